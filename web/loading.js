// Called by Trunk's loader while the program is downloaded.
export default function loading() {
  const progress = /** @type {HTMLProgressElement} */ (document.querySelector("#loading progress"));
  return {
    /** @param {{ current: number, total: number }} bytes */
    onProgress({ current, total }) {
      progress.max = total;
      progress.value = current;
    },
    onSuccess() {
      document.getElementById("loading")?.remove();
    },
    /**
     * Reports the error to the listener in failure.js, and to the console.
     * @param {unknown} reason
     */
    onFailure(reason) {
      reportError(reason);
    },
  };
}
