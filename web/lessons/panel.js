// The lessons beside the picture: each sets up the experiment, covers what the reader is to predict, and plays it when
// the reader has answered. Some train a network before it plays.

import { element } from "./element.js";
import { lessons } from "./sequence.js";
import { style } from "./style-sheet.js";
import { load } from "./text.js";
import * as view from "./view.js";

const still = matchMedia("(prefers-reduced-motion: reduce)");
const root = document.documentElement;
const panel = element("aside", { id: "lessons", keydown: key, click: openSweep });
/** @param {number} milliseconds */
const sleep = (milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds));

/**
 * A lesson with the reader's answer, whether its network is being trained, and, after it has played, the report; or a
 * name that no lesson has.
 * @typedef {{ lesson?: Lesson, choice?: string, trains?: boolean, report?: LessonReport, unknown?: string }} Opened
 */

/** @type {Opened} */
let opened = {};
/** @type {LessonText} */
let text;
/** @type {Set<string>} */
const done = new Set();

/** @type {(keeps?: boolean) => void} */
let closed = () => {};

/**
 * Opens a lesson by its name or its number; without either, the one that was open last, or the first. A name that no
 * lesson has opens the list of all lessons. The experiment is set aside until the panel is closed. `whenClosed` is
 * called when the reader closes it, with true if the reader keeps the experiment of the lesson.
 * @param {string | number} which
 * @param {(keeps?: boolean) => void} whenClosed
 */
export async function open(which = opened.lesson?.name ?? lessons[0].name, whenClosed = closed) {
  const [instrument] = await Promise.all([running(), style(new URL("panel.css", import.meta.url))]);
  text = await load(instrument.language());
  closed = whenClosed;
  const lesson = typeof which === "number" ? lessons[which - 1] : lessons.find(({ name }) => name === which);
  stopTraining();
  if (!panel.isConnected) screenBefore = shownScreen();
  if (lesson) {
    if (!panel.isConnected) forget(lesson);
    showScreen(screenOf(lesson));
    instrument.setAside();
    opened = { lesson };
    setUp(lesson);
    write(lesson.name);
  } else {
    opened = { unknown: String(which) };
  }
  if (!panel.isConnected) {
    document.body.append(panel);
    root.classList.add("with-lessons");
  }
  show();
  panel.querySelector("h2")?.focus({ preventScroll: true });
}

/**
 * Closes the panel, and brings back the experiment from before, or keeps the one of the lesson, uncovered and with its
 * training paused. Undo brings back the other one.
 * @param {boolean} keeps
 */
export function close(keeps = false) {
  if (!panel.isConnected) return;
  stopTraining();
  panel.remove();
  root.classList.remove("with-lessons");
  write(null);
  uncover();
  replaced = undefined;
  diffuscope.bringBack(keeps);
  if (!keeps) showScreen(screenBefore);
  document.getElementById("stage")?.focus();
  closed(keeps);
}

const firstScreen = "one-dimension";
/** @param {Lesson} lesson */
const screenOf = ({ screen = firstScreen }) => screen;
const shownScreen = () => String(diffuscope.settings().screen);
/** @param {string} screen */
const showScreen = (screen) => shownScreen() !== screen && diffuscope.screen(screen);
// The screen that the reader comes from.
let screenBefore = firstScreen;

const leave = () => close();
const keep = () => close(true);

/**
 * When a page is opened or loaded again at an address with a lesson, its experiment may be the one of the lesson: then
 * the one from before is the default.
 * @param {Lesson} lesson
 */
function forget(lesson) {
  if (shownScreen() !== screenOf(lesson)) return;
  const settings = diffuscope.settings();
  const ofLesson = experimentOf(lesson, settings);
  if (Object.entries(ofLesson).some(([name, value]) => settings[name] !== value)) return;
  diffuscope.apply(experimentOf({ ...lesson, setup: {} }, settings));
}

/**
 * Escape closes the panel, and a number opens a lesson, as it does in the picture.
 * @param {KeyboardEvent} event
 */
function key(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const closes = event.key === "Escape";
  const number = lessons.findIndex((_, i) => event.key === String(i + 1)) + 1;
  if (!closes && !number) return;
  event.preventDefault();
  if (closes) leave();
  else open(number);
}

/**
 * A button in the text of a lesson opens a ready-made sweep, in the place of the lesson.
 * @param {MouseEvent & { target: HTMLElement }} event
 */
function openSweep({ target }) {
  const { sweep } = target.dataset;
  if (sweep) dispatchEvent(new CustomEvent("diffuscope:open", { detail: `sweep:${sweep}` }));
}

addEventListener("diffuscope:language", async ({ detail }) => {
  if (!panel.isConnected) return;
  text = await load(detail);
  show();
});

/**
 * The reader's seed, while a lesson uses its own.
 * @type {{ seed: string, by: string | number } | undefined}
 */
let replaced;

/**
 * Sets up the experiment of a lesson. The number of particles stays as the reader has set it, and the seed if the lesson
 * does not need its own.
 * @param {Lesson} lesson
 */
function setUp(lesson) {
  const current = diffuscope.settings();
  const seed = current.seed === replaced?.by ? replaced.seed : current.seed;
  const { setup, from, trains } = lesson;
  replaced = setup.seed ? { seed, by: setup.seed } : undefined;
  diffuscope.compare(null);
  diffuscope.apply(experimentOf(lesson, { ...current, seed }));
  if (trains) diffuscope.resetTraining();
  // Only the first screen has plots to choose from.
  if (screenOf(lesson) === firstScreen) diffuscope.showPlot(lesson.plot);
  diffuscope.cover(from);
}

/** @type {(lesson: Lesson, reader: Settings) => SomeSettings} */
const experimentOf = ({ setup }, { seed, particles }) => ({
  ...diffuscope.defaults(),
  seed,
  // The number of particles is a setting of the first screen.
  ...(particles !== undefined && { particles }),
  ...setup,
});

function uncover() {
  const { way, seen } = diffuscope.playback();
  if (seen >= 2) return;
  diffuscope.cover(2);
  diffuscope.seek(way);
}

/** @param {string} choice */
async function answer(choice) {
  const asked = opened;
  const { lesson } = asked;
  if (!lesson || asked.choice) return;
  asked.choice = choice;
  // The reader may have changed settings before answering.
  setUp(lesson);
  if (lesson.trains) await train(asked);
  if (opened !== asked) return;
  diffuscope.reveal(lesson.until);
  if (still.matches) skip();
  showOutcome();
  while (diffuscope.playback().seen < lesson.until) {
    await sleep(100);
    if (opened !== asked) return;
  }
  await diffuscope.settled();
  if (opened !== asked) return;
  asked.report = { ...diffuscope.report(), ...(lesson.trains && { training: diffuscope.training() }) };
  done.add(lesson.name);
  showOutcome();
}

/**
 * Trains the network of a lesson, until all iterations are done or the reader leaves the lesson.
 * @param {Opened} asked
 */
async function train(asked) {
  asked.trains = true;
  showOutcome();
  await diffuscope.train({});
  // The reader may have paused it beside the picture, and can go on with it there.
  while (opened === asked && ["running", "paused"].includes(diffuscope.training().state)) {
    await new Promise((next) => addEventListener("diffuscope:training", next, { once: true }));
  }
  if (opened === asked) await diffuscope.settled();
  asked.trains = false;
}

// The reader leaves a lesson: if it trains a network, that is paused.
function stopTraining() {
  if (!opened.trains) return;
  opened = { lesson: opened.lesson };
  diffuscope.pauseTraining();
}

/** @type {() => [done: number, all: number]} */
const progress = () => [diffuscope.training().iterations, Number(diffuscope.settings().iterations)];

addEventListener("diffuscope:training", () => {
  const place = panel.querySelector(".training");
  if (place) place.textContent = view.trainingProgress(text.words, ...progress());
});

const skip = () => opened.lesson && diffuscope.seek(opened.lesson.until);

function again() {
  if (!opened.lesson) return;
  diffuscope.seek(opened.lesson.from);
  diffuscope.play();
}

// Draws the panel.
function show() {
  const { lesson, unknown } = opened;
  panel.lang = root.lang;
  panel.setAttribute("aria-label", text.words.lessons);
  panel.replaceChildren(
    view.header(text, lessons, { lesson, done }, { open, close: leave, fold }),
    lesson ? view.question(text, lesson, answer) : view.contents(text, lessons, unknown, open),
    lesson ? view.footer(text, lessons, lesson, { open, close: leave }) : "",
  );
  if (opened.choice) showOutcome();
}

// What is shown after the answer: while a network is trained, while the picture plays, and then the explanation.
function showOutcome() {
  const { lesson, choice, trains, report } = opened;
  const place = panel.querySelector(".told");
  if (!lesson || !choice || !place) return;
  view.markAnswers(panel, text.words, choice, report && lesson.answer);
  if (report) place.replaceChildren(...view.explanation(text, lesson, choice, report, { again, keep }));
  else if (trains) place.replaceChildren(...view.whileTraining(text.words, ...progress()));
  else place.replaceChildren(...view.whilePlaying(text.words, skip));
  place.scrollIntoView({ block: report ? "start" : "nearest", behavior: still.matches ? "auto" : "smooth" });
}

/**
 * On a narrow page the panel can be collapsed to its header.
 * @param {MouseEvent & { currentTarget: HTMLElement }} event
 */
function fold({ currentTarget }) {
  const folded = panel.classList.toggle("folded");
  currentTarget.setAttribute("aria-expanded", String(!folded));
  currentTarget.setAttribute("aria-label", folded ? text.words.unfold : text.words.fold);
}

/**
 * Writes the lesson into the address and keeps the rest of it.
 * @param {string | null} name
 */
function write(name) {
  const address = new URL(location.href);
  if (name === null) address.searchParams.delete("lesson");
  else address.searchParams.set("lesson", name);
  history.replaceState(history.state, "", address);
}

async function running() {
  while (!window.diffuscope) await sleep(50);
  return window.diffuscope;
}
