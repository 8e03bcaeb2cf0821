// The panel for sharing: its links open the same experiment, and its QR code has the same link.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import jsQR from "jsqr";
import { root, settings, start, visit } from "./page.mjs";

const experiment = "?noise=0.3&model=mle&data=mixture&mix=0.25:-1:0.2,2:1.5:0.125&particles=2048";

const { browser, site } = await start("/courses/diffuscope/");

async function openPanel(page) {
  await page.evaluate(() => dispatchEvent(new CustomEvent("diffuscope:open", { detail: "share" })));
  await page.locator("#share").waitFor({ state: "visible" });
}

// The lines to copy, in their order.
const lines = (page) => page.locator("#share textarea").evaluateAll((fields) => fields.map((field) => field.value));

const same = (expected) => async (other) => assert.deepEqual(await settings(other), expected);

test("the link, the frame and the element have the experiment", () =>
  visit(browser, site, experiment, async (page) => {
    const expected = await settings(page);
    await openPanel(page);
    const [link, frame, element, file] = await lines(page);
    assert.ok(link.startsWith(`${site.url}?`), link);
    assert.ok(link.length - site.url.length <= experiment.length, "no longer than what was written by hand");
    await visit(browser, site, link.slice(site.url.length), same(expected));

    // In a page without a policy.
    const other = await browser.newPage();
    const parts = await other.evaluate(
      (html) => {
        const { body } = new DOMParser().parseFromString(html, "text/html");
        const [frame, own] = body.querySelectorAll("iframe");
        const attributes = [...body.querySelector("diffu-scope").attributes].map(({ name, value }) => [name, value]);
        return {
          frame: frame.src,
          sandbox: frame.getAttribute("sandbox"),
          file: own.getAttribute("src"),
          script: body.querySelector("script").src,
          attributes: Object.fromEntries(attributes),
        };
      },
      frame + file + element,
    );
    assert.equal(parts.sandbox, "allow-scripts");
    assert.equal(parts.script, `${site.url}embed.js`);
    for (const address of [new URL(parts.frame), new URL(parts.file, site.url)]) {
      assert.equal(address.searchParams.get("embed"), "1");
      await visit(browser, site, address.search, same(expected));
    }
    assert.match(parts.file, /^diffuscope\.html\?/);
    await visit(browser, site, `?${new URLSearchParams(parts.attributes)}`, same(expected));
  }));

test("if two experiments are compared, links have both, and the element the first", () =>
  visit(browser, site, "?particles=1000&b.model=mle", async (page) => {
    await openPanel(page);
    const [link, frame, element] = await lines(page);
    assert.equal(link, `${site.url}?particles=1000&b.model=mle`);
    assert.match(frame, /b\.model=mle/);
    assert.match(element, /<diffu-scope particles="1000"><\/diffu-scope>/);
    assert.match(await page.innerText("#share .remark"), /holds A/);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.click('#share [data-download="figures.csv"]'),
    ]);
    assert.ok((await readFile(await download.path(), "utf8")).includes(`# ${site.url}?particles=1000&b.model=mle\n`));
  }));

test("the link of the defaults has only their version", () =>
  visit(browser, site, "", async (page) => {
    await openPanel(page);
    assert.equal((await lines(page))[0], `${site.url}?v=1`);
  }));

test("the QR code has the link, small and as large as the screen", () =>
  visit(browser, site, experiment, async (page) => {
    await openPanel(page);
    const [link] = await lines(page);
    assert.equal(await readCode(page, "#share .code svg"), link);
    await page.click("#share .code");
    await page.locator("#share-full-screen").waitFor({ state: "visible" });
    assert.equal(await readCode(page, "#share-full-screen svg"), link);
    const { height } = await page.locator("#share-full-screen svg").boundingBox();
    assert.ok(height > 0.7 * page.viewportSize().height, `${height} px high`);
    await page.keyboard.press("Escape");
    await page.locator("#share-full-screen").waitFor({ state: "detached" });
    assert.equal(await page.isVisible("#share"), true);
  }));

// The text of a QR code on the page, read from its pixels.
async function readCode(page, selector) {
  const png = (await page.locator(selector).screenshot()).toString("base64");
  const { data, width, height } = await page.evaluate(async (png) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))]));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data, width, height } = context.getImageData(0, 0, image.width, image.height);
    return { data: [...data], width, height };
  }, png);
  return /** @type {any} */ (jsQR)(Uint8ClampedArray.from(data), width, height)?.data;
}

test("copy buttons copy and say so; if copying is not allowed, they select the text", async () => {
  await visit(browser, site, experiment, async (page) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await openPanel(page);
    const given = await lines(page);
    const buttons = page.locator("#share .line button");
    for (let i = 0; i < given.length; i++) {
      await buttons.nth(i).click();
      // The word is shown for some seconds only, and an idle page draws no frames in which to find it.
      const said = (i) => document.querySelectorAll("#share .line button")[i].textContent === "copied";
      await page.waitForFunction(said, i, { polling: 100 });
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), given[i]);
    }
  });
  await visit(browser, site, experiment, async (page) => {
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
    });
    await openPanel(page);
    await page.locator("#share .line button").first().click();
    await page.getByText("Ctrl C").waitFor();
    assert.equal(await page.evaluate(() => getSelection().toString()), (await lines(page))[0]);
  });
});

test("the panel is closed by its button, by Escape and by a click beside it, and opens again", () =>
  visit(browser, site, "", async (page) => {
    for (const leave of [
      () => page.click("#share header button"),
      () => page.keyboard.press("Escape"),
      () => page.mouse.click(4, 4),
    ]) {
      await openPanel(page);
      await leave();
      await page.locator("#share").waitFor({ state: "detached" });
    }
  }));

test("on a telephone nothing of it is wider than the screen, in either language", async () => {
  for (const [query, title] of [
    ["", "Share and take away"],
    ["?lang=zh", "分享与导出"],
  ]) {
    await visit(
      browser,
      site,
      query,
      async (page) => {
        await openPanel(page);
        assert.equal(await page.innerText("#share h2"), title);
        assert.ok(
          await page.evaluate(() => {
            const panel = document.getElementById("share");
            return panel.scrollWidth <= panel.clientWidth && panel.getBoundingClientRect().right <= innerWidth;
          }),
        );
      },
      { viewport: { width: 390, height: 844 }, hasTouch: true },
    );
  }
});

test("old links open what they opened", async () => {
  const { left_out: leftOut, links } = JSON.parse(await readFile(join(root, "tests/old_links.json"), "utf8"));
  // Each link in a newly loaded page: one page for all links would be another test.
  for (const [link, different] of links.filter((_, i) => i % 8 === 0)) {
    await visit(browser, site, `?${link}`, async (page) => {
      assert.deepEqual(await settings(page), { screen: "one-dimension", ...leftOut, ...different }, link);
      assert.deepEqual(await page.evaluate(() => window.diffuscope.messages()), [], link);
    });
  }
});

test("a link of a newer version gets a message, and its known settings are used", () =>
  visit(browser, site, "?v=2&noise=0.5", async (page) => {
    assert.equal((await settings(page)).noise, 0.5);
    const [message] = await page.evaluate(() => window.diffuscope.messages());
    assert.match(message, /version “2”/);
  }));
