// Registers the service worker, which keeps the site for use without a network (service-worker.js), after the first
// experiment, so as not to delay it. Not in a frame: a page of another site stores nothing for us.
if (self === top && location.protocol.startsWith("http") && "serviceWorker" in navigator) {
  const isEmbedded = (new URLSearchParams(location.search).get("embed") ?? "0") !== "0";
  const register = () =>
    navigator.serviceWorker
      .register("service-worker.js")
      .catch((reason) => console.info("not kept for offline use:", reason));
  if (!isEmbedded) addEventListener("diffuscope:settled", register, { once: true });
}
