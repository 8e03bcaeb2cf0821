// The Content-Security-Policy that a page brings in a <meta> element of its own: with the hashes of its own scripts and
// style sheets it allows these and no other code in the page, on every server. docs/hosting.md explains it.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";

/**
 * What a page needs besides its own inline scripts and styles: sources, by directive.
 * @typedef {Record<string, string>} Sources
 */

/**
 * Of index.html. A blob is a worker's first script (src/web/workers/program.rs), or a picture that becomes a PNG.
 * @type {Sources}
 */
export const ofPage = {
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "img-src": "'self' blob: data:",
  "font-src": "'self'",
  "connect-src": "'self'",
  "worker-src": "'self' blob:",
  "manifest-src": "'self'",
  "require-trusted-types-for": "'script'",
  "trusted-types": "diffuscope",
};

/**
 * Of diffuscope.html, which has its modules, styles and data inside, as data URLs, and asks no server for anything.
 * @type {Sources}
 */
export const ofSingleFile = {
  "script-src": "'wasm-unsafe-eval' blob: data:",
  "style-src": "data:",
  "img-src": "blob: data:",
  "font-src": "data:",
  "connect-src": "data:",
  "worker-src": "blob:",
  "require-trusted-types-for": "'script'",
  "trusted-types": "diffuscope",
};

/**
 * Of the lesson in course/, which has the page in frames.
 * @type {Sources}
 */
export const ofCourse = {
  "script-src": "'self'",
  "style-src": "'self'",
  "img-src": "'self'",
  "frame-src": "'self'",
  "worker-src": "'self'",
  "connect-src": "'self'",
};

/**
 * The hashes of all elements whose start tags match `tag`, where they have content.
 * @type {(page: string, tag: RegExp) => string}
 */
function hashes(page, tag) {
  const contents = [...page.matchAll(tag)].map(([, content]) => content).filter((content) => content !== "");
  const sources = contents.map((content) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`);
  return [...new Set(sources)].join(" ");
}

/**
 * `page`, a whole HTML file, with its policy in it, before everything that the policy is about. Nothing that a script
 * or a style sheet of the page says may be changed after this. Scripts of the type text/plain are data.
 * @type {(page: string, sources: Sources) => string}
 */
export function withPolicy(page, sources) {
  const charset = '<meta charset="utf-8">';
  assert.ok(page.includes(charset), `a page without ${charset}`);
  assert.doesNotMatch(page, /http-equiv="content-security-policy"/i, "a page that has a policy already");
  /** @type {Record<string, string>} */
  const own = {
    "script-src": hashes(page, /<script(?![^>]* type="text\/plain")[^>]*>([\s\S]*?)<\/script>/g),
    "style-src": hashes(page, /<style[^>]*>([\s\S]*?)<\/style>/g),
  };
  const directives = Object.entries(sources).map(([name, allowed]) => `${name} ${allowed} ${own[name] ?? ""}`.trim());
  const policy = ["default-src 'none'", ...directives, "base-uri 'none'", "form-action 'none'"].join("; ");
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  return page.replace(charset, () => `${charset}\n    ${meta}`);
}
