// The figures of pictures that have come back as CSV. In English, because programs read them.

import { head, table } from "./csv.js";

/**
 * A row for each class: its share among the recovered pictures, and in the data.
 * @type {(instrument: Diffuscope, link: string) => string}
 */
export function figures(instrument, link) {
  const report = /** @type {ImagesReport} */ (/** @type {unknown} */ (instrument.report()));
  const { pictures, rms_to_nearest, distinct, returned, recognised, classes, expected_classes } = report;
  const { spectrum_error, psnr, verdict } = report;
  const remarks = [
    `verdict: ${verdict}`,
    `pictures: ${pictures}, of which ${distinct} are different`,
    `RMS distance to the nearest picture of the data: mean ${rms_to_nearest.mean}, max ${rms_to_nearest.max}`,
    `share of pictures that are nearest to their own: ${returned}`,
    `share of pictures whose class is recognised: ${recognised}`,
    `spectrum error: ${spectrum_error} dB`,
    `PSNR to the pictures that went out: ${psnr ?? "not known"} dB`,
    "digits: E. Alpaydin and C. Kaynak, UCI Machine Learning Repository, CC BY 4.0",
  ];
  const rows = (classes ?? []).map((share, i) => [i < 10 ? i : "own", share, expected_classes?.[i] ?? ""]);
  return head("pictures", link, remarks) + table([["class", "recovered", "data"], ...rows]);
}
