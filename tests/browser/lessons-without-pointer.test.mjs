// A lesson is gone through by roles and names alone, and another by the keyboard alone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { settings, start, visit } from "./page.mjs";

const { browser, site } = await start();
/** @type {import("./page.mjs").Options} */
const still = { reducedMotion: "reduce", locale: "en-US" };

test("a lesson is gone through by roles and names alone", () =>
  visit(
    browser,
    site,
    "?particles=2048",
    async (page) => {
      const press = (name) => page.getByRole("button", { name }).first().dispatchEvent("click");
      await press(/^lessons/i);
      await page.getByRole("complementary", { name: "Lessons" }).waitFor();
      await press(/^3: A score that is a little wrong/);
      await page.getByRole("heading", { name: "A score that is a little wrong" }).waitFor();
      await press("Both peaks, a little blurred.");
      await page.getByRole("status").filter({ hasText: "The errors do not add up" }).waitFor();
      assert.equal((await settings(page)).noise, 0.1);
      await page.getByRole("slider", { name: "noise" }).fill("0.6");
      await page.waitForFunction(() => window.diffuscope.settings().noise === 0.6, undefined, { polling: 50 });
      await press(/^close/i);
      await page.waitForFunction(() => window.diffuscope.settings().noise === 0, undefined, { polling: 50 });
    },
    still,
  ));

test("another lesson is gone through by the keyboard alone", () =>
  visit(
    browser,
    site,
    "?particles=2048",
    async (page) => {
      const { keyboard } = page;
      const focused = () =>
        page.evaluate(() => {
          const { activeElement } = document;
          return activeElement?.getAttribute("aria-label") ?? activeElement?.textContent ?? "";
        });
      /** @param {RegExp} name */
      const tabTo = async (name) => {
        for (let i = 0; i < 90; i++) {
          if (name.test(await focused())) return;
          await keyboard.press("Tab");
        }
        assert.fail(`Tab does not reach ${name}`);
      };
      await page.evaluate(() => window.diffuscope.settled());
      await page.getByRole("slider", { name: "noise" }).waitFor();
      await keyboard.press("4");
      await page.waitForFunction(() => document.activeElement?.tagName === "H2");
      await tabTo(/^One broad hill/);
      await keyboard.press("Enter");
      await page.getByText("The spread went from").waitFor();
      await tabTo(/^Next|next/);
      await keyboard.press("Enter");
      await page.waitForFunction(() => location.search.includes("lesson=nn"));
      await keyboard.press("Escape");
      await page.waitForFunction(() => !location.search.includes("lesson="));
    },
    still,
  ));
