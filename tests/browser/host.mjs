// A page at another origin that embeds the page.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { listen, open } from "./page.mjs";

/** @import { Browser, Page, Site } from "./page.mjs" */

/**
 * Visits a page with `body` that embeds `site`, and fails if there is any error before `look` is done. `headers` are those
 * of the page besides its type.
 * @type {(browser: Browser, site: Site, body: string, look: (page: Page, site: Site) => Promise<unknown>,
 *   options?: import("./page.mjs").Options & { headers?: Record<string, string> }) => Promise<void>}
 */
export async function visitHost(browser, site, body, look, { headers, ...options } = {}) {
  const server = createServer((request, response) => {
    const found = new URL(request.url ?? "", "http://host").pathname === "/";
    response.writeHead(found ? 200 : 404, { "content-type": "text/html; charset=utf-8", ...headers });
    response.end(
      found
        ? `<!DOCTYPE html><html lang="en"><head><link rel="icon" href="data:,"></head><body>${body}</body></html>`
        : "",
    );
  });
  const { origin, close } = await listen(server);
  const host = { url: `${origin}/`, origins: [origin, ...site.origins] };
  try {
    await open(browser, host, "", options, async (page, faults, go) => {
      await go();
      await look(page, site);
      assert.deepEqual(faults, []);
    });
  } finally {
    close();
  }
}

/**
 * The only header that the element needs: it allows a module script from another origin.
 * @type {(file: string) => Record<string, string>}
 */
export const forScript = (file) =>
  file.endsWith("embed.js") ? { "access-control-allow-origin": "*" } : /** @type {Record<string, string>} */ ({});

/** @type {(site: Site, attributes: string) => string} */
export const element = (site, attributes) =>
  `<script type="module" src="${site.url}embed.js"></script><diffu-scope ${attributes}></diffu-scope>`;

/**
 * The frame of the embedded page number `index`, when its program runs.
 * @type {(page: Page, index?: number) => Promise<import("playwright-core").Frame>}
 */
export async function embedded(page, index = 0) {
  const frames = () =>
    page.frames().filter((frame) => frame.parentFrame() === page.mainFrame() && frame.url().includes("embed=1"));
  while (frames().length <= index) await page.waitForEvent("framenavigated");
  const frame = frames()[index];
  await frame.waitForFunction(() => window.diffuscope && !document.documentElement.inert);
  return frame;
}
