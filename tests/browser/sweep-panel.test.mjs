// The panel of sweeps: what it draws is what diffuscope.sweep() measures, a point opens its experiment, and nothing is lost.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { settings, start, visit } from "./page.mjs";

const { browser, site } = await start("/courses/diffuscope/");

const small = "particles=512&steps=10&model=nn";
const map = `?${small}&lang=en&sweep=w1;noise:0..1/5;prior:0.2..0.8/4`;
const plot = "#sweep .plot";

/** Waits until the sweep that is shown is complete. */
async function complete(page) {
  await page.locator(`${plot} svg`).waitFor();
  await page.waitForFunction(() => document.querySelector("#sweep progress").hasAttribute("hidden"), undefined, {
    polling: 50,
  });
}

const inAddress = (page) => page.evaluate(() => new URLSearchParams(location.search).get("sweep"));
const reading = (page) => page.innerText("#sweep .reading");
const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

async function download(page, kind) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.click(`#sweep [data-download="${kind}"]`)]);
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
}

test("a link opens a map whose values are those of diffuscope.sweep()", () =>
  visit(browser, site, map, async (page) => {
    await complete(page);
    const expected = await page.evaluate(() =>
      window.diffuscope.sweep({
        x: { setting: "noise", values: [0, 0.25, 0.5, 0.75, 1] },
        y: { setting: "prior", values: "0.2..0.8/4" },
      }),
    );
    const { name, content } = await download(page, "csv");
    assert.equal(name, "diffuscope-sweep.csv");
    const lines = content.toString().trim().split("\n");
    const remarks = lines.filter((line) => line.startsWith("# "));
    for (const remark of ["# model = nn", "# steps = 10", "# seed = 1"]) assert.ok(remarks.includes(remark), remark);
    assert.ok(!remarks.some((line) => line.startsWith("# noise")), "a setting that is swept has no one value");
    assert.ok(remarks.some((line) => line.includes("sweep=w1;noise:0..1/5;prior:0.2..0.8/4")));
    const [head, ...rows] = lines.filter((line) => !line.startsWith("#"));
    assert.equal(head, "noise,prior,w1,error");
    const points = expected.values.flatMap((row, j) =>
      row.map((value, i) => [expected.x[i], expected.y[j], value, expected.errors[j][i]].join(",")),
    );
    assert.deepEqual(rows, points);
    // A cell each.
    const paths = await page.locator(`${plot} .cells path`).evaluateAll((all) => all.map((it) => it.getAttribute("d")));
    assert.equal(paths.join("").split("M").length - 1, 20);
  }));

test("the keyboard moves from point to point, and Enter opens one; undo brings the experiment back", () =>
  visit(browser, site, map, async (page) => {
    await complete(page);
    const before = await settings(page);
    await page.focus(plot);
    await press(page, "ArrowRight", "ArrowRight", "ArrowRight", "ArrowUp");
    assert.match(await reading(page), /noise 0\.5 .* 0\.4.*W₁ to the data 0\.\d+ ± 0\.\d+/);
    await press(page, "Enter");
    await page.waitForFunction(() => window.diffuscope.settings().noise === 0.5);
    assert.deepEqual(await settings(page), { ...before, noise: 0.5, prior: 0.4 });
    // The sweep is the same, so it need not run again, and the address has both.
    assert.equal(await page.isVisible("#sweep progress"), false);
    await page.waitForFunction(() => /noise=0\.5.*sweep=w1/.test(location.search));
    await page.focus("#stage");
    await page.keyboard.press("Control+z");
    await page.waitForFunction(() => window.diffuscope.settings().noise === 0);
    assert.deepEqual(await settings(page), before);
  }));

test("a click opens the point under the pointer", () =>
  visit(browser, site, map, async (page) => {
    await complete(page);
    const { x, y, width, height } = await page.locator(plot).boundingBox();
    await page.mouse.move(x + 0.8 * width, y + 0.3 * height);
    const words = await reading(page);
    await page.mouse.click(x + 0.8 * width, y + 0.3 * height);
    const { noise, prior } = await settings(page);
    assert.ok(noise > 0.5 && words.includes(`noise ${noise}`) && words.includes(String(prior)), `${words}: ${noise}`);
  }));

test("when the experiment changes, its sweep is run again; what is swept is a place in the plot", () =>
  visit(browser, site, map, async (page) => {
    await complete(page);
    const first = (await download(page, "csv")).content.toString();
    await page.evaluate(() => window.diffuscope.apply({ prior: 0.3 }));
    await page.waitForTimeout(500);
    assert.deepEqual(
      (await download(page, "csv")).content.toString().split("\n").slice(-21),
      first.split("\n").slice(-21),
    );
    await page.selectOption('#sweep [name="model"]', "mle");
    assert.equal((await settings(page)).model, "mle");
    await page.waitForTimeout(500);
    await complete(page);
    const second = (await download(page, "csv")).content.toString();
    assert.match(second, /# model = mle/);
    assert.notDeepEqual(second.split("\n").slice(-21), first.split("\n").slice(-21));
  }));

test("the controls change the sweep, and the address follows", () =>
  visit(browser, site, `?${small}&lang=en&sweep=w1;noise:0..1/5`, async (page) => {
    await complete(page);
    await page.selectOption('#sweep [name="figure"]', "std");
    await page.selectOption('#sweep [name="y"]', "sampler");
    for (const name of ["langevin", "pc", "ode"]) await page.uncheck(`#sweep [value="${name}"]`);
    await page.fill('#sweep [name="x-last"]', "9");
    await page.keyboard.press("Tab");
    // The nearest that is allowed.
    assert.equal(await inAddress(page), "std;noise:0..2/5;sampler:em,ddpm,ddim,dpm++");
    await page.check('#sweep [name="scale"]');
    assert.match(await inAddress(page), /;log$/);
    await complete(page);
    await page.reload();
    await complete(page);
    assert.equal(await inAddress(page), "std;noise:0..2/5;sampler:em,ddpm,ddim,dpm++;log");
  }));

test("a bad address has a message and the nearest sensible sweep", async () => {
  for (const [language, words] of /** @type {[string, RegExp][]} */ ([
    ["en", /“nosie” is no setting/],
    ["zh", /“nosie”不是/],
  ])) {
    await visit(browser, site, `?${small}&lang=${language}&sweep=w1;nosie;steps:0..9`, async (page) => {
      await complete(page);
      const said = await page.locator("#sweep .problem").allInnerTexts();
      assert.equal(said.length, 2);
      assert.match(said[0], words);
      assert.equal(await inAddress(page), "w1;steps:1..9/33");
      assert.deepEqual(await page.evaluate(() => window.diffuscope.messages()), []);
    });
  }
});

test("a ready-made sweep sets up its experiment; what the address gives besides counts", () =>
  visit(browser, site, "?sweep=atlas&model=bayes&seed=7", async (page) => {
    await page.locator(`${plot} svg`).waitFor();
    const { model, seed, particles, steps } = await settings(page);
    assert.deepEqual([model, seed, particles, steps], ["bayes", "7", 4096, 200]);
    assert.equal(await inAddress(page), "w1;noise:0..1/32;prior:0.05..0.95/32");
    await page.click("#sweep .stop");
    assert.match(await page.innerText("#sweep .status"), /Stopped|已停止/);
    for (const name of ["quality", "guidance", "corruption", "healing"]) {
      await page.click(`#sweep [data-preset="${name}"]`);
      await complete(page);
      assert.equal(await page.locator("#sweep .problem").count(), 0);
      assert.equal((await settings(page)).seed, "7");
    }
  }));

test("Back, Escape and the button close the panel; the experiment stays, and the address is that of it", () =>
  visit(browser, site, `?${small}`, async (page) => {
    /** @type {[number, () => Promise<unknown>][]} */
    const ways = [
      [0.3, () => page.goBack()],
      [0.4, () => page.keyboard.press("Escape")],
      [0.5, () => page.click("#sweep .close")],
    ];
    for (const [noise, leave] of ways) {
      await page.evaluate(() => dispatchEvent(new CustomEvent("diffuscope:open", { detail: "sweep" })));
      await complete(page);
      await page.evaluate((noise) => window.diffuscope.apply({ noise }), noise);
      await page.waitForFunction((noise) => new URLSearchParams(location.search).get("noise") === String(noise), noise);
      await page.waitForTimeout(400);
      await leave();
      await page.locator("#sweep").waitFor({ state: "detached" });
      // When the entry of the panel is left, too.
      await page.waitForFunction(() => !history.state?.panels && !location.search.includes("sweep="));
      await page.waitForFunction((noise) => new URLSearchParams(location.search).get("noise") === String(noise), noise);
      assert.equal((await settings(page)).noise, noise);
    }
  }));

test("the menu and the key S open it, and a lesson takes its place", () =>
  visit(browser, site, `?${small}&lang=en`, async (page) => {
    await page.focus("#stage");
    await page.keyboard.press("s");
    await complete(page);
    await page.evaluate(() => dispatchEvent(new CustomEvent("diffuscope:open", { detail: "lesson:few-steps" })));
    await page.locator("#lessons").waitFor();
    assert.equal(await page.locator("#sweep").count(), 0);
    await page.evaluate(() => dispatchEvent(new CustomEvent("diffuscope:open", { detail: "sweep:guidance" })));
    await complete(page);
    assert.equal(await page.locator("#lessons").count(), 0);
    assert.equal((await settings(page)).condition, "2");
    assert.equal(await page.evaluate(() => new URLSearchParams(location.search).get("lesson")), null);
  }));

test("pictures have the settings and the link, in light colours", () =>
  visit(browser, site, `${map}&theme=dark`, async (page) => {
    await complete(page);
    const svg = (await download(page, "svg")).content.toString();
    assert.match(svg, /^<svg [^>]*xmlns/);
    for (const words of ["nearest neighbour", "W₁ to the data", "sweep=w1;noise:0..1/5"])
      assert.ok(svg.includes(words));
    assert.ok(svg.includes('fill="#ffffff"'));
    const parsed = await page.evaluate(
      (svg) =>
        new DOMParser()
          .parseFromString(window.diffuscopeTrusted.html(svg), "image/svg+xml")
          .querySelector("parsererror")?.textContent,
      svg,
    );
    assert.equal(parsed, undefined);
    const { content } = await download(page, "png");
    assert.deepEqual([...content.subarray(1, 4)], [0x50, 0x4e, 0x47]);
    assert.equal(content.readUInt32BE(16), 2400);
  }));

/** @type {[number, number, string?][]} */
const sizes = [
  [1920, 1080, "&projector=1"],
  [1280, 800],
  [1280, 800, "&projector=1"],
  [768, 1024],
  [844, 390],
  [390, 844],
  [360, 640],
];
for (const [width, height, more = ""] of sizes) {
  test(`it fits, and its controls are large enough for a finger: ${width} × ${height} ${more}`, () =>
    visit(
      browser,
      site,
      `${map}${more}`,
      async (page) => {
        await complete(page);
        const { boxes, panel, drawn, canvas } = await page.evaluate(() => {
          const box = (element) => element.getBoundingClientRect().toJSON();
          const panel = document.getElementById("sweep");
          const controls = [...panel.querySelectorAll("button, select, [type=number], .choice")];
          return {
            boxes: controls.filter((it) => it.checkVisibility()).map((it) => [it.outerHTML.slice(0, 80), box(it)]),
            panel: box(panel),
            drawn: box(panel.querySelector(".plot svg")),
            canvas: box(document.getElementById("stage")),
          };
        });
        for (const [name, { width, height, left, right }] of boxes) {
          assert.ok(width >= 44 && height >= 43.9, `${name}: ${width} × ${height}`);
          // On a telephone the ready-made sweeps are a row that scrolls.
          const scrolls = name.includes("data-preset");
          assert.ok(scrolls || (left >= panel.left && right <= panel.right + 1), name);
        }
        assert.ok(panel.right <= width && panel.bottom <= height && panel.top >= 0, JSON.stringify(panel));
        assert.ok(drawn.width >= 280 && drawn.height >= 200 && drawn.right <= panel.right, JSON.stringify(drawn));
        assert.ok(canvas.width > 300, JSON.stringify(canvas));
        if (width < 760 || height < 561) {
          await page.click(plot);
          assert.ok(await page.locator("#sweep.folded").isVisible(), "a point that is opened shows the picture");
          await page.click("#sweep .fold");
          assert.ok(await page.locator(plot).isVisible());
        } else {
          assert.ok(canvas.right <= panel.left + 1 || canvas.bottom <= panel.top + 1, "the panel covers the picture");
        }
      },
      { viewport: { width, height }, reducedMotion: "reduce" },
    ));
}
