// Takes pictures of the built page into target/screenshots/, with an index.html that shows them all:
// node scripts/screenshots.mjs [WORD...] takes those whose name has one of the words in it.

import assert from "node:assert/strict";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root, startBrowser, startSite, visit } from "../tests/browser/page.mjs";
import { lessons } from "../web/lessons/sequence.js";
import { presets } from "../web/sweep/presets.js";

const folder = join(root, "target/screenshots");
/** @typedef {import("../tests/browser/page.mjs").Page} Page */

const sizes = ["1280x800", "1920x1080", "390x844", "320x568"];
const themes = ["light", "dark"];
const languages = ["en", "zh"];

// Every size in every theme and language.
const everywhere = sizes.flatMap((size) =>
  themes.flatMap((theme) => languages.map((language) => [size, theme, language])),
);
// Each size, theme and language at least once.
const hereAndThere = [
  ["1280x800", "light", "en"],
  ["1920x1080", "dark", "zh"],
  ["390x844", "dark", "en"],
  ["320x568", "light", "zh"],
];

// Phones, upright and on the side.
const phones = [
  ["360x640", "light", "en"],
  ["844x390", "dark", "zh"],
];

// Verdicts with different causes, with the queries that lead to them.
const verdicts = {
  "shares-changed": "data=two-bumps&model=nn",
  narrowed: "data=two-bumps&model=mle",
  "rare-share": "prior=0.01&model=mle",
  "few-particles": "particles=256&model=bayes",
  "few-steps": "steps=10&model=bayes",
  "last-step": "schedule=geometric&sigma_min=0.5",
  "too-few-steps": "schedule=constant&rate=30&steps=10",
  "not-noise": "schedule=constant&rate=0.5&start=gaussian&model=bayes",
  "wide-range": "schedule=geometric&sigma_max=50",
};

// What a printer gets.
/** @param {Page} page */
async function printed(page) {
  await page.evaluate((module) => import(module), "./share/print.js");
  await page.emulateMedia({ media: "print" });
  await page.locator("#paper").waitFor();
}

/** @param {Page} page */
const asked = (page) => page.locator("[data-answer]").first().waitFor();

/** @type {(page: Page, truth: string) => Promise<void>} */
async function answer(page, truth) {
  await page.click(`[data-answer="${truth}"]`);
  // Some lessons train a network first.
  await page.locator("#lessons .outcome").waitFor({ timeout: 280_000 });
}

/** @param {Page} page */
async function share(page) {
  await page.evaluate(() => window.dispatchEvent(new CustomEvent("diffuscope:open", { detail: "share" })));
  await page.locator("#share").waitFor();
}

/**
 * Waits until a sweep is complete.
 * @param {Page} page
 */
async function swept(page) {
  await page.locator("#sweep .plot svg").waitFor();
  await page.waitForFunction(() => document.querySelector("#sweep progress")?.hasAttribute("hidden"), undefined, {
    timeout: 60_000,
  });
}

/**
 * What is shown, and in which sizes, themes and languages. `act` does something before the picture is taken.
 * @typedef {{ name: string, query: string, act?: (page: Page) => Promise<unknown>, where: string[][] }} Scene
 */

/** @type {Scene[]} */
const scenes = [
  { name: "page", query: "", where: everywhere },
  { name: "images", query: "screen=images", where: everywhere },
  {
    name: "images-nearest",
    query: "screen=images&classes=3%2B8&prior=0.9&model=nn&blur=0",
    where: hereAndThere,
  },
  { name: "images-heat", query: "screen=images&data=icons&process=heat&blur=8", where: hereAndThere },
  { name: "images-noise", query: "screen=images&model=exact&noise=1", where: hereAndThere },
  { name: "generators", query: "screen=generators", where: [...hereAndThere, ...phones] },
  {
    name: "generators-trained",
    query: "screen=generators",
    act: (page) => page.evaluate(() => window.diffuscope.train()),
    where: [...hereAndThere, ...phones],
  },
  {
    name: "generators-collapsed",
    query: "screen=generators&data=three-bumps&shown=deep_vae%2Bgan&critic_rate=0.05",
    act: (page) => page.evaluate(() => window.diffuscope.train()),
    where: hereAndThere,
  },
  { name: "noise", query: "noise=1", where: hereAndThere },
  { name: "nearest-neighbour", query: "model=nn", where: hereAndThere },
  { name: "three-bumps", query: "data=three-bumps&model=bayes&schedule=cosine", where: hereAndThere },
  { name: "compare", query: "model=nn&b.model=bayes", where: [...everywhere, ...phones] },
  { name: "projector", query: "model=mle&projector=1", where: hereAndThere },
  { name: "bad-address", query: "prior=banana&model=xyz", where: hereAndThere },
  ...lessons.flatMap(({ name, answer: truth }, i) => [
    { name: `lesson-${i + 1}-${name}-asked`, query: `lesson=${name}`, act: asked, where: hereAndThere },
    {
      name: `lesson-${i + 1}-${name}-told`,
      query: `lesson=${name}`,
      act: (/** @type {Page} */ page) => answer(page, truth),
      where: hereAndThere,
    },
  ]),
  {
    name: "lesson-list",
    query: "lesson=",
    act: (page) => page.locator("#lessons .contents").waitFor(),
    where: hereAndThere,
  },
  { name: "comparison", query: "b.model=nn", where: everywhere },
  { name: "comparison-noise", query: "noise=0.1&model=mle&b.noise=1", where: hereAndThere },
  { name: "projector", query: "model=nn&projector=1", where: everywhere },
  { name: "keys", query: "", act: (page) => page.keyboard.press("?"), where: hereAndThere },
  { name: "share", query: "model=mle", act: share, where: [...hereAndThere, ...phones] },
  ...Object.entries(verdicts).map(([name, query]) => ({
    name: `verdict-${name}`,
    query,
    where: [["1280x800", "light", "en"], ["390x844", "dark", "zh"], ...phones],
  })),
  ...["model=nn", "model=nn&b.model=bayes", "screen=chain"].map((query, i) => ({
    name: `paper-${i + 1}`,
    query,
    act: printed,
    where: [
      ["720x980", "dark", "en"],
      ["720x980", "light", "zh"],
    ],
  })),
  {
    name: "embedded",
    query: "embed=1",
    where: [
      ["120x160", "light", "en"],
      ["240x240", "dark", "zh"],
      ["640x420", "light", "en"],
    ],
  },
  ...[
    ["chain", ""],
    ["chain-continuum", "topic=continuum"],
    ["chain-divergence", "topic=gaussians"],
    ["chain-fit", "topic=gaussians&operation=fit"],
    ["chain-sum", "topic=gaussians&operation=sum"],
    ["chain-product", "topic=gaussians&operation=product"],
    ["chain-plane", "topic=gaussians&operation=plane"],
    ["chain-bayes", "topic=bayes"],
  ].map(([name, query]) => ({ name, query: `screen=chain&${query}`, where: [...hereAndThere, ...phones] })),
  ...presets.map(({ name }) => ({
    name: `sweep-${name}`,
    query: `sweep=${name}`,
    act: swept,
    where: [...hereAndThere, ...phones],
  })),
  { name: "sweep-bad-address", query: "sweep=w1;nosie;steps:0..9", act: swept, where: hereAndThere },
];

/**
 * @type {(browser: import("../tests/browser/page.mjs").Browser, site: import("../tests/browser/page.mjs").Site,
 *   scene: Scene, place: string[]) => Promise<void>}
 */
async function take(browser, site, { name, query, act }, [size, theme, language]) {
  const [width, height] = size.split("x").map(Number);
  /** @type {import("../tests/browser/page.mjs").Options} */
  const options = {
    viewport: { width, height },
    colorScheme: theme === "dark" ? "dark" : "light",
    reducedMotion: "reduce",
  };
  await visit(
    browser,
    site,
    `?${query}&lang=${language}`,
    async (page) => {
      await page.evaluate(() => window.diffuscope.settled());
      await act?.(page);
      // Until the last change is drawn, including glyphs of the browser's fonts.
      await page.waitForTimeout(500);
      await page.screenshot({ path: join(folder, `${name}-${size}-${theme}-${language}.png`) });
    },
    options,
  );
}

async function writeIndex() {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".png")).sort();
  /** @param {string} name */
  const figure = (name) =>
    `<figure><a href="${name}"><img src="${name}" alt="" loading="lazy"></a><figcaption>${name}</figcaption></figure>`;
  await writeFile(
    join(folder, "index.html"),
    `<!DOCTYPE html>
<meta charset="utf-8">
<title>Diffuscope: screenshots</title>
<style>
  body { font: 14px system-ui; background: #888; display: flex; flex-wrap: wrap; gap: 1rem; align-items: end }
  figure { margin: 0 }
  img { max-width: 30rem; max-height: 24rem; display: block }
</style>
${names.map(figure).join("\n")}
`,
  );
  return names.length;
}

const words = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const [browser, site] = await Promise.all([startBrowser(), startSite()]);
try {
  const all = scenes.flatMap((scene) => scene.where.map((place) => ({ scene, place })));
  const wanted = all.filter(({ scene: { name }, place }) => {
    const file = [name, ...place].join("-");
    return words.length === 0 || words.some((word) => file.includes(word));
  });
  assert.ok(wanted.length > 0, `no screenshot has one of these in its name: ${words.join(" ")}`);
  for (const { scene, place } of wanted) await take(browser, site, scene, place);
  console.log(
    `${wanted.length} of ${await writeIndex()} screenshots in target/screenshots/ are new: open index.html there`,
  );
} finally {
  await browser.close();
  site.close();
}
