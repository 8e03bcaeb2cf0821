// What the address of a sweep means, its colours and its scales: modules of the panel, without a page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { colorAt, curveColors, hex, linearOf, mapColor, themes } from "../../web/sweep/palette.js";
import { figureScale, linear, logarithmic } from "../../web/sweep/scales.js";
import { read, textOf, viewOf } from "../../web/sweep/spec.js";

/** @type {import("../../web/types/diffuscope.js").SweptSetting[]} */
const settings = [
  { name: "noise", label: "noise", least: 0, most: 2, whole: false },
  { name: "prior", label: "prior", least: 0.01, most: 0.99, whole: false },
  { name: "steps", label: "steps", least: 1, most: 4000, whole: true },
  {
    name: "sampler",
    label: "sampler",
    choices: [
      ["em", "Euler–Maruyama"],
      ["dpm++", "DPM-Solver++ 2M"],
    ],
  },
];
const read1 = (text) => read(text, settings);

test("a sweep is written as it is read", () => {
  for (const text of [
    "w1;noise:0..2/33",
    "std;steps:1..256/17;sampler;log",
    "ks;sampler:em;noise:0..1/5;map",
    "mean;noise:0.25..1/4;prior:0.1..0.9/8;curves",
  ]) {
    const { spec, problems } = read1(text);
    assert.deepEqual(problems, [], text);
    assert.equal(textOf(spec), text);
  }
  // What an address can't have as it is.
  const { spec } = read1("w1;sampler:dpm++;noise");
  assert.equal(textOf(spec), "w1;sampler:dpm%2B%2B;noise:0..2/33");
  assert.deepEqual(read1("w1;sampler:dpm  ;noise").spec, spec, "a plus sign is a space in an address");
});

test("what is wrong has a message, and the nearest sensible sweep is taken", () => {
  /** @type {[string, string, string[]][]} */
  const cases = [
    ["", "w1;noise:0..2/33", []],
    ["w1;nosie", "w1;noise:0..2/33", ["setting"]],
    ["w1;steps:0..9", "w1;steps:1..9/33", ["range"]],
    ["w1;steps:9..1/5", "w1;steps:9..1/5", []],
    ["w1;noise:a..b", "w1;noise:0..2/33", ["range"]],
    ["w1;noise:0..1/9999", "w1;noise:0..1/129", ["range"]],
    ["w1;noise:0..1/2.5", "w1;noise:0..1/3", ["range"]],
    ["w1;noise:", "w1;noise:0..2/33", ["range"]],
    ["w1;noise;noise:0..1", "w1;noise:0..2/33", ["twice"]],
    ["w1;noise;prior;steps", "w1;noise:0..2/33;prior:0.01..0.99/33", ["word"]],
    ["beauty;noise", "w1;noise:0..2/33", ["setting"]],
    ["w1;sampler:em,cat", "w1;sampler:em", ["choices"]],
    ["w1;sampler:cat", "w1;sampler", ["choices"]],
  ];
  for (const [text, taken, kinds] of cases) {
    const { spec, problems } = read1(text);
    assert.equal(textOf(spec), taken, text);
    assert.deepEqual(
      problems.map(({ kind }) => kind),
      kinds,
      text,
    );
  }
});

test("two ranges are a map, unless the address says otherwise", () => {
  for (const [text, view] of [
    ["w1;noise", "curves"],
    ["w1;noise;prior", "map"],
    ["w1;noise;prior;curves", "curves"],
    ["w1;noise;sampler", "curves"],
    ["w1;noise;sampler;map", "map"],
  ]) {
    assert.equal(viewOf(read1(text).spec), view, text);
  }
});

// Relative luminance of WCAG 2.1.
function luminance(color) {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const linear = [r, g, b].map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}
const contrast = (a, b) => {
  const [low, high] = [luminance(a), luminance(b)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

test("the colours of a map are evenly spaced, and their lightness alone has the order", () => {
  const colors = Array.from({ length: 65 }, (_, i) => colorAt(i / 64));
  const steps = colors.slice(1).map((color, i) => Math.hypot(...color.map((part, k) => part - colors[i][k])));
  // A step over a stop is a chord: at most 3 % shorter.
  assert.ok(Math.max(...steps) / Math.min(...steps) < 1.05, `${Math.min(...steps)} to ${Math.max(...steps)}`);
  for (const [i, [lightness]] of colors.slice(1).entries()) assert.ok(lightness > colors[i][0]);
  const luminances = Array.from({ length: 33 }, (_, i) => luminance(mapColor(i / 32)));
  for (const [i, value] of luminances.slice(1).entries()) assert.ok(value > luminances[i], `${i}`);
  for (const part of colors.flatMap(linearOf)) assert.ok(part >= 0 && part <= 1, "every screen has these colours");
  // White and black in OKLab.
  assert.equal(hex([1, 0, 0]), "#ffffff");
  assert.equal(hex([0, 0, 0]), "#000000");
});

test("curves have a contrast of at least 3 with their ground, in both themes", () => {
  for (const theme of /** @type {const} */ (["light", "dark"])) {
    const { ground, curves } = themes[theme];
    for (const color of [...curves, ...curveColors(9, true, theme)]) {
      assert.ok(contrast(color, ground) >= 3, `${theme}: ${color} ${contrast(color, ground).toFixed(2)}`);
    }
    assert.equal(new Set(curves).size, curves.length);
  }
});

test("scales have few round numbers, within their ends", () => {
  for (const scale of [linear, logarithmic]) {
    for (const [low, high] of [
      [0.003, 0.66],
      [1, 256],
      [0.5, 0.52],
      [1e-6, 1e6],
    ]) {
      const { ticks, place } = scale(low, high, 6);
      assert.ok(ticks.length >= 1 && ticks.length <= 7, `${scale.name} ${low} ${high}: ${ticks}`);
      for (const tick of ticks) assert.ok(place(tick) >= -1e-9 && place(tick) <= 1 + 1e-9);
      assert.deepEqual([place(low), place(high)], [0, 1]);
    }
  }
  assert.deepEqual(linear(-1, 1, 4).ticks, [-1, -0.5, 0, 0.5, 1]);
  assert.deepEqual(logarithmic(1, 1000, 5).ticks, [1, 10, 100, 1000]);
  // A figure that is the same everywhere, and none at all.
  assert.equal(linear(2, 2, 5).place(2), 0.5);
  assert.deepEqual(figureScale([], "w1", false, 5).ticks.length > 0, true);
  assert.ok(figureScale([0, 0.1, 1], "w1", true, 5).low > 0);
});
