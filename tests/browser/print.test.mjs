// The page on paper: the picture, the figures and the link.

import assert from "node:assert/strict";
import { test } from "node:test";
import { embedded, forScript, visitHost } from "./host.mjs";
import { start, visit } from "./page.mjs";
import { readPdf } from "./pdf.mjs";

const { browser, site } = await start("/", forScript);

/** @param {string} words */
const joined = (words) => words.normalize("NFKC").replace(/\s/g, "");

// When all particles are done, and what the page needs for paper is there.
const ready = (page) =>
  page.evaluate(async (module) => {
    await window.diffuscope.settled();
    while (!performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/print.js"))) {
      await new Promise((next) => setTimeout(next, 50));
    }
    await import(module);
  }, "./share/print.js");

// Words that a picture and its caption have: the verdict, the figures and the experiment.
const captionOf = (page) =>
  page.evaluate(() => {
    const { verdict, figures, experiment } = window.diffuscope.caption();
    return { caption: [verdict, ...figures, ...experiment], link: window.diffuscope.link() };
  });

/**
 * The pictures of both densities, of so many experiments, with more than one colour.
 * @type {(page: import("playwright-core").Page | import("playwright-core").Frame,
 *   images: ReturnType<typeof readPdf>["images"], experiments: number) => Promise<void>}
 */
async function hasDensities(page, images, experiments) {
  const { width, height } = await page.evaluate(() => window.diffuscope.density_images());
  const densities = images.filter((image) => image.width === width && image.height === height);
  const painted = densities.filter(({ bytes }) => new Set(bytes).size > 20);
  // The forward runs may be the same: a file has such a picture once.
  assert.ok(painted.length >= 1 + experiments, `${painted.length} of ${images.length} images`);
}

for (const query of ["?model=nn&noise=0.2", "?lang=zh&model=mle", "?theme=dark&data=three-bumps"]) {
  test(`page.pdf() has the picture, the figures and the link on one page: ${query}`, () =>
    visit(browser, site, query, async (page) => {
      await ready(page);
      const { caption, link } = await captionOf(page);
      const { words, pages, images } = readPdf(await page.pdf());
      for (const phrase of caption) assert.ok(words.includes(joined(phrase)), `${phrase} in ${words}`);
      assert.ok(words.includes(`${site.url}?${link}`), words);
      assert.equal(pages, 1);
      await hasDensities(page, images, 1);
      // On the screen, nothing of it is left.
      assert.equal(await page.locator("#paper").count(), 0);
    }));
}

test("both experiments of a comparison and their difference are on paper", () =>
  visit(browser, site, "?model=nn&b.model=bayes&particles=4096", async (page) => {
    await ready(page);
    const captions = await page.evaluate(() => [
      window.diffuscope.caption().verdict,
      window.diffuscope.second().caption().verdict,
    ]);
    const { words, images } = readPdf(await page.pdf());
    for (const [i, verdict] of captions.entries()) assert.ok(words.includes(joined(`${"AB"[i]}: ${verdict}`)), words);
    assert.ok(words.includes("B−A:"), words);
    await hasDensities(page, images, 2);
  }));

test("other screens are printed, too", async () => {
  for (const query of ["?screen=chain", "?screen=chain&topic=continuum"]) {
    await visit(browser, site, query, async (page) => {
      await ready(page);
      const { caption, link } = await captionOf(page);
      const { words } = readPdf(await page.pdf());
      for (const phrase of caption) assert.ok(words.includes(joined(phrase)), `${phrase} in ${words}`);
      assert.ok(words.includes(`${site.url}?${link}`), words);
    });
  }
});

test("an embedded page is printed inside its frame", () =>
  visitHost(
    browser,
    site,
    `<h1>A course</h1><iframe src="${site.url}?embed=1&model=nn&theme=dark" width="640" height="420"></iframe>`,
    async (page) => {
      const frame = await embedded(page);
      await ready(frame);
      const { caption, link } = await captionOf(frame);
      const { words, images } = readPdf(await page.pdf());
      assert.ok(words.includes("Acourse"), words);
      for (const phrase of caption) assert.ok(words.includes(joined(phrase)), `${phrase} in ${words}`);
      assert.ok(words.includes(`${site.url}?embed=1&${link}`.slice(0, 30)) || words.includes(link), words);
      await hasDensities(frame, images, 1);
    },
  ));

test("what is printed is in the light theme, whatever the page has", () =>
  visit(browser, site, "?theme=dark&particles=4096", async (page) => {
    await ready(page);
    await page.emulateMedia({ media: "print" });
    await page.locator("#paper svg").waitFor();
    const [ground, colors] = await page.evaluate(
      async (png) => {
        const image = await createImageBitmap(new Blob([Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))]));
        const canvas = new OffscreenCanvas(image.width, image.height);
        const pen = canvas.getContext("2d");
        pen.drawImage(image, 0, 0);
        const { data } = pen.getImageData(0, 0, image.width, image.height);
        const found = new Set();
        for (let i = 0; i < data.length; i += 4) found.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
        return [data.slice(0, 3).join(), found.size];
      },
      (await page.screenshot()).toString("base64"),
    );
    assert.equal(ground, "255,255,255");
    assert.ok(colors > 100, `${colors} colours`);
    await page.emulateMedia({ media: "screen" });
    await page.waitForFunction(() => !document.getElementById("paper"));
  }));
