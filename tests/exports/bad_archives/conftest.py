"""A good archive, to be spoiled."""

from pathlib import Path
from typing import Any

import pytest

from tests.exports.bad_archives.trying import whole
from tests.exports.restored import Files, files_in


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def good(media: Path, tmp_path: Path) -> Path:
    path = tmp_path / "good.zip"
    path.write_bytes(whole())
    return path


@pytest.fixture
def files(good: Path) -> Files:
    return files_in(good)
