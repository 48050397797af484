// Work that is not handed over yet: a reload in the middle of it, and two tabs
// in one field.
import { addPerson, escaped, filled, heading, newProgramme, saved, starting } from "./support/programme.mjs";
import { civilService } from "./support/sheets.mjs";
import { downloadOf, expect, mounted, test, words } from "./support/test.mjs";

const en = words("en");

/** How many entries the browser keeps of files on their way in. */
const nKept = (page) => page.evaluate(async () => {
  const there = (await indexedDB.databases()).some(({ name }) => name === "civic-mentor-incoming");
  if (!there) return 0;
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("civic-mentor-incoming");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const counting = request.result.transaction("bytes").objectStore("bytes").count();
      counting.onsuccess = () => {
        request.result.close();
        resolve(counting.result);
      };
    };
  });
});

test("an import that is looked at goes on after a reload, and leaves nothing once it is in", async ({ page, visit, axe }) => {
  await visit("/new?start=spreadsheet");
  await page.getByLabel(en.setup.name, { exact: true }).fill("Half imported");
  await page.getByRole("button", { name: en.setup.create_import, exact: true }).click();
  await expect(heading(page, en.import.title)).toBeVisible();
  await page.locator("#import-files").setInputFiles(civilService());
  await expect(page.getByRole("button", { name: "Bring in 54 rows" })).toBeVisible();
  await expect.poll(() => nKept(page), "both lists and what was chosen").toBe(3);
  await page.reload();
  await mounted(page);
  const unfinished = page.getByText(filled(en.import.kept_title, { names: "mentors.csv, mentees.csv" }));
  await expect(unfinished).toBeVisible();
  await axe();
  await page.getByRole("button", { name: en.import.kept_go_on, exact: true }).click();
  await page.getByRole("button", { name: "Bring in 54 rows" }).click();
  await expect(page.getByText("54 new people came in.")).toBeVisible();
  await saved(page);
  await expect.poll(() => nKept(page), "nothing is left of it").toBe(0);
  await page.reload();
  await mounted(page);
  await expect(page.locator("#import-files")).toBeAttached();
  await expect(unfinished).toHaveCount(0);

  // Another one, thrown away.
  await page.locator("#import-files").setInputFiles(civilService());
  await expect.poll(() => nKept(page)).toBe(3);
  await page.reload();
  await mounted(page);
  await page.getByRole("button", { name: en.import.kept_drop, exact: true }).click();
  await expect(unfinished).toHaveCount(0);
  await expect.poll(() => nKept(page)).toBe(0);
});

test("a person half typed in is there after a reload, a bad address is said, and the form is empty for the next", async ({ page, visit, axe }) => {
  const programme = await newProgramme(page, visit, en, "en", "Half typed");
  // The browser asks before it leaves a form half filled in.
  page.on("dialog", (asked) => asked.accept());
  await visit(`/p/${programme}/people/new`);
  const given = page.locator("#given-name");
  await given.pressSequentially("Ana");
  await page.locator("#family-name").pressSequentially("Diaz");
  await page.locator("#email").pressSequentially("ana.city.example.gov");
  await page.getByLabel(en.people.role_mentee, { exact: true }).check();
  await page.reload();
  await mounted(page);
  await expect(given).toHaveValue("Ana");
  await expect(page.locator("#family-name")).toHaveValue("Diaz");
  await expect(page.getByLabel(en.people.role_mentee, { exact: true })).toBeChecked();
  await page.getByRole("button", { name: en.people.add_act, exact: true }).click();
  await expect(page.locator("#email-error")).toContainText(en.people.email_unclear);
  await expect(page.locator("#email")).toHaveValue("ana.city.example.gov");
  await axe();
  await page.locator("#email").fill("ana@city.example.gov");
  await page.getByRole("button", { name: en.people.add_act, exact: true }).click();
  await expect(heading(page, "Ana Diaz")).toBeVisible();

  // On the person's own page a bad address stays in its field and is not saved.
  await page.locator("#email").fill("ana@city");
  await page.locator("#email").blur();
  await expect(page.locator("#email-error")).toContainText(en.people.email_unclear);
  await expect(page.locator("#email")).toHaveValue("ana@city");
  await page.reload();
  await mounted(page);
  await expect(page.locator("#email")).toHaveValue("ana@city.example.gov");

  await visit(`/p/${programme}/people/new`);
  await expect(given).toHaveValue("");
});

test("what is typed in one tab is not replaced by what another saves there", async ({ page, context, visit, axe }) => {
  const programme = await newProgramme(page, visit, en, "en", "Two tabs");
  await visit(`/p/${programme}/people/new`);
  await page.getByLabel(starting(en.people.given_name)).fill("Ben");
  await page.getByLabel(starting(en.people.email)).fill("ben@city.example.gov");
  await page.getByLabel(en.people.role_mentor, { exact: true }).check();
  await page.getByRole("button", { name: en.people.add_act, exact: true }).click();
  await expect(heading(page, "Ben")).toBeVisible();
  await saved(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await mounted(other);
  const [mine, theirs] = [page.locator("#agency"), other.locator("#agency")];

  await mine.pressSequentially("Parks");
  await theirs.fill("Water");
  await theirs.blur();
  const said = page.getByRole("alert").filter({ hasText: "“Water”" });
  await expect(said).toHaveText(new RegExp(escaped(filled(en.kit.other_saved, { other: "“Water”" }))));
  await expect(mine).toHaveValue("Parks");
  await axe();
  await mine.blur();
  await expect(theirs).toHaveValue("Parks");
  await expect(said).toContainText(filled(en.kit.other_replaced, { other: "“Water”" }));
  await said.getByRole("button", { name: en.kit.other_take }).click();
  await expect(mine).toHaveValue("Water");
  await expect(theirs).toHaveValue("Water");
  await expect(said).toHaveCount(0);
});

test("a letter that looks for people keeps what was changed in it by hand", async ({ page, visit }) => {
  const programme = await newProgramme(page, visit, en, "en", "Own words");
  await visit(`/p/${programme}/invite`);
  await page.locator("summary", { hasText: en.enrol.find_open }).click();
  const letter = page.locator("#find-body");
  await letter.fill("Come to the kitchen on Friday.");
  await letter.blur();
  await expect(page.getByText(en.enrol.find_kept)).toBeVisible();
  await saved(page);
  await page.reload();
  await mounted(page);
  await page.locator("summary", { hasText: en.enrol.find_open }).click();
  await expect(letter).toHaveValue("Come to the kitchen on Friday.");
  await page.getByRole("button", { name: en.outbox.back_to_usual }).click();
  await expect(letter).not.toHaveValue("Come to the kitchen on Friday.");
});

test("a text in a field that saves when it is left is saved though the page was loaded again in the middle of it", async ({ page, visit }) => {
  await newProgramme(page, visit, en, "en", "Half a purpose");
  await saved(page);
  page.on("dialog", (dialog) => dialog.accept());
  const purpose = page.getByLabel(starting(en.setup.purpose));
  await purpose.focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("New supervisors settle in");
  await page.reload();
  await mounted(page);
  await expect(purpose).toHaveValue("New supervisors settle in");
  await saved(page);
  // It is in the programme, and the tab keeps nothing of it any more.
  await expect.poll(() => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes("typed/field/")).length)).toBe(0);
  await page.reload();
  await mounted(page);
  await expect(purpose).toHaveValue("New supervisors settle in");
});

test("a file that is looked at, and whom it was compared with, are there after a reload; put away, nothing is left", async ({ page, visit, colleague }) => {
  const programme = await newProgramme(page, visit, en, "en", "Looked at twice");
  await visit(`/p/${programme}/files`);
  const backup = await downloadOf(page, () => page.getByRole("button", { name: en.file.keep_act }).click());
  await colleague.goto("open");
  await mounted(colleague);
  colleague.on("dialog", (asked) => asked.accept());
  await colleague.getByLabel(en.file.open_file).setInputFiles({ name: backup.name, mimeType: "application/json", buffer: backup.bytes });
  const compared = colleague.getByLabel(en.file.compared_with);
  await compared.pressSequentially("Ben from Roads");
  await colleague.reload();
  await mounted(colleague);
  await expect(compared).toHaveValue("Ben from Roads");
  await colleague.getByRole("button", { name: en.file.cancel }).first().click();
  await expect(compared).toHaveCount(0);
  await expect.poll(() => nKept(colleague)).toBe(0);
  await colleague.reload();
  await mounted(colleague);
  await expect(compared).toHaveCount(0);
});

test("the reason of a bulk act is there after a reload, and gone once it is put away", async ({ page, visit }) => {
  const programme = await newProgramme(page, visit, en, "en", "Half a reason");
  await addPerson(page, visit, en, programme, { given: "Ana", family: "Diaz", email: "ana@city.example.gov" });
  page.on("dialog", (asked) => asked.accept());
  const pause = async () => {
    await visit(`/p/${programme}/people`);
    await page.getByRole("table").getByRole("checkbox").first().check();
    await page.getByRole("button", { name: en.people.bulk_pause }).first().click();
  };
  await pause();
  const reason = page.locator("#bulk-reason");
  await reason.pressSequentially("Until the budget is");
  await page.reload();
  await mounted(page);
  await pause();
  await expect(reason).toHaveValue("Until the budget is");
  await page.getByRole("button", { name: en.people.cancel }).click();
  await pause();
  await expect(reason).toHaveValue("");
});
