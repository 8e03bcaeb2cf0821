// The page in a frame with a sandbox, which exchanges only messages with the page around it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { embedded, visitHost } from "./host.mjs";
import { start } from "./page.mjs";

// Like a server without configuration: it sends no header but the type.
const { browser, site } = await start("/courses/diffuscope/");

const sandbox = (query) =>
  `<iframe id="scope" sandbox="allow-scripts" src="${site.url}?embed=1&${query}" width="640" height="420"></iframe>`;
// First in the page: a list of the frame's messages, and a function that sends it requests. A request without an answer
// was ignored.
const asking = `<script>
  window.heard = [];
  addEventListener("message", ({ data }) => heard.push(data));
  const until = (test) => new Promise((found, failed) => {
    const look = () => { const message = heard.find(test); message ? found(message) : setTimeout(look, 20); };
    look();
    setTimeout(() => failed(new Error("no such message: " + test)), 30_000);
  });
  const ready = () => until(({ type }) => type === "ready");
  window.post = (message) => document.getElementById("scope").contentWindow.postMessage(message, "*");
  window.ask = (message) => {
    const id = Math.random();
    post({ diffuscope: 1, id, ...message });
    return until((answer) => answer.id === id);
  };
</script>`;

test("it runs without an origin, and without a header that allows it", () =>
  visitHost(browser, site, asking + sandbox("model=nn&particles=2048&noise=0"), async (page) => {
    const { origin, storage } = await (await embedded(page)).evaluate(() => {
      let storage = "refused";
      try {
        storage = String(localStorage);
      } catch {}
      return { origin, storage };
    });
    assert.deepEqual({ origin, storage }, { origin: "null", storage: "refused" });
    const { settings, defaults, messages } = await page.evaluate("ready()");
    assert.deepEqual([settings.model, defaults.model, messages], ["nn", "exact", []]);
  }));

test("it applies settings, reports, and sends the events that are subscribed to", () =>
  visitHost(browser, site, asking + sandbox("particles=2048"), async (page) => {
    await page.evaluate("ready()");
    assert.equal((await page.evaluate('ask({ type: "subscribe", events: ["change", "settled"] })')).type, "reply");
    const applied = await page.evaluate('ask({ type: "apply", settings: { model: "nn", noise: 0.1 } })');
    assert.deepEqual([applied.type, applied.settings.model, applied.settings.noise], ["reply", "nn", 0.1]);
    const { report, settings } = await page.evaluate('ask({ type: "report" })');
    assert.deepEqual([report.particles, settings.noise], [2048, 0.1]);
    assert.ok(Math.abs(report.recovered.plus_share - 0.5) < 0.05);
    const change = await page.evaluate('until(({ type, settings }) => type === "change" && settings.noise === 0.1)');
    assert.equal(change.settings.model, "nn");
    const settled = await page.evaluate('until(({ type, settings }) => type === "settled" && settings.noise === 0.1)');
    assert.deepEqual(settled.report, report);
    // Events without a subscription are not sent.
    assert.equal(await page.evaluate('heard.some(({ type }) => type === "input")'), false);
  }));

test("a subscription after the end of the run gets the event settled", () =>
  visitHost(browser, site, asking + sandbox("particles=1024"), async (page) => {
    await page.evaluate("ready()");
    await page.evaluate('ask({ type: "report" })');
    await page.evaluate('ask({ type: "subscribe", events: ["settled"] })');
    const { report } = await page.evaluate('until(({ type }) => type === "settled")');
    assert.equal(report.particles, 1024);
  }));

test("a message that comes before the program runs is answered when it does", () => {
  const early = `<script>
    document.getElementById("scope").addEventListener("load", () => post({ diffuscope: 1, id: "early", type: "settings" }));
  </script>`;
  return visitHost(browser, site, asking + sandbox("particles=1024") + early, async (page) => {
    const { settings } = await page.evaluate('until(({ id }) => id === "early")');
    assert.equal(settings.particles, 1024);
  });
});

test("paused, it does nothing by itself", () =>
  visitHost(browser, site, asking + sandbox("particles=1048576&steps=4000"), async (page) => {
    const frame = await embedded(page);
    await page.evaluate('ask({ type: "pause" })');
    const particles = () => frame.evaluate(() => window.diffuscope.report().particles);
    const before = await particles();
    await page.waitForTimeout(500);
    assert.equal(await particles(), before);
    await page.evaluate('ask({ type: "resume" })');
    await frame.waitForFunction((before) => window.diffuscope.report().particles > before, before, { polling: 100 });
  }));

test("a wrong request gets an answer that says what is allowed", () =>
  visitHost(browser, site, asking + sandbox("particles=1024"), async (page) => {
    await page.evaluate("ready()");
    /** @type {[any, RegExp][]} */
    const wrong = [
      [{ type: "apply", settings: { noise: 9 } }, /noise can't be “9”/],
      [{ type: "apply", settings: { noise: [1] } }, /an object of numbers and strings/],
      [{ type: "apply" }, /an object of numbers and strings/],
      [{ type: "look", look: { show: "banana" } }, /show can't have “banana”/],
      [{ type: "subscribe", events: ["everything"] }, /change, input, settled, messages, release, training/],
      [{ type: "eval", code: "1" }, /only settings, apply, look, report, subscribe, play, stop, seek, pause, resume/],
      [{ type: "seek", to: 3 }, /a number from 0 to 2/],
      [{ type: "toString" }, /there is no “toString”/],
      [{ type: "apply", settings: {}, diffuscope: 2 }, /version 1/],
    ];
    for (const [message, words] of wrong) {
      const answer = await page.evaluate((message) => window.ask(message), message);
      assert.equal(answer.type, "error");
      assert.match(answer.message, words);
    }
    assert.equal((await page.evaluate('ask({ type: "settings" })')).settings.noise, 0);
  }));

test("hostile messages are ignored", () =>
  visitHost(
    browser,
    site,
    // Another frame, which has access to this one but is not the page around it.
    `${asking}${sandbox("particles=1024")}<iframe srcdoc="<script>
      setInterval(() => parent.frames[0].postMessage({ diffuscope: 1, id: 'stranger', type: 'apply', settings: { noise: 2 } }, '*'), 20);
    </script>"></iframe>`,
    async (page) => {
      await page.evaluate("ready()");
      const hostile = [
        "<img src=x onerror=alert(1)>",
        null,
        0,
        [],
        ["apply"],
        { type: "apply", settings: { noise: 2 } },
        { diffuscope: "1" },
      ];
      await page.evaluate((messages) => {
        for (const message of messages) window.post(message);
      }, hostile);
      // Sent after all of those, so that they have been read.
      const before = await page.evaluate('ask({ type: "settings" })');
      await page.waitForTimeout(200);
      const after = await page.evaluate('ask({ type: "settings" })');
      assert.equal(before.settings.noise, 0);
      assert.equal(after.settings.noise, 0);
      // Only the one with our name and an unknown version gets an answer.
      const answers = await page.evaluate('heard.filter(({ type }) => type === "error")');
      assert.deepEqual(
        answers.map(({ message }) => message),
        ["this is version 1 of the messages"],
      );
      assert.equal(await page.evaluate('heard.some(({ id }) => id === "stranger")'), false);
    },
  ));

test("it shows what it is asked to show, and its reader can not change what is locked", () =>
  visitHost(browser, site, asking + sandbox("particles=1024&show=prior,noise&lock=prior"), async (page) => {
    const frame = await embedded(page);
    const widgets = async () => (await frame.evaluate(() => window.diffuscope.widgets())).map(({ name }) => name);
    assert.deepEqual(
      (await widgets()).filter((name) => name !== "data_histogram"),
      ["prior", "noise"],
    );
    const slider = (await frame.evaluate(() => window.diffuscope.widgets())).find(({ name }) => name === "prior");
    const { x, y } = await page.locator("#scope").boundingBox();
    // The border of a frame is two pixels wide.
    await page.mouse.click(x + 2 + slider.x + slider.width / 4, y + 2 + slider.y + slider.height / 2);
    const { settings } = await page.evaluate('ask({ type: "settings" })');
    assert.equal(settings.prior, 0.8);
    // Messages of the author can change it.
    assert.equal((await page.evaluate('ask({ type: "apply", settings: { prior: 0.3 } })')).settings.prior, 0.3);
    await page.evaluate('ask({ type: "look", look: { show: "play" } })');
    await frame.waitForFunction(() => window.diffuscope.widgets().some(({ name }) => name === "play"));
    assert.equal((await widgets()).includes("noise"), false);
  }));
