// The whole way of a coordinator: two spreadsheets become published pairings and
// letters, and the programme goes to a colleague as one signed file.
import { civilService, signUpSheet } from "./support/sheets.mjs";
import { choose, csvFile, downloadOf, expect, mounted, test } from "./support/test.mjs";

const heading = (page, name) => page.getByRole("heading", { level: 1, name });

/** Waits until the header says that everything is on disk. */
async function saved(page) {
  await expect(page.getByRole("status").filter({ hasText: /Saved|Guardado/ }).first()).toBeVisible();
}

/** From Home to the import page of a new programme. */
async function fromSpreadsheet(page, visit, name) {
  await visit("/");
  await page.getByRole("link", { name: "Start from my spreadsheet" }).click();
  await page.getByLabel("Name of the programme").fill(name);
  await page.getByRole("button", { name: "Create it and bring in the spreadsheet" }).click();
  await expect(heading(page, "Import a spreadsheet")).toBeVisible();
}

/** Brings in the two civil-service lists without touching how they were understood. */
async function bringIn(page) {
  await page.getByLabel("Your list of mentors, your list of mentees, or both").setInputFiles(civilService());
  await page.getByRole("button", { name: "Bring in 54 rows" }).click();
  await expect(page.getByText("54 new people came in.")).toBeVisible();
  await saved(page);
}

/** Takes over the ready-made civil-service rules, with their levels. */
async function takeCivilServiceRules(page) {
  await page.getByRole("link", { name: "Rules" }).first().click();
  await expect(heading(page, "Rules")).toBeVisible();
  await page.locator("label", { hasText: "Civil service" }).click();
  await expect(page.getByRole("radio", { name: "Civil service" })).toBeChecked();
  await page.getByRole("button", { name: "Use this set" }).click();
  await expect(page.getByText(/^In use: Civil service/)).toBeVisible();
}

async function runMatching(page) {
  await page.getByRole("link", { name: "Go to matching" }).click();
  await page.locator("#run").click();
  await expect(heading(page, "Matches")).toBeVisible();
  await saved(page);
}

test("two spreadsheets become published pairings and letters, by mouse, and every step survives a reload", async ({ page, visit, axe }) => {
  test.slow();
  await fromSpreadsheet(page, visit, "Across departments");
  await bringIn(page);
  await page.reload();
  await mounted(page);
  await takeCivilServiceRules(page);
  await axe();
  await runMatching(page);
  const figures = page.locator("main");
  await expect(figures).toContainText("matched");
  await axe();
  await page.reload();
  await mounted(page);

  // A pairing is taken apart and put back; another is given by hand and locked.
  await page.getByRole("button", { name: /^Take apart/ }).first().click();
  await expect(page.getByText(/are no longer paired\./)).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone.", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: /^Another mentor/ }).first().click();
  await expect(heading(page, /^A mentor for/)).toBeVisible();
  await expect(page.getByText(/against the best answer|costs nothing/).first()).toBeVisible();
  await axe();
  await page.getByRole("button", { name: /^Assign/, disabled: false }).first().click();
  await expect(page.getByText(/now mentors .* The pairing is locked\./)).toBeVisible();
  await saved(page);
  await page.reload();
  await mounted(page);
  await page.getByRole("link", { name: "Matches" }).first().click();
  await expect(page.getByRole("table").getByText("Locked").first()).toBeVisible();

  await page.getByRole("link", { name: "Publish…" }).click();
  await page.getByLabel(/^I have looked at the pairings/).check();
  await axe();
  await page.getByRole("button", { name: /^Publish \d+ pairings/ }).click();
  await expect(page.getByText(/pairings are published/)).toBeVisible();
  await saved(page);
  await page.reload();
  await mounted(page);

  await page.getByRole("link", { name: "Write the letters" }).first().click();
  await expect(heading(page, "Outbox")).toBeVisible();
  await page.getByRole("button", { name: /^Write \d+ letters/ }).click();
  await expect(page.getByText(/letters were written\. Nothing was sent\./)).toBeVisible();
  await saved(page);
  await axe();
  await page.getByRole("link", { name: "Read the next letter to send" }).click();
  await expect(heading(page, /^Letter to/)).toBeVisible();
  await axe();
  const { name, bytes } = await downloadOf(page, () => page.getByRole("button", { name: "Download .eml" }).click());
  expect(name).toMatch(/\.eml$/);
  expect(bytes.toString()).toMatch(/^To: .*@example\.gov/m);
  await page.getByLabel("Sent", { exact: true }).check();
  await saved(page);
  await page.reload();
  await mounted(page);
  await expect(page.getByLabel("Sent", { exact: true })).toBeChecked();
});

test("the rows of the lists in another order give the same figures", async ({ page, visit }) => {
  test.slow();
  const shuffled = civilService().reverse().map(({ name, buffer }) => {
    const [head, ...rows] = buffer.toString().split("\r\n").map((line) => line.split(","));
    return csvFile(name, [head, ...rows.reverse()]);
  });
  const results = [];
  for (const files of [civilService(), shuffled]) {
    await fromSpreadsheet(page, visit, `Order ${results.length}`);
    await page.getByLabel("Your list of mentors, your list of mentees, or both").setInputFiles(files);
    await page.getByRole("button", { name: "Bring in 54 rows" }).click();
    await expect(page.getByText("54 new people came in.")).toBeVisible();
    await takeCivilServiceRules(page);
    await runMatching(page);
    await expect(page.getByText("points in all")).toBeVisible();
    results.push(await page.locator(".cm-figures").first().innerText());
  }
  expect(results[1]).toBe(results[0]);
  expect(results[0]).toMatch(/\d+ *\n*matched/);
});
