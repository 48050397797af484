// Changes by hand after a run: exchanging two mentors, taking a mentor from
// somebody, and comparing runs.
import { expect, mounted, tabTo, test } from "./support/test.mjs";

const heading = (page, name) => page.getByRole("heading", { level: 1, name });

async function sampleReview(page, visit) {
  await visit("/");
  await page.getByRole("button", { name: "Try the sample" }).click();
  await page.waitForURL(/\/p\//);
  await page.goto(`${page.url()}/review`);
  await mounted(page);
  await expect(heading(page, "Pairings")).toBeVisible();
}

/** The mentee and mentor of the first row. */
async function firstRow(page) {
  const row = page.locator("#pairings-table tbody tr").first();
  const names = row.locator(".cm-who strong");
  return { mentee: await names.nth(0).innerText(), mentor: await names.nth(1).innerText() };
}

const rowOf = (page, mentee) => page.locator("#pairings-table tbody tr").filter({ has: page.locator("th", { hasText: mentee }) });

test("two mentors are exchanged by keyboard, at the cost that is said before, and put back by one undo", async ({ page, visit, axe }) => {
  await sampleReview(page, visit);
  const { mentee, mentor } = await firstRow(page);
  await tabTo(page, page.getByRole("button", { name: /^Swap with/ }).first());
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("heading", { name: new RegExp(`^Another mentor for ${mentee}`) })).toBeVisible();
  // The best is chosen, and what it does is said.
  const other = dialog.getByRole("combobox", { name: "Exchange with" });
  await expect(other).not.toHaveValue("");
  await expect(dialog.getByText(/^The total (of points stays the same|loses [\d,]+ points? at once|gains [\d,]+ points? at once)\.$/)).toBeVisible();
  await axe();
  // Another one, by its keys alone.
  await tabTo(page, other);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const [otherMentee, otherMentor] = (await other.inputValue()).split(" – ");
  const table = dialog.getByRole("table");
  await expect(table.getByRole("row", { name: new RegExp(`^${mentee}`) })).toContainText(otherMentor);
  await expect(table.getByRole("row", { name: new RegExp(`^${otherMentee}`) })).toContainText(mentor);
  const act = dialog.getByRole("button", { name: /^Exchange the mentors/ });
  if ((await act.getAttribute("aria-disabled")) === "true") {
    // Refused with its reason: the best one then.
    await expect(dialog.locator(".cm-button__reason")).not.toBeEmpty();
    await tabTo(page, other);
    for (const key of ["ArrowDown", "ArrowDown", "Enter"]) await page.keyboard.press(key);
  }
  await tabTo(page, act);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/ now has .*, and .* has .*\. Both pairings are locked\./)).toBeVisible();
  await expect(rowOf(page, mentee)).toContainText("Locked");
  await expect(rowOf(page, mentee)).not.toContainText(mentor);
  await expect(page.getByText("Pairings were changed by hand since the run.", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone.", { exact: true })).toBeVisible();
  await expect(rowOf(page, mentee)).toContainText(mentor);
  await expect(rowOf(page, mentee)).toContainText("Draft");
});

test("a locked pairing is not exchanged, and says why", async ({ page, visit }) => {
  await sampleReview(page, visit);
  await page.getByRole("button", { name: /^Lock/ }).first().click();
  await expect(page.getByText(/stay together in every further run\./)).toBeVisible();
  await page.getByRole("button", { name: /^Swap with/ }).first().click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/are locked\. Unlock them first\./)).toBeVisible();
  await expect(dialog.getByRole("button", { name: /^Exchange the mentors/ })).toHaveAttribute("aria-disabled", "true");
});

test("taking a mentor from somebody says who goes without, before and after, and leads to a mentor for them", async ({ page, visit, axe }) => {
  await sampleReview(page, visit);
  const alone = await page.locator(".cm-alone h3").first().innerText();
  await page.getByRole("link", { name: /^Find a mentor/ }).first().click();
  await expect(heading(page, `A mentor for ${alone}`)).toBeVisible();
  const card = page.locator(".cm-card").filter({ has: page.getByLabel("Instead of") }).first();
  const said = await card.locator(".cm-notice__heading").innerText();
  expect(said).toMatch(/^.+ then has no mentor\.$/);
  const displaced = said.replace(/ then has no mentor\.$/, "");
  await expect(card.getByText(/^The total/)).toBeVisible();
  await axe();
  const mentor = await card.getByRole("heading", { level: 3 }).innerText();
  await card.getByRole("button", { name: /^Assign\s/ }).first().click();
  await expect(heading(page, "Pairings")).toBeVisible();
  await expect(page.getByText(`${displaced} has no mentor now.`, { exact: false })).toBeVisible();
  const row = page.locator(".cm-alone").filter({ has: page.getByRole("heading", { name: displaced, exact: true }) });
  await expect(row).toContainText(`${mentor} was their mentor. The place was given to ${alone} by hand.`);
  await row.getByRole("link", { name: /^Find a mentor/ }).click();
  await expect(heading(page, `A mentor for ${displaced}`)).toBeVisible();
});

test("who mentors somebody already is said so, and cannot be taken from them", async ({ page, visit }) => {
  await sampleReview(page, visit);
  const { mentor } = await firstRow(page);
  await page.getByRole("link", { name: /^Another mentor/ }).first().click();
  await expect(heading(page, /^A mentor for/)).toBeVisible();
  const find = page.getByLabel("Find a mentor by name");
  if (await find.isVisible()) await find.fill(mentor);
  const card = page.locator(".cm-card").filter({ has: page.getByRole("heading", { name: mentor, exact: true }) });
  await expect(card.getByText("Is the mentor now")).toBeVisible();
  await expect(card.getByLabel("Instead of")).toHaveCount(0);
  await expect(card.getByRole("button")).toHaveCount(0);
});

test("a run is compared with any earlier one of its round", async ({ page, visit, axe }) => {
  test.slow();
  await sampleReview(page, visit);
  // Each lock makes the next run another one.
  for (let run = 0; run < 2; run += 1) {
    await page.getByRole("button", { name: /^Lock/ }).first().click();
    await expect(page.getByText(/stay together in every further run\./).first()).toBeVisible();
    await page.getByRole("link", { name: "Run again" }).first().click();
    await page.waitForURL(/\/match$/);
    if (run === 1) {
      // The second run leaves what the first one gave.
      await page.getByText("Keep every pairing that is still allowed", { exact: true }).click();
      await expect(page.getByText(/^\d+ pairings? of run 2 can stay\.$/)).toBeVisible();
      await axe();
    }
    await page.locator("#run").click();
    await page.waitForURL(/\/review$/);
    await expect(heading(page, "Pairings")).toBeVisible();
  }
  await expect(page.getByText(/^Run 3 was to keep the pairings of run 2 that are still allowed: \d+ (was|were) kept\.$/)).toBeVisible();
  await page.getByText(/^Compared with run 2 \(this is run 3\)$/).click();
  await expect(page.getByRole("table", { name: "What each run reached" })).toBeVisible();
  await page.getByLabel("Compare with").selectOption("1");
  await expect(page.getByText(/^Compared with run 1 \(this is run 3\)$/)).toBeVisible();
  await expect(page.getByText(/\d+ pairings? (is|are) the same\. \d+ (is|are) new\. \d+ (is|are) gone\./)).toBeVisible();
  await axe();
});
