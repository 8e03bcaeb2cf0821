// The page's own policy, and the page under it as a header as well, without synchronous requests.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { open, root, run, start, visit } from "./page.mjs";

/** @param {string} file  The policy in a page of the site. */
const policyOf = async (file) =>
  /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(await readFile(join(root, "dist", file), "utf8"))?.[1];
/** @type {(policy: string) => Record<string, string>} */
const directives = (policy) =>
  Object.fromEntries(policy.split("; ").map((directive) => /^(\S+) (.*)$/.exec(directive).slice(1)));

const policy = await policyOf("index.html");
assert.ok(policy, "the page has no policy");
const { browser, site } = await start("/", () => ({
  "content-security-policy": policy,
  "permissions-policy": "sync-xhr=()",
  "x-content-type-options": "nosniff",
}));

const cores = (page) =>
  page.addInitScript(() => Object.defineProperty(navigator, "hardwareConcurrency", { get: () => 4 }));

test("every page has a policy that allows no code but its own", async () => {
  for (const file of ["index.html", "diffuscope.html", "course/index.html"]) {
    const found = await policyOf(file);
    assert.ok(found, `${file} has no policy`);
    assert.doesNotMatch(found, /'unsafe-|\*|https?:|'wasm-eval'/, file);
    const { "default-src": others, "base-uri": base, "form-action": forms } = directives(found);
    assert.deepEqual([others, base, forms], ["'none'", "'none'", "'none'"], file);
  }
});

test("the policy is that of the guide", async () => {
  const guide = await readFile(join(root, "docs/hosting.md"), "utf8");
  const [, shown] = /```\n(default-src [^`]+)```/.exec(guide);
  const withoutHashes = policy.replace(/( 'sha256-[^']+')+/g, " 'sha256-…' …");
  assert.equal(withoutHashes, shown.trim().replaceAll("\n", " "));
});

// In a task of the page: code that a test evaluates may be allowed more.
test("the policy and the headers refuse code that is not the page's", () =>
  open(browser, site, "?particles=256", {}, async (page, _faults, go) => {
    await go();
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
            const { html, worker } = window.diffuscopeTrusted;
            resolve([
              nameOfError(() => new Function("")),
              nameOfError(() => {
                document.createElement("p").innerHTML = "<b>";
              }),
              nameOfError(() => html('<img src="" onerror="alert()">')),
              nameOfError(() => worker("https://example.org/worker.js")),
              featurePolicy.allowsFeature("sync-xhr"),
            ]);
          });
        }),
    );
    assert.deepEqual(refused, ["EvalError", "TypeError", "TypeError", "TypeError", false]);
  }));

test("the page runs, with its workers and its panels", () =>
  visit(
    browser,
    site,
    "?particles=256",
    async (page) => {
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

test("a module that is not the release's does not run", () =>
  open(browser, site, "?particles=256", {}, async (page, faults, go) => {
    await page.route("**/lessons-*/panel.js", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `document.title = "changed";\n${await response.text()}` });
    });
    await go();
    await page.waitForFunction(() => window.diffuscope);
    await page.evaluate(() => dispatchEvent(new CustomEvent("diffuscope:open", { detail: "lessons" })));
    await page.locator(".message").waitFor();
    assert.match(faults.join(), /integrity/);
    assert.match(await page.title(), /Diffuscope/);
  }));
