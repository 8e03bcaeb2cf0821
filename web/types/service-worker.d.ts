// What scripts/release.mjs writes in front of the service worker.
declare const release: { id: string; files: [path: string, integrity: string][] };
