// The lessons that train a network: their progress, their end, and what they say beside the figures of the report.

import assert from "node:assert/strict";
import { test } from "node:test";
import { lessons } from "../../web/lessons/sequence.js";
import { run, settings, start, visit } from "./page.mjs";

const { browser, site } = await start();

const playback = (page) => page.evaluate(() => window.diffuscope.playback());
const training = (page) => page.evaluate(() => window.diffuscope.training());
const title = (page) => page.locator("#lessons h2");
const setup = (name) => lessons.find((lesson) => lesson.name === name)?.setup ?? {};

test("a lesson tells how far its training is; the reader can pause it, and another lesson stops it", () =>
  visit(browser, site, "?lang=en&lesson=learning", async (page) => {
    await page.click('[data-answer="floor"]');
    const progress = page.locator("#lessons .training");
    await page.waitForFunction(() =>
      /^Training: [1-9]\d* of 8\u00a0000 iterations$/.test(document.querySelector(".training")?.textContent ?? ""),
    );
    await page.evaluate(() => window.diffuscope.pauseTraining());
    await page.waitForFunction(() => window.diffuscope.training().state === "paused");
    assert.ok(await progress.isVisible());
    assert.equal((await playback(page)).seen, 1);
    await page.evaluate(() => void window.diffuscope.train({}));
    await page.waitForFunction(() => window.diffuscope.training().state === "running");
    await page.keyboard.press("7");
    await page.waitForFunction(() => location.search.includes("lesson=posterior"));
    const { state, iterations } = await training(page);
    assert.equal(state, "paused");
    assert.ok(iterations < 8000);
    assert.deepEqual(await playback(page), { way: 1, seen: 1, playing: false });
    // Again from the beginning, and the panel is closed.
    await page.keyboard.press("8");
    await page.waitForFunction(() => location.search.includes("lesson=learning"));
    assert.equal((await training(page)).iterations, 0);
    await page.click('[data-answer="zero"]');
    await page.waitForFunction(() => window.diffuscope.training().iterations > 0);
    await page.keyboard.press("Escape");
    await page.locator("#lessons").waitFor({ state: "detached" });
    // The experiment from before is back, with its own network.
    assert.equal((await training(page)).state, "absent");
    assert.deepEqual(await playback(page), { way: 0.42, seen: 2, playing: false });
  }));

test("a lesson with a seed of its own gives the reader's back", () =>
  visit(browser, site, "?lesson=memorising&seed=7&particles=256", async (page) => {
    await title(page).waitFor();
    const { seed } = await settings(page);
    assert.equal(seed, "4");
    await page.click("#lessons .next");
    await page.waitForFunction(() => location.search.includes("lesson=wrong"));
    assert.deepEqual(await settings(page), {
      ...(await page.evaluate(() => window.diffuscope.defaults())),
      model: "learned",
      iterations: 100,
      particles: 256,
      seed: "7",
    });
  }));

// The share of particles above 0 in a direction, at the recorded time that is nearest to t.
const shareAbove = (page, direction, t) =>
  page.evaluate(
    ([direction, t]) => {
      const found = window.diffuscope.densities();
      const { times, bins } = found;
      const counts = direction === "forward" ? found.forward : found.reverse;
      const beyond = direction === "forward" ? found.forward_beyond : found.reverse_beyond;
      const distances = [...times].map((time) => Math.abs(time - t));
      const column = distances.indexOf(Math.min(...distances));
      const inside = [...counts.subarray(column * bins, (column + 1) * bins)];
      const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
      const [below, above] = beyond.subarray(2 * column, 2 * column + 2);
      return (sum(inside.slice(bins / 2)) + above) / (sum(inside) + below + above);
    },
    [direction, t],
  );

test("the lesson on wrong scores: where shares become wrong, and an error of the same size that is new at every step", () =>
  visit(browser, site, "?lang=en", async (page) => {
    for (const seed of ["1", "2", "10"]) {
      await page.evaluate(
        async ([setup, seed]) => {
          const { diffuscope } = window;
          diffuscope.apply({ ...diffuscope.defaults(), ...setup, seed });
          diffuscope.resetTraining();
          await diffuscope.train({});
          await diffuscope.settled();
        },
        /** @type {const} */ ([setup("wrong"), seed]),
      );
      const near = (found, least, most) => assert.ok(found > least && found < most, `seed ${seed}: ${found}`);
      near(await shareAbove(page, "forward", 0.5), 0.63, 0.65);
      near(await shareAbove(page, "forward", 0.3), 0.765, 0.785);
      near(await shareAbove(page, "reverse", 0.3), 0.645, 0.705);
      const { recovered } = await run(page, { model: "bayes", corrupt: "eps", noise: 0.47 });
      near(recovered.plus_share, 0.79, 0.81);
      near(recovered.w1_to_data, 0, 0.02);
    }
  }));

test("the lesson on too few data: the least possible loss for the data themselves", () =>
  visit(browser, site, "?lang=en", async (page) => {
    await run(page, { ...setup("memorising"), samples: "unlimited" });
    await page.evaluate(() => window.diffuscope.resetTraining());
    await page.waitForFunction(() => window.diffuscope.training().floor !== undefined);
    const { floor } = await training(page);
    assert.ok(Math.abs(floor - 0.156) < 0.0005, String(floor));
  }));
