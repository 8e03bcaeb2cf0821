// The controls of a sweep: what is along x and y, the figure, and how it is shown.

import { element } from "../lessons/element.js";
import { figures, isRange, most, scales, viewOf, views, wholeAxis } from "./spec.js";

/**
 * A list of which one entry is chosen.
 * @type {(label: string, name: string, entries: [value: string, words: string][], chosen: string,
 *   choose: (value: string) => void) => HTMLElement}
 */
export function menu(label, name, entries, chosen, choose) {
  const options = entries.map(([value, words]) =>
    element("option", { value, selected: value === chosen && "" }, words),
  );
  const select = element("select", { name, change: () => choose(select.value) }, ...options);
  return element("label", {}, element("span", {}, label), select);
}

/**
 * A number within a range; a wrong one becomes the nearest.
 * @type {(label: string, name: string, value: number, range: { least: number, most: number, whole?: boolean },
 *   change: (value: number) => void) => HTMLElement}
 */
function number(label, name, value, { least, most, whole }, change) {
  const input = element("input", {
    type: "number",
    name,
    value,
    min: least,
    max: most,
    step: whole ? 1 : "any",
    change: () => {
      const given = Number.isFinite(input.valueAsNumber) ? input.valueAsNumber : value;
      const nearest = Math.min(most, Math.max(least, whole ? Math.round(given) : given));
      input.value = String(nearest);
      if (nearest !== value) change(nearest);
    },
  });
  return element("label", {}, element("span", {}, label), input);
}

/**
 * The range of an axis, or its choices.
 * @type {(id: string, axis: SweepAxis, setting: SweptSetting, texts: SweepTexts, change: (axis: SweepAxis) => void)
 *   => HTMLElement[]}
 */
function valuesOf(id, axis, { choices = [], least = 0, most: highest = 0, whole }, texts, change) {
  const { first = 0, last = 0, count = 1, names } = axis;
  if (isRange(axis)) {
    const range = { least, most: highest, whole };
    return [
      number(texts.from, `${id}-first`, first, range, (first) => change({ ...axis, first })),
      number(texts.to, `${id}-last`, last, range, (last) => change({ ...axis, last })),
      number(texts.points, `${id}-count`, count, { least: 1, most, whole: true }, (count) =>
        change({ ...axis, count }),
      ),
    ];
  }
  const boxes = choices.map(([name, words]) =>
    element(
      "label",
      { class: "choice" },
      element("input", {
        type: "checkbox",
        value: name,
        checked: (!names || names.includes(name)) && "",
        change: choose,
      }),
      words,
    ),
  );
  const group = element("fieldset", {}, element("legend", {}, texts.choices), ...boxes);
  return [group];

  function choose() {
    const chosen = [...group.querySelectorAll("input")].filter(({ checked }) => checked).map(({ value }) => value);
    // Without any there is nothing to sweep: then all.
    const { names: _, ...all } = axis;
    change(chosen.length === 0 || chosen.length === choices.length ? all : { ...all, names: chosen });
  }
}

/**
 * All controls; `change` is called with the sweep as the reader wants it.
 * @type {(spec: SweepSpec, settings: SweptSetting[], texts: SweepTexts, change: (spec: SweepSpec) => void) => HTMLElement[]}
 */
export function controls(spec, settings, texts, change) {
  /** @type {(name: string) => SweptSetting} */
  const named = (name) => settings.find((setting) => setting.name === name) ?? settings[0];
  /** @type {[string, string][]} */
  const names = settings.map(({ name, label }) => [name, label]);
  const { x, y } = spec;
  // How it is shown follows the axes, until the reader chooses.
  const { view: _, ...own } = spec;
  const besides = (/** @type {string | undefined} */ other) => names.filter(([name]) => name !== other);
  const scale = spec.scale ?? "linear";
  return [
    element(
      "div",
      { class: "axis", role: "group", "aria-label": texts.alongX },
      menu(texts.alongX, "x", besides(y?.setting), x.setting, (name) => change({ ...own, x: wholeAxis(named(name)) })),
      ...valuesOf("x", x, named(x.setting), texts, (x) => change({ ...spec, x })),
    ),
    element(
      "div",
      { class: "axis", role: "group", "aria-label": texts.alongY },
      menu(texts.alongY, "y", [["", texts.nothing], ...besides(x.setting)], y?.setting ?? "", (name) =>
        change({ ...own, y: name ? wholeAxis(named(name)) : undefined }),
      ),
      ...(y ? valuesOf("y", y, named(y.setting), texts, (y) => change({ ...spec, y })) : []),
    ),
    element(
      "div",
      { class: "axis" },
      menu(
        texts.figure,
        "figure",
        figures.map((name) => [name, texts.figures[name]]),
        spec.figure,
        (name) => change({ ...spec, figure: figures.find((figure) => figure === name) ?? "w1" }),
      ),
      y
        ? menu(
            texts.shownAs,
            "view",
            views.map((name) => [name, texts[name]]),
            viewOf(spec),
            (name) => change({ ...spec, view: views.find((view) => view === name) }),
          )
        : "",
      element(
        "label",
        { class: "choice" },
        element("input", {
          type: "checkbox",
          name: "scale",
          checked: scale === "log" && "",
          change: () => change({ ...spec, scale: scale === "log" ? undefined : scales[1] }),
        }),
        texts.logarithmic,
      ),
    ),
  ];
}
