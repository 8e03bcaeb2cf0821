// The page under strict headers: no synchronous requests, and no code from strings.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { root, run, start, visit } from "./page.mjs";

// The policy that is sufficient according to the guide.
const guide = await readFile(join(root, "docs/hosting.md"), "utf8");
const [, policy] = /needs at least `(default-src [^`]+)`/.exec(guide);

const { browser, site } = await start("/", () => ({
  "content-security-policy": policy.replaceAll("\n", " "),
  "permissions-policy": "sync-xhr=()",
}));

const cores = (page) =>
  page.addInitScript(() => Object.defineProperty(navigator, "hardwareConcurrency", { get: () => 4 }));

test("the policy of the guide has no 'unsafe-eval'", () => {
  assert.match(policy, /'wasm-unsafe-eval'/);
  assert.doesNotMatch(policy, /'unsafe-eval'/);
});

test("the page runs, with its workers and its panels", () =>
  visit(
    browser,
    site,
    "?particles=256",
    async (page) => {
      // Both headers are in force. In a task of the page: code that a test evaluates may be allowed more.
      const refused = await page.evaluate(
        () =>
          new Promise((resolve) => {
            const nameOfError = (act) => {
              try {
                act();
              } catch (error) {
                return /** @type {Error} */ (error).name;
              }
            };
            setTimeout(() => {
              const { featurePolicy } = /** @type {any} */ (document);
              resolve([nameOfError(() => new Function("")), featurePolicy.allowsFeature("sync-xhr")]);
            });
          }),
      );
      assert.deepEqual(refused, ["EvalError", false]);
      assert.equal((await run(page, { particles: 400_000, steps: 300, model: "bayes" })).particles, 400_000);
      assert.ok((await page.evaluate(() => window.diffuscope.memory())).workers > 0, "no worker has run");
      for (const panel of ["share", "lessons", "sweep"]) {
        await page.evaluate((detail) => dispatchEvent(new CustomEvent("diffuscope:open", { detail })), panel);
        await page.locator(`#${panel}`).waitFor();
        await page.keyboard.press("Escape");
      }
      await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    },
    { prepare: cores },
  ));

test("the page in one file runs under it, too", () =>
  visit(browser, site, "diffuscope.html?particles=256", async (page) => {
    await page.evaluate(() => window.diffuscope.settled());
    await page.evaluate(() => dispatchEvent(new CustomEvent("diffuscope:open", { detail: "share" })));
    await page.locator("#share").waitFor();
  }));
