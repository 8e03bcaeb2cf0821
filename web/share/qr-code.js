// A QR code as an SVG element: dark on light in both themes, with the quiet zone that readers need.

import { correction, generate } from "./lean-qr.js";

// The width of the quiet zone in modules, as the standard requires.
const margin = 4;
const namespace = "http://www.w3.org/2000/svg";

/** @type {(name: "rect" | "path", attributes: SvgAttributes) => SVGElement} */
function shape(name, attributes) {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** @type {(text: string, title: string) => SVGSVGElement} */
export function qrCode(text, title) {
  // The lowest level of error correction has the fewest modules, so the code can be read from farthest away.
  const { size, get } = generate(text, { minCorrectionLevel: correction.L });
  let path = "";
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) if (get(x, y)) path += `M${x + margin} ${y + margin}h1v1h-1z`;
  }
  const svg = document.createElementNS(namespace, "svg");
  const side = size + 2 * margin;
  svg.setAttribute("viewBox", `0 0 ${side} ${side}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", title);
  svg.setAttribute("shape-rendering", "crispEdges");
  const modules = { d: path, fill: "#000" };
  svg.append(shape("rect", { width: side, height: side, fill: "#fff" }), shape("path", modules));
  return svg;
}
