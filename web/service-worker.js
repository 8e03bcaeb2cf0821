// The service worker: stores a release of the site for use without a network. scripts/release.mjs writes `release`
// before this code: its `id`, and the address and the hash of each of its `files`, the page last.
//
// The page comes from the network if that answers soon, so a new release is there at the next visit. Everything that
// the page loads has a hash of its content in its name, so no two releases have different files under one name, and no
// visit gets files of two releases.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { scope } = worker.registration;
// All sites of an origin share one storage.
const cachePrefix = `diffuscope ${scope} `;
// After so many milliseconds without an answer, the page comes from the cache.
const networkTimeout = 4000;

worker.addEventListener("install", (event) => event.waitUntil(store()));
worker.addEventListener("activate", (event) => event.waitUntil(deleteOlder()));

// Stores the whole release, or nothing: if a file is missing or from another release, the installation fails, and the
// browser tries again at another visit.
async function store() {
  const fetched = await Promise.all(release.files.map(fetchIntact));
  const cache = await caches.open(cachePrefix + release.id);
  // One after the other, with the page last, so that a cache that has the page has the whole release.
  for (const [address, response] of fetched) await cache.put(address, response);
}

/** @type {(file: [path: string, integrity: string]) => Promise<[URL, Response]>} */
async function fetchIntact([path, integrity]) {
  const address = new URL(path, scope);
  // A file with a hash in its name never changes, so the browser may have it already.
  const response = await fetch(address, { integrity, cache: path === "./" ? "no-cache" : "default" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return [address, response];
}

// When this worker is activated, no page of an older release is open any more.
async function deleteOlder() {
  for (const name of await caches.keys()) {
    if (name.startsWith(cachePrefix) && name !== cachePrefix + release.id) await caches.delete(name);
  }
}

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || !address.href.startsWith(scope)) return;
  if (request.mode !== "navigate") event.respondWith(file(request));
  else if (request.destination === "document" && isPage(address)) event.respondWith(page(address));
});

/** @param {URL} address */
const isPage = ({ origin, pathname }) => [scope, `${scope}index.html`].includes(origin + pathname);

/** @param {Request} request */
async function file(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/** @param {URL} address */
async function page(address) {
  const network = fromNetwork(address);
  const inTime = await Promise.race([network.catch(() => undefined), timeout()]);
  return inTime ?? (await stored()) ?? network;
}

/** @param {URL} address */
async function fromNetwork(address) {
  // By its address, because a navigation request can't be used in fetch().
  const response = await fetch(address, { cache: "no-cache", redirect: "manual" });
  if (!response.ok && response.type !== "opaqueredirect") throw new Error(`${address}: ${response.status}`);
  return response;
}

/** @type {() => Promise<undefined>} */
const timeout = () => new Promise((resolve) => setTimeout(resolve, networkTimeout));

// The page of the newest complete release.
async function stored() {
  for (const name of (await caches.keys()).filter((name) => name.startsWith(cachePrefix)).reverse()) {
    const page = await (await caches.open(name)).match(scope, { ignoreVary: true });
    if (page) return page;
  }
}
