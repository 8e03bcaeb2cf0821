// The sweep in the address of the page. The rest of the address is the experiment, which the program writes.

import { link } from "../share/links.js";
import { textOf } from "./spec.js";

/** @type {(query: string) => string[]} */
const pairs = (query) => query.replace(/^\?/, "").split("&").filter(Boolean);
/** @param {string} pair */
const isSweep = (pair) => pair.split("=")[0] === "sweep";

// The address as it was last seen, without the sweep: after the browser's Back it is that of an earlier experiment.
let without = "";
const remember = () => {
  without = pairs(location.search)
    .filter((pair) => !isSweep(pair))
    .join("&");
};
// The program has written it just before.
addEventListener("diffuscope:change", remember);

/** @param {string[]} given */
function replace(given) {
  const query = given.length > 0 ? `?${given.join("&")}` : "";
  try {
    history.replaceState(history.state, "", `${location.pathname}${query}${location.hash}`);
  } catch {
    // A page without an address of its own, such as a frame in a sandbox, can't write it.
  }
}

/** @param {SweepSpec} spec */
export function write(spec) {
  remember();
  const own = `sweep=${textOf(spec)}`;
  // Browsers limit how often a page may write its address.
  if (!pairs(location.search).includes(own)) replace([...pairs(without), own]);
}

/** Takes the sweep out of the address. */
export const leave = () => replace(pairs(without));

/**
 * The settings in the address, as text, if it asks for the ready-made sweep of this name: they count besides it.
 * @type {(name: string) => SomeSettings}
 */
export function settingsBeside(name) {
  const given = new URLSearchParams(location.search);
  if (given.get("sweep") !== name) return {};
  const known = diffuscope.defaults();
  return Object.fromEntries([...given].filter(([name]) => name in known && name !== "screen"));
}

/**
 * A link that opens the experiment with the sweep.
 * @type {(instrument: Diffuscope, spec: SweepSpec) => string}
 */
export const linkTo = (instrument, spec) => `${link(instrument)}&sweep=${textOf(spec)}`;
