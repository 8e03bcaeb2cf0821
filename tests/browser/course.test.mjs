// The lesson in course/: three experiments and the text around them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { embedded } from "./host.mjs";
import { open, start, startSite } from "./page.mjs";

const { browser, site } = await start("/diffuscope/");

const visitCourse = (look, options = {}) =>
  open(browser, site, "course/", options, async (page, faults, go) => {
    await go();
    await look(page);
    assert.deepEqual(faults, []);
  });

const into = (page, id) => page.locator(`#${id}`).scrollIntoViewIfNeeded();
const reads = (page, id, figure, words) =>
  page.waitForFunction(
    ([id, figure, words]) =>
      new RegExp(words).test(
        /** @type {HTMLOutputElement} */ (document.querySelector(`[data-of=${id}][data-show=${figure}]`)).value,
      ),
    [id, figure, words],
  );

test("its figures follow the experiments, and its buttons set them up", () =>
  visitCourse(async (page) => {
    await into(page, "noisy");
    await reads(page, "noisy", "share", "^(79|80) %$");
    await page.click('[data-of=noisy][data-set="noise=1"]');
    await reads(page, "noisy", "noise", "^1\\.00$");
    await reads(page, "noisy", "share", "^(69|70|71) %$");

    await into(page, "guess");
    await reads(page, "guess", "share", "^(49|50|51) %$");
    for (const [model, share] of [
      ["mle", "^(86|87|88) %$"],
      ["bayes", "^(79|80|81) %$"],
    ]) {
      await page.click(`[data-of=guess][data-set="model=${model}"]`);
      await reads(page, "guess", "share", share);
      const [shown] = await page
        .locator("[data-of=guess][data-when]:visible")
        .evaluateAll((spans) => spans.map((span) => span.dataset.when));
      assert.equal(shown, model);
    }

    await into(page, "prior");
    await reads(page, "prior", "error", "points$");
    await page.click("summary");
    await page.click('[data-of=prior][data-set="prior=0.5"]');
    await reads(page, "prior", "prior", "^0\\.50$");
    await reads(page, "prior", "error", "^−?[01] points$");
  }));

test("its three experiments share one download", async () => {
  const cached = await startSite("/", () => ({ "cache-control": "max-age=3600" }));
  try {
    await open(browser, cached, "course/", { viewport: { width: 1000, height: 4000 } }, async (page, faults, go) => {
      await go();
      for (const i of [0, 1, 2]) await embedded(page, i);
      const programs = cached.requests.filter((file) => file.endsWith(".wasm"));
      assert.equal(programs.filter((file) => !file.includes("worker")).length, 1);
      // The workers' program, too, is fetched once at most.
      assert.deepEqual(programs, [...new Set(programs)]);
      assert.deepEqual(faults, []);
    });
  } finally {
    cached.close();
  }
});

test("an experiment out of view pauses, also from the same origin", () =>
  visitCourse(async (page) => {
    await into(page, "noisy");
    const frame = await embedded(page);
    await frame.evaluate(() => {
      window.diffuscope.apply({ particles: 1048576, steps: 4000 });
      window.diffuscope.seek(0);
      window.diffuscope.play();
    });
    const state = () =>
      frame.evaluate(() => [window.diffuscope.report().particles, window.diffuscope.playback().way].join());
    await page.locator("footer").scrollIntoViewIfNeeded();
    let before;
    // It may continue until it gets the message.
    do {
      before = await state();
      await page.waitForTimeout(400);
    } while ((await state()) !== before);
    await into(page, "noisy");
    await frame.waitForFunction(
      (before) => [window.diffuscope.report().particles, window.diffuscope.playback().way].join() !== before,
      before,
      {
        polling: 100,
      },
    );
  }));

test("it fits a telephone", () =>
  visitCourse(
    async (page) => {
      const { width, room } = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth,
        room: innerWidth,
      }));
      assert.ok(width <= room, `${width} in ${room}`);
    },
    { viewport: { width: 320, height: 640 }, hasTouch: true },
  ));
