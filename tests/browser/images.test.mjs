// The screen of pictures in the built page: JavaScript, links, element, exports; and that its pixels are those of the
// native program.

import assert from "node:assert/strict";
import { test } from "node:test";
import { element, forScript, visitHost } from "./host.mjs";
import { settings, start, visit } from "./page.mjs";

const { browser, site } = await start("/diffuscope/", forScript);

/** @type {(page: any) => Promise<any>} */
const settled = (page) =>
  page.evaluate(async () => {
    await window.diffuscope.settled();
    return window.diffuscope.report();
  });

/**
 * The checksum FNV-1a of 64 bits.
 * @type {(bytes: number[]) => string}
 */
const hash = (bytes) =>
  bytes
    .reduce((sum, byte) => BigInt.asUintN(64, (sum ^ BigInt(byte)) * 0x100000001b3n), 0xcbf29ce484222325n)
    .toString(16)
    .padStart(16, "0");

test("the screen opens, its pictures come back, and the report says so", () =>
  visit(browser, site, "?noise=0.5", async (page) => {
    await page.evaluate(() => window.diffuscope.screen("images"));
    const report = await settled(page);
    assert.equal(report.pictures, 64);
    assert.equal(report.verdict, "recovered");
    // MATH.md §11: 0.0068 on average, 0.009 at most.
    assert.ok(Math.abs(report.rms_to_nearest.mean - 0.0068) < 6e-4 && report.rms_to_nearest.max < 0.02);
    assert.ok(report.distinct > 50 && report.spectrum_error < 2);
    assert.equal(report.classes.length, 11);
    const { times, sigma, alpha } = await page.evaluate(() => window.diffuscope.levels());
    assert.equal(times.length, 101);
    for (const { at, sigma: expected, alpha: alphas } of [
      { at: 10, sigma: 0.161756, alpha: [0.986831, 0.986103, 0.973807, 0.917974] },
      { at: 50, sigma: Math.SQRT1_2, alpha: [Math.SQRT1_2, 0.51963, 0.003449, 0.000707] },
      { at: 100, sigma: 0.999977, alpha: [0.006738, 0.001967, 0.000007, 0.000007] },
    ]) {
      assert.ok(Math.abs(sigma[at] - expected) < 1e-6);
      for (const [i, place] of [0, 8, 27, 63].entries()) assert.ok(Math.abs(alpha[at][place] - alphas[i]) < 1e-6);
    }
    await page.evaluate(() => window.diffuscope.screen("one-dimension"));
    assert.equal((await settings(page)).noise, 0.5);
  }));

test("its pixels are those of the native program, to the bit", () =>
  visit(browser, site, "?screen=images&steps=30&pictures=12&noise=0.1&seed=3", async (page) => {
    await settled(page);
    const { recovered, reverse } = await page.evaluate(() => {
      const { recovered, reverse } = window.diffuscope.pictures();
      return { recovered: [...new Uint8Array(recovered.buffer)], reverse: [...reverse] };
    });
    // src/lab/images/tests.rs has the same two.
    assert.deepEqual([hash(recovered), hash(reverse)], ["769135d2948be801", "10aee7bf6e6c4724"]);
  }));

test(
  "a network is trained, its weights are those of the native program, and it is paused and reset",
  { timeout: 120_000 },
  () =>
    visit(browser, site, "?screen=images&steps=20&pictures=4", async (page) => {
      const found = await page.evaluate(async () => {
        const { diffuscope } = window;
        const done = await diffuscope.train({ hidden: 16, batch: 64, iterations: 100, classes: "0+1" });
        await diffuscope.settled();
        const weights = [...diffuscope.weights()];
        const { pictures } = /** @type {any} */ (diffuscope.report());
        const long = diffuscope.train({ iterations: 100_000 });
        while (diffuscope.training().iterations === 0) await new Promise((next) => setTimeout(next, 20));
        diffuscope.pauseTraining();
        const paused = await long;
        diffuscope.resetTraining();
        const reset = diffuscope.training();
        const damaged = new Uint8Array(weights);
        damaged[damaged.length - 20] ^= 1;
        diffuscope.open(damaged);
        return { done, weights, pictures, paused, reset, messages: diffuscope.messages() };
      });
      assert.deepEqual([found.done.state, found.done.iterations, found.pictures], ["done", 100, 4]);
      assert.ok((found.done.loss ?? 0) > 0 && found.done.floor === undefined);
      assert.equal(found.paused.state, "paused");
      assert.deepEqual([found.reset.state, found.reset.iterations], ["paused", 0]);
      assert.match(found.messages[0], /damaged/);
      const file = Buffer.from(found.weights);
      // After the settings, the number of widths, and these. src/lab/images/tests.rs has the same checksum.
      const length = file.readUInt16LE(18);
      const weights = file.subarray(21 + length + 2 * file[20 + length], -4);
      assert.equal(hash([...weights]), "d5a858797e07cdee");
    }),
);

test("the network that comes with the page makes new digits, the same ones as natively", () =>
  visit(browser, site, "?screen=images&model=learned&start=gaussian&pictures=16&lang=en", async (page) => {
    const report = await settled(page);
    assert.ok(report.rms_to_nearest.mean > 0.15 && report.recognised > 0.5, JSON.stringify(report));
    const recovered = await page.evaluate(() => [...new Uint8Array(window.diffuscope.pictures().recovered.buffer)]);
    assert.equal(hash(recovered), "a57c449a70918fc0");
    assert.deepEqual(await page.evaluate(() => window.diffuscope.messages()), []);
  }));

test("a network that is damaged on the server gets words, and one can be trained", () =>
  visit(
    browser,
    site,
    "?screen=images&model=learned&pictures=4&lang=en",
    async (page) => {
      await settled(page);
      const messages = await page.evaluate(() => window.diffuscope.messages());
      assert.match(messages.join(), /network that comes with the page can't be used.*Train one/);
    },
    {
      prepare: (page) =>
        page.route(/pictures\.bin$/, async (route) => {
          const body = await (await route.fetch()).body();
          body[body.length - 9] ^= 1;
          await route.fulfill({ body });
        }),
    },
  ));

test("pictures from files become data, and other files get words", () =>
  visit(browser, site, "?screen=images&steps=10&pictures=4&lang=en", async (page) => {
    const found = await page.evaluate(async () => {
      const { diffuscope } = window;
      /** @type {(type: string, ink: number) => Promise<Uint8Array>} */
      const file = async (type, ink) => {
        const canvas = new OffscreenCanvas(200, 100);
        const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
        context.fillStyle = "white";
        context.fillRect(0, 0, 200, 100);
        context.fillStyle = "black";
        context.fillRect(50, 0, ink, 100);
        return new Uint8Array(await (await canvas.convertToBlob({ type })).arrayBuffer());
      };
      const own = () => {
        const picture = String(diffuscope.settings().picture);
        return picture === "none" ? 0 : picture.split(",").length;
      };
      for (const [i, type] of ["image/png", "image/jpeg", "image/webp"].entries()) {
        diffuscope.open(await file(type, 30 + 20 * i));
        while (own() <= i) await new Promise((next) => setTimeout(next, 10));
      }
      await diffuscope.settled();
      const { data, picture } = diffuscope.settings();
      const report = diffuscope.report();
      diffuscope.open(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]));
      while (diffuscope.messages().length === 0) await new Promise((next) => setTimeout(next, 10));
      return { data, picture: String(picture), report, messages: diffuscope.messages() };
    });
    assert.equal(found.data, "own");
    const pictures = found.picture.split(",");
    assert.equal(pictures.length, 3);
    // White above and below, and a bar of ink from a quarter of the width on.
    assert.match(pictures[0], /^0{16}/);
    assert.equal(pictures[0][3 * 8 + 2], "f");
    assert.equal(pictures[0][3 * 8], "0");
    const { rms_to_nearest, pictures: count } = /** @type {any} */ (found.report);
    assert.ok(count === 4 && rms_to_nearest.max < 0.02);
    assert.match(found.messages[0], /can't be opened/);
  }));

test("an address sets it up, a change is in the address, and a wrong value is explained", () =>
  visit(browser, site, "?screen=images&data=icons&steps=9999&pictures=4&lang=en", async (page) => {
    const messages = await page.evaluate(() => window.diffuscope.messages());
    assert.ok(messages.length === 1 && messages[0].includes("9999"));
    await page.evaluate(() => window.diffuscope.apply({ steps: 12, classes: "3+8", prior: 0.8 }));
    await page.waitForFunction(() => new URLSearchParams(location.search).get("prior") === "0.8");
    assert.equal(
      await page.evaluate(() => window.diffuscope.link()),
      "screen=images&data=icons&classes=3%2B8&prior=0.8&steps=12&pictures=4",
    );
    const report = await settled(page);
    assert.equal(report.pictures, 4);
    assert.ok(Math.abs(report.expected_classes[3] - 0.8) < 1e-9);
    const message = await page.evaluate(() => {
      try {
        window.diffuscope.apply({ blur: 21 });
        return "";
      } catch (error) {
        return /** @type {Error} */ (error).message;
      }
    });
    assert.match(message, /blur can't be “21”; it is a number from 0 to 20/);
  }));

test("a hidden page computes all pictures when it is asked for them", () =>
  visit(browser, site, "?screen=images&pictures=24&steps=20", async (page) => {
    await page.evaluate(() => window.diffuscope.setSeen(false));
    assert.equal((await settled(page)).pictures, 24);
  }));

test("pictures and figures can be taken away", () =>
  visit(browser, site, "?screen=images&steps=20&pictures=8&lang=en", async (page) => {
    await settled(page);
    await page.evaluate(() => window.dispatchEvent(new CustomEvent("diffuscope:open", { detail: "share" })));
    await page.locator("#share").waitFor();
    /** @type {(name: string) => Promise<string>} */
    const download = async (name) => {
      const [file] = await Promise.all([page.waitForEvent("download"), page.click(`[data-download="${name}"]`)]);
      const chunks = [];
      for await (const chunk of await file.createReadStream()) chunks.push(chunk);
      return Buffer.concat(chunks).toString(name.endsWith("png") ? "latin1" : "utf8");
    };
    assert.match(await download("picture.svg"), /^<svg.*data:image\/png.*Recovered/s);
    assert.match(await download("picture.png"), /^.PNG/);
    const figures = await download("figures.csv");
    assert.match(figures, /verdict: recovered/);
    assert.equal(figures.split("\n").filter((line) => line && !line.startsWith("#")).length, 12);
    const file = JSON.parse(await download("experiment.json"));
    assert.deepEqual([file.settings.screen, file.settings.steps, file.figures.pictures], ["images", 20, 8]);
  }));

test("the element shows pictures, reports, and changes", () =>
  visitHost(
    browser,
    site,
    element(site, 'screen="images" steps="20" pictures="8" blur="2" show="blur,play"'),
    async (page) => {
      const found = await page.evaluate(async () => {
        const scope = /** @type {any} */ (document.querySelector("diffu-scope"));
        await scope.settled();
        return scope.report();
      });
      assert.deepEqual([found.pictures, found.verdict], [8, "recovered"]);
    },
  ));

test("calls of another screen are refused with a reason", () =>
  visit(browser, site, "?screen=chain", async (page) => {
    const message = await page.evaluate(() => {
      try {
        window.diffuscope.levels();
        return "";
      } catch (error) {
        return /** @type {Error} */ (error).message;
      }
    });
    assert.match(message, /belongs to the screen images, and chain is shown/);
  }));
