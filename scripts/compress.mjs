// Writes .br and .gz beside each file of dist/, for servers that send those, and prints what a first visit downloads.
// Node's zlib has both formats.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const compressible = [".css", ".html", ".js", ".json", ".svg", ".wasm"];

// All that can be compressed: { name, bytes, br, gz, first }, largest first; `first` are the files of a first visit.
async function measured({ write = false } = {}) {
  const page = await readFile(join(dist, "index.html"), "utf8");
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && compressible.includes(extname(entry.name)));
  const sizes = await Promise.all(
    files.map(async (entry) => {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      const content = await readFile(path);
      const br = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } });
      const gz = gzipSync(content, { level: 9 });
      if (write) await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
      const name = path.slice(dist.length + 1);
      // What the page does not name is fetched when it is asked for, or by other pages.
      const first = name === "index.html" || page.includes(`./${name}`);
      return { name, bytes: content.length, br: br.length, gz: gz.length, first };
    }),
  );
  return sizes.sort((a, b) => b.br - a.br);
}

// The files of a first visit, as above.
export const firstVisit = async () => (await measured()).filter(({ first }) => first);

export const total = (sizes, format) => sizes.reduce((sum, size) => sum + size[format], 0);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sizes = await measured({ write: true });
  const line = (name, ...numbers) => console.log(name.padEnd(44) + numbers.map((n) => String(n).padStart(10)).join(""));
  const kB = (bytes) => (bytes / 1000).toFixed(1);
  line("dist/ (kB)", "as it is", "gzip", "Brotli");
  for (const { name, bytes, gz, br } of sizes) line(name, kB(bytes), kB(gz), kB(br));
  const first = sizes.filter(({ first }) => first);
  line("a first visit", ...["bytes", "gz", "br"].map((format) => kB(total(first, format))));
}
