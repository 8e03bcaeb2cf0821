// What must work in every browser: the page, links, workers, lessons, embedding, elements for screen readers, printing, and
// the same counts as natively.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { element, forScript } from "../browser/host.mjs";
import { listen, root, startSite } from "../browser/page.mjs";

/**
 * A browser with one page. `evaluate` returns what an expression is, or will be; `print` the bytes of a PDF.
 * @typedef {{ name: string, faults: () => Promise<string[]>, go: (address: string) => Promise<void>,
 *   evaluate: (code: string) => Promise<any>, print: (() => Promise<number>) | undefined, close: () => Promise<void> }} OtherBrowser
 */

/** @param {number} milliseconds */
const delay = (milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds));

/**
 * Waits until an expression is true in the page.
 * @type {(browser: OtherBrowser, code: string) => Promise<void>}
 */
async function until(browser, code) {
  for (let tries = 0; tries < 300; tries++) {
    if (await browser.evaluate(`!!(${code})`)) return;
    await delay(100);
  }
  assert.fail(`never: ${code}. ${await browser.evaluate("document.body.innerText")}`);
}

/**
 * The tests in one browser.
 * @param {() => Promise<OtherBrowser>} start
 */
export async function testIn(start) {
  const site = await startSite("/courses/", forScript);
  const browser = await start();
  after(async () => {
    await browser.close();
    site.close();
  });
  /** @type {(what: string, query: string, look: () => Promise<unknown>) => void} */
  const visit = (what, query, look) =>
    void test(`${browser.name}: ${what}`, { timeout: 120_000 }, async () => {
      await browser.go(site.url + query);
      await until(browser, "window.diffuscope");
      await browser.evaluate("diffuscope.settled().then(() => 0)");
      await look();
      assert.deepEqual(await browser.faults(), []);
      assert.equal(await browser.evaluate('document.getElementById("failure").hidden'), true);
    });

  for (const query of ["model=mle&noise=0.5&particles=5000", "data=three-bumps&model=bayes&sampler=ode&particles=3000"]) {
    visit(`counts are the native ones: ${query}`, `?${query}`, async () => {
      const parameters = ["run", "--quiet", "--example", "densities", "--", query];
      const native = JSON.parse(execFileSync("cargo", parameters, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 }));
      const found = await browser.evaluate(`(({ columns, bins, forward, reverse }) =>
        ({ columns, bins, forward: Array.from(forward), reverse: Array.from(reverse) }))(diffuscope.densities())`);
      assert.deepEqual(found, native);
    });
  }

  visit("workers run a large experiment, and the address follows the settings", "?particles=1000", async () => {
    await browser.evaluate('(diffuscope.apply({ model: "bayes", particles: 600000 }), diffuscope.settled().then(() => 0))');
    assert.equal(await browser.evaluate("diffuscope.report().particles"), 600_000);
    assert.ok((await browser.evaluate("diffuscope.memory().workers")) > 0, "no worker has run");
    await until(browser, 'location.search.includes("model=bayes")');
  });

  for (const screen of ["images", "chain"]) {
    visit(`the screen ${screen}`, `?screen=${screen}`, async () => {
      await until(browser, `diffuscope.settings().screen === "${screen}" || diffuscope.report()`);
    });
  }

  visit("a lesson is shown and played", "?particles=1000&lesson=1", async () => {
    await until(browser, 'document.querySelector("#lessons h2, #lessons h1")');
    await browser.evaluate('void document.querySelector("#lessons button[aria-pressed]")?.click()');
  });

  visit("sharing has a link and a QR code", "?particles=1000&model=nn", async () => {
    await browser.evaluate('void dispatchEvent(new CustomEvent("diffuscope:open", { detail: "share" }))');
    await until(browser, 'document.querySelector("#share svg rect")');
  });

  visit("a sweep is drawn", "?particles=1000", async () => {
    await browser.evaluate('void dispatchEvent(new CustomEvent("diffuscope:open", { detail: "sweep" }))');
    await until(browser, 'document.querySelector("#sweep .plot svg")');
  });

  visit("elements for screen readers change settings", "?particles=1000", async () => {
    await until(browser, "document.querySelector('#mirror [role=radio][aria-label=\"nearest neighbour\"]')");
    await browser.evaluate("void document.querySelector('#mirror [role=radio][aria-label=\"nearest neighbour\"]').click()");
    await until(browser, 'diffuscope.settings().model === "nn"');
  });

  visit("it is printed", "?particles=1000", async () => {
    await browser.evaluate('import("./share/print.js").then(() => 0)');
    if (browser.print) assert.ok((await browser.print()) > 5000, "an empty page");
    await browser.evaluate('void dispatchEvent(new Event("beforeprint"))');
    await until(browser, 'document.querySelector("#paper svg")');
    await browser.evaluate('void dispatchEvent(new Event("afterprint"))');
  });

  test(`${browser.name}: another page embeds it`, { timeout: 120_000 }, async () => {
    const body = element(site, 'id="scope" model="nn" particles="1024"');
    const server = createServer((_, response) =>
      response.setHeader("content-type", "text/html; charset=utf-8").end(`<!DOCTYPE html><body>${body}</body>`),
    );
    const host = await listen(server);
    try {
      await browser.go(host.origin);
      const report = await browser.evaluate(`new Promise((settled) =>
        document.getElementById("scope").addEventListener("settled", ({ detail }) => settled(detail.report)))`);
      assert.equal(report.particles, 1024);
      assert.ok(Math.abs(report.recovered.plus_share - 0.5) < 0.05);
    } finally {
      host.close();
    }
  });
}
