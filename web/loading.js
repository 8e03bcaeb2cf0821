// Called by Trunk's loader while the program arrives.
export default function loading() {
  const progress = document.querySelector("#loading progress");
  return {
    onProgress({ current, total }) {
      progress.max = total;
      progress.value = current;
    },
    onSuccess() {
      document.getElementById("loading")?.remove();
    },
    // On to the listener in failure.js, and to the console.
    onFailure(reason) {
      reportError(reason);
    },
  };
}
