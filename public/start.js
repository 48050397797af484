// Starts the app and, on a released page, keeps its service worker current.
// An update never takes over by itself: it waits until the app sends
// `civic-mentor-update-now`, so no work is lost to a reload.
const boot = window.civicMentorBoot;
boot.removeOffline = removeServiceWorker;
const url = (name) => new URL(name, document.baseURI).href;

async function startApp() {
  const { js, wasm, integrity } = document.querySelector('meta[name="civic-mentor-files"]').dataset;
  try {
    const page = await import(url(js));
    // As the page's preload asks for it, so that it comes once; the hash is checked here.
    const program = fetch(url(wasm), { integrity, credentials: "same-origin" });
    await page.default({ module_or_path: program });
  } catch (error) {
    console.error(error);
    return error instanceof WebAssembly.RuntimeError ? boot.broke() : boot.failed();
  }
  boot.started();
}

/** Tells the app that a new version waits; also left on <html> for a page mounted later. */
function announce(worker) {
  document.documentElement.dataset.update = "ready";
  window.dispatchEvent(new CustomEvent("civic-mentor-update"));
  window.addEventListener("civic-mentor-update-now", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    worker.postMessage({ type: "activate" });
  }, { once: true });
}

function watch(registration) {
  if (registration.waiting && navigator.serviceWorker.controller) announce(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker.addEventListener("statechange", () => {
      if (worker.state === "installed" && navigator.serviceWorker.controller) announce(worker);
    });
  });
}

/** The host's way out: `{"serviceWorker": "off"}` in switch.json removes worker and caches. */
async function switchedOff() {
  if (!navigator.onLine) return false;
  try {
    const answer = await fetch(url("switch.json"), { cache: "no-store" });
    return answer.ok && (await answer.json()).serviceWorker === "off";
  } catch {
    return false; // not reached: keep what works
  }
}

/** Also for "Clear this computer": the app calls it as civicMentorBoot.removeOffline(). */
async function removeServiceWorker() {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration(url("."));
  await registration?.unregister();
  const ours = (await caches.keys()).filter((name) => name.startsWith("civic-mentor-"));
  await Promise.all(ours.map((name) => caches.delete(name)));
}

async function keepServiceWorker() {
  const release = document.querySelector('meta[name="civic-mentor-build"]').dataset.profile === "release";
  if (!release || !("serviceWorker" in navigator)) return;
  try {
    if (await switchedOff()) return await removeServiceWorker();
    watch(await navigator.serviceWorker.register(url("sw.js"), { scope: url("."), updateViaCache: "none" }));
  } catch (error) {
    console.warn("The page works, but will not open without a connection:", error.message);
  }
}

await startApp();
await keepServiceWorker();
