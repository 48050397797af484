// The page as a file on a host: it mounts, in two languages, keeps to itself,
// works without a connection, and says what is wrong when it cannot start.
import { choose, downloadOf, expect, test } from "./support/test.mjs";

for (const language of ["en", "es"]) {
  for (const theme of ["light", "dark"]) {
    test(`the start page stands without accessibility faults, ${language} ${theme}`, async ({ page, visit, axe }) => {
      await choose(page, { language, theme });
      await visit("/");
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
      await axe();
    });
  }
}

test("a deep address is answered by the app", async ({ page, visit }) => {
  await visit("/settings");
  await expect(page).toHaveURL(/\/settings$/);
});

test("the page does not scroll sideways at 390 pixels", async ({ page, visit }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await visit("/");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("inside a frame the app does not start and offers a tab of its own", async ({ page, guard }) => {
  guard.expectError(/frame-ancestors|Framing/);
  await page.route("**/around.html", (route) => route.fulfill({
    contentType: "text/html",
    body: '<iframe src="./" width="800" height="600" title="inner"></iframe>',
  }));
  // The header already forbids framing; without it the page itself refuses.
  await page.route((url) => url.pathname === "/", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, headers: { "content-type": "text/html" } });
  });
  await page.goto("around.html");
  const inner = page.frameLocator("iframe");
  await expect(inner.getByRole("heading", { level: 1 })).toHaveText("Civic Mentor does not run inside another page");
  await expect(inner.getByRole("link", { name: "Open in its own tab" })).toHaveAttribute("target", "_blank");
});

test("a file that does not arrive is said, in the reader's language", async ({ page, guard, axe }) => {
  guard.expectError(/console: |uncaught: /);
  await choose(page, { language: "es" });
  await page.route("**/*_bg.wasm", (route) => route.fulfill({ status: 503, body: "" }));
  await page.goto("");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Civic Mentor no se cargó");
  await expect(page.getByRole("button", { name: "Volver a cargar la página" })).toBeVisible();
  await axe();
});

test("a program changed on its way is not run", async ({ page, guard }) => {
  guard.expectError(/console: |uncaught: /);
  await page.route("**/civic-mentor-*_bg.wasm", async (route) => {
    const answer = await route.fetch();
    // One more custom section: still a sound module, but another.
    const body = Buffer.concat([await answer.body(), Buffer.from([0x00, 0x02, 0x01, 0x78])]);
    const { "content-encoding": _, "content-length": __, ...headers } = answer.headers();
    await route.fulfill({ status: 200, headers, body });
  });
  await page.goto("");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Civic Mentor did not load");
});

test("after a crash the saved data can be downloaded, and keys are not in it", async ({ page, visit, guard, axe }) => {
  guard.expectError(/RuntimeError|unreachable/);
  await visit("/");
  await page.evaluate(async () => {
    const fill = (name) => new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore("things");
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const writing = request.result.transaction("things", "readwrite");
        writing.objectStore("things").put({ who: name, bytes: new Uint8Array([1, 2, 3]) }, "one");
        writing.oncomplete = () => { request.result.close(); resolve(); };
      };
    });
    for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
    await fill("civic-mentor-sample");
    await fill("civic-mentor-keys");
    localStorage.setItem("civic-mentor.sentinel", JSON.stringify({ n_documents: 1, last_saved_ms: Date.now() }));
    window.dispatchEvent(new CustomEvent("civic-mentor-panic"));
  });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Something broke");
  await expect(page.getByText(/^Your last save was at \d/)).toBeVisible();
  await axe();

  const { name, bytes } = await downloadOf(page, () => page.getByRole("button", { name: "Download a copy" }).click());
  expect(name).toMatch(/^civic-mentor-rescue-.*\.json$/);
  const copy = JSON.parse(bytes);
  expect(copy.databases).toEqual([{
    name: "civic-mentor-sample",
    version: 1,
    stores: { things: [{ key: "one", value: { bytes: { $bytes: "AQID" }, who: "civic-mentor-sample" } }] },
  }]);
  await expect(page.getByRole("status")).toContainText("downloads folder");
});

test("a worker's loader leaves no way to send a byte", async ({ page, visit }) => {
  // The shipped loader, with a probe in the place of the worker's own code.
  await page.route(/\/matcher(-simd)?\.js$/, (route) => route.fulfill({
    contentType: "text/javascript",
    body: `export default async function init() {
      const outcomes = {};
      const attempt = async (name, act) => {
        try { await act(); outcomes[name] = "open"; } catch (error) { outcomes[name] = error.message; }
      };
      await attempt("fetch", () => fetch("release.json"));
      await attempt("fetch of the prototype", () => WorkerGlobalScope.prototype.fetch?.call(self, "release.json") ?? Promise.reject(new Error("not available in this worker")));
      await attempt("XMLHttpRequest", () => new XMLHttpRequest());
      await attempt("WebSocket", () => new WebSocket("ws://127.0.0.1:1/"));
      await attempt("EventSource", () => new EventSource("release.json"));
      await attempt("WebTransport", () => new WebTransport("https://127.0.0.1:1/"));
      await attempt("importScripts", () => importScripts("boot.js"));
      await attempt("Worker", () => new Worker("files_loader.js"));
      await attempt("FontFace", () => new FontFace("x", "url(release.json)").load());
      await attempt("caches", () => caches.open("x"));
      await attempt("put back", () => { self.fetch = () => {}; delete self.fetch; });
      postMessage(outcomes);
    }`,
  }));
  await visit("/");
  const outcomes = await page.evaluate(() => new Promise((resolve, reject) => {
    const worker = new Worker("matcher_loader.js", { type: "module" });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
  }));
  for (const [way, outcome] of Object.entries(outcomes)) {
    expect(outcome, way).toMatch(/not available in this worker|not a function|read only property|Cannot delete/);
  }
});
