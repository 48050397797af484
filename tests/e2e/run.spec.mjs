// Before and after a run: nobody is ready, and the record an auditor checks.
import { addPerson, filled, heading, newProgramme } from "./support/programme.mjs";
import { downloadOf, expect, mounted, test, words } from "./support/test.mjs";

const w = words("en");

test("where nobody is ready, nothing runs, and the page leads to exactly those who wait", async ({ page, visit, axe }) => {
  const programme = await newProgramme(page, visit, w, "en", "Nobody yet");
  await addPerson(page, visit, w, programme, { given: "Ana", family: "Diaz", email: "ana@city.example.gov" });
  await addPerson(page, visit, w, programme, { given: "Bo", family: "Reyes", email: "bo@city.example.gov", role: "mentor" });
  await visit(`/p/${programme}/match`);
  await expect(page.getByText(w.review.nobody_both).first()).toBeVisible();
  await expect(page.locator("#run")).toHaveAttribute("aria-disabled", "true");
  await axe();
  await page.getByRole("link", { name: /no consent on record/ }).first().click();
  await expect(heading(page, w.people.title)).toBeVisible();
  await expect(page.getByRole("table").getByText("Ana Diaz")).toBeVisible();
  await expect(page.getByRole("table").getByText("Bo Reyes")).toBeVisible();
  await page.getByRole("table").getByRole("checkbox").first().check();
  await page.getByRole("button", { name: w.people.bulk_consent }).click();
  await expect(page.getByText(filled(w.people.done_consent_n, { n: "2" }))).toBeVisible();
  await visit(`/p/${programme}/match`);
  await expect(page.getByText(/no consent on record/)).toHaveCount(0);
  await expect(page.getByText(w.review.nobody_mentees).first()).toBeVisible();
});

test("the record of a run can be taken out and names nobody", async ({ page, visit }) => {
  await visit("/");
  await page.getByRole("button", { name: w.home.sample_act }).click();
  await page.waitForURL(/\/p\//);
  await page.goto(`${page.url()}/review`);
  await mounted(page);
  await page.locator("summary", { hasText: w.review.proof_title }).click();
  const { name, bytes } = await downloadOf(page, () => page.getByRole("button", { name: w.review.record_save }).click());
  const text = bytes.toString();
  expect(name).toMatch(/\.json$/);
  expect(text).not.toMatch(/@|Quintero|Santos/);
  expect(JSON.parse(text)).toBeTruthy();
});

test("with and without 128-bit instructions the matcher gives the same answer", async ({ page, visit, guard }) => {
  // A build that cannot be loaded is told by the browser, and the plain one takes over.
  guard.expectError(/Failed to load resource/);
  await visit("/");
  await page.getByRole("button", { name: w.home.sample_act }).click();
  await page.waitForURL(/\/p\//);
  const programme = page.url();
  const loaded = [];
  page.on("requestfinished", (request) => {
    const build = /(matcher(-simd)?)_bg\.wasm$/.exec(request.url());
    if (build) loaded.push(build[1]);
  });
  const resultOf = async () => {
    await page.goto(`${programme}/match`);
    await mounted(page);
    await page.locator("#run").click();
    await expect(heading(page, w.review.title)).toBeVisible();
    await page.locator("summary", { hasText: w.review.proof_title }).click();
    return page.locator("details code").first().textContent();
  };
  const wide = await resultOf();
  await page.route(/\/matcher-simd_bg\.wasm$/, (route) => route.abort());
  const plain = await resultOf();
  expect(plain).toBe(wide);
  expect(new Set(loaded)).toEqual(new Set(["matcher-simd", "matcher"]));
});
