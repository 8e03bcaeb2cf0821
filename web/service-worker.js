// The service worker of a release. scripts/release.mjs writes `release` in front: its `id`; the address and the hash of
// each of its `files`, the page last; and of those that are kept `later`, at the second visit, as hardly any visit needs them.
//
// The page comes from the network if that answers soon, so a new release is there at the next visit. Everything that the
// page loads has its content in its name: whichever release it comes from, no other release has something else under that
// name, so no visit sees half of two.

const { scope } = registration;
// All sites of an origin share one storage.
const ours = `diffuscope ${scope} `;
const patience = 4000;

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(forget()));

// Puts the whole release aside, or nothing: a file that is missing or of another release fails the installation, and the
// browser tries again at another visit.
async function keep() {
  const fetched = await Promise.all(release.files.map(fetchWhole));
  const cache = await caches.open(ours + release.id);
  // One by one: a cache that has the page has all of its release.
  for (const [address, response] of fetched) await cache.put(address, response);
}

async function keepLater() {
  const cache = await caches.open(ours + release.id);
  for (const file of release.later) {
    if (!(await cache.match(new URL(file[0], scope)))) await cache.put(...(await fetchWhole(file)));
  }
}

async function fetchWhole([path, integrity]) {
  const address = new URL(path, scope);
  // What has its content in its name never changes.
  const response = await fetch(address, { integrity, cache: path === "./" ? "no-cache" : "default" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return [address, response];
}

// By now, no page of an older release is open.
async function forget() {
  for (const name of await caches.keys()) {
    if (name.startsWith(ours) && name !== ours + release.id) await caches.delete(name);
  }
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || !address.href.startsWith(scope)) return;
  if (request.mode !== "navigate") event.respondWith(file(request));
  else if (request.destination === "document" && isPage(address)) {
    event.respondWith(page(address));
    // What can't be had now can be had at another visit.
    event.waitUntil(keepLater().catch(() => {}));
  }
});

const isPage = ({ origin, pathname }) => [scope, `${scope}index.html`].includes(origin + pathname);

async function file(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

async function page(address) {
  const network = fromNetwork(address);
  const soon = await Promise.race([network.catch(() => undefined), later()]);
  return soon ?? (await kept()) ?? network;
}

async function fromNetwork(address) {
  // By its address: a request to navigate can't be made anew.
  const response = await fetch(address, { cache: "no-cache", redirect: "manual" });
  if (!response.ok && response.type !== "opaqueredirect") throw new Error(`${address}: ${response.status}`);
  return response;
}

const later = () => new Promise((resolve) => setTimeout(resolve, patience));

// The page of the newest release that is complete.
async function kept() {
  for (const name of (await caches.keys()).filter((name) => name.startsWith(ours)).reverse()) {
    const page = await (await caches.open(name)).match(scope, { ignoreVary: true });
    if (page) return page;
  }
}
