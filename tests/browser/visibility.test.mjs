// What a page around does not show yet, neither computes nor plays; and an embedded page shows no notices.

import assert from "node:assert/strict";
import { test } from "node:test";
import { element, embedded, forScript, visitHost } from "./host.mjs";
import { start } from "./page.mjs";

/** @import { Frame, Page } from "playwright-core" */

const { browser, site } = await start("/", forScript);

// The styles by which reveal.js hides a fragment of a slide that is shown later, and other slides.
const slides = `<style>
  .fragment { opacity: 0; visibility: hidden; transition: all 0.2s ease; }
  .fragment.visible { opacity: 1; visibility: inherit; }
  .fragment.transparent { visibility: inherit; }
  section[hidden] { display: none; }
</style>`;
// More than is computed while the test looks.
const long = "particles=1048576&steps=4000";

/**
 * The number of particles that are done, and the position of the playhead.
 * @param {Frame} frame
 */
const state = (frame) =>
  frame.evaluate(() => [window.diffuscope.report().particles, window.diffuscope.playback().way].join());

/** @param {Frame} frame */
const particles = (frame) => frame.evaluate(() => window.diffuscope.report().particles);

/**
 * Whether the page computes or plays within some time.
 * @param {Frame} frame
 */
async function isActive(frame) {
  const before = await state(frame);
  await new Promise((next) => setTimeout(next, 800));
  return (await state(frame)) !== before;
}

/** @type {(page: Page, classes: string) => Promise<void>} */
const setFragment = (page, classes) =>
  page.evaluate((classes) => {
    document.querySelector(".fragment").className = `fragment ${classes}`;
  }, classes);

/** @type {(page: Page, frame: Frame) => Promise<void>} */
async function followsTheFragment(page, frame) {
  assert.equal(await particles(frame), 0, "nothing was computed before the fragment was shown");
  const start = await frame.evaluate(() => {
    window.diffuscope.play();
    return window.diffuscope.playback().way;
  });
  assert.equal(await isActive(frame), false, "not shown yet");
  await setFragment(page, "visible");
  await frame.waitForFunction(
    (start) => window.diffuscope.report().particles > 0 && window.diffuscope.playback().way !== start,
    start,
  );
  await setFragment(page, "");
  // It may go on until the fragment has faded, and until the frame gets to know it.
  let waits = 0;
  while (await isActive(frame)) assert.ok(++waits < 20, "hidden again");
  await setFragment(page, "visible");
  waits = 0;
  while (!(await isActive(frame))) assert.ok(++waits < 20, "shown again");
}

for (const kind of ["", "transparent"]) {
  test(`an element in a fragment that is not shown yet waits ${kind}`, () =>
    visitHost(
      browser,
      site,
      `${slides}<section><div class="fragment ${kind}">${element(site, 'particles="1048576" steps="4000"')}</div></section>`,
      async (page) => followsTheFragment(page, await embedded(page)),
    ));

  test(`a frame of the same origin in a fragment that is not shown yet waits ${kind}`, () =>
    visitHost(browser, site, "", async (page, site) => {
      // A page of that origin without the policy of the others, which forbids the styles of slides.
      const slide = `<section><div class="fragment ${kind}"><iframe src="${site.url}?embed=1&${long}" width="640" height="420"></iframe></div></section>`;
      await page.route("**/slides.html", (route) =>
        route.fulfill({ contentType: "text/html", body: `<link rel="icon" href="data:,">${slides}${slide}` }),
      );
      await page.goto(`${site.url}slides.html`);
      await followsTheFragment(page, await embedded(page));
    }));
}

test("a frame on another slide, or of another origin, that is not displayed waits", () =>
  visitHost(
    browser,
    site,
    `<section hidden><iframe src="${site.url}?embed=1&${long}" width="640" height="420"></iframe></section>`,
    async (page) => {
      const frame = await embedded(page);
      assert.equal(await particles(frame), 0);
      assert.equal(await isActive(frame), false);
      await page.evaluate(() => {
        document.querySelector("section").hidden = false;
      });
      await frame.waitForFunction(() => window.diffuscope.report().particles > 0);
    },
  ));

test("a page of another origin tells a frame by message whether it shows it", () =>
  visitHost(
    browser,
    site,
    `<iframe src="${site.url}?embed=1&${long}" width="640" height="420"></iframe>`,
    async (page) => {
      const frame = await embedded(page);
      await frame.waitForFunction(() => window.diffuscope.report().particles > 0);
      const say = (shown) =>
        page.evaluate(
          (shown) =>
            new Promise((resolve) => {
              addEventListener("message", ({ data }) => resolve(data.message ?? data.type), { once: true });
              const message = { diffuscope: 1, id: 1, type: "shown", shown };
              document.querySelector("iframe").contentWindow.postMessage(message, "*");
            }),
          shown,
        );
      assert.equal(await say(false), "reply");
      await page.waitForTimeout(300);
      assert.equal(await isActive(frame), false);
      assert.match(await say("perhaps"), /needs shown: true or false/);
      assert.equal(await say(true), "reply");
      assert.equal(await isActive(frame), true);
    },
  ));

test("an embedded page shows no notice, and tells it to the page around", () =>
  visitHost(
    browser,
    site,
    `<script>
      window.heard = [];
      addEventListener("message", ({ data, source }) => {
        heard.push(data);
        if (data.type === "ready") source.postMessage({ diffuscope: 1, type: "subscribe", events: ["messages"] }, "*");
      });
    </script>
    <iframe src="${site.url}?embed=1&particles=256&prior=7&token=x" width="640" height="420"></iframe>`,
    async (page) => {
      const frame = await embedded(page);
      const { messages } = await page.evaluate(() => window.heard.find(({ type }) => type === "ready"));
      assert.equal(messages.length, 2);
      assert.match(messages.join(), /prior can’t be “7”/);
      const widgets = () => frame.evaluate(() => window.diffuscope.widgets());
      const top = async () => (await widgets()).find(({ name }) => name === "data_histogram").y;
      const place = await top();
      assert.ok(place < 60, `the picture begins at ${place}`);
      await frame.evaluate(() => window.diffuscope.open('{"settings": {"noise": "much"}}'));
      const told = await page.waitForFunction(() => window.heard.find(({ type }) => type === "messages")?.messages);
      assert.match((await told.jsonValue()).join(), /noise/);
      assert.equal(await top(), place);
    },
  ));

test("the element fires an error event for each new notice", () =>
  visitHost(browser, site, element(site, 'particles="256"'), async (page) => {
    await page.evaluate(() => {
      window.said = [];
      document
        .querySelector("diffu-scope")
        .addEventListener("error", ({ message }) => window.said.push(["error", message]));
    });
    const frame = await embedded(page);
    // What is said before the first picture belongs to the beginning.
    await frame.evaluate(() => window.diffuscope.settled());
    for (const [content, words] of [
      ['{"settings": {"noise": "much"}}', "noise"],
      ["Chapter 3 has 12 pages or more", "“Chapter”"],
    ]) {
      await frame.evaluate((content) => window.diffuscope.open(content), content);
      await page.waitForFunction((words) => window.said.some(([, message]) => new RegExp(words).test(message)), words);
    }
  }));
