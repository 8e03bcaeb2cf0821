// The plot of a sweep in the panel: its picture, the point under the pointer or the cursor of the keyboard, and the place
// of the experiment that the page shows.

import { element } from "../lessons/element.js";
import { tag } from "../share/drawing.js";
import { curves } from "./curves.js";
import { heatMap } from "./heat-map.js";
import { placeOf } from "./scales.js";
import { viewOf } from "./spec.js";

/** @type {Record<string, [number, number]>} */
const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/**
 * @type {(drawn: SweepDrawing, size: { width: number, height: number, theme: "light" | "dark", fontSize: number })
 *   => SweepPicture}
 */
export const picture = (drawn, size) => (viewOf(drawn.spec) === "map" ? heatMap : curves)(drawn, size);

/**
 * A plot that tells `read` which point is looked at, and `open` which one is chosen.
 * @type {(actions: { read: (point: SweepPoint | undefined) => void, open: (point: SweepPoint) => void }) =>
 *   { root: HTMLElement, label: (words: string) => void, draw: (drawn: SweepDrawing, experiment: SomeSettings) => void,
 *   redraw: () => void }}
 */
export function makePlot({ read, open }) {
  const root = element("div", {
    class: "plot",
    tabindex: "0",
    role: "application",
    pointermove: point,
    pointerleave: () => look(undefined),
    click: (/** @type {MouseEvent} */ event) => {
      point(event);
      if (looked) open(looked);
    },
    keydown: key,
  });
  /** @type {{ drawn: SweepDrawing, experiment: SomeSettings } | undefined} */
  let shown;
  /** @type {SweepPicture | undefined} */
  let drawing;
  /** @type {SweepPoint | undefined} */
  let looked;
  let waits = false;
  new ResizeObserver(redraw).observe(root);

  /** @param {SweepPoint | undefined} next */
  function look(next) {
    if (next?.i === looked?.i && next?.j === looked?.j) return;
    looked = next;
    overlay();
    read(looked);
  }

  /** @param {MouseEvent} event */
  function point({ clientX, clientY }) {
    const box = root.getBoundingClientRect();
    // The panel may be zoomed for a lecture hall.
    const zoom = box.width / root.offsetWidth;
    if (drawing) look(drawing.pointAt((clientX - box.left) / zoom, (clientY - box.top) / zoom));
  }

  /** @param {KeyboardEvent} event */
  function key(event) {
    const { values, x } = shown?.drawn.sweep ?? { values: [], x: [] };
    const move = moves[event.key];
    if (move && values.length > 0) {
      const { i, j } = looked ?? { i: 0, j: 0 };
      const [right, up] = looked ? move : [0, 0];
      look({ i: clamp(i + right, x.length), j: clamp(j + up, values.length) });
    } else if ((event.key === "Enter" || event.key === " ") && looked) open(looked);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function overlay() {
    const layer = root.querySelector(".overlay");
    if (!layer || !drawing || !shown) return;
    const { sweep, spec } = shown.drawn;
    const at = placeOf(sweep.x, shown.experiment[spec.x.setting]);
    const up = spec.y && sweep.y ? placeOf(sweep.y, shown.experiment[spec.y.setting]) : 0;
    const isThere = looked && looked.i < sweep.x.length && looked.j < sweep.values.length;
    const marks = drawing.current(at, up) + (looked && isThere ? drawing.mark(looked) : "");
    layer.innerHTML = window.diffuscopeTrusted.html(marks);
  }

  function redraw() {
    waits = false;
    const [width, height] = [root.clientWidth, root.clientHeight];
    if (!shown || width < 80 || height < 80) return;
    const theme = document.documentElement.dataset.theme === "dark" ? "dark" : "light";
    drawing = picture(shown.drawn, { width, height, theme, fontSize: width < 420 ? 12 : 13 });
    const { svg } = drawing;
    const size = { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" };
    root.innerHTML = window.diffuscopeTrusted.html(tag("svg", size, svg, '<g class="overlay"></g>'));
    overlay();
  }

  return {
    root,
    label: (words) => root.setAttribute("aria-label", words),
    draw: (drawn, experiment) => {
      // At most once a frame.
      if (!waits) requestAnimationFrame(redraw);
      waits = true;
      shown = { drawn, experiment };
    },
    redraw,
  };
}

/** @type {(place: number, count: number) => number} */
const clamp = (place, count) => Math.min(count - 1, Math.max(0, place));
