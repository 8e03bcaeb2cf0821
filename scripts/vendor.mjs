// Copies the npm modules that the page uses to target/vendor/, each with its licence at the beginning, with a file name
// whose type every server knows. Trunk runs it before a build.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const vendored = [{ name: "lean-qr", module: "index.mjs" }];

await mkdir(join(root, "target/vendor"), { recursive: true });
for (const { name, module } of vendored) {
  /** @param {string} file */
  const read = (file) => readFile(join(root, "node_modules", name, file), "utf8");
  try {
    const { version } = JSON.parse(await read("package.json"));
    const [licence, code] = await Promise.all([read("LICENSE"), read(module)]);
    await writeFile(join(root, "target/vendor", `${name}.js`), `/* ${name} ${version}\n\n${licence}*/\n${code}`);
  } catch (reason) {
    console.error(`${name} is not in node_modules: run \`npm ci\`. (${reason})`);
    process.exit(1);
  }
}
