// The site works without a network, a new release is used at the next visit, and no visit gets files of two releases.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { embedded } from "./host.mjs";
import { root, run, start, startSite } from "./page.mjs";

const first = join(root, "dist");
const { browser } = await start();
const work = await mkdtemp(join(tmpdir(), "diffuscope-"));
after(() => rm(work, { recursive: true }));
const second = await secondRelease(join(work, "second"));

// A second release, made from the first: every file has another name, and the page and its panel have its number.
async function secondRelease(folder) {
  await cp(first, folder, { recursive: true });
  const index = join(folder, "index.html");
  const names = await readdir(folder);
  const course = join(folder, "course/index.html");
  await writeFile(course, (await readFile(course, "utf8")).replace(/<meta http-equiv.*>/, ""));
  let page = (await readFile(index, "utf8")).replace(/<meta http-equiv[\s\S]*?<script>[\s\S]*?<\/script>/, "");
  for (const name of names.filter((name) => /-[0-9a-f]{16}$/.test(name))) {
    await rename(join(folder, name), join(folder, name.slice(0, -17)));
  }
  for (const name of names.filter((name) => /^diffuscope-[0-9a-f]{15,16}\b/.test(name))) {
    const other = name.replace(/-[0-9a-f]{15,16}/, "-2222222222222222");
    page = page.replaceAll(name, other);
    await rename(join(folder, name), join(folder, other));
  }
  await writeFile(index, page.replace("<html", '<html data-page="second"'));
  const panel = join(folder, "share/panel.js");
  await writeFile(panel, `document.documentElement.dataset.panel = "second";\n${await readFile(panel, "utf8")}`);
  execFileSync("node", [join(root, "scripts/release.mjs"), folder]);
  return folder;
}

// A browser profile and a site, both new, for `look`.
async function inNewProfile(look, prefix = "/courses/diffuscope/") {
  const site = await startSite(prefix);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(60_000);
  try {
    await look(site, context);
  } finally {
    await context.close();
    site.close();
  }
}

async function visit(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  await started(page);
  return page;
}

async function started(page) {
  await page.waitForFunction(() => window.diffuscope);
  await page.evaluate(() => window.diffuscope.settled());
}

// Waits until the release is stored.
const kept = (page) => page.evaluate(async () => void (await navigator.serviceWorker.ready));

// The releases of the page and of a file that it loads on demand.
async function releases(page) {
  await page.evaluate(() => dispatchEvent(new CustomEvent("diffuscope:open", { detail: "share" })));
  await page.locator("#share").waitFor({ state: "visible" });
  const found = await page.evaluate(() => ({ ...document.documentElement.dataset }));
  await page.keyboard.press("Escape");
  return [found.page ?? "first", found.panel ?? "first"];
}

// Checks for a new release, as browsers do at a visit, and returns the result.
const update = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing ?? registration.waiting;
    if (!worker) return "none";
    while (!["installed", "redundant", "activated"].includes(worker.state)) {
      await new Promise((change) => worker.addEventListener("statechange", change, { once: true }));
    }
    return worker.state;
  });

const caches = (page) => page.evaluate(async () => (await window.caches.keys()).length);

test("after a visit, the site works without a network, with every link", () =>
  inNewProfile(async (site, context) => {
    const page = await visit(context, site.url);
    const report = await run(page, { model: "nn", particles: 1000 });
    await kept(page);
    site.isDown = true;
    await page.goto(`${site.url}?model=nn&particles=1000`);
    await started(page);
    assert.deepEqual(await page.evaluate(() => window.diffuscope.report()), report);
    assert.deepEqual(await releases(page), ["first", "first"]);
    await page.goto(`${site.url}index.html?lang=zh`);
    await started(page);
    assert.equal(await page.evaluate(() => window.diffuscope.language()), "zh-CN");
  }));

// Opens the lesson in course/ and waits until its text tells what its first experiment has found.
async function visitCourse(context, site) {
  const page = await context.newPage();
  await page.goto(`${site.url}course/`);
  await page.locator("#noisy").scrollIntoViewIfNeeded();
  await embedded(page);
  await page.waitForFunction(() =>
    /^\d+ %$/.test(/** @type {HTMLOutputElement} */ (document.querySelector("[data-of=noisy][data-show=share]")).value),
  );
  return page;
}

for (const visited of ["the page", "the lesson"]) {
  test(`after a visit to ${visited}, the lesson in course/ works without a network`, () =>
    inNewProfile(async (site, context) => {
      await kept(await (visited === "the page" ? visit(context, site.url) : visitCourse(context, site)));
      site.isDown = true;
      const page = await visitCourse(context, site);
      const rules = () => [...document.styleSheets].map((sheet) => sheet.cssRules.length > 0);
      assert.deepEqual(await page.evaluate(rules), [true]);
      await visit(context, site.url);
    }));
}

test("the lesson in course/ is that of the newest release where there is a network", () =>
  inNewProfile(async (site, context) => {
    await kept(await visit(context, site.url));
    site.folder = join(work, "other lesson");
    await cp(second, site.folder, { recursive: true });
    await writeFile(join(site.folder, "course/course.js"), 'document.documentElement.dataset.course = "second";');
    const page = await context.newPage();
    await page.goto(`${site.url}course/`);
    await page.waitForFunction(() => document.documentElement.dataset.course === "second");
  }));

test("the page works while the server answers with errors", () =>
  inNewProfile(async (site, context) => {
    const page = await visit(context, site.url);
    await kept(page);
    site.folder = join(work, "nowhere");
    await page.reload();
    await started(page);
  }));

test("a new release is used at the next visit, and an open page of the old one still works", () =>
  inNewProfile(async (site, context) => {
    const old = await visit(context, site.url);
    await kept(old);
    // After a reload, its service worker controls it.
    await old.reload();
    await started(old);
    site.folder = second;
    const page = await visit(context, site.url);
    assert.deepEqual(await releases(page), ["second", "second"]);
    assert.deepEqual(await releases(old), ["first", "first"]);
    assert.equal(await update(page), "installed");
    site.isDown = true;
    const offline = await visit(context, site.url);
    assert.deepEqual(await releases(offline), ["second", "second"]);
    assert.deepEqual(await releases(old), ["first", "first"]);
  }));

test("when the last page of the old release is closed, its files are deleted", () =>
  inNewProfile(async (site, context) => {
    const old = await visit(context, site.url);
    await kept(old);
    site.folder = second;
    assert.equal(await update(old), "installed");
    assert.equal(await caches(old), 2);
    const elsewhere = await context.newPage();
    await old.close();
    await elsewhere.goto(site.url);
    await started(elsewhere);
    await elsewhere.waitForFunction(async () => (await window.caches.keys()).length === 1);
    site.isDown = true;
    await elsewhere.reload();
    await started(elsewhere);
    assert.deepEqual(await releases(elsewhere), ["second", "second"]);
  }));

test("an incomplete release is not stored", () =>
  inNewProfile(async (site, context) => {
    const half = join(work, "half");
    await cp(second, half, { recursive: true });
    const program = (await readdir(half)).find((name) => name.endsWith(".wasm"));
    await writeFile(join(half, program), "the beginning of a program");
    const page = await visit(context, site.url);
    await kept(page);
    site.folder = half;
    assert.equal(await update(page), "redundant");
    assert.equal(await caches(page), 1);
    site.isDown = true;
    await page.reload();
    await started(page);
    assert.deepEqual(await releases(page), ["first", "first"]);
  }));

test("an embedded page stores nothing, in a frame or by its address", () =>
  inNewProfile(async (site, context) => {
    const registered = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
    const page = await visit(context, `${site.url}?embed=1&particles=256`);
    assert.equal(await registered(page), 0);
    // A file without the page's policy, which forbids setContent.
    const around = await context.newPage();
    await around.goto(`${site.url}embed.js`);
    await around.setContent(`<iframe src="${site.url}?particles=256" width="800" height="500"></iframe>`);
    const frame = await (await around.waitForSelector("iframe")).contentFrame();
    await started(frame);
    assert.equal(await registered(frame), 0);
  }));

test("the manifest is complete, and its icons have the stated sizes", () =>
  inNewProfile(async (site, context) => {
    const page = await visit(context, site.url);
    const icons = await page.evaluate(async () => {
      const { href } = /** @type {HTMLLinkElement} */ (document.querySelector("link[rel=manifest]"));
      const manifest = await (await fetch(href)).json();
      const sizes = manifest.icons.map(async ({ src, sizes, purpose }) => {
        const { width, height } = await createImageBitmap(await (await fetch(new URL(src, href))).blob());
        return [`${width}x${height}` === sizes, sizes, purpose ?? "any"];
      });
      const scope = new URL(manifest.scope, href).href;
      const touch = await createImageBitmap(
        await (
          await fetch(/** @type {HTMLLinkElement} */ (document.querySelector("link[rel=apple-touch-icon]")).href)
        ).blob(),
      );
      return { sizes: await Promise.all(sizes), scope, display: manifest.display, touch: touch.width };
    });
    assert.deepEqual(icons.sizes, [
      [true, "192x192", "any"],
      [true, "512x512", "any"],
      [true, "512x512", "maskable"],
    ]);
    assert.deepEqual([icons.scope, icons.display, icons.touch], [site.url, "standalone", 180]);
    const session = await context.newCDPSession(page);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    // The profile of a test is like a private window.
    assert.deepEqual(
      installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"),
      [],
    );
  }));

test("a page that is open over a release says that there is a new one when a file of its own is gone", () =>
  inNewProfile(async (site, context) => {
    await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "serviceWorker"));
    const page = await visit(context, site.url);
    site.folder = second;
    await page.evaluate(() => dispatchEvent(new CustomEvent("diffuscope:open", { detail: "share" })));
    await page.getByText("There is a new release").waitFor();
    await page.getByRole("button", { name: "reload" }).click();
    await started(page);
    assert.deepEqual(await releases(page), ["second", "second"]);
  }));
