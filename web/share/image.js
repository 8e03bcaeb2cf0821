// Pixels in an exported picture.

/**
 * Pixels as the address of a PNG.
 * @type {(rgba: Uint8ClampedArray<ArrayBuffer>, width: number, height: number) => string}
 */
export function address(rgba, width, height) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  canvas.getContext("2d")?.putImageData(new ImageData(rgba, width, height), 0, 0);
  return canvas.toDataURL("image/png");
}
