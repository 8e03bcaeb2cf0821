// Draws web/icons/ from web/icon.svg, in Chromium. Run it when the icon changes; not part of any build.

import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("..", import.meta.url));
// The drawing takes `share` of the side. A mask may cut a maskable icon to a circle of 0.8 of its side, and systems
// without transparency fill a touch icon with black, so both have a background.
const icons = [
  { name: "icon-192", side: 192, share: 1 },
  { name: "icon-512", side: 512, share: 1 },
  { name: "maskable-512", side: 512, share: 0.64, ground: "#ffffff" },
  { name: "apple-touch-icon", side: 180, share: 0.76, ground: "#ffffff" },
];

const drawing = await readFile(join(root, "web/icon.svg"), "utf8");
const browser = await chromium.launch({
  executablePath: execFileSync(join(root, "scripts/chromium"), { encoding: "utf8" }).trim(),
  args: ["--no-sandbox"],
});
try {
  const page = await browser.newPage();
  for (const { name, side, share, ground = "transparent" } of icons) {
    await page.setViewportSize({ width: side, height: side });
    await page.setContent(`
      <style>
        body { margin: 0; height: 100vh; display: grid; place-items: center; background: ${ground} }
        svg { width: ${100 * share}vw; height: ${100 * share}vw }
      </style>
      ${drawing}`);
    await page.screenshot({ path: join(root, "web/icons", `${name}.png`), omitBackground: true });
  }
} finally {
  await browser.close();
}
