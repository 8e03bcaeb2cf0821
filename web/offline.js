// A release of the site keeps itself for times without a network, see service-worker.js. Nothing of that in a frame: a page
// of somebody else's keeps nothing for us. After the first experiment, as until then there is enough to fetch.
if (self === top && location.protocol.startsWith("http") && "serviceWorker" in navigator) {
  const embedded = (new URLSearchParams(location.search).get("embed") ?? "0") !== "0";
  const keep = () =>
    navigator.serviceWorker.register("service-worker.js").catch((reason) => console.info("not kept for offline use:", reason));
  if (!embedded) addEventListener("diffuscope:settled", keep, { once: true });
}
