// Writes dist/diffuscope.html: the page in one file, with the program, its glue and every module that the page loads on
// demand inside. It needs no server and no network.
//
// A module that is loaded with import("./folder/name.js") is there under the name diffuscope/folder/name.js of an import
// map. So such a module brings all that it needs in itself or in other modules: what it fetched would be missing here.

import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { constants, gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
// Scripts for other pages, or for the server's page alone.
const notInside = ["embed.js", "service-worker.js"];
const most = 3_000_000;

const read = (name) => readFile(join(dist, name), "utf8");
const base64 = (content) => Buffer.from(content).toString("base64");

// The first thing in the page that `pattern` captures.
function found(pattern, text) {
  const match = pattern.exec(text);
  assert.ok(match, `dist/index.html has nothing like ${pattern}: has Trunk changed what it writes?`);
  return match[1];
}

// Text as the content of a script element, which ends at the first thing that looks like its end.
function inScript(text) {
  assert.doesNotMatch(text, /<\/script|<!--/i, "a script that would end its own element");
  return text;
}

const page = await read("index.html");
const glue = found(/import init from '\.\/(.+?)'/, page);
const program = found(/'\.\/([^']+?\.wasm)'/, page);
const loading = found(/import initializer from '\.\/(.+?)'/, page);
const icon = found(/<link rel="icon" href="\.\/(.+?)"/, page);

const entries = await readdir(dist, { recursive: true, withFileTypes: true });
const modules = entries
  .filter((entry) => entry.isFile() && entry.name.endsWith(".js"))
  .map((entry) => relative(dist, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
  .filter((name) => ![glue, loading].includes(name) && !notInside.includes(basename(name)));

// `text` of `folder` with the addresses that it imports replaced by names of the import map.
const renamed = (text, folder) =>
  text.replace(/(\bfrom\s*|\bimport\s*\(?\s*)(["'])(\.{1,2}\/[^"']+)\2/g, (whole, before, quote, address) => {
    const name = posix.join(folder, address);
    return modules.includes(name) ? `${before}${quote}diffuscope/${name}${quote}` : whole;
  });

const imports = {};
for (const name of modules) {
  const text = renamed(await read(name), posix.dirname(name));
  imports[`diffuscope/${name}`] = `data:text/javascript;base64,${base64(text)}`;
}

const start = await readFile(join(root, "web/self-contained.js"), "utf8");
const wasm = gzipSync(await readFile(join(dist, program)), { level: constants.Z_BEST_COMPRESSION });
const picture = await read(icon);
const inside = `
    <script type="text/plain" id="glue">${inScript(await read(glue))}</script>
    <script type="text/plain" id="program">${base64(wasm)}</script>
    <script type="module">${inScript(start)}</script>
  `;
const file = renamed(page, ".")
  .replace("<html", "<html data-self-contained")
  .replace(/<template class="start">[\s\S]*?<\/template>/g, "")
  .replace(/(<link rel="icon" href=")[^"]+/, (_, before) => `${before}data:image/svg+xml;base64,${base64(picture)}`)
  .replace(/(<meta charset[^>]*>)/, (meta) => `${meta}\n    <script type="importmap">${JSON.stringify({ imports })}</script>`)
  .replace("</body>", () => `${inside}</body>`);
const size = Buffer.byteLength(file);
assert.ok(size <= most, `dist/diffuscope.html has ${size} bytes, more than ${most}`);
await writeFile(join(dist, "diffuscope.html"), file);
console.log(`dist/diffuscope.html: ${(size / 1000).toFixed(0)} kB, everything inside`);
