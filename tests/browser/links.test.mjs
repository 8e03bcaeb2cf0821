// Addresses as other programs leave them, and calls as people write them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { visitHost } from "./host.mjs";
import { run, settings, start, startSite, visit } from "./page.mjs";

const { browser, site } = await start();

const messages = (page) => page.evaluate(() => window.diffuscope.messages());

test("names that campaigns and caches add are ignored in one line, and a slip is named", () =>
  visit(browser, site, "?particles=256&fbclid=abc&utm_source=x&_=17&v=1716239022&nosie=1", async (page) => {
    const [slip, ignored, ...others] = await messages(page);
    assert.match(slip, /“nosie”: did you mean noise/);
    assert.match(ignored, /fbclid, utm_source, _, v$/);
    assert.deepEqual(others, []);
    assert.equal((await settings(page)).noise, 0);
  }));

test("an address that was escaped too often, with a decimal comma, is read as it was meant, also by scripts", () =>
  visit(browser, site, "?model=nn&amp;noise=0,3&amp;embed=1&amp;particles=256", async (page) => {
    const { model, noise } = await settings(page);
    assert.deepEqual({ model, noise }, { model: "nn", noise: 0.3 });
    assert.equal(await page.evaluate(() => document.documentElement.className.includes("embedded")), true);
    assert.deepEqual(await messages(page), []);
  }));

test("the part behind # stays, and an address that was refused is written later", () =>
  visit(browser, site, "?particles=256#section", async (page) => {
    await page.evaluate(() => {
      const { replaceState } = history;
      let refusals = 1;
      history.replaceState = function (...given) {
        if (refusals-- > 0) throw new DOMException("too often", "SecurityError");
        replaceState.apply(this, given);
      };
      window.diffuscope.apply({ noise: 0.5 });
    });
    await page.waitForFunction(() => location.search.includes("noise=0.5"), undefined, { timeout: 20_000 });
    assert.equal(await page.evaluate(() => location.hash), "#section");
  }));

test("a seed may be a BigInt, and errors never show a debug form", () =>
  visit(browser, site, "?particles=256", async (page) => {
    await page.evaluate(() => window.diffuscope.apply(/** @type {any} */ ({ seed: 18446744073709551615n })));
    assert.equal((await settings(page)).seed, "18446744073709551615");
    for (const given of ["12n", "null", "undefined", "[1]", "{ a: 1 }", "() => 1", "Symbol()", "true"]) {
      const message = await page.evaluate((given) => {
        try {
          window.diffuscope.apply({ noise: new Function(`return ${given}`)() });
        } catch (error) {
          return /** @type {Error} */ (error).message;
        }
      }, given);
      assert.match(message, /^noise can't be “/, given);
      assert.doesNotMatch(message, /JsValue|Object\(/, given);
    }
    await page.evaluate(() => window.diffuscope.open('{"settings": {"seed": 18446744073709551614}}'));
    assert.equal((await settings(page)).seed, "18446744073709551614");
    assert.deepEqual(await messages(page), []);
  }));

test("a look that has no meaning is refused", () =>
  visit(browser, site, "?particles=256&theme=foo&lang=../../x", async (page) => {
    assert.match((await messages(page)).join(), /theme.*“foo”.*lang.*x”/);
    for (const look of [{ theme: "foo" }, { lang: "../../x" }, { lesson: "noise" }, { colour: "red" }]) {
      const refused = await page.evaluate((look) => {
        try {
          window.diffuscope.look(/** @type {any} */ (look));
        } catch {
          return true;
        }
      }, look);
      assert.equal(refused, true, JSON.stringify(look));
    }
  }));

test("numbers in UTF-16 are read, and a spreadsheet and an image change nothing", () =>
  visit(browser, site, "?particles=1024", async (page) => {
    await page.evaluate(() => {
      const text = "\ufeff1,5;2,5\n3,5;4,5";
      window.diffuscope.open(new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer));
    });
    assert.match((await messages(page)).join(), /decimal commas: 4 numbers/);
    for (const [bytes, words] of /** @type {[number[], RegExp][]} */ ([
      [[0x50, 0x4b, 3, 4, 0, 0], /spreadsheet/],
      [[0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0], /image/],
    ])) {
      await page.evaluate((bytes) => window.diffuscope.open(new Uint8Array(bytes)), bytes);
      assert.match((await messages(page)).join(), words);
    }
    assert.deepEqual(await page.evaluate(() => [...(window.diffuscope.numbers() ?? [])]), [1.5, 2.5, 3.5, 4.5]);
  }));

test("the columns of a Chinese file have their names", () =>
  visit(browser, site, "?particles=1024", async (page) => {
    await page.evaluate(() => {
      const rows = [...new TextEncoder().encode("\n1,20.5,40\n2,21.5,42\n3,23.5,41\n")];
      // 编号,温度,湿度 in GBK.
      const header = [0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xce, 0xc2, 0xb6, 0xc8, 0x2c, 0xca, 0xaa, 0xb6, 0xc8];
      window.diffuscope.open(new Uint8Array([...header, ...rows]));
    });
    // The menu of columns, as screen readers have it.
    await page.getByRole("main").getByRole("button", { name: /温度/ }).waitFor();
    assert.deepEqual(await page.evaluate(() => [...(window.diffuscope.numbers() ?? [])]), [20.5, 21.5, 23.5]);
  }));

// The time is printed, not asserted: it depends on what else the machine does.
test("a long list is pasted, with bounded memory", () =>
  visit(browser, site, "?particles=256&data=two-point", async (page) => {
    const before = await page.evaluate(() => window.diffuscope.memory().page);
    const milliseconds = await page.evaluate(() => {
      const text = Array.from({ length: 100_000 }, (_, i) => `${(i * 7919) % 100_003}.5`).join("\n");
      const start = performance.now();
      window.diffuscope.open(text);
      return performance.now() - start;
    });
    console.log(`100 000 lines: ${milliseconds.toFixed(0)} ms`);
    assert.equal((await run(page, {})).particles, 256);
    assert.equal((await page.evaluate(() => window.diffuscope.numbers()?.length)) ?? 0, 100_000);
    const after = await page.evaluate(() => window.diffuscope.memory().page);
    assert.ok(after - before < 64_000_000, `${after - before} bytes`);
  }));

test("outside https, a text that is cut in the paste window is in the clipboard", () =>
  visit(
    browser,
    site,
    "?particles=256&data=list",
    async (page) => {
      const copied = await page.evaluate(
        () =>
          new Promise((resolve) => {
            const event = new ClipboardEvent("cut", { bubbles: true, cancelable: true });
            /** @type {string[]} */
            const written = [];
            const setData = (/** @type {string[]} */ ...given) => written.push(...given);
            Object.defineProperty(event, "clipboardData", { value: { setData } });
            // As the program does, while the event is dispatched.
            addEventListener("cut", () => window.diffuscopeIdle.copy("1.5 2.5"), { once: true, capture: true });
            document.dispatchEvent(event);
            resolve([...written, event.defaultPrevented]);
          }),
      );
      assert.deepEqual(copied, ["text/plain", "1.5 2.5", true]);
    },
    { prepare: (page) => page.addInitScript(() => Object.defineProperty(window, "isSecureContext", { value: false })) },
  ));

test("Ctrl and the wheel, printing and saving are the browser's", () =>
  visit(browser, site, "?particles=256", async (page) => {
    const prevented = await page.evaluate(() => {
      const stage = /** @type {HTMLElement} */ (document.getElementById("stage"));
      const events = [
        new WheelEvent("wheel", { deltaY: -100, ctrlKey: true, bubbles: true, cancelable: true }),
        ...["p", "s", "o"].map(
          (key) => new KeyboardEvent("keydown", { key, ctrlKey: true, bubbles: true, cancelable: true }),
        ),
      ];
      stage.focus();
      for (const event of events) stage.dispatchEvent(event);
      return events.map((event) => event.defaultPrevented);
    });
    assert.deepEqual(prevented, [false, false, false, false]);
  }));

test("a plain frame takes neither the focus nor the wheel of the page around it", () =>
  visitHost(
    browser,
    site,
    `<input id="mine" autofocus><iframe src="${site.url}?particles=256" width="800" height="500"></iframe><p style="height: 3000px"></p>`,
    async (page) => {
      const frame = await (await page.waitForSelector("iframe")).contentFrame();
      await frame?.waitForFunction(() => window.diffuscope && !document.documentElement.inert);
      assert.equal(await page.evaluate(() => document.activeElement?.id), "mine");
      await page.mouse.move(300, 300);
      await page.mouse.wheel(0, 400);
      await page.waitForFunction(() => scrollY > 0);
    },
  ));

test("the address of the folder without its last slash finds the folder", async () => {
  const folder = await startSite("/course/");
  // A server that sends the page there, instead of a redirection.
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route(/\/course(\?.*)?$/, async (route) =>
      route.fulfill({ response: await route.fetch({ url: folder.url }) }),
    );
    await page.goto(`${folder.url.slice(0, -1)}?model=nn`);
    await page.waitForFunction(() => window.diffuscope);
    const { pathname, search } = new URL(page.url());
    assert.deepEqual([pathname, search], ["/course/", "?model=nn"]);
    await context.close();
  } finally {
    folder.close();
  }
});
