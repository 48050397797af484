// The whole of enrolment by keyboard alone, in four browsers that exchange only
// a code, files and text: a coordinator, a mentee, a mentor, a supervisor.
import { browserOf, city, filled, heading, noFaults, saved, starting } from "./support/programme.mjs";
import { downloadOf, expect, mounted, tabTo, test, words } from "./support/test.mjs";

const w = words("en");
const press = async (page, target, key = "Enter") => {
  await tabTo(page, target);
  await page.keyboard.press(key);
};
const type = async (page, target, text) => {
  await tabTo(page, target);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(text);
};
const button = (page, name) => page.getByRole("button", { name, exact: true }).first();
/** Gives a file to a file field as its dialog would. */
const give = async (page, target, files) => {
  const chooser = page.waitForEvent("filechooser");
  await press(page, target);
  await (await chooser).setFiles(files);
};
const file = ({ name, bytes }) => ({ name, mimeType: "text/plain", buffer: bytes });

/** Fills in an application by keys and makes the reply. */
async function apply(page, { role, given, family, email, boss, question, about }) {
  await press(page, page.getByLabel(w.people[`role_${role}`], { exact: true }), "Space");
  await type(page, page.getByLabel(w.enrol.given_name, { exact: true }), given);
  await type(page, page.getByLabel(w.enrol.family_name, { exact: true }), family);
  await type(page, page.getByLabel(w.enrol.email, { exact: true }), email);
  if (boss) await type(page, page.getByLabel(w.enrol.manager_email), boss);
  await type(page, page.getByRole("combobox", { name: question }), "Budgeting");
  await page.keyboard.press("Enter");
  await type(page, page.getByLabel(about), "I look after roads.");
  await press(page, page.getByLabel(w.enrol.consent_needed), "Space");
  await expect(page.getByText(w.enrol.kept_done)).toBeVisible();
  await press(page, button(page, w.enrol.make_act));
  await expect(page.getByText(w.enrol.made_sealed)).toBeVisible();
  return downloadOf(page, () => press(page, button(page, w.enrol.save_txt)));
}

test("people apply, a supervisor agrees and all come in, by keyboard alone", async ({ page, visit, browser, baseURL, guard }) => {
  test.setTimeout(240_000);
  await visit("/new");
  await tabTo(page, page.locator("input[type=radio]:checked").first());
  const template = page.getByRole("radio", { name: city.en });
  for (let n = 0; n < 10 && !(await template.isChecked()); n += 1) await page.keyboard.press("ArrowDown");
  await type(page, page.getByLabel(w.setup.name, { exact: true }), "River City 2027");
  await press(page, button(page, w.setup.create));
  await expect(page).toHaveURL(/\/p\/[^/]+\/setup\//);
  const programme = page.url().match(/p\/([^/]+)\//)[1];

  // Who coordinates, from the line that says it is missing; a recovery sheet
  // instead of a deputy.
  await visit(`/p/${programme}/invite`);
  await press(page, page.locator(`a[href$="/setup/finish#coordinator"]`));
  await expect(page.locator("#coordinator")).toBeFocused();
  await type(page, page.locator("#coordinator"), "Rosa Ortiz");
  await type(page, page.locator("#coordinator-email"), "rosa.ortiz@river.example.gov");
  await page.keyboard.press("Tab");
  await saved(page);
  await visit(`/p/${programme}/invite`);
  await press(page, page.locator("summary", { hasText: w.enrol.sheet_how }));
  await press(page, button(page, w.enrol.sheet_show));
  await press(page, button(page, w.enrol.sheet_printed));
  await expect(page.getByText(w.enrol.sheet_noted)).toBeVisible();
  const link = (await page.locator(".cm-code", { hasText: "/apply#" }).innerText()).trim();
  await noFaults(page);

  const mentee = await browserOf(browser, baseURL, guard, "en");
  await mentee.goto(link);
  await mounted(mentee);
  const first = await apply(mentee, {
    role: "mentee", given: "Ana", family: "Ruiz", email: "ana@river.example.gov", boss: "boss@river.example.gov",
    question: "What would you like to learn?", about: "A few lines for your mentor",
  });
  const mentor = await browserOf(browser, baseURL, guard, "en");
  await mentor.goto("apply");
  await mounted(mentor);
  await type(mentor, mentor.getByLabel(w.enrol.code, { exact: true }), link.split("#")[1]);
  await press(mentor, button(mentor, w.enrol.code_go));
  await expect(heading(mentor, "River City 2027")).toBeVisible();
  const second = await apply(mentor, {
    role: "mentor", given: "Bo", family: "Diaz", email: "bo@river.example.gov",
    question: "What can people ask you about?", about: "Your profile",
  });

  await visit(`/p/${programme}/inbox`);
  await give(page, page.getByLabel(w.enrol.take_files), [file(first), file({ ...second, name: "other.txt" })]);
  const all = page.getByRole("button", { name: filled(w.enrol.accept_all_n, { n: "2" }) });
  await expect(all).toBeVisible();
  await press(page, all);
  await expect(page.getByText(filled(w.enrol.accepted_n, { n: "2" }))).toBeVisible();
  await saved(page);

  // The supervisor is asked with a file and answers with one.
  await visit(`/p/${programme}/approvals`);
  await press(page, button(page, w.approvals.ask_1));
  const save = page.getByRole("button", { name: starting(w.approvals.file_txt) }).first();
  const request = await downloadOf(page, () => press(page, save));
  const boss = await browserOf(browser, baseURL, guard, "en");
  await boss.goto("answer");
  await mounted(boss);
  await expect(heading(boss, w.approvals.answer_title)).toBeVisible();
  await expect(boss.getByText(w.file.recovery_title)).toHaveCount(0);
  await give(boss, boss.getByLabel(w.approvals.answer_file), [file(request)]);
  await expect(boss.getByRole("heading", { name: filled(w.approvals.asks, { name: "Ana Ruiz" }) })).toBeVisible();
  await press(boss, boss.locator("summary", { hasText: w.approvals.signed_title }));
  await press(boss, button(boss, w.approvals.signed_make));
  await expect(boss.getByText(w.enrol.made_sealed)).toBeVisible();
  await noFaults(boss);
  const answer = await downloadOf(boss, () => press(boss, button(boss, w.enrol.save_txt)));
  await visit(`/p/${programme}/inbox`);
  await give(page, page.getByLabel(w.enrol.take_files), [file(answer)]);
  await expect(page.getByText(w.enrol.kept_1).first()).toBeVisible();
  await press(page, page.locator("summary", { hasText: "Ana Ruiz" }).first());
  await press(page, page.getByRole("button", { name: starting(w.enrol.take_over) }));
  await expect(page.getByText(w.enrol.accepted_one)).toBeVisible();
  await saved(page);
  await visit(`/p/${programme}/approvals`);
  await expect(page.getByRole("row").filter({ hasText: "Ana Ruiz" })).toContainText(w.approvals.state_approved);
  for (const other of [mentee, mentor, boss]) await other.context().close();
});
