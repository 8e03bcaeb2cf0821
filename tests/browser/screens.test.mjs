// The screen that is shown: in the address, from JavaScript, in the element and in messages.

import assert from "node:assert/strict";
import { test } from "node:test";
import { settings, start, visit } from "./page.mjs";

const { browser, site } = await start();
const first = "one-dimension";
const messages = (page) => page.evaluate(() => window.diffuscope.messages());

test("an address may name the first screen, and settings() does", () =>
  visit(browser, site, `?screen=${first}&noise=0.5`, async (page) => {
    assert.deepEqual(await messages(page), []);
    const { screen, noise } = await settings(page);
    assert.deepEqual([screen, noise], [first, 0.5]);
    assert.equal((await page.evaluate(() => window.diffuscope.defaults())).screen, first);
    // Links stay as they were before there were screens.
    assert.equal(await page.evaluate(() => window.diffuscope.link()), "noise=0.5");
  }));

test("a screen that does not exist is explained, and the first one is shown", () =>
  visit(browser, site, "?screen=banana&noise=0.5", async (page) => {
    const [message] = await messages(page);
    assert.match(message, /banana.*one-dimension/);
    assert.equal((await settings(page)).noise, 0.5);
  }));

test("screen(name) shows a screen, or says which there are", () =>
  visit(browser, site, "", async (page) => {
    await page.evaluate((name) => window.diffuscope.screen(name), first);
    const message = await page.evaluate(() => {
      try {
        window.diffuscope.screen("banana");
        return "";
      } catch (error) {
        return /** @type {Error} */ (error).message;
      }
    });
    assert.match(message, /banana.*one-dimension/);
    assert.equal((await settings(page)).screen, first);
  }));
