// Rules: ten pairs that change with every word, a ready-made set seen before it
// is used, rules handed from one programme to another; and in the review why a
// change was made by hand, and who got a mentor.
import { filled, heading, like, newProgramme, saved } from "./support/programme.mjs";
import { downloadOf, expect, test, words } from "./support/test.mjs";

const w = words("en");

/** The sample programme; gives its address. */
async function sample(page, visit) {
  await visit("/");
  await page.getByRole("button", { name: w.home.sample_act }).click();
  await page.waitForURL(/\/p\//);
  return new URL(page.url()).pathname.replace(/^.*?(\/p\/[^/]+).*$/, "$1");
}

/** The names of the ten pairs, in order. */
const pairs = (page) => page.getByRole("region", { name: w.rules.samples_title }).locator(".cm-sample__who");

test("ten pairs stay the same while their points change", async ({ page, visit, axe }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const programme = await sample(page, visit);
  await visit(`${programme}/rules`);
  await expect(heading(page, w.rules.title)).toBeVisible();
  await page.getByRole("button", { name: w.rules.to_samples }).click();
  await expect(page.getByRole("heading", { name: w.rules.samples_title })).toBeFocused();
  await expect(pairs(page)).toHaveCount(10);
  const before = await pairs(page).allTextContents();
  await expect(page.getByText(w.rules.samples_same)).toBeVisible();
  const needs = page.getByRole("group", { name: w.rules.m_needs });
  await needs.getByLabel(w.rules.weight).selectOption({ label: w.rules.weight_off });
  await expect(page.getByText(like(w.rules.samples_since)).first()).toBeVisible();
  expect(await pairs(page).allTextContents()).toEqual(before);
  // With the keyboard the first one opens to its points by criterion.
  const first = page.getByRole("region", { name: w.rules.samples_title }).locator("summary").first();
  await first.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: w.rules.samples_title }).getByRole("table").first()).toBeVisible();
  await page.getByRole("button", { name: w.rules.samples_anew }).click();
  await expect(page.getByText(w.rules.samples_same)).toBeVisible();
  await axe();
});

test("a ready-made set says what it changes, and is undone", async ({ page, visit }) => {
  const programme = await sample(page, visit);
  await visit(`${programme}/rules`);
  await page.locator("label", { hasText: w.rules.ready_succession }).first().click();
  await expect(page.getByRole("heading", { name: w.rules.diff_title })).toBeVisible();
  await expect(page.getByText(like(w.rules.diff_added)).first()).toBeVisible();
  await page.getByRole("button", { name: w.rules.adopt, exact: true }).click();
  const inUse = page.getByText(filled(w.rules.in_use, { name: w.rules.ready_succession }));
  await expect(inUse).toBeVisible();
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await expect(inUse).toHaveCount(0);
});

test("rules go from one programme to another and are seen first", async ({ page, visit }) => {
  const programme = await sample(page, visit);
  await visit(`${programme}/rules`);
  await page.locator("label", { hasText: w.rules.ready_succession }).first().click();
  await page.getByRole("button", { name: w.rules.adopt, exact: true }).click();
  await page.getByRole("button", { name: w.rules.hand_on_act }).click();
  const { name, bytes } = await downloadOf(page, () => page.getByRole("button", { name: w.enrol.save_txt }).click());
  expect(name).toMatch(/\.txt$/);
  expect(bytes.toString()).toMatch(/BEGIN CIVIC MENTOR BUNDLE/);
  const other = await newProgramme(page, visit, w, "en", "Another programme");
  await saved(page);
  // Opened where files are opened, it leads to the programme it is for.
  await visit("/open");
  await page.getByLabel(w.file.open_file).setInputFiles({ name: "rules.txt", mimeType: "text/plain", buffer: bytes });
  const found = page.getByRole("region", { name: filled(w.rules.file_title, { name: w.rules.ready_succession }) });
  await expect(found).toBeVisible();
  await found.getByRole("link", { name: "Another programme" }).click();
  await expect(heading(page, w.rules.title)).toBeVisible();
  expect(page.url()).toContain(other);
  await expect(page.getByRole("heading", { name: filled(w.rules.file_title, { name: w.rules.ready_succession }) })).toBeVisible();
  await page.getByRole("button", { name: w.rules.take_over, exact: true }).click();
  await expect(page.getByText(filled(w.rules.in_use, { name: w.rules.ready_succession }))).toBeVisible();
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await expect(page.getByText(filled(w.rules.in_use, { name: w.rules.ready_succession }))).toHaveCount(0);
  // Something else is refused in a sentence that says what to do.
  await page.locator("summary", { hasText: w.rules.bring_open }).click();
  await page.getByLabel(w.rules.bring_file).setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await expect(page.getByText(w.file.refused)).toBeVisible();
});

test("a change by hand says why, and the review says who got a mentor", async ({ page, visit, axe }) => {
  const programme = await sample(page, visit);
  await visit(`${programme}/review`);
  await page.getByLabel(like(w.review.why_by_hand)).first().fill("They asked for it");
  await page.getByRole("button", { name: new RegExp(`^${w.review.lock}`) }).first().click();
  await expect(page.getByText("They asked for it").first()).toBeVisible();
  await expect(page.getByLabel(like(w.review.why_by_hand)).first()).toHaveValue("");
  await page.locator("summary", { hasText: w.review.fair_open }).click();
  await expect(page.getByText(w.review.fair_no_proof, { exact: true })).toBeVisible();
  await expect(page.getByText(like(w.review.fair_lead_n)).first()).toBeVisible();
  await expect(page.getByRole("table", { name: w.review.fair_by_agency })).toBeVisible();
  await expect(page.getByRole("table", { name: w.review.spread_title })).toBeVisible();
  await axe();
  await visit(`${programme}/trail`);
  await page.locator("summary", { hasText: w.trail.details }).first().click();
  await expect(page.getByText(/They asked for it/).first()).toBeVisible();
});
