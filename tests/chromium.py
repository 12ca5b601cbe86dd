"""Debian's Chromium, as the tests start it."""

import os
import shutil

from tests.programs import program_path

FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str:
    """Where it is: $CHROMIUM, or the build without windows, which draws the same pages a third
    sooner, or else the whole browser."""
    return (
        os.environ.get("CHROMIUM")
        or shutil.which("chromium-headless-shell")
        or program_path("chromium")
    )
