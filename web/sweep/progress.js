// How far a sweep is, with a button that stops it or runs it again.

import { element } from "../lessons/element.js";

/**
 * `toggle` is called by the button.
 * @type {(toggle: () => void) => { root: HTMLElement, fail: (reason: unknown, texts: SweepTexts) => void,
 *   show: (counts: [done: number, all: number], isStopped: boolean, texts: SweepTexts) => void }}
 */
export function makeProgress(toggle) {
  const bar = element("progress", { hidden: "" });
  const status = element("p", { class: "status", role: "status" });
  const button = element("button", { type: "button", class: "stop", hidden: "", click: toggle });
  return {
    root: element("div", { class: "running" }, bar, status, button),
    show([done, all], isStopped, texts) {
      const runs = done < all;
      bar.hidden = !runs || isStopped;
      Object.assign(bar, { max: all, value: done });
      button.hidden = !runs;
      button.textContent = isStopped ? texts.again : texts.cancel;
      if (isStopped) status.textContent = texts.stopped;
      else status.textContent = runs && all > 1 ? texts.progress(done, all) : "";
    },
    fail(reason, texts) {
      bar.hidden = true;
      status.textContent = texts.failed(reason instanceof Error ? reason.message : String(reason));
    },
  };
}
