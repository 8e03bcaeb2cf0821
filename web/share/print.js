// The page on paper (Ctrl + P, page.pdf()): the picture, the figures and the link, in the light theme. It is made when
// the browser is about to print, and at once: the browser does not wait.

import { differenceRows } from "./caption.js";
import { downloadsOf, isFirstScreen } from "./downloads.js";
import * as links from "./links.js";
import { alone, roundTrip } from "./picture.js";
import { sheet } from "./print-style.js";
import { translation } from "./translations.js";

const id = "paper";
const otherSheets = () => document.adoptedStyleSheets.filter((other) => other !== sheet);

/**
 * @type {<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string, ...children: (Node | string)[])
 *   => HTMLElementTagNameMap[Name]}
 */
function element(name, className, ...children) {
  const made = Object.assign(document.createElement(name), { className });
  made.append(...children);
  return made;
}

/**
 * A drawing as an element that has the width of the paper.
 * @param {string} svg
 */
function pictureOf(svg) {
  const made = element("div", "picture");
  made.innerHTML = window.diffuscopeTrusted.html(svg);
  for (const name of ["width", "height"]) made.firstElementChild?.removeAttribute(name);
  return made;
}

/**
 * A verdict, the picture, and the words about it.
 * @type {(letter: string, caption: Caption, svg: string | undefined) => HTMLElement}
 */
const section = (letter, { verdict, figures, experiment }, svg) =>
  element(
    "section",
    "",
    element("h2", "", letter ? `${letter}: ${verdict}` : verdict),
    ...(svg ? [pictureOf(svg)] : []),
    element("p", "figures", figures.join(" · ")),
    element("p", "experiment", experiment.join(" · ")),
  );

/** @type {(instrument: Diffuscope, title: string) => HTMLElement[]} */
function sections(instrument, title) {
  if (!isFirstScreen(instrument)) {
    const draw = downloadsOf(instrument).find(({ draw }) => draw)?.draw;
    return [section("", instrument.caption(), draw?.(instrument, "", title))];
  }
  // A frame has the size that its page gives it: there is no room for plots.
  const isEmbedded = document.documentElement.classList.contains("embedded");
  const second = instrument.second();
  // Two of them, low ones, fit on a page.
  const height = second ? 210 : 330;
  /** @type {(one: Diffuscope, letter: string, caption: Caption) => HTMLElement} */
  const of = (one, letter, caption) => {
    const svg = isEmbedded ? roundTrip(one, letter, height, title) : alone(one, letter, height, "", title);
    return section(letter, caption, svg);
  };
  const caption = instrument.caption();
  if (!second) return [of(instrument, "", caption)];
  const other = second.caption();
  // The rest is as in A.
  const differs = other.experiment.filter((phrase) => !caption.experiment.includes(phrase));
  const difference = element("p", "difference", ...differenceRows(instrument, second).map(({ words }) => words));
  return [of(instrument, "A", caption), of(second, "B", { ...other, experiment: differs }), difference];
}

function prepare() {
  if (document.getElementById(id)) return;
  const instrument = window.diffuscope;
  const { frameTitle } = translation(instrument.language());
  const link = links.link(instrument);
  const paper = element("main", "", element("h1", "", frameTitle));
  paper.id = id;
  const address = Object.assign(element("a", "", link), { href: link });
  paper.append(...sections(instrument, frameTitle), element("p", "link", address));
  document.body.append(paper);
  document.adoptedStyleSheets = [...otherSheets(), sheet];
}

function clear() {
  document.getElementById(id)?.remove();
  document.adoptedStyleSheets = otherSheets();
}

addEventListener("beforeprint", prepare);
addEventListener("afterprint", clear);
// Where only the media change: test drivers, developer tools.
matchMedia("print").addEventListener("change", ({ matches }) => (matches ? prepare() : clear()));
