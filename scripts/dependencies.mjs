// What the program, its build and its tests are made from: every crate and npm package has a licence that allows this,
// and comes from the registry. Known faults of npm packages are asked from the registry; where that can't be reached,
// this says so and passes. cargo-deny checks the same of crates and their known faults (deny.toml), but takes longer to
// build than all checks together: the workflow on GitHub, which has it built already, runs it.

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const run = promisify(execFile);
/** @type {string[]} */
const faults = [];

// The list is that of deny.toml.
const deny = await readFile(`${root}deny.toml`, "utf8");
const [, list] = /^allow = \[([^\]]*)\]/m.exec(deny) ?? [];
const allowed = new Set([...(list ?? "").matchAll(/"([^"]+)"/g)].map(([, name]) => name));

/**
 * Whether an SPDX expression allows what we do: one of what OR separates, and all of what AND separates. Crates of long ago write
 * a slash for OR.
 * @type {(expression: string) => boolean}
 */
function isAllowed(expression) {
  const inner = /\(([^()]*)\)/.exec(expression);
  if (inner) return isAllowed(expression.replace(inner[0], isAllowed(inner[1]) ? [...allowed][0] : "refused"));
  return expression.split(/ OR |\//).some((part) => part.split(" AND ").every((name) => allowed.has(name.trim())));
}

// Crates for the platforms that are built and tested here: those of others need not be there.
for (const platform of ["x86_64-unknown-linux-gnu", "wasm32-unknown-unknown"]) {
  const parameters = ["metadata", "--format-version=1", "--locked", "--all-features", `--filter-platform=${platform}`];
  const { stdout } = await run("cargo", parameters, { cwd: root, maxBuffer: 1 << 28 });
  for (const { name, version, license, source } of JSON.parse(stdout).packages) {
    if (!isAllowed(license ?? "none"))
      faults.push(`${name} ${version} has the licence ${license}, which deny.toml does not allow`);
    if (source && source !== "registry+https://github.com/rust-lang/crates.io-index")
      faults.push(`${name} comes from ${source}`);
  }
}

for (const folder of ["", "benches/"]) {
  const { packages } = JSON.parse(await readFile(`${root}${folder}package-lock.json`, "utf8"));
  for (const [path, { license, resolved, integrity }] of Object.entries(packages)) {
    if (path === "") continue;
    if (!isAllowed(license ?? "none"))
      faults.push(`${folder}${path} has the licence ${license}, which deny.toml does not allow`);
    // Without an address it comes from npm's registry.
    if (resolved && !resolved.startsWith("https://registry.npmjs.org/"))
      faults.push(`${folder}${path} comes from ${resolved}`);
    if (!integrity) faults.push(`${folder}${path} has no hash in package-lock.json`);
  }
}

try {
  await run("npm", ["audit", "--audit-level=high", "--json"], { cwd: root, timeout: 30_000 });
} catch (/** @type {any} */ failure) {
  const report = (() => {
    try {
      return JSON.parse(failure.stdout);
    } catch {
      return {};
    }
  })();
  const known = Object.values(report.vulnerabilities ?? {});
  for (const { name, severity, range } of known) faults.push(`npm's ${name} ${range}: a known fault (${severity})`);
  if (known.length === 0) console.log("npm audit: the registry has not answered, so known faults were not looked up");
}

for (const fault of new Set(faults)) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
