// The sample, page by page and through a run: what a visitor tries first.
import { choose, expect, mounted, test } from "./support/test.mjs";

const pages = ["", "/setup/timeline", "/setup/framework", "/setup/finish", "/people", "/people/new", "/invite", "/inbox", "/import", "/form", "/levels", "/gaps", "/rules", "/match", "/review", "/whatif", "/choice", "/circles", "/timetable", "/offers", "/offers/again", "/letters", "/files", "/trail"];

async function openSample(page, visit, name = "Try the sample") {
  await visit("/");
  await page.getByRole("button", { name }).click();
  await page.waitForURL(/\/p\//);
  return page.url();
}

for (const path of pages) {
  test(`the sample's page ${path || "/"} stands without accessibility faults, wide and narrow`, async ({ page, visit, axe }) => {
    const home = await openSample(page, visit);
    await page.goto(home + path);
    await mounted(page);
    await expect(page.locator("h1")).toHaveCount(1);
    await axe();
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await axe();
  });
}

for (const path of ["/new", "/new?start=spreadsheet", "/open", "/answer", "/apply", "/settings", "/help", "/test"]) {
  test(`the page ${path} stands without accessibility faults, wide and narrow`, async ({ page, visit, axe }) => {
    await visit(path);
    await expect(page.locator("h1")).toHaveCount(1);
    await axe();
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await axe();
  });
}

test("a person and the choice of a mentor stand without accessibility faults on a phone, in Spanish", async ({ page, visit, axe }) => {
  await choose(page, { language: "es" });
  const home = await openSample(page, visit, "Probar el ejemplo");
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [path, link] of [["/people", "/people/"], ["/review", "/review/"]]) {
    await page.goto(home + path);
    await mounted(page);
    await page.locator(`main a[href*="${link}"]:not([href$="/new"])`).first().click();
    await page.waitForURL((url) => url.pathname.includes(link) && !url.pathname.endsWith(path));
    await mounted(page);
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await axe();
  }
});

test("the sample is matched in the worker, survives a reload, and a mentor is found by hand in three clicks", async ({ page, visit, axe }) => {
  await openSample(page, visit);
  // It comes with a proposal that waits for its review.
  await page.getByRole("link", { name: "Review the pairings" }).click();
  await page.waitForURL(/\/review$/);
  await expect(page.getByText(/\d+ mentees? ha(s|ve) no mentor/)).toBeVisible();
  await page.getByRole("link", { name: "Run again" }).first().click();
  await page.waitForURL(/\/match$/);
  await page.locator("#run").click();
  await page.waitForURL(/\/review$/);
  await expect(page.getByRole("heading", { level: 1, name: "Pairings" })).toBeVisible();
  await expect(page.getByText(/\d+ mentees? ha(s|ve) no mentor/)).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: /Saved/ }).first()).toBeVisible();
  const figures = await page.locator("main").innerText();
  await page.reload();
  await mounted(page);
  await expect(page.getByText(/\d+ mentees? ha(s|ve) no mentor/)).toBeVisible();
  expect(figures).toContain("matched");
  // The stored proof was checked again, in a worker of its own.
  await expect(page.getByText(/aims are proven in this order/)).toBeVisible();
  await axe();
  await page.getByRole("link", { name: /Find a mentor/ }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: /^A mentor for/ })).toBeVisible();
  await expect(page.getByText(/against the best answer|It costs nothing/i).filter({ visible: true }).first()).toBeVisible();
  await axe();
});

test("the Outbox of the sample shows the letters that publishing would bring", async ({ page, visit }) => {
  const home = await openSample(page, visit);
  await page.goto(`${home}/letters`);
  await mounted(page);
  await expect(page.getByRole("heading", { name: "Letters that publishing would bring" })).toBeVisible();
  await page.getByText("How one reads: Introductions to mentees").click();
  await expect(page.locator(".cm-letter").first()).toContainText("Renata Quintero");
});

test("the sample speaks Spanish on its pages", async ({ page, visit, axe }) => {
  await choose(page, { language: "es" });
  const home = await openSample(page, visit, "Probar el ejemplo");
  await expect(page.getByRole("heading", { level: 1, name: "Líderes Emergentes de los Tres Ríos" })).toBeVisible();
  for (const path of ["/people", "/rules", "/review", "/letters"]) {
    await page.goto(home + path);
    await mounted(page);
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
    await axe();
  }
});
