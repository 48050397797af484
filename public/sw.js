// The service worker: keeps the files of one release so that the page opens
// without a connection. It stores nothing else and never sees people's data,
// which lives in IndexedDB. tools/finish.mjs fills in the list below.
const BUILD = "{{build}}";
const FILES = {{files}}; // path → sha256 in base64, or null for a page that a host may edit

// Of the matcher's two builds only the one this browser takes is kept: as its
// loader does, it asks whether 128-bit instructions are known.
const isWide = WebAssembly.validate(new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]));
const needless = new Set(isWide ? ["matcher.js", "matcher_bg.wasm"] : ["matcher-simd.js", "matcher-simd_bg.wasm"]);
const kept = Object.keys(FILES).filter((path) => !needless.has(path));

const CACHE = `civic-mentor-${BUILD}`;
const scope = new URL("./", self.location);
const known = new Map(Object.keys(FILES).map((path) => [new URL(path, scope).href, path]));
const indexUrl = scope.href; // not index.html: some hosts redirect that name

async function fetchWhole(path) {
  const request = new Request(new URL(path, scope), {
    cache: "no-cache",
    ...(FILES[path] && { integrity: `sha256-${FILES[path]}` }),
  });
  const answer = await fetch(request);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

/** All files or none: a half-filled cache would mix two releases. */
async function fill() {
  const answers = await Promise.all(kept.map(async (path) => [path, await fetchWhole(path)]));
  const cache = await caches.open(CACHE);
  await Promise.all(answers.map(([path, answer]) => cache.put(new URL(path, scope), answer)));
}

async function dropOldCaches() {
  const old = (await caches.keys()).filter((name) => name.startsWith("civic-mentor-") && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function fromCache(url, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(url)) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(dropOldCaches()));
self.addEventListener("message", (event) => {
  if (event.data?.type === "activate") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = new URL(request.url);
  if (request.mode === "navigate") {
    event.respondWith(fromCache(known.has(url.href) ? url.href : indexUrl, request));
  } else if (known.has(url.href)) {
    event.respondWith(fromCache(url.href, request));
  }
});
