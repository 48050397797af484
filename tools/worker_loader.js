// Starts the {{name}} worker. A worker is not covered by the page's own policy,
// so everything that could send a byte is taken away before its code runs. The
// policy header of the host, where there is one, says the same again.
import init from "./{{name}}.js";

const answer = await fetch(new URL("./{{name}}_bg.wasm", import.meta.url));
if (!answer.ok) throw new Error(`{{name}}_bg.wasm: ${answer.status}`);
const code = await WebAssembly.compile(await answer.arrayBuffer());

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

await init({ module_or_path: code });
