// The accessibility tree of the browser has every control that egui's own test harness sees, under the same name and with the
// same value; a lesson is gone through by roles and names alone, and another by the keyboard alone.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { root, settings, start, visit } from "./page.mjs";

const { browser, site } = await start();
/** @type {import("./page.mjs").Options} */
const still = { reducedMotion: "reduce", locale: "en-US" };

// Roles of egui, and those of the browser for them.
const ROLES = {
  Button: ["button"],
  CheckBox: ["checkbox", "button"],
  RadioButton: ["radio"],
  Slider: ["slider"],
  SpinButton: ["spinbutton", "textbox"],
  ComboBox: ["button", "combobox", "popUpButton"],
  TextInput: ["textbox"],
  Tab: ["tab"],
};

/** The controls that the harness sees. */
function native(query) {
  const lines = execFileSync("cargo", ["run", "--quiet", "--example", "controls", "--", query], {
    cwd: root,
    encoding: "utf8",
  });
  return lines
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"))
    .map(([role, name, value, state]) => ({
      role,
      name: role === "ComboBox" ? `${name}: ${value}` : name,
      value,
      state,
    }));
}

/** The nodes of the browser's tree. */
async function inBrowser(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  return nodes
    .filter(({ ignored, name }) => !ignored && name)
    .map(({ role, name, value, properties = [] }) => {
      const of = (wanted) => properties.find(({ name }) => name === wanted)?.value.value;
      const state = of("checked") ?? of("pressed") ?? of("selected");
      return { role: String(role?.value), name: String(name?.value), value: value?.value, state: String(state ?? "") };
    });
}

for (const query of ["particles=2048&noise=0.3", "screen=chain", "screen=images&data=shapes&pictures=16&steps=20"]) {
  test(`the browser's tree has the controls of ?${query}`, { timeout: 240_000 }, () =>
    visit(
      browser,
      site,
      `?${query}`,
      async (page) => {
        await page.evaluate(() => window.diffuscope.settled());
        // The elements follow the picture after 100 ms.
        await page.waitForTimeout(400);
        const found = await inBrowser(page);
        const missing = native(query).filter(({ role, name, value, state }) => {
          const place = found.findIndex(
            (node) =>
              ROLES[role].includes(node.role) &&
              node.name === name &&
              (role !== "Slider" ||
                Math.abs(Number(node.value) - Number(value)) < 0.01 * (1 + Math.abs(Number(value)))) &&
              (role !== "SpinButton" || Number(node.value) === Number(value)) &&
              (!state || node.state === state),
          );
          if (place >= 0) found.splice(place, 1);
          return place < 0;
        });
        const like = missing.map(({ name }) => found.filter((node) => node.name.startsWith(name.slice(0, 6))));
        assert.deepEqual(missing, [], JSON.stringify(like));
      },
      still,
    ),
  );
}

test("a lesson is gone through by roles and names alone", () =>
  visit(
    browser,
    site,
    "?particles=2048",
    async (page) => {
      const press = (name) => page.getByRole("button", { name }).first().dispatchEvent("click");
      await press(/^lessons/i);
      await page.getByRole("complementary", { name: "Lessons" }).waitFor();
      await press(/^3: A score that is a little wrong/);
      await page.getByRole("heading", { name: "A score that is a little wrong" }).waitFor();
      await press("Both peaks, a little blurred.");
      await page.getByRole("status").filter({ hasText: "The errors do not add up" }).waitFor();
      assert.equal((await settings(page)).noise, 0.1);
      await page.getByRole("slider", { name: "noise" }).fill("0.6");
      await page.waitForFunction(() => window.diffuscope.settings().noise === 0.6, undefined, { polling: 50 });
      await press(/^close/i);
      await page.waitForFunction(() => window.diffuscope.settings().noise === 0, undefined, { polling: 50 });
    },
    still,
  ));

test("another lesson is gone through by the keyboard alone", () =>
  visit(
    browser,
    site,
    "?particles=2048",
    async (page) => {
      const { keyboard } = page;
      const focused = () =>
        page.evaluate(() => {
          const { activeElement } = document;
          return activeElement?.getAttribute("aria-label") ?? activeElement?.textContent ?? "";
        });
      /** @param {RegExp} name */
      const tabTo = async (name) => {
        for (let i = 0; i < 90; i++) {
          if (name.test(await focused())) return;
          await keyboard.press("Tab");
        }
        assert.fail(`Tab does not reach ${name}`);
      };
      await page.evaluate(() => window.diffuscope.settled());
      await page.getByRole("slider", { name: "noise" }).waitFor();
      await keyboard.press("4");
      await page.waitForFunction(() => document.activeElement?.tagName === "H2");
      await tabTo(/^One broad hill/);
      await keyboard.press("Enter");
      await page.getByText("The spread went from").waitFor();
      await tabTo(/^Next|next/);
      await keyboard.press("Enter");
      await page.waitForFunction(() => location.search.includes("lesson=nn"));
      await keyboard.press("Escape");
      await page.waitForFunction(() => !location.search.includes("lesson="));
      // The playhead, too.
      await tabTo(/^time$/);
      const { way } = await page.evaluate(() => window.diffuscope.playback());
      await keyboard.press("ArrowRight");
      await page.waitForFunction((way) => window.diffuscope.playback().way > way, way, { polling: 50 });
    },
    still,
  ));
