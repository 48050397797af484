// What if: another weight is tried, kept or taken back; what each mentee more
// costs, taken as a run; what would have to change for somebody without a mentor.
import { expect, mounted, tabTo, test } from "./support/test.mjs";

const heading = (page, name) => page.getByRole("heading", { level: 1, name });

async function sampleWhatIf(page, visit, query = "") {
  await visit("/");
  await page.getByRole("button", { name: "Try the sample" }).click();
  await page.waitForURL(/\/p\//);
  const home = page.url().replace(/\/$/, "");
  await page.goto(`${home}/whatif${query}`);
  await mounted(page);
  await expect(heading(page, "What if")).toBeVisible();
  return home;
}

test("another weight is tried by keyboard, told by name, taken back and kept", async ({ page, visit, axe }) => {
  const home = await sampleWhatIf(page, visit);
  await expect(page.getByText("Nothing is tried yet.", { exact: false }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Keep these rules" })).toHaveCount(0);
  const first = await page.locator("select[id^='weight-']").first().getAttribute("id");
  const weight = page.locator(`#${first}`);
  const before = await weight.inputValue();
  await weight.focus();
  await weight.selectOption("off");
  const figures = page.getByRole("table", { name: "What would change" });
  await expect(figures).toBeVisible();
  await expect(figures.getByRole("row", { name: /^Points by today’s rules/ })).toBeVisible();
  await expect(figures.getByRole("row", { name: /^Points by the rules tried/ })).toBeVisible();
  const said = page.getByText(/mentees? gets? a mentor\.|Everybody keeps the mentors they have\./).first();
  await expect(said).toBeVisible();
  await axe();
  // A reload loses none of it.
  await page.reload();
  await mounted(page);
  await expect(weight).toHaveValue("off");
  await expect(figures).toBeVisible();
  // Back to what was: nothing is tried, and nothing was stored.
  await tabTo(page, page.getByRole("button", { name: "Back to what was" }));
  await page.keyboard.press("Enter");
  await expect(weight).toHaveValue(before);
  await expect(page.getByRole("heading", { name: "What would change" })).toBeFocused();
  await page.goto(`${home}/rules`);
  await mounted(page);
  await expect(weight).toHaveValue(before);
  // Kept, it stands in the rules, and one undo takes it back.
  await page.getByRole("link", { name: "What if…" }).click();
  await expect(heading(page, "What if")).toBeVisible();
  await weight.selectOption("off");
  await expect(figures).toBeVisible();
  await page.getByRole("button", { name: "Keep these rules" }).click();
  await expect(page.getByText("The rules and places you tried are kept.", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone.", { exact: true })).toBeVisible();
});

test("what each mentee more costs is drawn and listed, and taken as a run", async ({ page, visit, axe }) => {
  await sampleWhatIf(page, visit, "?show=mentees");
  await page.getByRole("button", { name: "Work it out" }).click();
  await expect(page.getByRole("img", { name: /^A line that falls from/ })).toBeVisible();
  const table = page.getByRole("table", { name: "Mentees with a mentor against points" });
  await expect(table.getByRole("row").nth(1)).toBeVisible();
  await expect(page.getByText("Only corners of the line can be used", { exact: false })).toBeVisible();
  await axe();
  await page.setViewportSize({ width: 390, height: 844 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect(wide).toBe(false);
  await page.setViewportSize({ width: 1280, height: 800 });
  await tabTo(page, page.getByRole("button", { name: /^Use this/ }).first());
  await page.keyboard.press("Enter");
  await expect(heading(page, "Pairings")).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
});

test("what would have to change for somebody without a mentor is solved again, not guessed", async ({ page, visit, axe }) => {
  const home = await sampleWhatIf(page, visit);
  await page.goto(`${home}/review`);
  await mounted(page);
  await expect(heading(page, "Pairings")).toBeVisible();
  const alone = page.locator(".cm-alone").first();
  await alone.locator("summary", { hasText: "What would have to change" }).click();
  await expect(alone.getByText(/single changes? would do|None of the single changes tried/)).toBeVisible();
  await expect(alone.getByText("Never tried:", { exact: false })).toBeVisible();
  await axe();
  await page.locator("summary", { hasText: "Mentors still missing, by skill" }).click();
  await expect(page.getByText("Counted as Gaps counts", { exact: false })).toBeVisible();
  await expect(page.getByText(/without a mentor wants? it;/).first()).toBeVisible();
  await page.getByRole("link", { name: "See the gaps before the run" }).click();
  await expect(heading(page, "Gaps")).toBeVisible();
  await expect(page.getByText("The run page counts otherwise", { exact: false })).toBeVisible();
});
