"""Packing modules into one script: the same names reach the same things, or it refuses."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from openspace import packs, static_files


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A static folder of one's own, with a small vendored module."""
    (tmp_path / "js" / "views").mkdir(parents=True)
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor" / "manifest.json").write_text('{"tiny": "vendor/tiny.js"}')
    (tmp_path / "vendor" / "tiny.js").write_text(
        "var t=1;function n(){return t}export{n as now,t as first};"
        "export default function(a){return a+t}"
    )
    monkeypatch.setattr(packs, "STATIC", tmp_path)
    monkeypatch.setattr(packs, "VENDORED", tmp_path / "vendor" / "manifest.json")
    return tmp_path / "js"


def run(script: str) -> object:
    node = subprocess.run(
        ["node", "--input-type=module", "-e", script], capture_output=True, text=True, check=True
    )
    return json.loads(node.stdout)


def test_what_modules_export_is_what_others_import(modules: Path) -> None:
    (modules / "base.js").write_text(
        'import plus, {now as when} from "tiny";\n'
        "export const shown = [];\n"
        "export class Shelf { size() { return 3; } }\n"
        "export async function later() { return plus(when()); }\n"
        "const secret = 7;\nexport {secret as seven};\n"
        'export {first} from "tiny";\n'
    )
    (modules / "app.js").write_text(
        'import {\n  shown,\n  later,\n} from "#base.js";\n'
        "export async function begin(mount) {\n"
        "  mount(shown); shown.push(await later()); console.log(JSON.stringify(shown));\n}\n"
    )
    (modules / "views" / "phone.js").write_text(
        'import {Shelf, seven, first, shown as list} from "#base.js";\n'
        "export function mount(given) {\n"
        "  given.push(new Shelf().size(), seven, first, given === list);\n}\n"
    )
    assert run(packs.pack("phone")) == [3, 7, 1, True, 2]


@pytest.mark.parametrize(
    "text",
    [
        "const [a] = [{all}].map((b) => b.all); return a",
        "const {a = all} = {}; return a",
        "const {a} = ({c: all}, {a: all}); return a",
        "const [a] = new Set([{all}]); return a.all",
        "const {a} = (() => { return {a: all}; })(); return a",
    ],
)
def test_small_scripts_set_a_name_before_they_use_it(text: str) -> None:
    """One version of the minifier moved a declaration before those it needs."""
    if static_files.minified is None:
        assert sys.platform != "linux"
        return
    script = f"function read(of) {{ const all = of.all; {text}; }}"
    small = static_files.minified("application/javascript", script)
    assert run(f"{small} console.log(JSON.stringify(read({{all: 7}})))") == 7


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('import {a} from "#other.js";\nexport const mount = a;', "ring"),
        ('import * as all from "tiny";\nexport const mount = all;', "import \\* as"),
        ('export * from "tiny";', "export \\*"),
        ("export let mount = 1;", "export let"),
        ('import {a} from "#nowhere.js";', "no module #nowhere.js"),
        ('import {a} from "unknown";', "no module unknown"),
    ],
)
def test_what_it_does_not_understand_it_refuses(modules: Path, text: str, said: str) -> None:
    (modules / "app.js").write_text("export function begin() {}")
    (modules / "views" / "phone.js").write_text(text)
    (modules / "other.js").write_text('import {mount} from "#views/phone.js";\nexport const a = 1;')
    with pytest.raises(packs.CannotPack, match=said):
        packs.pack("phone")


@pytest.mark.parametrize("view", packs.views())
def test_every_view_can_be_packed(view: str, tmp_path: Path) -> None:
    path = tmp_path / "pack.mjs"
    path.write_text(packs.pack(view))
    assert f"#views/{view}.js" not in path.read_text()
    subprocess.run(["node", "--check", path], check=True, capture_output=True)
