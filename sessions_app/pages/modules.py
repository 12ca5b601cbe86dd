"""The import map: every JavaScript module by its bare name, at its hashed address."""

import json
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static

JS = settings.BASE_DIR / "static" / "js"
VENDORED = settings.BASE_DIR / "static" / "vendor" / "manifest.json"


@lru_cache(maxsize=1)
def import_map() -> dict[str, str]:
    """{"#store.js": "/static/js/store.<hash>.js", "preact": …}"""
    names = {
        f"#{path.relative_to(JS).as_posix()}": static(f"js/{path.relative_to(JS).as_posix()}")
        for path in sorted(JS.rglob("*.js"))
    }
    vendored = json.loads(Path(VENDORED).read_text())
    return names | {name: static(path) for name, path in vendored.items()}


def import_map_json() -> str:
    return json.dumps({"imports": import_map()}, separators=(",", ":"))


@lru_cache(maxsize=8)
def preloads(view: str) -> list[str]:
    """Addresses of every module a view needs, so that they are fetched together, not in a chain."""
    wanted, found = [f"views/{view}.js", "app.js"], set()
    while wanted:
        name = wanted.pop()
        if name not in found and (JS / name).exists():
            found.add(name)
            wanted += _imports(JS / name)
    addresses = import_map()
    own = [addresses[f"#{name}"] for name in sorted(found)]
    return own + [url for name, url in addresses.items() if not name.startswith("#")]


def _imports(path: Path) -> list[str]:
    import re

    return re.findall(r"""from\s+["']#([\w./-]+)["']""", path.read_text())
