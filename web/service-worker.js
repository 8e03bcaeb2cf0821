// The service worker: stores a release of the site for use without a network. scripts/release.mjs writes `release`
// before this code: its `id`, and the address and the hash of each of its `files`, the page last.
//
// The page comes from the network if that answers soon, so a new release is there at the next visit. Everything that
// the page loads has a hash of its content in its name, so no two releases have different files under one name, and no
// visit gets files of two releases. The lesson in course/ and embed.js have no hash, because other pages name them: they,
// too, come from the network if it answers.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { scope } = worker.registration;
// All sites of an origin share one storage.
const cachePrefix = `diffuscope ${scope} `;
// After so many milliseconds without an answer, the page comes from the cache.
const networkTimeout = 4000;
// A hash of the content in a path.
const hashed = /[0-9a-f]{15}/;
// The addresses of the stored files that may be other ones in the next release.
const changeable = release.files.filter(([path]) => !hashed.test(path)).map(([path]) => new URL(path, scope).href);

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
  const response = await fetch(address, { integrity, cache: hashed.test(path) ? "default" : "no-cache" });
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
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  const address = withoutQuery(request.url);
  if (changeable.includes(address)) event.respondWith(newest(request, address));
  // A download, such as diffuscope.html, or a frame with another page of this folder.
  else if (request.mode !== "navigate") event.respondWith(file(request));
});

/**
 * The address under which a page or a file is stored.
 * @param {string} url
 */
function withoutQuery(url) {
  const { origin, pathname } = new URL(url);
  return origin + pathname.replace(/\/index\.html$/, "/");
}

/** @param {Request} request */
async function file(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/** @type {(request: Request, address: string) => Promise<Response>} */
async function newest(request, address) {
  const network = fromNetwork(request);
  const inTime = await Promise.race([network.catch(() => undefined), timeout()]);
  return inTime ?? (await stored(address)) ?? network;
}

/** @param {Request} request */
async function fromNetwork({ url, redirect }) {
  // By its address, because a navigation request can't be used in fetch().
  const response = await fetch(url, { cache: "no-cache", redirect });
  if (!response.ok && response.type !== "opaqueredirect") throw new Error(`${url}: ${response.status}`);
  return response;
}

/** @type {() => Promise<undefined>} */
const timeout = () => new Promise((resolve) => setTimeout(resolve, networkTimeout));

/**
 * From the newest complete release.
 * @param {string} address
 */
async function stored(address) {
  for (const name of (await caches.keys()).filter((name) => name.startsWith(cachePrefix)).reverse()) {
    const cache = await caches.open(name);
    // The page is stored last.
    if (await cache.match(scope, { ignoreVary: true })) return cache.match(address, { ignoreVary: true });
  }
}
