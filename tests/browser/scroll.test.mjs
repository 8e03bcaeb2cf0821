// An embedded page leaves the wheel and the finger to the page around it, until the reader clicks into it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { element, embedded, forScript, visitHost } from "./host.mjs";
import { start } from "./page.mjs";

const { browser, site } = await start("/", forScript);

const around = (embed) => `<p id="outside">Text</p>${embed}<div style="height: 3000px"></div>`;
const scrolled = (page) => page.evaluate(() => scrollY);
const isActive = (frame) => frame.evaluate(() => document.documentElement.classList.contains("active"));
const activeBecomes = (frame, active) =>
  frame.waitForFunction((active) => document.documentElement.classList.contains("active") === active, active);
// Waits until the page has handled all input and drawn the result.
const frames = (page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 200)))),
  );

for (const [name, embed] of [
  ["the element", element(site, 'particles="1024"')],
  ["a plain frame", `<iframe src="${site.url}?embed=1&particles=1024" width="640" height="420"></iframe>`],
]) {
  test(`the wheel over ${name} scrolls the page until a click; Escape and a click outside give it back`, () =>
    visitHost(browser, site, around(embed), async (page) => {
      const frame = await embedded(page);
      const { x, y, width } = await page.locator("diffu-scope, iframe").first().boundingBox();
      /** @type {[number, number]} */
      const middle = [x + width / 2, y + 150];
      await page.mouse.move(...middle);
      await page.mouse.wheel(0, 60);
      await page.waitForFunction(() => scrollY === 60);
      await page.evaluate(() => scrollTo(0, 0));

      for (const giveBack of [() => page.keyboard.press("Escape"), () => page.locator("#outside").click()]) {
        await page.mouse.click(...middle);
        await activeBecomes(frame, true);
        await page.mouse.wheel(0, 60);
        await frames(page);
        assert.equal(await scrolled(page), 0);
        await giveBack();
        await activeBecomes(frame, false);
        await page.mouse.move(...middle);
        await page.mouse.wheel(0, 60);
        await page.waitForFunction(() => scrollY === 60);
        await page.evaluate(() => scrollTo(0, 0));
      }
      // Keys are for the page around again, too.
      await page.evaluate(() => addEventListener("keydown", ({ key }) => (window.heard = key)));
      await page.mouse.click(...middle);
      await activeBecomes(frame, true);
      await page.keyboard.press("Escape");
      await activeBecomes(frame, false);
      const heard = () => page.evaluate(() => window.heard);
      // A key is lost while the browser moves the focus from one process to the other.
      for (let tries = 0; tries < 10 && !(await heard()); tries++) {
        await page.keyboard.press("End");
        await frames(page);
      }
      assert.equal(await heard(), "End", "the page hears no keys");
    }));
}

test("a finger that moves up scrolls the page, one that moves sideways drags the slider, a tap activates the experiment", () =>
  visitHost(
    browser,
    site,
    around(element(site, 'particles="1024" noise="0.5" show="noise,play"')),
    async (page) => {
      const frame = await embedded(page);
      const { x, y } = await page.locator("diffu-scope").boundingBox();
      const widgets = await frame.evaluate(() => window.diffuscope.widgets());
      const slider = widgets.find(({ name }) => name === "noise");
      const at = (share, up = 0) => ({
        x: x + slider.x + share * slider.width,
        y: y + slider.y + slider.height / 2 - up,
      });
      const noise = () => frame.evaluate(() => window.diffuscope.settings().noise);
      const session = await page.context().newCDPSession(page);
      const touch = (type, ...touchPoints) => session.send("Input.dispatchTouchEvent", { type, touchPoints });
      const swipe = async (points) => {
        await touch("touchStart", points[0]);
        for (const point of points) await touch("touchMove", point);
        await frames(page);
        await touch("touchEnd");
        await frames(page);
      };

      const steps = Array.from({ length: 11 }, (_, i) => i);
      // On the slider, but not along it.
      await swipe(steps.map((i) => at(0.7, 15 * i)));
      assert.ok((await scrolled(page)) > 60, `${await scrolled(page)}`);
      assert.equal(await noise(), 0.5);
      assert.equal(await isActive(frame), false);
      await page.evaluate(() => scrollTo(0, 0));
      await frames(page);

      await swipe(steps.map((i) => at(0.3 + 0.07 * i)));
      assert.equal(await scrolled(page), 0);
      await frame.waitForFunction(() => window.diffuscope.settings().noise === 2);
      assert.equal(await isActive(frame), false);

      await touch("touchStart", at(0.5));
      await touch("touchEnd");
      await activeBecomes(frame, true);
      await frame.waitForFunction(() => Math.abs(window.diffuscope.settings().noise - 1) < 0.1);
      await swipe(steps.map((i) => at(0.5, 15 * i)));
      assert.equal(await scrolled(page), 0);
      await page.locator("#outside").tap();
      await activeBecomes(frame, false);
    },
    { hasTouch: true, viewport: { width: 420, height: 800 } },
  ));
