// The lessons beside the picture: each sets the experiment up, covers what is to be predicted, and plays it once the reader
// has answered.

import { element } from "./element.js";
import { lessons } from "./sequence.js";
import { load } from "./text.js";
import * as view from "./view.js";

const still = matchMedia("(prefers-reduced-motion: reduce)");
const root = document.documentElement;
const panel = element("aside", { id: "lessons", keydown: key });
const sleep = (milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds));

// What is open: a lesson with the reader's answer and, once it has played, the report; or the name that no lesson has.
let now = {};
let text;
const done = new Set();

// Opens a lesson by its name or its number; without either the one that was left, or the first. A name that no lesson has
// opens the list of them all.
export async function open(which = now.lesson?.name ?? lessons[0].name) {
  const [instrument] = await Promise.all([running(), style()]);
  text = await load(instrument.language());
  const lesson = typeof which === "number" ? lessons[which - 1] : lessons.find(({ name }) => name === which);
  if (lesson) {
    now = { lesson };
    setUp(lesson);
    write(lesson.name);
  } else {
    now = { unknown: String(which) };
  }
  if (!panel.isConnected) {
    document.body.append(panel);
    root.classList.add("with-lessons");
  }
  show();
  panel.querySelector("h2").focus({ preventScroll: true });
}

// Closes the panel. The experiment stays as it is, and nothing of it stays covered.
export function close() {
  panel.remove();
  root.classList.remove("with-lessons");
  write(null);
  uncover();
  document.getElementById("stage").focus();
}

// Escape leaves, and a number opens a lesson, as it does in the picture.
function key(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const leaves = event.key === "Escape";
  const number = lessons.findIndex((_, i) => event.key === String(i + 1)) + 1;
  if (!leaves && !number) return;
  event.preventDefault();
  if (leaves) close();
  else open(number);
}

addEventListener("diffuscope:language", async ({ detail }) => {
  if (!panel.isConnected) return;
  text = await load(detail);
  show();
});

// The experiment of a lesson. Sharpness and luck are the reader's own.
function setUp({ setup, from }) {
  const { seed, particles } = diffuscope.settings();
  diffuscope.compare(null);
  diffuscope.apply({ ...diffuscope.defaults(), seed, particles, ...setup });
  diffuscope.cover(from);
}

function uncover() {
  const { way, seen } = diffuscope.playback();
  if (seen >= 2) return;
  diffuscope.cover(2);
  diffuscope.seek(way);
}

async function answer(choice) {
  const asked = now;
  if (asked.choice) return;
  asked.choice = choice;
  const { lesson } = asked;
  // The reader may have tried other settings behind the cover.
  setUp(lesson);
  diffuscope.reveal(lesson.until);
  if (still.matches) skip();
  told();
  while (diffuscope.playback().seen < lesson.until) {
    await sleep(100);
    if (now !== asked) return;
  }
  await diffuscope.settled();
  if (now !== asked) return;
  asked.report = diffuscope.report();
  done.add(lesson.name);
  told();
}

const skip = () => diffuscope.seek(now.lesson.until);

function again() {
  diffuscope.seek(now.lesson.from);
  diffuscope.play();
}

// Draws the panel.
function show() {
  const { lesson, unknown } = now;
  panel.lang = root.lang;
  panel.setAttribute("aria-label", text.words.lessons);
  panel.replaceChildren(
    view.head(text, lessons, { lesson, done }, { open, close, fold }),
    lesson ? view.body(text, lesson, answer) : view.contents(text, lessons, unknown, open),
    lesson ? view.feet(text, lessons, lesson, { open, close }) : "",
  );
  if (now.choice) told();
}

// Says what there is to say after the answer.
function told() {
  const { lesson, choice, report } = now;
  view.mark(panel, text.words, choice, report && lesson.answer);
  const place = panel.querySelector(".told");
  place.replaceChildren(
    ...(report ? view.explanation(text, lesson, choice, report, again) : view.watching(text.words, skip)),
  );
  place.scrollIntoView({ block: report ? "start" : "nearest", behavior: still.matches ? "auto" : "smooth" });
}

// On a narrow page the panel is a sheet that can be drawn down to its head.
function fold({ currentTarget }) {
  const folded = panel.classList.toggle("folded");
  currentTarget.setAttribute("aria-expanded", String(!folded));
  currentTarget.setAttribute("aria-label", folded ? text.words.unfold : text.words.fold);
}

// The lesson in the address, beside what else is there.
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

let styled;

// The panel's own style; fetched anew after a failure.
function style() {
  styled ??= new Promise((resolve, reject) => {
    const failed = () => {
      styled = undefined;
      sheet.remove();
      reject(new Error("panel.css could not be fetched"));
    };
    const sheet = element("link", { rel: "stylesheet", href: new URL("panel.css", import.meta.url), load: resolve, error: failed });
    document.head.append(sheet);
  });
  return styled;
}
