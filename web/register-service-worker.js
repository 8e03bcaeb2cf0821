// Registers the service worker, which stores the site for use without a network (service-worker.js), after the first
// experiment, so that it is not delayed. Not in a frame: in a page of another site, nothing is stored.
if (self === top && location.protocol.startsWith("http") && "serviceWorker" in navigator) {
  const isEmbedded = (new URLSearchParams(location.search).get("embed") ?? "0") !== "0";
  const register = () =>
    window.diffuscopeTrusted
      .serviceWorker("service-worker.js")
      .catch((reason) => console.info("not kept for offline use:", reason));
  if (!isEmbedded) addEventListener("diffuscope:settled", register, { once: true });
}
