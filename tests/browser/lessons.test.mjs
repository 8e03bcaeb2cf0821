// The lessons: each is played to its end in both languages, and its claims are checked.

import assert from "node:assert/strict";
import { test } from "node:test";
import { lessons } from "../../web/lessons/sequence.js";
import { open, run, settings, start, visit } from "./page.mjs";

const { browser, site } = await start();

const languages = ["en", "zh-CN"];
/** @type {import("./page.mjs").Options} */
const still = { reducedMotion: "reduce" };

// MATH.md, sections 4, 6, 8 and 9; those of trained networks as the page has measured them. Of 16 384 particles, a mean has a standard
// error of up to 0.01.
const promised = {
  forward: { "end_of_forward.mean": 0, "end_of_forward.std": 1, "end_of_forward.ks_to_normal": 0 },
  reverse: { "recovered.mean": 0.6, "recovered.plus_share": 0.8, "recovered.w1_to_data": 0 },
  noise: { "recovered.std": 0.806, "recovered.plus_share": 0.8, "recovered.w1_to_data": 0.08 },
  "more-noise": {
    "recovered.mean": 0.6,
    "recovered.std": 1.281,
    "recovered.plus_share": 0.705,
    "recovered.w1_to_data": 0.689,
  },
  nn: { "recovered.mean": 0, "recovered.plus_share": 0.5, "recovered.w1_to_data": 0.599 },
  mle: { "recovered.mean": 0.749, "recovered.plus_share": 0.875, "recovered.w1_to_data": 0.15 },
  posterior: { "recovered.mean": 0.6, "recovered.plus_share": 0.8, "recovered.w1_to_data": 0 },
  learning: {
    "recovered.plus_share": 0.8,
    "training.iterations": 8000,
    "training.floor": 0.091,
    "training.loss": 0.112,
    "training.w1": 0.008,
  },
  memorising: {
    // Two points, at −1.24 and 1.46.
    "recovered.mean": 0.11,
    "recovered.std": 1.35,
    "recovered.plus_share": 0.5,
    "training.iterations": 3000,
    "training.floor": 0.126,
    "training.loss": 0.129,
  },
  wrong: {
    "recovered.mean": 0.349,
    "recovered.std": 0.702,
    "recovered.plus_share": 0.708,
    "recovered.w1_to_data": 0.317,
    "training.iterations": 100,
  },
  // E[x₀] of all data, and sections 8 and 9.
  "few-steps": { "recovered.mean": 0.6, "recovered.std": 0, "recovered.w1_to_data": 0.657 },
  // From another program (NumPy, 40 000 particles).
  "ode-or-sde": { "recovered.w1_to_data": 0.223 },
  guidance: { "recovered.mean": 1.404, "recovered.std": 0.173 },
  // MATH.md, section 11; of 64 pictures. `returned` as the native program has it.
  "coarse-to-fine": { pictures: 64 },
  blur: { "rms_to_nearest.mean": 0.0068, distinct: 63 },
  recall: { "rms_to_nearest.mean": 0.0068, distinct: 62 },
  invent: { "rms_to_nearest.mean": 0.399, recognised: 0.6406 },
  heat: { "rms_to_nearest.mean": 0, returned: 0.3125 },
  // As the native program has them, with the seed of the lessons.
  "one-or-many-steps": { "vae.w1": 0.049, "deep_vae.w1": 0.023, "diffusion.w1": 0.035 },
  modes: { "gan.w1": 0.681, "gan.modes": 2 },
  // MATH.md, sections 14 and 15; exact.
  "chain-forgets": { "distributions.40.0": 0.625, "distributions.40.1": 0.3125, second_eigenvalue: 0.7414 },
  "noise-settles": { "means.40": 0, "stds.40": 1 },
  divergence: { "kl.0": 0.9175, "kl.1": 6.1137 },
};
const TOLERANCE = 0.03;
// The seed is that of the text.
const OF_TRAINING = 0.001;
const at = (report, place) => place.split(".").reduce((part, name) => part[name], report);

const title = (page) => page.locator("#lessons h2");
const outcome = (page) => page.locator("#lessons .outcome");
const lessonInAddress = (page) => page.evaluate(() => new URLSearchParams(location.search).get("lesson"));
const playback = (page) => page.evaluate(() => window.diffuscope.playback());
const training = (page) => page.evaluate(() => window.diffuscope.training());
// Milliseconds that a training may take: it waits for frames, which the processor draws here.
const TRAINS = 280_000;

const ask = (page, detail) =>
  page.evaluate((detail) => window.dispatchEvent(new CustomEvent("diffuscope:open", { detail })), detail);

// A language file as the browser parses it: { words, lessons: [{ name, title, before, question, answers, after, figures }] }.
function parsed(page, language) {
  return page.evaluate(async (file) => {
    const { imports } = JSON.parse(document.querySelector("script[type=importmap]").textContent);
    const body = await (await fetch(imports["./lessons/"] + file)).text();
    const text = new DOMParser().parseFromString(window.diffuscopeTrusted.html(body), "text/html");
    const words = [...text.querySelectorAll("#words dt")].map((word) => [
      word.textContent,
      word.nextElementSibling.textContent,
    ]);
    const lesson = (section) => {
      const part = (name) => section.querySelector(name)?.textContent.trim() ?? "";
      const all = (name, read) => [...section.querySelectorAll(name)].map(read);
      return {
        name: section.id,
        words: [
          part("h2"),
          part(".before"),
          part(".question"),
          part(".after"),
          part(".try"),
          ...all("li", (li) => li.textContent),
        ],
        answers: all("[data-answer]", (li) => li.dataset.answer),
        figures: all("[data-figure]", (b) => `${b.dataset.figure} ${b.dataset.as}`),
        formulas: all("math", (math) => math.textContent.replace(/\s/g, "")),
      };
    };
    return { words: Object.fromEntries(words), lessons: [...text.querySelectorAll("section")].map(lesson) };
  }, `${language}.html`);
}

test("both languages have the same lessons, answers, figures and formulas, and no empty words", () =>
  visit(browser, site, "", async (page) => {
    const [english, chinese] = await Promise.all(languages.map((language) => parsed(page, language)));
    assert.deepEqual(Object.keys(chinese.words), Object.keys(english.words));
    for (const text of [english, chinese]) {
      for (const [name, word] of Object.entries(text.words)) assert.ok(word.trim(), name);
      assert.deepEqual(
        text.lessons.map(({ name }) => name),
        lessons.map(({ name }) => name),
      );
      for (const [i, { name, words, answers }] of text.lessons.entries()) {
        assert.ok(words.every(Boolean), `${name}: ${words}`);
        assert.ok(answers.includes(lessons[i].answer), `${name}: ${answers}`);
        assert.ok(answers.length >= 3 && new Set(answers).size === answers.length, `${name}: ${answers}`);
      }
    }
    for (const part of ["answers", "figures", "formulas"]) {
      assert.deepEqual(
        chinese.lessons.map((lesson) => lesson[part]),
        english.lessons.map((lesson) => lesson[part]),
        part,
      );
    }
  }));

// Plays the lesson that is open. `right` says whether the reader answers correctly.
async function play(page, lesson, language, right) {
  await page.waitForFunction((name) => new URLSearchParams(location.search).get("lesson") === name, lesson.name);
  assert.equal(await page.getAttribute("#lessons", "lang"), language);
  assert.ok((await title(page).innerText()).trim());
  // Before the answer, the result is covered, and the playhead can't be moved there.
  assert.equal(await page.locator("#lessons .told").innerText(), "");
  await page.evaluate(() => window.diffuscope.seek(2));
  assert.deepEqual(await playback(page), { way: lesson.from, seen: lesson.from, playing: false });
  if (lesson.trains) assert.equal((await training(page)).iterations, 0);
  assert.equal((await settings(page)).screen, lesson.screen ?? "one-dimension");

  const answers = await page.locator("[data-answer]").evaluateAll((all) => all.map((button) => button.dataset.answer));
  const choice = right ? lesson.answer : answers.find((answer) => answer !== lesson.answer);
  await page.click(`[data-answer="${choice}"]`);
  await outcome(page).waitFor({ timeout: lesson.trains ? TRAINS : 60_000 });
  assert.match(await outcome(page).getAttribute("class"), right ? /right/ : /wrong/);
  assert.equal(await page.getAttribute(`[data-answer="${choice}"]`, "aria-pressed"), "true");
  assert.equal(await page.locator(".true").getAttribute("data-answer"), lesson.answer);
  assert.equal((await playback(page)).seen, lesson.until);

  const report = await page.evaluate(() => window.diffuscope.report());
  if (!lesson.screen || lesson.trains) report.training = await training(page);
  if (!lesson.screen) assert.equal(report.particles, 16384);
  if (lesson.trains) assert.equal(report.training.state, "done");
  for (const [place, value] of Object.entries(promised[lesson.name])) {
    const found = at(report, place);
    const tolerance = place.startsWith("training.") ? OF_TRAINING : TOLERANCE;
    assert.ok(Math.abs(found - value) <= tolerance, `${lesson.name}: ${place} is ${found}, not ${value}`);
  }
  const figures = await page
    .locator("[data-figure]")
    .evaluateAll((all) => all.map((b) => [{ ...b.dataset }, b.textContent]));
  for (const [{ figure, as }, words] of figures) {
    const number = Number.parseFloat(words.replace("−", "-"));
    const [value, half] = as === "percent" ? [100 * at(report, figure), 0.05] : [at(report, figure), 0.5 / 10 ** as];
    assert.ok(Math.abs(number - value) <= half + 1e-9, `${lesson.name}: “${words}” for ${figure} = ${value}`);
  }
}

// How many lessons are played, not shown at once, in the language that plays.
const PLAYED = 3;

for (const language of languages) {
  // With animation in one of them.
  const options = language === "en" ? {} : still;
  const how = options === still ? "at once, with reduced motion" : "played";
  test(`every lesson that trains no network to its end, ${how}: ${language}`, { timeout: 300_000 }, () =>
    visit(
      browser,
      site,
      `?lang=${language}&lesson=forward`,
      async (page) => {
        for (const [i, lesson] of lessons.filter(({ trains }) => !trains).entries()) {
          // To play all of them would take two minutes.
          if (i === PLAYED) await page.emulateMedia({ reducedMotion: "reduce" });
          await ask(page, `lesson:${lesson.name}`);
          await play(page, lesson, language, i % 2 === 0);
        }
      },
      options,
    ),
  );
  for (const [i, lesson] of lessons.filter(({ trains }) => trains).entries()) {
    test(`a lesson that trains a network to its end, ${how}: ${lesson.name}, ${language}`, { timeout: 300_000 }, () =>
      visit(
        browser,
        site,
        `?lang=${language}&lesson=${lesson.name}`,
        async (page) => {
          await title(page).waitFor();
          await page.evaluate(() => window.diffuscope.settled());
          await play(page, lesson, language, i % 2 === 0);
        },
        // Small, so that a frame takes little time.
        { ...options, viewport: { width: 390, height: 844 } },
      ),
    );
  }
}

test("the last lesson closes the panel, and brings back the screen and the experiments from before", () =>
  visit(browser, site, "?noise=0.3&lesson=wrong", async (page) => {
    await title(page).waitFor();
    assert.equal((await settings(page)).iterations, 100);
    await page.evaluate(
      (name) => dispatchEvent(new CustomEvent("diffuscope:open", { detail: `lesson:${name}` })),
      lessons.at(-1)?.name,
    );
    await page.waitForFunction(() => window.diffuscope.settings().screen === "chain");
    await page.click("#lessons .next");
    await page.locator("#lessons").waitFor({ state: "detached" });
    assert.equal(await lessonInAddress(page), null);
    const { screen, iterations, model, noise } = await settings(page);
    assert.deepEqual([screen, iterations, model, noise], ["one-dimension", 8000, "exact", 0.3]);
    await page.evaluate(() => window.diffuscope.screen("chain"));
    assert.equal((await settings(page)).topic, "chain");
  }));

test("a lesson sets up all but the number of particles and the seed, and again when it is answered", () =>
  visit(
    browser,
    site,
    "?lesson=nn&prior=0.3&sampler=ode&particles=4096&seed=7&b.noise=1",
    async (page) => {
      await title(page).waitFor();
      // There is nothing to compare it with.
      await page.waitForFunction(() => !location.search.includes("b.noise"));
      const expected = {
        ...(await page.evaluate(() => window.diffuscope.defaults())),
        model: "nn",
        particles: 4096,
        seed: "7",
      };
      assert.deepEqual(await settings(page), expected);
      await page.evaluate(() => window.diffuscope.apply({ model: "mle", noise: 2 }));
      await page.click('[data-answer="half"]');
      await outcome(page).waitFor();
      assert.deepEqual(await settings(page), expected);
    },
    still,
  ));

test("leaving a lesson uncovers the picture and brings back the experiment from before", () =>
  visit(browser, site, "?lesson=more-noise&lang=en&model=nn&b.model=mle&particles=1000", async (page) => {
    await title(page).waitFor();
    assert.equal((await settings(page)).noise, 1);
    await page.waitForFunction(() => document.activeElement?.tagName === "H2");
    const narrow = await page.locator("#stage").boundingBox();
    await page.keyboard.press("Escape");
    await page.locator("#lessons").waitFor({ state: "detached" });
    // The playhead is where it was, too.
    assert.deepEqual(await playback(page), { way: 0.42, seen: 2, playing: false });
    const { noise, model } = await settings(page);
    assert.deepEqual([noise, model], [0, "nn"]);
    await page.waitForFunction(() => location.search.includes("b.model=mle"));
    assert.equal(await lessonInAddress(page), null);
    assert.ok((await page.locator("#stage").boundingBox()).width > narrow.width);
    assert.equal(await page.evaluate(() => document.activeElement?.id), "stage");
    assert.deepEqual(await page.evaluate(() => window.diffuscope.messages()), []);
  }));

test("the experiment of a lesson can be kept, and a page that is loaded again in a lesson knows the one from before", () =>
  visit(
    browser,
    site,
    "?lesson=nn&particles=1000",
    async (page) => {
      await title(page).waitFor();
      await page.waitForFunction(() => location.search.includes("model=nn"));
      await page.reload();
      await page.click('[data-answer="half"]');
      await outcome(page).waitFor();
      await page.keyboard.press("Escape");
      await page.locator("#lessons").waitFor({ state: "detached" });
      assert.deepEqual([(await settings(page)).model, (await settings(page)).particles], ["exact", 1000]);
      await page.goto(`${site.url}?lesson=nn&particles=1000`);
      await page.click('[data-answer="half"]');
      await outcome(page).waitFor();
      await page.click("#lessons .keep");
      assert.equal((await settings(page)).model, "nn");
      assert.equal(await lessonInAddress(page), null);
    },
    still,
  ));

const closedPanel = (page) => page.locator("#lessons").waitFor({ state: "detached" });

test("Back closes the lessons, Forward opens them, and a slider makes no entry of the history", () =>
  visit(
    browser,
    site,
    "?noise=0.3&particles=1000",
    async (page) => {
      const length = () => page.evaluate(() => history.length);
      const before = await length();
      for (const noise of [0.4, 0.5]) {
        await page.evaluate((noise) => window.diffuscope.apply({ noise }), noise);
        await page.waitForFunction((noise) => location.search.includes(`noise=${noise}`), noise);
      }
      assert.equal(await length(), before);
      await ask(page, "lessons");
      await title(page).waitFor();
      await ask(page, "lesson:5");
      await page.waitForFunction(() => location.search.includes("model=nn"));
      assert.equal(await length(), before + 1, "one entry for all lessons");
      await page.goBack();
      await closedPanel(page);
      await page.waitForFunction(() => location.search.includes("noise=0.5"));
      const { noise, model } = await settings(page);
      assert.deepEqual([noise, model], [0.5, "exact"]);
      await page.goForward();
      await title(page).waitFor();
      assert.equal((await settings(page)).model, "nn");
      // Closed by its button, it leaves nothing behind that Back would have to close.
      await page.click("#lessons .close");
      await closedPanel(page);
      await page.waitForFunction(() => !history.state?.panels);
      assert.equal((await settings(page)).noise, 0.5);
      await ask(page, "lesson:5");
      await page.click('[data-answer="half"]');
      await outcome(page).waitFor();
      await page.click("#lessons .keep");
      await page.waitForFunction(() => !history.state?.panels && location.search.includes("model=nn"));
      assert.equal(await lessonInAddress(page), null);
    },
    still,
  ));

test("Back closes the panel for sharing above a lesson, and then leaves the page of a link to a lesson", () =>
  visit(browser, site, "?lang=en", async (page) => {
    const address = page.url();
    await page.goto(`${site.url}?lesson=nn`);
    await title(page).waitFor();
    await ask(page, "share");
    await page.locator("#share").waitFor();
    await page.goBack();
    await page.locator("#share").waitFor({ state: "detached" });
    assert.ok(await title(page).isVisible());
    await page.goBack();
    await page.waitForURL(address);
  }));

test("an unknown lesson is named, and the list is shown", () =>
  visit(browser, site, "?lesson=banana&noise=0.5", async (page) => {
    const list = page.locator("#lessons .contents button");
    await list.first().waitFor();
    assert.match(await page.innerText("#lessons"), /banana/);
    assert.equal(await list.count(), lessons.length);
    assert.equal((await settings(page)).noise, 0.5);
    await list.nth(4).click();
    await page.locator("[data-answer]").first().waitFor();
    assert.equal(await lessonInAddress(page), "nn");
  }));

test("a visit without a query fetches no lesson; a button or a key in the picture does", () =>
  visit(browser, site, "", async (page) => {
    const fetched = [];
    page.on("request", (request) => fetched.push(request.url()));
    await page.reload();
    await page.waitForFunction(() => window.diffuscope);
    await run(page, {});
    assert.ok(fetched.length > 0);
    assert.deepEqual(
      fetched.filter((url) => url.includes("lessons")),
      [],
    );
    const ask = (detail) =>
      page.evaluate((detail) => window.dispatchEvent(new CustomEvent("diffuscope:open", { detail })), detail);
    await ask("lessons");
    await page.waitForFunction(() => location.search.includes("lesson=forward"));
    await ask("lesson:3");
    await page.waitForFunction(() => location.search.includes("lesson=noise"));
    await ask("lesson:9");
    await page.waitForFunction(() => location.search.includes("lesson=memorising"));
    await ask("lesson:99");
    await page.locator("#lessons .contents").waitFor();
  }));

test("if lessons can't be fetched, a message says so, and they can be opened again later", () =>
  open(browser, site, "?lang=en", {}, async (page, _faults, go) => {
    let broken = true;
    await page.route("**/lessons-*/en.html", (route) => (broken ? route.abort() : route.continue()));
    await go();
    await page.waitForFunction(() => window.diffuscope);
    const ask = () =>
      page.evaluate(() => window.dispatchEvent(new CustomEvent("diffuscope:open", { detail: "lessons" })));
    await ask();
    assert.match(await page.getByRole("alert").filter({ visible: true }).innerText(), /could not be fetched/);
    broken = false;
    await ask();
    await title(page).waitFor();
  }));
