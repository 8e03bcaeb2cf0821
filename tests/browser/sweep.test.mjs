// Sweeps in the built page: the same numbers as natively, with and without workers, in part first, and cancelled.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { root, start, visit } from "./page.mjs";

const { browser, site } = await start();

const native = (...args) =>
  JSON.parse(
    execFileSync("cargo", ["run", "--quiet", "--example", "sweep", "--", ...args, "--json"], {
      cwd: root,
      encoding: "utf8",
    }),
  );

const noise = [0, 0.25, 0.5];
const models = ["exact", "nn", "bayes", "learned"];
const inPage = (page) =>
  page.evaluate(
    async ([noise, models]) => {
      const parts = [];
      const progress = ({ done, all }) => parts.push([done, all]);
      const x = { setting: "noise", values: noise };
      const sweep = await window.diffuscope.sweep({ x, y: { setting: "model", values: models }, progress });
      return { sweep, parts };
    },
    [noise, models.slice(0, 3)],
  );

const query = "particles=2000&steps=50&start=gaussian&prior=0.7";

test("a sweep has the numbers of the native example, in workers and without them", async () => {
  const expected = native(query, "--x", `noise=${noise}`, "--y", `model=${models.slice(0, 3)}`);
  for (const prepare of [undefined, (page) => page.addInitScript(() => delete window.Worker)]) {
    await visit(
      browser,
      site,
      `?${query}`,
      async (page) => {
        const { sweep, parts } = await inPage(page);
        assert.deepEqual(sweep.x, noise);
        assert.deepEqual(sweep.y, models.slice(0, 3));
        assert.deepEqual(sweep.values, expected.values);
        assert.deepEqual(sweep.errors, expected.errors);
        assert.deepEqual(parts.at(-1), [9, 9]);
        // A point is what the page itself shows.
        const w1 = await page.evaluate(async () => {
          window.diffuscope.apply({ noise: 0.5, model: "nn" });
          await window.diffuscope.settled();
          return window.diffuscope.report().recovered.w1_to_data;
        });
        assert.equal(w1, sweep.values[1][2]);
      },
      { prepare },
    );
  }
});

test("a sweep says what is not allowed, leaves out what has no meaning, and can be cancelled", () =>
  visit(browser, site, "?particles=256&steps=10", async (page) => {
    const said = await page.evaluate(async () => {
      const failed = async (options) =>
        window.diffuscope.sweep(options).then(
          () => "done",
          (error) => error.message,
        );
      const many = { setting: "noise", values: Array.from({ length: 1000 }, (_, i) => i / 1000) };
      const cancel = new AbortController();
      return {
        name: await failed({ x: { setting: "nosie" } }),
        value: await failed({ x: { setting: "noise", values: [3] } }),
        figure: await failed({ x: { setting: "noise" }, figure: "beauty" }),
        cancelled: await failed({ x: many, progress: () => cancel.abort(), signal: cancel.signal }),
        flow: await window.diffuscope.sweep({
          x: { setting: "sampler" },
          y: { setting: "schedule", values: ["flow"] },
        }),
      };
    });
    assert.match(said.name, /nosie/);
    assert.match(said.value, /0 to 2/);
    assert.match(said.figure, /beauty.*w1/);
    assert.match(said.cancelled, /abort/i);
    assert.equal(said.flow.values[0][said.flow.x.indexOf("em")], null);
    assert.ok(said.flow.values[0][said.flow.x.indexOf("ddim")] >= 0);
  }));
