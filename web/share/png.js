// An SVG drawing as PNG.

/**
 * A drawing as PNG, at twice its size.
 * @type {(svg: string) => Promise<Blob>}
 */
export async function png(svg) {
  const image = new Image();
  const source = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    image.src = source;
    await image.decode();
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: 2 * image.naturalWidth, height: 2 * image.naturalHeight });
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((keep, fail) =>
      canvas.toBlob(
        (blob) => (blob ? keep(blob) : fail(new Error("the browser has no room for the picture"))),
        "image/png",
      ),
    );
  } finally {
    URL.revokeObjectURL(source);
  }
}
