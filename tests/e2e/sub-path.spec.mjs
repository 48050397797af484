// The same files under /county/mentoring/, with only <base href> edited.
import { expect, test } from "./support/test.mjs";

test("the site works under a sub-path", async ({ page, visit }) => {
  await visit("");
  await expect(page).toHaveURL(/\/county\/mentoring\/$/);
});

test("a deep address works under a sub-path, and its links stay there", async ({ page, visit }) => {
  await visit("settings");
  await expect(page).toHaveURL(/\/county\/mentoring\/settings$/);
  const outside = await page.locator("a[href]").evaluateAll((links) => links.map((link) => link.pathname).filter((path) => !path.startsWith("/county/mentoring/")));
  expect(outside).toEqual([]);
});
