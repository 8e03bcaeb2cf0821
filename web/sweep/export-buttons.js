// The buttons that take a sweep away: a link, and files.

import { element } from "../lessons/element.js";
import { saveFile } from "../share/save-file.js";
import { linkTo } from "./address.js";
import { files } from "./files.js";
import { fixedSettings, wordsOf } from "./wording.js";

/**
 * What is exported: the sweep as it is shown at the moment, and whether it still runs.
 * @typedef {() => { spec: SweepSpec | undefined, result: SweepResult | undefined, settings: SweptSetting[],
 *   runs: boolean }} Shown
 */

/** @type {(texts: SweepTexts, shown: Shown) => HTMLElement} */
export function exportButtons(texts, shown) {
  const said = element("p", { class: "status", role: "status" });
  const copy = element("button", { type: "button", click: copyLink }, texts.copyLink);
  const kinds = /** @type {(keyof typeof files)[]} */ (Object.keys(files));
  const saving = kinds.map((kind) =>
    element("button", { type: "button", "data-download": kind, click: () => save(kind) }, kind.toUpperCase()),
  );
  return element("div", { class: "exports" }, copy, ...saving, said);

  async function copyLink() {
    const { spec } = shown();
    if (!spec) return;
    const link = linkTo(diffuscope, spec);
    try {
      await navigator.clipboard.writeText(link);
      said.textContent = texts.copied;
    } catch {
      // Copying is not allowed in a frame, or on a page without https.
      said.textContent = texts.copyByHand(link);
    }
  }

  /** @param {keyof typeof files} kind */
  async function save(kind) {
    while (shown().runs) {
      said.textContent = texts.waiting;
      await new Promise((next) => setTimeout(next, 100));
    }
    const { spec, result, settings } = shown();
    if (!spec || !result) return;
    const experiment = diffuscope.settings();
    const words = wordsOf(spec, result, settings, texts);
    const fixed = fixedSettings(spec, experiment, diffuscope.defaults(), settings);
    const title = `${words.figure} · ${[words.alongX, words.alongY].filter(Boolean).join(" × ")}`;
    try {
      const link = linkTo(diffuscope, spec);
      saveFile(
        `diffuscope-sweep.${kind}`,
        await files[kind]({ sweep: result, spec, words }, experiment, title, fixed, link),
      );
      said.textContent = "";
    } catch (reason) {
      said.textContent = texts.failed(reason instanceof Error ? reason.message : String(reason));
    }
  }
}
