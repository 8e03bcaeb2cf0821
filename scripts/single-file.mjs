// Writes diffuscope.html next to index.html: the page in one file, with the program, its glue, and the modules and
// files that the page loads on demand. It needs no server and no network. Trunk runs it after a build.
//
// An import map has a data URL for every module that the page loads with import("./folder/name.js"). The table
// diffuscopeFiles has those for files that modules load with new URL(file, import.meta.url), and the program with
// import.meta.resolve.

import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { constants, gzipSync } from "node:zlib";
import { ofSingleFile, withPolicy } from "./policy.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const site = process.env.TRUNK_STAGING_DIR ?? join(root, "dist");
const most = 3_500_000;
// Files for other pages, or for a page from a server. Those of worker/ are added below.
const notInside = /^(course\/|worker\/|embed\.js|service-worker\.js)/;
// The workers' program, the digits, their network, and what decodes pictures, under the names that the page's program uses.
const ofProgram = [
  "./worker/worker.js",
  "./worker/worker_bg.wasm",
  "./images/digits.bin",
  "./images/pictures.bin",
  "./pictures/decode.js",
];
/** @type {Record<string, string>} */
const types = {
  ".bin": "application/octet-stream",
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

const names = (await readdir(site, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => relative(site, join(entry.parentPath, entry.name)).split(sep).join("/"));
/** @param {string} name */
const read = (name) => readFile(join(site, name));
/** @param {string} name */
const text = async (name) => (await read(name)).toString();
/** @type {(name: string, content: string | Buffer) => string} */
const data = (name, content) => `data:${types[extname(name)]};base64,${Buffer.from(content).toString("base64")}`;

/**
 * Replaces each match of `pattern` by the result of `replacement`, which is asynchronous.
 * @type {(text: string, pattern: RegExp, replacement: (...match: string[]) => Promise<string>) => Promise<string>}
 */
async function replaced(text, pattern, replacement) {
  const replacements = await Promise.all([...text.matchAll(pattern)].map((match) => replacement(...match)));
  return text.replace(pattern, () => replacements.shift() ?? "");
}

/**
 * The first group of the first match of `pattern` in `text`.
 * @type {(pattern: RegExp, text: string) => string}
 */
function found(pattern, text) {
  const match = pattern.exec(text);
  assert.ok(match, `index.html has nothing like ${pattern}: has Trunk changed what it writes?`);
  return match[1];
}

/**
 * Text as the content of a script element. Anything that looks like the end tag would end the element.
 * @param {string} text
 */
function inScript(text) {
  assert.doesNotMatch(text, /<\/script|<!--/i, "a script that would end its own element");
  return text;
}

const page = await text("index.html");
const glue = found(/import init from '\.\/(.+?)'/, page);
const loading = found(/import initializer from '\.\/(.+?)'/, page);
const program = found(/'\.\/([^']+?\.wasm)'/, page);
const icon = found(/<link rel="icon" href="\.\/(.+?)"/, page);

/**
 * Modules import each other by names in the import map, because relative addresses do not work in a data URL.
 * @type {Record<string, string>}
 */
const imports = {};
const inside = names.filter((name) => ![glue, loading, "index.html", icon].includes(name) && !notInside.test(name));
const modules = inside.filter((name) => extname(name) === ".js");
for (const name of modules) {
  const folder = posix.dirname(name);
  const module = (await text(name))
    .replace(/(\bfrom\s*|\bimport\s*\(?\s*)(["'])(\.{1,2}\/[^"']+)\2/g, (_, before, quote, address) => {
      const other = posix.join(folder, address);
      assert.ok(modules.includes(other), `${name} imports ${address}, which is not there`);
      return `${before}${quote}diffuscope/${other}${quote}`;
    })
    .replace(/new URL\(([^(),]+), import\.meta\.url\)/g, `diffuscopeFiles["${folder}/" + $1]`);
  assert.doesNotMatch(module, /import\.meta/, `${name} has no address here`);
  imports[`diffuscope/${name}`] = data(name, module);
  imports[`./${name}`] = data(name, `export * from "diffuscope/${name}";`);
}

/** @type {Record<string, string>} */
const files = {};
for (const name of inside.filter((name) => [".css", ".html", ".json", ".txt"].includes(extname(name)))) {
  /** @type {(match: string, address: string) => Promise<string>} */
  const link = async (_, address) => {
    const other = posix.join(posix.dirname(name), address);
    return `url("${data(other, await read(other))}")`;
  };
  files[name] = data(
    name,
    extname(name) === ".css" ? await replaced(await text(name), /url\("?([^")]+)"?\)/g, link) : await read(name),
  );
}

for (const name of ofProgram) files[name] = data(name, await read(name));
const resolve = "import.meta.resolve(";
const script = await text(glue);
assert.ok(script.includes(resolve), `the program's script has no ${resolve}`);
const scriptInside = script.replaceAll(resolve, "((name) => diffuscopeFiles[name])(");

const start = await readFile(join(root, "web/start-single-file.js"), "utf8");
const compressed = gzipSync(await read(program), { level: constants.Z_BEST_COMPRESSION });
const first = `
    <script type="importmap">${inScript(JSON.stringify({ imports }))}</script>
    <script>const diffuscopeFiles = ${inScript(JSON.stringify(files))};</script>`;
const last = `
    <script type="text/plain" id="glue">${inScript(scriptInside)}</script>
    <script type="text/plain" id="program">${compressed.toString("base64")}</script>
    <script type="module">${inScript(start)}</script>
  `;
const picture = data(icon, await read(icon));
const withEverything = page
  .replace("<html", "<html data-single-file")
  .replace(/<template class="start">[\s\S]*?<\/template>/g, "")
  .replace(`./${icon}`, () => picture)
  .replace(/<meta charset[^>]*>/, (meta) => meta + first)
  .replace("</body>", () => `${last}</body>`);
const file = withPolicy(withEverything, ofSingleFile);
assert.doesNotMatch(file, /(href|src)="\.?\//, "something that would have to be fetched");

const size = Buffer.byteLength(file);
assert.ok(size <= most, `diffuscope.html has ${size} bytes, more than ${most}`);
await writeFile(join(site, "diffuscope.html"), file);
console.log(`diffuscope.html: ${(size / 1000).toFixed(0)} kB, with everything inside`);
