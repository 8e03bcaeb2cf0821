// The HTML of the panel. Nothing here uses window.diffuscope: the actions of buttons are arguments.

import { element } from "./element.js";
import { measure } from "./text.js";

/**
 * The actions of buttons.
 * @typedef {{ open: (which: string) => void, close: () => void, fold: (event: any) => void }} Actions
 */

/** @type {(words: string, values: Record<string, string | number>) => string} */
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
/** @type {(text: LessonText, name: string) => string} */
const title = (text, name) => text.lessons[name].querySelector("h2")?.textContent ?? "";
/** @type {(text: LessonText, name: string, part: string) => ChildNode[]} */
const copy = (text, name, part) => [...(text.lessons[name].querySelector(part)?.cloneNode(true).childNodes ?? [])];

/** @type {(text: HTMLElement) => HTMLElement[]} */
const answers = (text) => [...text.querySelectorAll("[data-answer]")].map((it) => /** @type {HTMLElement} */ (it));

/**
 * The top: the title of the lesson, and buttons for all others.
 * @type {(text: LessonText, lessons: Lesson[], state: { lesson?: Lesson, done: Set<string> }, actions: Pick<Actions,
 *   "open" | "close" | "fold">) => HTMLElement}
 */
export function header(text, lessons, { lesson, done }, { open, close, fold }) {
  const { words } = text;
  const number = (lesson ? lessons.indexOf(lesson) : -1) + 1;
  const step = lesson
    ? element(
        "button",
        { type: "button", class: "step", title: words.lessons, click: () => open("") },
        fill(words.step, { number, count: lessons.length }),
      )
    : element("p", { class: "step" }, words.lessons);
  /** @type {(lesson: Lesson, i: number) => HTMLElement} */
  const entry = ({ name }, i) =>
    element(
      "li",
      {},
      element(
        "button",
        {
          type: "button",
          "aria-label": `${i + 1}: ${title(text, name)}`,
          "aria-current": name === lesson?.name && "step",
          class: done.has(name) && "done",
          click: () => open(name),
        },
        String(i + 1),
      ),
    );
  return element(
    "header",
    {},
    step,
    element("button", {
      type: "button",
      class: "fold",
      "aria-expanded": "true",
      "aria-label": words.fold,
      click: fold,
    }),
    element("button", { type: "button", class: "close", "aria-label": words.close, click: close }),
    element("nav", { "aria-label": words.lessons, hidden: !lesson && "" }, element("ol", {}, ...lessons.map(entry))),
  );
}

/**
 * A lesson up to its question, with the possible answers.
 * @type {(text: LessonText, lesson: Lesson, answer: (choice: string) => void) => HTMLElement}
 */
export function question(text, { name }, answer) {
  const choices = answers(text.lessons[name]).map((choice) =>
    element(
      "li",
      {},
      element(
        "button",
        {
          type: "button",
          "aria-pressed": "false",
          "data-answer": choice.dataset.answer ?? "",
          click: () => answer(choice.dataset.answer ?? ""),
        },
        element("span", {}, ...choice.cloneNode(true).childNodes),
      ),
    ),
  );
  return element(
    "div",
    { class: "text" },
    element("h2", { tabindex: "-1" }, title(text, name)),
    ...copy(text, name, ".before"),
    element(
      "section",
      { class: "ask", "aria-labelledby": "lessons-question" },
      element("p", { class: "kicker" }, text.words.predict),
      element("p", { id: "lessons-question", class: "question" }, ...copy(text, name, ".question")),
      element("ul", {}, ...choices),
    ),
    element("div", { class: "told", role: "status" }),
  );
}

/**
 * The list of all lessons. Above it, the unknown name that was asked for.
 * @type {(text: LessonText, lessons: Lesson[], unknown: string | undefined, open: Actions["open"]) => HTMLElement}
 */
export function contents(text, lessons, unknown, open) {
  const { words } = text;
  /** @type {(lesson: Lesson, i: number) => HTMLElement} */
  const entry = ({ name }, i) =>
    element(
      "li",
      {},
      element("button", { type: "button", click: () => open(name) }, `${i + 1} · ${title(text, name)}`),
    );
  return element(
    "div",
    { class: "text" },
    element("h2", { tabindex: "-1" }, words.lessons),
    element("p", {}, unknown ? fill(words.unknown, { name: unknown }) : words.contents),
    element("ol", { class: "contents" }, ...lessons.map(entry)),
  );
}

/**
 * The bottom: buttons for the lessons before and after.
 * @type {(text: LessonText, lessons: Lesson[], lesson: Lesson, actions: Pick<Actions, "open" | "close">)
 *   => HTMLElement}
 */
export function footer(text, lessons, lesson, { open, close }) {
  const { words } = text;
  const at = lessons.indexOf(lesson);
  /** @type {(name: string, label: string, kind: string) => HTMLElement} */
  const to = (name, label, kind) => element("button", { type: "button", class: kind, click: () => open(name) }, label);
  const previous = lessons[at - 1];
  const next = lessons[at + 1];
  return element(
    "footer",
    {},
    previous ? to(previous.name, words.previous, "previous") : "",
    next
      ? to(next.name, words.next, "next")
      : element("button", { type: "button", class: "next", click: close }, words.finish),
  );
}

/**
 * Marks the reader's answer and, when it is known, the correct one.
 * @type {(panel: HTMLElement, words: LessonText["words"], choice: string, truth: string | undefined) => void}
 */
export function markAnswers(panel, words, choice, truth) {
  for (const button of answers(panel)) {
    const { answer } = button.dataset;
    button.setAttribute("aria-pressed", String(answer === choice));
    button.setAttribute("aria-disabled", "true");
    button.classList.toggle("true", answer === truth);
    const badges = [answer === choice ? words.chosen : "", answer === truth ? words.true : ""].filter(Boolean);
    button.querySelector(".badge")?.remove();
    if (badges.length > 0) button.append(element("span", { class: "badge" }, badges.join(" · ")));
  }
}

/**
 * What is shown while the picture plays.
 * @type {(words: LessonText["words"], skip: () => void) => HTMLElement[]}
 */
export function whilePlaying(words, skip) {
  return [
    element("p", { class: "watch" }, words.watch),
    element("button", { type: "button", click: skip }, words.skip),
  ];
}

/**
 * What is shown while a network is trained: how far it is, in words.
 * @type {(words: LessonText["words"], done: number, all: number) => HTMLElement[]}
 */
export function whileTraining(words, done, all) {
  // Not read aloud each time it changes.
  return [element("p", { class: "watch training", "aria-live": "off" }, trainingProgress(words, done, all))];
}

/** @type {(words: LessonText["words"], done: number, all: number) => string} */
export const trainingProgress = (words, done, all) => fill(words.training, { done: count(done), all: count(all) });

/**
 * A count with gaps between thousands, as in the picture.
 * @type {(n: number) => string}
 */
const count = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, "\u00a0");

/**
 * The explanation, with the figures of `report`, and buttons that play it again and keep the experiment.
 * @type {(text: LessonText, lesson: Lesson, choice: string, report: LessonReport, actions: { again: () => void,
 *   keep: () => void }) => ChildNode[]}
 */
export function explanation(text, { name, answer }, choice, report, { again, keep }) {
  const { words } = text;
  const after = element("div", {}, ...copy(text, name, ".after"));
  measure(after, report);
  after.querySelector(".try")?.prepend(element("b", { class: "kicker" }, words.try));
  const right = choice === answer;
  return [
    element("p", { class: right ? "outcome right" : "outcome wrong" }, right ? words.right : words.wrong),
    ...after.childNodes,
    element("button", { type: "button", click: again }, words.again),
    element("button", { type: "button", class: "keep", click: keep }, words.keep),
  ];
}
