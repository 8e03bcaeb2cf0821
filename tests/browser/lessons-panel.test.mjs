// The panel of the lessons: contrast, sizes, keys, language.

import assert from "node:assert/strict";
import { test } from "node:test";
import { start, visit } from "./page.mjs";

const { browser, site } = await start();

/** @type {import("./page.mjs").Options} */
const still = { reducedMotion: "reduce" };
const title = (page) => page.locator("#lessons h2");
const outcome = (page) => page.locator("#lessons .outcome");

// The contrast of every text in the panel with what is behind it: [words, ratio].
const contrasts = () => {
  const channels = (color) => color.match(/[\d.]+/g).map(Number);
  const luminance = (color) => {
    const [r, g, b] = channels(color).map((c) =>
      c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    const { backgroundColor } = getComputedStyle(element);
    return channels(backgroundColor)[3] === 0 ? ground(element.parentElement) : backgroundColor;
  };
  const texts = document.createTreeWalker(document.getElementById("lessons"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const { nodeValue, parentElement } = texts.currentNode;
    if (!nodeValue.trim()) continue;
    const pair = [luminance(getComputedStyle(parentElement).color), luminance(ground(parentElement))];
    found.push([nodeValue.trim(), (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05)]);
  }
  return found;
};

for (const theme of ["light", "dark"]) {
  test(`text in the panel has a contrast of at least 4.5: ${theme}`, () =>
    // The page's own theme counts, not the system's.
    visit(
      browser,
      site,
      `?theme=${theme}&lesson=mle`,
      async (page) => {
        for (const answer of ["less", "more"]) {
          await page.reload();
          await page.click(`[data-answer="${answer}"]`);
          await outcome(page).waitFor();
          const found = await page.evaluate(contrasts);
          assert.ok(found.length > 30);
          for (const [words, ratio] of found) assert.ok(ratio >= 4.5, `${words}: ${ratio.toFixed(2)}`);
        }
      },
      { ...still, colorScheme: theme === "light" ? "dark" : "light" },
    ));
}

/** @type {[number, number, string?][]} */
const sizes = [
  [1920, 1080],
  [1920, 1080, "projector=1"],
  [1280, 800],
  [1280, 800, "projector=1"],
  [768, 1024],
  [844, 390],
  [390, 844],
  [320, 568],
];
for (const [width, height, more = ""] of sizes) {
  test(`panel and picture fit, and buttons are large enough for a finger: ${width} × ${height} ${more}`, () =>
    visit(
      browser,
      site,
      `?lesson=posterior&lang=en&${more}`,
      async (page) => {
        await page.click('[data-answer="same"]');
        await outcome(page).waitFor();
        const { buttons, wide, panel, canvas } = await page.evaluate(() => {
          const box = (element) => element.getBoundingClientRect().toJSON();
          const panel = document.getElementById("lessons");
          const shown = [...panel.querySelectorAll("button")].filter((button) => button.checkVisibility());
          const all = [...panel.querySelectorAll("*")].filter((element) => element.checkVisibility());
          return {
            buttons: shown.map((button) => [button.getAttribute("aria-label") ?? button.textContent, box(button)]),
            wide: all
              .filter((element) => box(element).right > box(panel).right + 1)
              .map((element) => element.outerHTML.slice(0, 80)),
            panel: box(panel),
            canvas: box(document.getElementById("stage")),
          };
        });
        const enlarged = await page.evaluate(() => getComputedStyle(document.getElementById("lessons")).zoom);
        assert.equal(enlarged, more ? "1.3" : "1");
        for (const [name, { width, height }] of buttons)
          assert.ok(width >= 44 && height >= 44, `${name}: ${width} × ${height}`);
        assert.deepEqual(wide, []);
        assert.ok(panel.right <= width && panel.bottom <= height && panel.top >= 0, JSON.stringify(panel));
        assert.ok(canvas.width > 300 && canvas.height >= 380, JSON.stringify(canvas));
        // On a telephone the panel is over the controls.
        if (width >= 760)
          assert.ok(canvas.right <= panel.left || canvas.bottom <= panel.top, "the panel covers the picture");
      },
      { ...still, viewport: { width, height } },
    ));
}

test("the keyboard reaches every control, and the picture again", () =>
  visit(
    browser,
    site,
    "?lesson=forward&lang=en",
    async (page) => {
      await page.waitForFunction(() => document.activeElement?.tagName === "H2");
      await page.keyboard.press("Tab");
      assert.equal(
        await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).dataset.answer),
        "kept",
      );
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await outcome(page).waitFor();
      assert.match(await outcome(page).getAttribute("class"), /right/);
      // The focus stays where it was.
      assert.equal(
        await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).dataset.answer),
        "zero",
      );
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.textContent), "Play it again");
      await page.keyboard.press("Space");
      await page.waitForFunction(() => window.diffuscope.playback().playing);
      await page.keyboard.press("5");
      await page.waitForFunction(() => location.search.includes("lesson=nn"));
    },
    still,
  ));

test("the panel follows the language, and keeps the answer", () =>
  visit(
    browser,
    site,
    "?lang=en&lesson=nn",
    async (page) => {
      await page.click('[data-answer="same"]');
      await outcome(page).waitFor();
      const english = await title(page).innerText();
      await page.evaluate(() => {
        document.documentElement.lang = "zh-CN";
        window.dispatchEvent(new CustomEvent("diffuscope:language", { detail: "zh-CN" }));
      });
      await page.waitForFunction((english) => document.querySelector("#lessons h2").textContent !== english, english);
      assert.match(await title(page).innerText(), /最近/);
      assert.equal(await page.getAttribute('[data-answer="same"]', "aria-pressed"), "true");
      assert.match(await outcome(page).innerText(), /预测/);
    },
    still,
  ));
