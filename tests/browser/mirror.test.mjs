// Screen readers and the Tab key: elements beside the canvas, found by role and name, and used without a pointer.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { settings, start, visit } from "./page.mjs";

const { browser, site } = await start();
const look = (address, look, options) => visit(browser, site, address, look, options);
const axe = await readFile(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

const settled = async (page) => {
  await page.evaluate(() => window.diffuscope.settled());
  await page
    .getByRole("slider", { name: "noise" })
    .or(page.getByRole("slider", { name: "噪声" }))
    .waitFor();
};
// The value of a setting, as soon as it is this one.
const becomes = (page, name, value) =>
  page.waitForFunction(([name, value]) => window.diffuscope.settings()[name] === value, [name, value], { polling: 50 });
const focused = (page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.closest("#mirror") && activeElement.getAttribute("aria-label");
  });

test("a score model is chosen, noise is added and the page played, by role and name", () =>
  look("?particles=2048", async (page) => {
    await settled(page);
    const controls = page.getByRole("main");
    await controls.getByRole("radio", { name: "nearest neighbour" }).dispatchEvent("click");
    await becomes(page, "model", "nn");
    await controls.getByRole("radio", { name: "nearest neighbour", checked: true }).waitFor();
    const noise = controls.getByRole("slider", { name: "noise" });
    await noise.fill("0.5");
    await becomes(page, "noise", 0.5);
    assert.equal(await noise.getAttribute("aria-valuetext"), "0.5 of 2");
    const prior = controls.getByRole("spinbutton", { name: "prior p(+1)" });
    assert.equal(await prior.inputValue(), "0.8");
    await controls.getByRole("button", { name: "play", exact: true }).dispatchEvent("click");
    await controls.getByRole("button", { name: "pause", exact: true }).waitFor();
  }));

test("the summary says what is set and what came out, and the result is announced", () =>
  look("?particles=2048&model=nn", async (page) => {
    await settled(page);
    await page.waitForFunction(() => document.getElementById("announcement")?.textContent);
    const { verdict } = await page.evaluate(() => window.diffuscope.caption());
    assert.ok((await page.getByRole("banner").innerText()).includes(verdict));
    const announced = () => page.locator("#announcement").textContent();
    assert.ok((await announced()).includes(verdict));
    const before = await announced();
    await page.evaluate(() => window.diffuscope.apply({ model: "exact" }));
    await page.waitForFunction((before) => document.getElementById("announcement")?.textContent !== before, before);
  }));

test("Tab goes through every control once and leaves the page at both ends", () =>
  look("?particles=2048", async (page) => {
    await settled(page);
    const count = await page.locator("#mirror :is(button, input, textarea):enabled").count();
    const reached = [];
    await page.evaluate(() => /** @type {HTMLElement | null} */ (document.activeElement)?.blur());
    for (let i = 0; i < count; i++) {
      await page.keyboard.press("Tab");
      reached.push(await focused(page));
    }
    assert.deepEqual(
      reached.filter((name) => !name),
      [],
      "a stop without a name",
    );
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), null, "Tab stays at the end");
    // From the canvas, Tab goes on.
    await page.mouse.click(600, 300);
    await page.keyboard.press("Tab");
    assert.ok(await focused(page));
    await page.locator("#mirror :is(button, input)").first().focus();
    await page.keyboard.press("Shift+Tab");
    assert.equal(await focused(page), null, "Shift + Tab stays at the start");
  }));

test("keys change a slider, a field and a menu; shortcuts work after Escape, and not while typing", () =>
  look("?particles=2048", async (page) => {
    await settled(page);
    await page.getByRole("slider", { name: "noise" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => window.diffuscope.settings().noise > 0, undefined, { polling: 50 });
    // A control with the focus gets all keys but Escape.
    await page.keyboard.press("Escape");
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "pause", exact: true }).waitFor();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "play", exact: true }).waitFor();
    const seed = page.getByRole("textbox", { name: "seed" });
    await seed.focus();
    await seed.fill("42");
    await becomes(page, "seed", "42");
    await page.keyboard.press("Space");
    assert.equal((await settings(page)).seed, "42");
    await page.getByRole("button", { name: "schedule: cubic" }).focus();
    await page.keyboard.press("Enter");
    const option = page.getByRole("option", { name: "linear" });
    await option.waitFor();
    // At rest, the page draws no frames.
    await page.waitForTimeout(500);
    await option.dispatchEvent("click");
    await becomes(page, "schedule", "linear");
  }));

// What axe finds, at any level.
const faults = async (page) => {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await /** @type {any} */ (window).axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
  });
};

for (const [language, locale] of [
  ["English", "en-US"],
  ["Chinese", "zh-CN"],
]) {
  test(
    `axe finds no fault with the page, its screens and its panels in ${language}, dark and light`,
    { timeout: 180_000 },
    () =>
      look(
        "?particles=2048",
        async (page) => {
          await settled(page);
          const assertNone = async (where) => {
            for (const theme of ["dark", "light"]) {
              await page.evaluate((theme) => window.diffuscope.look({ theme }), theme);
              await page.waitForFunction((theme) => document.documentElement.dataset.theme === theme, theme);
              await page.waitForTimeout(200);
              assert.deepEqual(await faults(page), [], `${where}, ${theme}`);
            }
          };
          const opened = (detail, selector) =>
            page
              .evaluate((detail) => dispatchEvent(new CustomEvent("diffuscope:open", { detail })), detail)
              .then(() => page.locator(selector).waitFor());
          await assertNone("page");
          await opened("lesson:noise", "#lessons h2");
          await assertNone("lessons");
          await opened("sweep", "#sweep h2");
          await assertNone("sweep");
          await page.keyboard.press("Escape");
          await opened("share", "#share h2");
          await assertNone("share");
          await page.keyboard.press("Escape");
          for (const screen of ["images", "chain"]) {
            await page.evaluate((screen) => window.diffuscope.screen(screen), screen);
            await assertNone(screen);
          }
        },
        { locale, reducedMotion: "reduce", bypassCSP: true },
      ),
  );

  test(`axe finds no fault with an embedded page and a course page in ${language}`, () =>
    look(
      "?particles=2048&embed=1&show=noise",
      async (page) => {
        await page.evaluate(() => window.diffuscope.settled());
        await page.waitForTimeout(300);
        assert.deepEqual(await faults(page), [], "embedded");
        await page.goto(`${site.url}course/`);
        await page.waitForTimeout(500);
        assert.deepEqual(await faults(page), [], "course");
      },
      { locale, bypassCSP: true },
    ));
}
