// What only the release build has: the service worker. These journeys run on a
// copy of the site, because one of them replaces it by a newer one.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, mounted, test, words } from "./support/test.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const port = 4175;
let copy;
let server;

test.describe.configure({ mode: "serial" });
test.use({ baseURL: `http://127.0.0.1:${port}/`, serviceWorkers: "allow" });

test.beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), "civic-mentor-"));
  await cp(join(root, process.env.SITE_DIR ?? "dist"), copy, { recursive: true });
  server = spawn(process.execPath, ["tools/serve.mjs", "--dir", copy, "--port", String(port), "--strict-port"], { cwd: root });
  await once(server.stdout, "data");
});

test.afterAll(async () => {
  server.kill();
  await rm(copy, { recursive: true });
});

/** Visits, waits until all files are kept, and comes back as a kept page. */
async function visitKept(page, visit) {
  await visit("/");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await mounted(page);
}

test("opens again without a connection, at any address", async ({ page, visit, context }) => {
  await visitKept(page, visit);
  await context.setOffline(true);
  await page.goto("settings");
  await mounted(page);
});

test("the host's switch removes the service worker and its files", async ({ page, visit }) => {
  await visitKept(page, visit);
  const path = join(copy, "switch.json");
  const on = await readFile(path);
  await writeFile(path, '{ "serviceWorker": "off" }');
  await page.reload();
  await mounted(page);
  await expect.poll(() => page.evaluate(async () => [await navigator.serviceWorker.getRegistration(), await caches.keys()]))
    .toEqual([undefined, []]);
  await writeFile(path, on);
});

test("a new version waits until the page asks for it", async ({ page, visit, axe }) => {
  await visitKept(page, visit);
  const path = join(copy, "sw.js");
  await writeFile(path, (await readFile(path, "utf8")).replace(/const BUILD = "[^"]*"/, 'const BUILD = "newer"'));
  await page.evaluate(() => new Promise((resolve) => {
    window.addEventListener("civic-mentor-update", resolve, { once: true });
    navigator.serviceWorker.getRegistration().then((registration) => registration.update());
  }));
  await expect(page.locator("html")).toHaveAttribute("data-update", "ready");

  const { update_ready, update_act } = words("en").common;
  await expect(page.getByText(update_ready)).toBeVisible();
  await axe();
  const reloaded = page.waitForEvent("framenavigated");
  await page.getByRole("button", { name: update_act }).click();
  await reloaded;
  await mounted(page);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(["civic-mentor-newer"]);
});

test.describe("the page in its parts", () => {
  // A service worker would answer before this journey's own routes.
  test.use({ serviceWorkers: "block" });

  test("a part that does not arrive is said, and comes at the second try", async ({ page, visit, guard, axe }) => {
    guard.expectError(/Failed to (fetch|load resource)|ERR_FAILED/);
    let is_cut_off = true;
    await page.route(/\/split-office-[0-9a-f]+\.wasm$/, (route) => (is_cut_off ? route.abort() : route.continue()));
    await visit("/");
    await page.getByRole("link", { name: "Help", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "This page could not be fetched" })).toBeVisible();
    await axe();
    is_cut_off = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Help" })).toBeVisible();
  });
});
