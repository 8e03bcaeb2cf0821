// Decodes files of pictures with what the browser has, for the screen of pictures (src/web/pictures.rs).

/**
 * The gray values of a picture, 0 black to 255 white: `size` × `size` of them, row by row, as large as fits, on white. Rejects
 * if the browser can't decode it.
 * @type {(content: Uint8Array<ArrayBuffer>, size: number) => Promise<Uint8Array>}
 */
export async function gray(content, size) {
  const bitmap = await createImageBitmap(new Blob([content]));
  const canvas = Object.assign(document.createElement("canvas"), { width: size, height: size });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("there is no canvas");
  context.fillStyle = "white";
  context.fillRect(0, 0, size, size);
  context.imageSmoothingQuality = "high";
  const scale = size / Math.max(bitmap.width, bitmap.height);
  const [width, height] = [bitmap.width * scale, bitmap.height * scale];
  context.drawImage(bitmap, (size - width) / 2, (size - height) / 2, width, height);
  bitmap.close();
  const { data } = context.getImageData(0, 0, size, size);
  // The luma of ITU-R BT.601.
  return Uint8Array.from({ length: size * size }, (_, i) =>
    Math.round(0.299 * data[4 * i] + 0.587 * data[4 * i + 1] + 0.114 * data[4 * i + 2]),
  );
}
