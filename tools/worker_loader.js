// Starts the {{name}} worker. A worker is not covered by the page's own policy,
// so everything that could send a byte is taken away before its code runs. The
// policy header of the host, where there is one, says the same again.

// The least program with a 128-bit instruction: whether the browser knows them.
const wide = WebAssembly.validate(new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]));
// What may be loaded, best first; the plain program is always there.
const builds = [...(wide ? {{wide}} : []), "{{name}}"];

async function load(name) {
  const { default: init } = await import(`./${name}.js`);
  const answer = await fetch(new URL(`./${name}_bg.wasm`, import.meta.url));
  if (!answer.ok) throw new Error(`${name}_bg.wasm: ${answer.status}`);
  return { init, code: await WebAssembly.compile(await answer.arrayBuffer()) };
}

let loaded;
for (const name of builds) {
  try {
    loaded = await load(name);
    break;
  } catch (error) {
    if (name === builds.at(-1)) throw error;
  }
}

const refuse = (name) => function () {
  throw new TypeError(`${name} is not available in this worker`);
};
const closed = [
  "fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "EventSource", "WebTransport",
  "importScripts", "Worker", "SharedWorker", "FontFace", "caches",
];
for (const name of closed) {
  for (let owner = globalThis; owner; owner = Object.getPrototypeOf(owner)) {
    if (owner === globalThis || Object.hasOwn(owner, name)) {
      Object.defineProperty(owner, name, { value: refuse(name), writable: false, configurable: false });
    }
  }
}
if ("sendBeacon" in navigator) {
  Object.defineProperty(navigator, "sendBeacon", { value: refuse("sendBeacon"), writable: false, configurable: false });
}

await loaded.init({ module_or_path: loaded.code });
