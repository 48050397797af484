// An applicant's draft: two tabs never lose it, a full disk is said, and two
// programmes are two applications.
import { browserOf, fillDisk, heading, newProgramme, starting } from "./support/programme.mjs";
import { downloadOf, expect, mounted, test, words } from "./support/test.mjs";

const w = words("en");

/** The link of a new programme, whose recovery sheet was printed. */
async function linkOf(page, visit, name) {
  const programme = await newProgramme(page, visit, w, "en", name);
  await visit(`/p/${programme}/invite`);
  await page.locator("summary", { hasText: w.enrol.sheet_how }).click();
  await page.getByRole("button", { name: w.enrol.sheet_show }).click();
  await page.getByRole("button", { name: w.enrol.sheet_printed }).click();
  return (await page.locator(".cm-code", { hasText: "/apply#" }).innerText()).trim();
}

const given = (page) => page.getByLabel(w.enrol.given_name, { exact: true });
const family = (page) => page.getByLabel(w.enrol.family_name, { exact: true });

async function write(page, field, text) {
  await field.fill(text);
  await field.blur();
  await expect(page.getByText(w.enrol.kept_done)).toBeVisible();
}

test("two tabs of an application write into one draft, and another programme's stays beside it", async ({ page, visit, browser, baseURL, guard }) => {
  test.setTimeout(120_000);
  const links = [await linkOf(page, visit, "River City 2027"), await linkOf(page, visit, "Valley 2027")];
  const one = await browserOf(browser, baseURL, guard, "en");
  const open = async (link) => {
    const tab = await one.context().newPage();
    await tab.goto(link);
    await mounted(tab);
    return tab;
  };
  const [left, right, other] = [await open(links[0]), await open(links[0]), await open(links[1])];
  await write(left, given(left), "Ana");
  await expect(given(right)).toHaveValue("Ana");
  await write(right, family(right), "Ruiz");
  await expect(family(left)).toHaveValue("Ruiz");
  await write(other, given(other), "Anita");
  await Promise.all([left, other].map((tab) => given(tab).fill("Ana María")));
  await Promise.all([left, other].map((tab) => given(tab).blur()));
  for (const tab of [left, other]) await expect(tab.getByText(w.enrol.kept_done)).toBeVisible();
  for (const [tab, last] of [[left, "Ruiz"], [right, "Ruiz"], [other, ""]]) {
    await tab.reload();
    await mounted(tab);
    await expect(given(tab)).toHaveValue("Ana María");
    await expect(family(tab)).toHaveValue(last);
  }
  await left.goto("apply");
  await mounted(left);
  await expect(left.getByRole("button", { name: starting(w.enrol.begun_open) })).toHaveCount(2);
  await one.context().close();
});

test("a full disk is said to an applicant, who can go on and keep it later", async ({ page, visit, browser, baseURL, guard }) => {
  test.setTimeout(120_000);
  guard.expectError(/Quota/i);
  const link = await linkOf(page, visit, "River City 2027");
  const tab = await browserOf(browser, baseURL, guard, "en");
  const cdp = await tab.context().newCDPSession(tab);
  const { origin } = new URL(baseURL);
  await cdp.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 5_000_000 });
  await tab.goto(link);
  await mounted(tab);
  await expect(heading(tab, "River City 2027")).toBeVisible();
  await write(tab, given(tab), "Ana");
  await fillDisk(tab);
  const about = tab.getByLabel("A few lines for your mentor");
  await tab.getByLabel(w.people.role_mentee, { exact: true }).check();
  await about.fill("x".repeat(50_000));
  await about.blur();
  await expect(tab.getByText(w.enrol.kept_failed_title)).toBeVisible();
  await expect(about).toHaveValue("x".repeat(50_000));
  await cdp.send("Storage.overrideQuotaForOrigin", { origin });
  await tab.evaluate(() => indexedDB.deleteDatabase("filler"));
  await tab.getByRole("button", { name: w.common.save_retry }).click();
  await expect(tab.getByText(w.enrol.kept_done)).toBeVisible();
  await tab.reload();
  await mounted(tab);
  await expect(given(tab)).toHaveValue("Ana");
  await expect(about).toHaveValue("x".repeat(50_000));
  await tab.context().close();
});

test("the spreadsheet with drop-downs is saved as a workbook that Import reads", async ({ page, visit }) => {
  await linkOf(page, visit, "River City 2027");
  const programme = new URL(page.url()).pathname.match(/p\/([^/]+)/)[1];
  await page.locator("summary", { hasText: w.enrol.others_title }).click();
  const file = await downloadOf(page, () => page.getByRole("button", { name: w.enrol.sheet_list_act }).click());
  expect(file.name).toMatch(/\.xlsx$/);
  expect(file.bytes.subarray(0, 2).toString()).toBe("PK");
  // Nobody filled it in: Import reads it, and says that no row stands below the headings.
  await visit(`/p/${programme}/import`);
  await page.getByLabel(w.import.drop_label).setInputFiles({
    name: file.name,
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer: file.bytes,
  });
  await expect(page.getByText(/holds headings, and no row follows/).first()).toBeVisible();
});
