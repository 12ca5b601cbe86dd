// Copies the browser's copy of the few modules we use from node_modules to static/vendor, with
// their licences, and lists them in static/vendor/manifest.json for the page's import map.
import {mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {basename, dirname, join} from "node:path";
import {fileURLToPath} from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const modules = join(root, "node_modules");
const vendor = join(root, "static", "vendor");

/** Bare name → [package, file in it, name of the copy]. */
const WANTED = {
  "preact": ["preact", "dist/preact.mjs", "preact.js"],
  "preact/hooks": ["preact", "hooks/dist/hooks.mjs", "hooks.js"],
  "@preact/signals-core": ["@preact/signals-core", "dist/signals-core.mjs", "signals-core.js"],
  "@preact/signals": ["@preact/signals", "dist/signals.mjs", "signals.js"],
  "htm": ["htm", "dist/htm.mjs", "htm.js"],
  "htm/preact": ["htm", "preact/index.mjs", "htm-preact.js"],
  "d3-dispatch": ["d3-dispatch", "dist/d3-dispatch.min.mjs", "d3-dispatch.js"],
  "d3-force": ["d3-force", "dist/d3-force.min.mjs", "d3-force.js"],
  "d3-quadtree": ["d3-quadtree", "dist/d3-quadtree.min.mjs", "d3-quadtree.js"],
  "d3-timer": ["d3-timer", "dist/d3-timer.min.mjs", "d3-timer.js"],
};

/** @param {string} name of a package */
function folder(name) {
  const {version} = JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8"));
  return `${name.replace("@", "").replace("/", "-")}-${version}`;
}

/** What the folder must hold: its files' texts by path under static/vendor. */
export function wantedFiles() {
  /** @type {Map<string, string>} */
  const files = new Map();
  /** @type {Record<string, string>} */
  const manifest = {};
  for (const [bare, [name, source, copy]] of Object.entries(WANTED)) {
    const text = readFileSync(join(modules, name, source), "utf8");
    // The maps are not copied, and Django refuses a comment that points at a missing file.
    files.set(`${folder(name)}/${copy}`, text.replace(/\n?\/\/# sourceMappingURL=\S+\s*$/, "\n"));
    files.set(`${folder(name)}/LICENSE`, readFileSync(join(modules, name, "LICENSE"), "utf8"));
    manifest[bare] = `vendor/${folder(name)}/${copy}`;
  }
  files.set("manifest.json", `${JSON.stringify(manifest, null, 2)}\n`);
  return files;
}

function fill() {
  const files = wantedFiles();
  rmSync(vendor, {recursive: true, force: true});
  for (const [path, text] of files) {
    mkdirSync(join(vendor, dirname(path)), {recursive: true});
    writeFileSync(join(vendor, path), text);
    if (basename(path) !== "LICENSE") console.log(`static/vendor/${path}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) fill();
