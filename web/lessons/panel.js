// The lessons beside the picture: each sets up the experiment, covers what the reader is to predict, and plays it when
// the reader has answered. Some train a network before it plays.

import { element } from "./element.js";
import { lessons } from "./sequence.js";
import { load } from "./text.js";
import * as view from "./view.js";

const still = matchMedia("(prefers-reduced-motion: reduce)");
const root = document.documentElement;
const panel = element("aside", { id: "lessons", keydown: key });
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

/**
 * Opens a lesson by its name or its number; without either, the one that was open last, or the first. A name that no
 * lesson has opens the list of all lessons.
 * @param {string | number} which
 */
export async function open(which = opened.lesson?.name ?? lessons[0].name) {
  const [instrument] = await Promise.all([running(), style()]);
  text = await load(instrument.language());
  const lesson = typeof which === "number" ? lessons[which - 1] : lessons.find(({ name }) => name === which);
  stopTraining();
  if (lesson) {
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

// Closes the panel. The experiment stays as it is, but for a training, which is paused, and the picture is uncovered.
export function close() {
  stopTraining();
  panel.remove();
  root.classList.remove("with-lessons");
  write(null);
  uncover();
  document.getElementById("stage")?.focus();
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
  if (closes) close();
  else open(number);
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
function setUp({ setup, from, trains }) {
  const { seed: current, particles } = diffuscope.settings();
  const seed = current === replaced?.by ? replaced.seed : current;
  replaced = setup.seed ? { seed, by: setup.seed } : undefined;
  diffuscope.compare(null);
  diffuscope.apply({ ...diffuscope.defaults(), seed, particles, ...setup });
  if (trains) diffuscope.resetTraining();
  diffuscope.cover(from);
}

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
    view.header(text, lessons, { lesson, done }, { open, close, fold }),
    lesson ? view.question(text, lesson, answer) : view.contents(text, lessons, unknown, open),
    lesson ? view.footer(text, lessons, lesson, { open, close }) : "",
  );
  if (opened.choice) showOutcome();
}

// What is shown after the answer: while a network is trained, while the picture plays, and then the explanation.
function showOutcome() {
  const { lesson, choice, trains, report } = opened;
  const place = panel.querySelector(".told");
  if (!lesson || !choice || !place) return;
  view.markAnswers(panel, text.words, choice, report && lesson.answer);
  if (report) place.replaceChildren(...view.explanation(text, lesson, choice, report, again));
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

/** @type {Promise<unknown> | undefined} */
let styled;

// The panel's own style; fetched again after a failure.
function style() {
  styled ??= new Promise((resolve, reject) => {
    const failed = () => {
      styled = undefined;
      sheet.remove();
      reject(new Error("panel.css could not be fetched"));
    };
    const sheet = element("link", {
      rel: "stylesheet",
      href: new URL("panel.css", import.meta.url),
      load: resolve,
      error: failed,
    });
    document.head.append(sheet);
  });
  return styled;
}
