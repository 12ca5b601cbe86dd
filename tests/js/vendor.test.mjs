// static/vendor is what tools/vendor.mjs makes of the locked packages, no more and no less.
import assert from "node:assert/strict";
import {readdirSync, readFileSync, statSync} from "node:fs";
import {join, relative, sep} from "node:path";
import {test} from "node:test";
import {fileURLToPath} from "node:url";
import {wantedFiles} from "../../tools/vendor.mjs";

const vendor = fileURLToPath(new URL("../../static/vendor", import.meta.url));

/** @param {string} folder @returns {string[]} */
const filesUnder = (folder) =>
  readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesUnder(path) : [path]));

test("the vendored modules are those of node_modules", () => {
  const wanted = wantedFiles();
  const found = filesUnder(vendor).map((path) => relative(vendor, path).split(sep).join("/"));
  assert.deepEqual(found.sort(), [...wanted.keys()].sort(), "run `make vendor`");
  for (const [path, text] of wanted) {
    assert.equal(readFileSync(join(vendor, path), "utf8"), text, `${path}: run \`make vendor\``);
  }
});

test("vendored modules import only what the import map resolves", () => {
  const map = JSON.parse(readFileSync(join(vendor, "manifest.json"), "utf8"));
  for (const path of Object.values(map)) {
    const text = readFileSync(join(vendor, "..", path), "utf8");
    for (const [, name] of text.matchAll(/(?:from|import)\s*"([^"]+)"/g)) {
      assert.ok(name in map, `${path} imports ${name}`);
    }
    assert.ok(!text.includes("sourceMappingURL"), `${path} points at a map that is not there`);
  }
});
