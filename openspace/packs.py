"""One script per view: the ES modules it is made of, in one file.

A phone's view is some sixty small modules. Fetched one by one, the headers alone would be a fifth
of the page, and three hundred phones coming through the door together would ask this server
twenty thousand times. The sources stay plain modules that browsers, node and tsc read as they are.

The forms understood are those of static/js and static/vendor: named imports and exports, `export
default`, `export … from`. Each module becomes a function called once, in the order of need, that
answers what it exports; so modules must not need each other in a ring, nor change what they export.
"""

import json
import re
from pathlib import Path

from django.conf import settings

STATIC = settings.BASE_DIR / "static"
VENDORED = STATIC / "vendor" / "manifest.json"

NAMES = r"\{(?P<names>[^{}]*)\}"
FROM = r"""\s*from\s*["'](?P<source>[^"']+)["'];?"""
BEGIN = r"(?:^|(?<=[;}]))"  # where a statement begins, in minified modules too
IMPORT = re.compile(rf"{BEGIN}import\s*(?:(?P<default>[\w$]+)\s*,?\s*)?(?:{NAMES})?{FROM}", re.M)
EXPORT_FROM = re.compile(rf"{BEGIN}export\s*{NAMES}{FROM}", re.M)
EXPORT_LIST = re.compile(rf"{BEGIN}export\s*{NAMES};?", re.M)
EXPORT_DEFAULT = re.compile(rf"{BEGIN}export\s+default\s+", re.M)
EXPORT_DECLARED = re.compile(
    rf"{BEGIN}export\s+(?P<kind>(?:async\s+)?function|class|const)\s+(?P<name>[\w$]+)", re.M
)
ANY = re.compile(rf"{BEGIN}(?:import|export)\b", re.M)


class CannotPack(Exception):
    """A module is written in a way this file does not understand."""


def views() -> list[str]:
    """["console", "phone", "wall"]"""
    return sorted(path.stem for path in (STATIC / "js" / "views").glob("*.js"))


def pack(view: str) -> str:
    """The script of one view: begins the app with it. Raises CannotPack."""
    packer = Packer()
    app = packer.add("#app.js")
    shown = packer.add(f"#views/{view}.js")
    return "".join([*packer.parts, f"{app}.begin({shown}.mount);\n"])


class Packer:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self._vendored: dict[str, str] = json.loads(VENDORED.read_text())
        self._variables: dict[str, str] = {}
        self._under_way: list[str] = []

    def add(self, name: str) -> str:
        """Put a module, and before it what it needs, into the pack; answers its variable."""
        if name in self._under_way:
            raise CannotPack(f"a ring: {' needs '.join([*self._under_way, name])}")
        if name not in self._variables:
            self._under_way.append(name)
            body = self._wrapped(name, self._path(name).read_text())
            self._under_way.pop()
            self._variables[name] = variable = f"$m{len(self._variables)}"
            self.parts.append(f"const {variable} = {body};\n")
        return self._variables[name]

    def _path(self, name: str) -> Path:
        path = STATIC / (f"js/{name[1:]}" if name.startswith("#") else self._vendored.get(name, ""))
        if not path.is_file():
            needed_by = f", needed by {self._under_way[-2]}" if len(self._under_way) > 1 else ""
            raise CannotPack(f"no module {name}{needed_by}")
        return path

    def _wrapped(self, name: str, text: str) -> str:
        exports: list[str] = []
        text = IMPORT.sub(self._imported, text)

        def passed_on(found: re.Match) -> str:
            source = self.add(found["source"])
            exports.extend(f"{new}: {source}.{old}" for old, new in pairs(found["names"]))
            return ""

        def listed(found: re.Match) -> str:
            exports.extend(f"{new}: {old}" for old, new in pairs(found["names"]))
            return ""

        def declared(found: re.Match) -> str:
            exports.append(found["name"])
            return f"{found['kind']} {found['name']}"

        text = EXPORT_FROM.sub(passed_on, text)
        text = EXPORT_LIST.sub(listed, text)
        text = EXPORT_DECLARED.sub(declared, text)
        text, defaults = EXPORT_DEFAULT.subn("const $default = ", text)
        if defaults:
            exports.append("default: $default")
        if left := ANY.search(text):
            raise CannotPack(f"{name}: {text[left.start() : left.start() + 60]!r}")
        return f"(() => {{\n{text}\nreturn {{{', '.join(exports)}}};\n}})()"

    def _imported(self, found: re.Match) -> str:
        source = self.add(found["source"])
        names = [f"{old}: {new}" for old, new in pairs(found["names"] or "")]
        if found["default"]:
            names.append(f"default: {found['default']}")
        return f"const {{{', '.join(names)}}} = {source};"


def pairs(names: str) -> list[tuple[str, str]]:
    """ "a, b as c" → [("a", "a"), ("b", "c")]"""
    found = [re.split(r"\s+as\s+", name.strip()) for name in names.split(",") if name.strip()]
    return [(parts[0], parts[-1]) for parts in found]
