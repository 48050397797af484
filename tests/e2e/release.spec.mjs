// What only the release build has: the service worker.
import { expect, mounted, test } from "./support/test.mjs";

test("opens again without a connection, at any address", async ({ page, visit, context }) => {
  await visit("/");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await mounted(page);
  await context.setOffline(true);
  await page.goto("settings");
  await mounted(page);
});

test("a new version waits until the page asks for it", async ({ page, visit }) => {
  await visit("/");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await mounted(page);
  await page.route("**/sw.js", async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(/const BUILD = "[^"]*"/, 'const BUILD = "another"');
    await route.fulfill({ response: answer, body });
  });
  const announced = page.evaluate(() => new Promise((resolve) => {
    window.addEventListener("civic-mentor-update", () => resolve(true), { once: true });
    navigator.serviceWorker.getRegistration().then((registration) => registration.update());
  }));
  expect(await announced).toBe(true);
  await expect(page.locator("html")).toHaveAttribute("data-update", "ready");

  await page.evaluate(() => { window.before = true; });
  await page.evaluate(() => window.dispatchEvent(new CustomEvent("civic-mentor-update-now")));
  await expect.poll(() => page.evaluate(() => window.before ?? "reloaded").catch(() => "reloading")).toBe("reloaded");
  await mounted(page);
  const names = await page.evaluate(() => caches.keys());
  expect(names).toEqual(["civic-mentor-another"]);
});

test("the host's switch removes the service worker and its files", async ({ page, visit }) => {
  await visit("/");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.route("**/switch.json", (route) => route.fulfill({ json: { serviceWorker: "off" } }));
  await page.reload();
  await mounted(page);
  await expect.poll(() => page.evaluate(async () => [await navigator.serviceWorker.getRegistration(), await caches.keys()]))
    .toEqual([undefined, []]);
});
