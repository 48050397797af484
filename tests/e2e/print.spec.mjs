// On paper a page is a document: every row, no controls, and a line that says
// which programme, which round and which day.
import { expect, mounted, test } from "./support/test.mjs";

async function sample(page, visit) {
  await visit("/");
  await page.getByRole("button", { name: "Try the sample" }).click();
  await page.waitForURL(/\/p\//);
  return page.url();
}

const say = (page, what) => page.evaluate((name) => window.dispatchEvent(new Event(name)), what);

for (const [path, table] of [["/people", "#people"], ["/review", "#pairings-table"]]) {
  test(`${path} prints every row, without its controls`, async ({ page, visit }) => {
    const home = await sample(page, visit);
    await page.goto(home + path);
    await mounted(page);
    const rows = page.locator(`${table} tbody tr`);
    await expect(rows).toHaveCount(50);
    const head = page.locator(".cm-print-head");
    await expect(head).toBeHidden();
    await say(page, "beforeprint");
    await page.emulateMedia({ media: "print" });
    await expect(rows).not.toHaveCount(50);
    expect(await rows.count()).toBeGreaterThan(80);
    await expect(head).toBeVisible();
    await expect(head).toHaveText(/^Three Rivers Emerging Leaders · First round · .+ \d{4}$/);
    for (const control of ["main select", "main .usa-button", "main .cm-sort .cm-icon", ".cm-header"]) {
      await expect(page.locator(control).filter({ visible: true })).toHaveCount(0);
    }
    // As narrow as a sheet, it stays a table with its heads.
    await page.setViewportSize({ width: 730, height: 1000 });
    await expect(page.locator(`${table} thead`)).toBeVisible();
    await page.emulateMedia({ media: "screen" });
    await say(page, "afterprint");
    await expect(rows).toHaveCount(50);
  });
}

test("the groups of the Outbox keep their names on paper, and a letter goes without the programme's line", async ({ page, visit }) => {
  test.slow();
  const home = await sample(page, visit);
  await page.goto(`${home}/review`);
  await mounted(page);
  await page.getByRole("button", { name: "Publish…" }).click();
  await page.getByLabel(/^I have looked at the pairings/).check();
  await page.getByRole("button", { name: /^Publish \d+ pairings/ }).click();
  await page.getByRole("link", { name: "Write the letters" }).first().click();
  await page.getByRole("button", { name: /^Write \d+ letters/ }).click();
  await expect(page.getByText(/letters were written\. Nothing was sent\./)).toBeVisible();
  await page.emulateMedia({ media: "print" });
  const groups = page.locator("section[aria-labelledby=groups] tbody th");
  await expect(groups.first().getByRole("button")).toBeVisible();
  await expect(page.locator(".cm-print-head")).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("link", { name: "Read the next letter to send" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Letter to/ })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".cm-letter")).toBeVisible();
  await expect(page.locator(".cm-print-head")).toBeHidden();
});

test("How we choose and the poster go to paper alone, in words", async ({ page, visit }) => {
  const home = await sample(page, visit);
  await page.goto(`${home}/setup/finish`);
  await mounted(page);
  await page.emulateMedia({ media: "print" });
  const sheet = page.locator(".cm-by-itself");
  await expect(sheet.getByRole("heading", { name: "How we choose" })).toBeVisible();
  await expect(sheet).toContainText("What gives a pair points");
  await expect(sheet).toContainText(/up to \d+ points/);
  await expect(page.locator("input, textarea, button, h1").filter({ visible: true })).toHaveCount(0);
  await page.emulateMedia({ media: "screen" });
  await page.goto(`${home}/invite`);
  await mounted(page);
  await page.locator("summary", { hasText: "Write one" }).click();
  await page.locator("#find-kind").selectOption("poster");
  await page.emulateMedia({ media: "print" });
  const poster = page.locator("#find-sheet");
  await expect(poster).toContainText("Three Rivers Emerging Leaders");
  await expect(poster).toContainText("emerging.leaders@larkspurcounty.example");
  await expect(page.locator("input, textarea, button, select, h1").filter({ visible: true })).toHaveCount(0);
});
