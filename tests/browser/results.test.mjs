// The results of the page: they agree with theory, and to the last bit with those of the native program.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { root, run, start, visit } from "./page.mjs";

const { browser, site } = await start();

test("the report has the figures of each population", () =>
  visit(browser, site, "?particles=4096", async (page) => {
    const report = await run(page, {});
    const shape = Object.fromEntries(
      Object.entries(report).map(([name, part]) => [
        name,
        typeof part === "object" ? Object.keys(part).sort() : typeof part,
      ]),
    );
    assert.deepEqual(shape, {
      particles: "number",
      data: ["mean", "plus_share", "std"],
      end_of_forward: ["ks_to_normal", "mean", "plus_share", "std"],
      recovered: ["mean", "plus_share", "std", "w1_to_data"],
    });
    assert.equal(report.particles, 4096);
    for (const part of [report.data, report.end_of_forward, report.recovered]) {
      for (const [name, value] of Object.entries(part)) assert.ok(Number.isFinite(value), `${name} is ${value}`);
    }
    assert.ok(report.end_of_forward.ks_to_normal < 0.03, "the forward run ends in a normal distribution");
  }));

test("the same settings give the same report, even if others were run in between", () =>
  visit(browser, site, "?particles=4096&model=nn&noise=0.5", async (page) => {
    const first = await run(page, {});
    assert.notDeepEqual(await run(page, { seed: "2" }), first);
    await run(page, { noise: 0.1, steps: 300 });
    assert.deepEqual(await run(page, { seed: "1", noise: 0.5, steps: 1000 }), first);
  }));

// MATH.md, section 4: simulated independently with 200 000 particles.
const reference = [
  { model: "nn", noise: 0, mean: 0.0, plus_share: 0.5, w1_to_data: 0.599 },
  { model: "mle", noise: 0, mean: 0.749, plus_share: 0.875, w1_to_data: 0.15 },
  { model: "exact", noise: 0, mean: 0.6, plus_share: 0.8, w1_to_data: 0.0001 },
  { model: "exact", noise: 0.1, mean: 0.6, plus_share: 0.8, w1_to_data: 0.08 },
  { model: "exact", noise: 1, mean: 0.6, plus_share: 0.705, w1_to_data: 0.689 },
  { model: "bayes", noise: 0, mean: 0.6, plus_share: 0.8, w1_to_data: 0 },
];
for (const { model, noise, ...expected } of reference) {
  test(`${model} with noise ${noise} recovers what it should`, { timeout: 180_000 }, () =>
    visit(browser, site, "?particles=200000", async (page) => {
      const report = await run(page, { model, noise });
      assert.equal(report.particles, 200_000);
      for (const [name, value] of Object.entries(expected)) {
        const found = report.recovered[name];
        assert.ok(Math.abs(found - value) <= 0.005, `${name} is ${found}, not ${value}`);
      }
      if (model === "exact" && noise === 0) {
        assert.ok(Math.abs(report.recovered.mean - report.data.mean) < 1e-4, JSON.stringify(report));
      }
    }),
  );
}

for (const query of [
  "",
  "model=mle&noise=0.5&prior=0.3&schedule=linear&steps=137&particles=5000&seed=42",
  "model=bayes&noise=0.05&prior=0.65&steps=2000&particles=20000&seed=18446744073709551615",
  "data=three-bumps&model=bayes&sampler=ode&schedule=cosine&steps=60&particles=3000&start=gaussian",
  "data=mixture&mix=1:-1.2:0.3,2:0.5:0&model=mle&sampler=langevin&schedule=geometric&steps=80&particles=2000",
  "data=drawn&model=nn&sampler=pc&schedule=constant&forward=em&noise=0.2&corrupt=eps&steps=200&particles=2000",
  "data=uniform&model=exact&sampler=ddim&eta=0.5&noise=0.3&corrupt=score&steps=120&particles=2000",
]) {
  test(`the densities equal those of the native program: ${query || "defaults"}`, { timeout: 300_000 }, () => {
    // The profile of `cargo test`, with which the example has been built already.
    const native = JSON.parse(
      execFileSync("cargo", ["run", "--quiet", "--example", "densities", "--", query], {
        cwd: root,
        encoding: "utf8",
        maxBuffer: 1 << 28,
      }),
    );
    assert.ok(native.forward.some((count) => count > 0));
    return visit(browser, site, query && `?${query}`, async (page) => {
      const found = await page.evaluate(async () => {
        await window.diffuscope.settled();
        const { columns, bins, forward, reverse } = window.diffuscope.densities();
        return { columns, bins, forward: Array.from(forward), reverse: Array.from(reverse) };
      });
      assert.deepEqual(found, native);
    });
  });
}

test("measure runs the engine alone and does not change the page", () =>
  visit(browser, site, "", async (page) => {
    const { measured, before, after } = await page.evaluate(() => {
      const before = window.diffuscope.settings();
      const measured = window.diffuscope.measure({ model: "mle", particles: 5000, steps: 100 });
      return { measured, before, after: window.diffuscope.settings() };
    });
    assert.equal(measured.particle_steps, 5000 * 2 * 100);
    assert.ok(measured.milliseconds > 0);
    assert.deepEqual(after, before);
    await assert.rejects(
      page.evaluate(() => window.diffuscope.measure({ model: "xyz" })),
      /one of exact/,
    );
  }));
