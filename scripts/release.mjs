// Makes a release of what Trunk has built: release.mjs [DIST]
//
// - The hash of their content is added to the names of the folders that the page loads on demand, and an import map in
// the   page maps the old names to the new ones. So every file that the page loads has a hash in its path, like Trunk's
// files.
// - The import map has the hash of every module, too: a browser runs no other file under its name.
// - Scripts lose the lines that are comments.
// - The page and the lesson in course/ get their Content-Security-Policy (policy.mjs).
// - The page gets its manifest, its icons and its service worker, which has the list of all files.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { ofCourse, ofPage, withPolicy } from "./policy.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = resolve(process.argv[2] ?? join(root, "dist"));

// Files that the page does not load: for other pages, or for the browser that installs the application.
const elsewhere = /^(embed\.js|diffuscope\.html|service-worker\.js|manifest\.json|(course|icons)\/.*|.*\.(br|gz))$/;
// Of these, what is kept for use without a network.
const keptToo = /^(embed\.js|course\/.*(?<!\.br|\.gz))$/;
// A part of a hash: of a file or its folder.
const hashed = /[0-9a-f]{15}/;

/** @type {(content: string | Uint8Array, encoding: "hex" | "base64") => string} */
const sha256 = (content, encoding) => createHash("sha256").update(content).digest(encoding);

/** @typedef {[path: string, content: Buffer]} File  A path with slashes, relative to a folder. */

/**
 * All files below a folder, in the order of their paths.
 * @type {(folder: string) => Promise<File[]>}
 */
async function contents(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths
      .sort()
      .map(async (path) => /** @type {File} */ ([relative(folder, path).split(sep).join("/"), await readFile(path)])),
  );
}

/** @param {File[]} files */
const hash = (files) =>
  sha256(files.map(([path, content]) => `${path} ${sha256(content, "hex")}\n`).join(""), "hex").slice(0, 16);

/**
 * A script without the lines that are comments: some 10 kB (Brotli) of all scripts. Comments behind code stay.
 * @param {string} script
 */
const withoutComments = (script) => script.replace(/^[ \t]*(?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/|\/\/.*)\n/gm, "");

const built = await readFile(join(dist, "index.html"), "utf8");
assert.doesNotMatch(built, /rel="manifest"/, "this is a release already: build the page anew");
const page = built.replace(/<script>[\s\S]*?<\/script>/g, withoutComments);

for (const [path, content] of await contents(dist)) {
  // embed.js is for the authors of other pages, who may want to read it.
  if (path.endsWith(".js") && !elsewhere.test(path)) {
    await writeFile(join(dist, path), withoutComments(content.toString()));
    // Throws if it is no script any more.
    execFileSync(process.execPath, ["--check", join(dist, path)]);
  }
}

/** @type {Record<string, string>} */
const imports = {};
for (const folder of await readdir(dist, { withFileTypes: true })) {
  const files =
    folder.isDirectory() && !elsewhere.test(`${folder.name}/`) ? await contents(join(dist, folder.name)) : [];
  if (!files.some(([path]) => /\.(js|bin)$/.test(path))) continue;
  const name = `${folder.name}-${hash(files)}`;
  await rename(join(dist, folder.name), join(dist, name));
  imports[`./${folder.name}/`] = `./${name}/`;
}

/** @type {Record<string, string>} */
const integrity = {};
for (const [path, content] of await contents(dist)) {
  if (path.endsWith(".js") && !elsewhere.test(path)) integrity[`./${path}`] = `sha256-${sha256(content, "base64")}`;
}

await cp(join(root, "web/icons"), join(dist, "icons"), { recursive: true });
await cp(join(root, "web/manifest.json"), join(dist, "manifest.json"));

const head = `
    <script type="importmap">${JSON.stringify({ imports, integrity })}</script>
    <link rel="manifest" href="manifest.json">
    <link rel="apple-touch-icon" href="icons/apple-touch-icon.png">
    <script>${await readFile(join(root, "web/register-service-worker.js"), "utf8")}</script>`;
const start = '<meta charset="utf-8">';
assert.ok(page.includes(start), `dist/index.html has no ${start}`);
await writeFile(
  join(dist, "index.html"),
  withPolicy(
    page.replace(start, () => start + head),
    ofPage,
  ),
);
const course = join(dist, "course/index.html");
await writeFile(course, withPolicy(await readFile(course, "utf8"), ofCourse));

const all = await contents(dist);
const found = all.filter(([path]) => !elsewhere.test(path));
const loaded = found.filter(([path]) => path !== "index.html");
const mutable = loaded.map(([path]) => path).filter((path) => !hashed.test(path));
assert.deepEqual(mutable, [], "files without their content in their name, which could be mixed with another release's");
/**
 * Pages by the addresses of their folders: not every server has them as index.html.
 * @type {File[]}
 */
const besides = all
  .filter(([path]) => keptToo.test(path))
  .map(([path, content]) => [path.replace(/\/index\.html$/, "/"), content]);
/**
 * The page last.
 * @type {File[]}
 */
const files = [...loaded, ...besides, ["./", await readFile(join(dist, "index.html"))]];
const listed = files.map(([path, content]) => [path, `sha256-${sha256(content, "base64")}`]);
const release = { id: hash(files), files: listed };
const worker = await readFile(join(root, "web/service-worker.js"), "utf8");
await writeFile(join(dist, "service-worker.js"), `const release = ${JSON.stringify(release)};\n\n${worker}`);
const size = files.reduce((sum, [, content]) => sum + content.length, 0);
console.log(`release ${release.id}: ${files.length} files, ${(size / 1000).toFixed(0)} kB`);
