// Writes .br and .gz beside each file of dist/, for servers that send those, and prints what a first visit downloads.
// Node's zlib has both formats.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const compressible = [".bin", ".css", ".html", ".js", ".json", ".svg", ".wasm"];

/**
 * A file of the site, and its sizes in bytes: as it is, with Brotli, with gzip.
 * @typedef {{ name: string, bytes: number, br: number, gz: number }} Size
 */

// The files of the site, largest first.
export async function siteFiles({ write = false } = {}) {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && compressible.includes(extname(entry.name)));
  const sizes = await Promise.all(
    files.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const content = await readFile(path);
      const br = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } });
      const gz = gzipSync(content, { level: 9 });
      if (write) await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
      return { name: path.slice(dist.length + 1), bytes: content.length, br: br.length, gz: gz.length };
    }),
  );
  return sizes.sort((a, b) => b.br - a.br);
}

/** @type {(sizes: Size[], format: "bytes" | "br" | "gz") => number} */
export const total = (sizes, format) => sizes.reduce((sum, size) => sum + size[format], 0);

/**
 * Those that a visit without a query fetches before the first picture: the page, and the files that it names.
 * @param {Size[]} sizes
 */
export async function ofFirstVisit(sizes) {
  const whole = await readFile(join(dist, "index.html"), "utf8");
  // The import map has the hashes of modules that are loaded later.
  const page = whole.replace(/<script type="importmap">[\s\S]*?<\/script>/, "");
  return sizes.filter(({ name }) => name === "index.html" || page.includes(`./${name}`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sizes = await siteFiles({ write: true });
  /** @type {(name: string, ...numbers: (number | string)[]) => void} */
  const line = (name, ...numbers) => console.log(name.padEnd(44) + numbers.map((n) => String(n).padStart(10)).join(""));
  /** @param {number} bytes */
  const kB = (bytes) => (bytes / 1000).toFixed(1);
  /** @type {(name: string, sizes: Size[]) => void} */
  const sums = (name, sizes) => line(name, ...[total(sizes, "bytes"), total(sizes, "gz"), total(sizes, "br")].map(kB));
  line("dist/ (kB)", "as it is", "gzip", "Brotli");
  for (const { name, bytes, gz, br } of sizes) line(name, kB(bytes), kB(gz), kB(br));
  sums("a first visit", await ofFirstVisit(sizes));
  sums("all", sizes);
}
