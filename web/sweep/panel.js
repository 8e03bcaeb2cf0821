// The panel of sweeps, beside the picture: a figure over one setting or two of the experiment that the page shows. When
// that experiment changes, its sweep is run again; a point of the plot is opened in the page.

import { element } from "../lessons/element.js";
import { style } from "../lessons/style-sheet.js";
import * as address from "./address.js";
import { controls } from "./controls.js";
import { experimentControls, followExperiment } from "./experiment-controls.js";
import { exportButtons } from "./export-buttons.js";
import { makePlot } from "./plot.js";
import { presets } from "./presets.js";
import { makeProgress } from "./progress.js";
import { keyOf, run, stop } from "./running.js";
import { read, textOf } from "./spec.js";
import { translation } from "./translations.js";
import { pointWords, wordsOf } from "./wording.js";

const root = document.documentElement;
// Sweeps are of the first screen.
const screen = "one-dimension";
// A slider that is dragged changes the experiment many times.
const pause = 200;
// While a sweep runs, its picture is drawn anew after so many milliseconds: the page has to stay fluent.
const rest = 100;
// What is opened first: how the distance to the data depends on the noise.
const first = "w1;noise";

/** @type {SweepSpec | undefined} */
let spec;
/** @type {import("./spec.js").Problem[]} */
let problems = [];
/** @type {SweepResult | undefined} */
let result;
// The figure and the axes of the result, which may be those before a change.
let resultOf = "";
// The key of what is shown or runs, and whether the reader has stopped it.
let key = "";
let isStopped = false;
/** @type {[done: number, all: number]} */
let counts = [0, 1];
/** @type {SweptSetting[]} */
let settings = [];
let texts = translation("en");
/** @type {(keeps?: boolean) => void} */
let closed = () => {};
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
let drawnAt = 0;
/** @type {SweepPoint | undefined} */
let looked;

const plot = makePlot({
  read: (point) => {
    looked = point;
    tell();
  },
  open: openPoint,
});
const progress = makeProgress(toggle);
const panel = element("aside", { id: "sweep", keydown: leaveByKey });

/**
 * Opens the panel with the sweep of an address, the name of a ready-made one, or what was open last. `whenClosed` is called
 * when the reader closes it.
 * @param {string | undefined} text
 * @param {(keeps?: boolean) => void} whenClosed
 */
export async function open(text, whenClosed = closed) {
  while (!window.diffuscope) await new Promise((next) => setTimeout(next, 50));
  await style(new URL("panel.css", import.meta.url));
  closed = whenClosed;
  if (diffuscope.settings().screen !== screen) diffuscope.screen(screen);
  translate();
  const preset = presets.find(({ name }) => name === text);
  if (preset) setUp(preset, address.settingsBeside(preset.name));
  else if (text !== undefined || !spec) ({ spec, problems } = read(text ?? first, settings));
  panel.classList.remove("folded");
  if (!panel.isConnected) {
    document.body.append(panel);
    root.classList.add("with-sweep");
  }
  write();
  refresh();
  panel.querySelector("h2")?.focus({ preventScroll: true });
}

/** Closes the panel; the experiment stays as it is. */
export function close() {
  if (!panel.isConnected) return;
  stop();
  key = "";
  panel.remove();
  root.classList.remove("with-sweep");
  address.leave();
  document.getElementById("stage")?.focus();
  closed(true);
}

function translate() {
  texts = translation(diffuscope.language());
  settings = diffuscope.axes();
}

addEventListener("diffuscope:language", () => {
  if (!panel.isConnected) return;
  translate();
  write();
  draw();
});
addEventListener("diffuscope:theme", () => plot.redraw());
addEventListener("diffuscope:input", () => {
  if (!panel.isConnected) return;
  if (diffuscope.settings().screen !== screen) return close();
  draw();
  clearTimeout(waiting);
  waiting = setTimeout(refresh, pause);
});
addEventListener("diffuscope:training", () => {
  if (panel.isConnected && diffuscope.training().state !== "running") refresh();
});

/**
 * The experiment and the sweep of a ready-made one; `besides` are settings that the reader has given.
 * @type {(preset: typeof presets[number], besides?: SomeSettings) => void}
 */
function setUp({ setup, sweep }, besides = {}) {
  const { seed } = diffuscope.settings();
  diffuscope.compare(null);
  diffuscope.apply({ ...diffuscope.defaults(), seed, ...setup, ...besides });
  ({ spec, problems } = read(sweep, settings));
}

/** @param {SweepSpec} next */
function change(next) {
  spec = next;
  problems = [];
  const { name, value } = /** @type {HTMLInputElement} */ (document.activeElement);
  write();
  // The controls are new: the focus goes where it was.
  const same = [...panel.querySelectorAll(".controls :is(select, input)")].map(
    (it) => /** @type {HTMLInputElement} */ (it),
  );
  same.find((control) => control.name === name && (name || control.value === value))?.focus();
  refresh();
}

// Writes everything but the plot.
function write() {
  if (!spec) return;
  panel.lang = root.lang;
  panel.setAttribute("aria-label", texts.title);
  plot.label(texts.plot);
  panel.replaceChildren(
    element(
      "header",
      {},
      element("h2", { tabindex: "-1" }, texts.title),
      element("button", {
        type: "button",
        class: "fold",
        "aria-label": texts.fold,
        "aria-expanded": "true",
        click: fold,
      }),
      element("button", {
        type: "button",
        class: "close",
        "aria-label": texts.close,
        title: texts.close,
        click: close,
      }),
    ),
    element(
      "div",
      { class: "content" },
      element("div", { class: "presets", role: "group", "aria-label": texts.presets }, ...presets.map(presetButton)),
      ...problems.map((problem) =>
        element("p", { class: "problem", role: "alert" }, texts.problems[problem.kind](problem)),
      ),
      plot.root,
      element("div", { class: "beneath" }, element("p", { class: "reading", "aria-live": "polite" }), progress.root),
      element(
        "div",
        { class: "controls" },
        ...controls(spec, settings, texts, change),
        experimentControls(spec, settings, (reason) => progress.fail(reason, texts)),
      ),
      exportButtons(texts, () => ({ spec, result: isShown() ? result : undefined, settings, runs: runs() })),
    ),
  );
  showProgress();
}

/** @type {(preset: typeof presets[number]) => HTMLElement} */
const presetButton = (preset) =>
  element(
    "button",
    {
      type: "button",
      "data-preset": preset.name,
      click: () => {
        setUp(preset);
        write();
        refresh();
      },
    },
    texts.named[preset.name],
  );

// Runs the sweep of the experiment, unless it is shown already.
function refresh() {
  if (!panel.isConnected || !spec || diffuscope.settings().screen !== screen) return;
  address.write(spec);
  followExperiment(panel);
  const experiment = diffuscope.settings();
  const next = keyOf(spec, experiment);
  if (next === key) return draw();
  key = next;
  isStopped = false;
  counts = [0, 1];
  showProgress();
  run(spec, experiment, (found, ...done) => {
    if (key !== next) return;
    [result, resultOf, counts] = [found, axesOf(spec), done];
    showProgress();
    if (!found.isDone && performance.now() - drawnAt < rest) return;
    drawnAt = performance.now();
    draw();
  }).catch((reason) => {
    if (key !== next || isStopped) return;
    counts = [1, 1];
    progress.fail(reason, texts);
  });
}

function showProgress() {
  progress.show(counts, isStopped, texts);
  tell();
}

function toggle() {
  if (isStopped) {
    key = "";
    return refresh();
  }
  isStopped = true;
  stop();
  showProgress();
}

function draw() {
  if (!spec || !result || !isShown()) return;
  plot.draw({ sweep: result, spec, words: wordsOf(spec, result, settings, texts) }, diffuscope.settings());
}

/** @type {(spec: SweepSpec | undefined) => string} */
const axesOf = (spec) => (spec ? textOf({ figure: spec.figure, x: spec.x, y: spec.y }) : "");
const runs = () => counts[0] < counts[1] && !isStopped;
const isShown = () => resultOf === axesOf(spec);

// The point that is looked at, in words; without one, what can be done, once there is something to look at.
function tell() {
  const place = panel.querySelector(".reading");
  if (!place) return;
  const isThere = looked && result && isShown() && looked.i < result.x.length && looked.j < result.values.length;
  if (isThere && looked && spec && result) place.textContent = pointWords(looked, spec, result, settings, texts);
  else place.textContent = result?.isDone && isShown() ? texts.hint : "";
}

/**
 * Opens the experiment of a point in the page; undo brings back the one before.
 * @param {SweepPoint} point
 */
function openPoint({ i, j }) {
  if (!spec || !result || !isShown()) return;
  const y = spec.y && result.y && { [spec.y.setting]: result.y[j] };
  try {
    diffuscope.apply({ [spec.x.setting]: result.x[i], ...y });
  } catch {
    // The settings have no meaning together, which the reading says.
    return;
  }
  // On a telephone the panel is over the picture.
  if (matchMedia("(max-width: 759px), (max-height: 560px)").matches) fold();
}

/** @param {KeyboardEvent} event */
function leaveByKey(event) {
  if (event.key !== "Escape" || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  close();
}

// On a telephone the panel can be collapsed to its header.
function fold() {
  const folded = panel.classList.toggle("folded");
  const button = panel.querySelector(".fold");
  button?.setAttribute("aria-expanded", String(!folded));
  button?.setAttribute("aria-label", folded ? texts.unfold : texts.fold);
}
