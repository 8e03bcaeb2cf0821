// The built page in Chromium: a static server for dist/, the browser, and a visit that fails on any error.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** @type {Record<string, string>} */
const types = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * A web server: the addresses of its origins, the address of its page, and the rest as described at startSite().
 * @typedef {{ folder: string, isDown: boolean, requests: string[], origins: string[], url: string, close: () => void }} Site
 */

/**
 * What is visited: the address of a page, and the origins from which it may load something.
 * @typedef {Pick<Site, "url" | "origins">} Target
 */

/**
 * `prepare` is called before anything is loaded; the others are options of a browser context.
 * @typedef {import("playwright-core").BrowserContextOptions & { prepare?: (page: Page) => Promise<unknown> | void }} Options
 */

/** @typedef {import("playwright-core").Browser} Browser */
/** @typedef {import("playwright-core").Page} Page */

/**
 * Serves `site.folder`, dist/ at first, below `prefix` on a free port, and nothing beside it. `headers` gives those of a
 * file besides its type. While `site.isDown`, requests get no answer; `site.requests` are the requested files.
 * @type {(prefix?: string, headers?: (file: string) => Record<string, string>) => Promise<Site>}
 */
export async function startSite(prefix = "/", headers = () => ({})) {
  const site = { folder: join(root, "dist"), isDown: false, requests: /** @type {string[]} */ ([]) };
  const server = createServer(async (request, response) => {
    if (site.isDown) return void request.socket.destroy();
    const { pathname } = new URL(request.url ?? "", "http://site");
    site.requests.push(pathname);
    const inside = pathname.startsWith(prefix) ? normalize(`/${pathname.slice(prefix.length)}`) : "/absent";
    const file = inside.endsWith("/") ? `${inside}index.html` : inside;
    try {
      const body = await readFile(join(site.folder, file));
      response
        .writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream", ...headers(file) })
        .end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  const { origin, close } = await listen(server);
  return Object.assign(site, { origins: [origin], url: origin + prefix, close });
}

/**
 * Gives `server` a port and an origin.
 * @param {import("node:http").Server} server
 */
export async function listen(server) {
  await /** @type {Promise<void>} */ (new Promise((listening) => server.listen(0, "127.0.0.1", listening)));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}`, close };
}

export function startBrowser() {
  return chromium.launch({
    executablePath: execFileSync(join(root, "scripts/chromium"), { encoding: "utf8" }).trim(),
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // WebGL on the processor: the same pictures with and without a graphics card.
      "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader",
    ],
  });
}

/**
 * For the tests of a file: a site from startSite(), and a browser. Both are closed after the tests.
 * @type {(...site: Parameters<typeof startSite>) => Promise<{ browser: Browser, site: Site }>}
 */
export async function start(prefix, headers) {
  const browser = await startBrowser();
  const site = await startSite(prefix, headers);
  after(async () => {
    await browser.close();
    site.close();
  });
  return { browser, site };
}

/**
 * Opens a page of `site`, passes it to `look`, and closes it. Errors in the console, uncaught errors, failed requests and
 * requests to other origins than the site's are added to `faults`, the second argument of `look`.
 * @type {(browser: Browser, site: Target, address: string, options: Options, look: (page: Page, faults: string[],
 *   go: () => Promise<unknown>) => Promise<unknown>) => Promise<void>}
 */
export async function open(browser, site, address, { prepare, ...options }, look) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  try {
    const page = await context.newPage();
    await prepare?.(page);
    /** @type {string[]} */
    const faults = [];
    const hosts = site.origins.map((origin) => new URL(origin).host);
    /** @param {string} url */
    const elsewhere = (url) => /^(https?|wss?):/.test(url) && !hosts.includes(new URL(url).host);
    page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => faults.push(`uncaught: ${error}`));
    page.on("requestfailed", (request) => {
      const reason = request.failure()?.errorText;
      // A reload cancels unfinished requests.
      if (reason !== "net::ERR_ABORTED") faults.push(`failed: ${request.url()} ${reason}`);
    });
    page.on("request", (request) => elsewhere(request.url()) && faults.push(`another origin: ${request.url()}`));
    page.on("websocket", (socket) => elsewhere(socket.url()) && faults.push(`another origin: ${socket.url()}`));
    page.setDefaultTimeout(60_000);
    await look(page, faults, () => page.goto(site.url + address));
  } finally {
    await context.close();
  }
}

// A longer wait would never end.
const PATIENCE = 300_000;

/**
 * Opens the page at `address` (a query, or nothing), waits until the program has started, and fails if anything is
 * wrong before `look` is done, which has five minutes.
 * @type {(browser: Browser, site: Target, address: string, look: (page: Page) => Promise<unknown>,
 *   options?: Options) => Promise<void>}
 */
export function visit(browser, site, address, look, options = {}) {
  return open(browser, site, address, options, async (page, faults, go) => {
    await go();
    try {
      await page.waitForFunction(() => window.diffuscope, undefined, { timeout: 30_000 });
    } catch {
      assert.fail(`window.diffuscope did not appear. ${faults.join("; ")} ${await page.innerText("body")}`);
    }
    const end = setTimeout(() => page.close(), PATIENCE);
    await look(page).finally(() => clearTimeout(end));
    assert.deepEqual(faults, []);
  });
}

/** @param {Pick<Page, "evaluate">} page */
export const settings = (page) => page.evaluate(() => window.diffuscope.settings());

/**
 * Applies settings, waits for all particles, and returns the report.
 * @type {(page: Page, partial: import("../../web/types/diffuscope.js").SomeSettings)
 *   => Promise<import("../../web/types/diffuscope.js").Report>}
 */
export function run(page, partial) {
  return page.evaluate(async (partial) => {
    window.diffuscope.apply(partial);
    await window.diffuscope.settled();
    return window.diffuscope.report();
  }, partial);
}
