// A programme in which nobody but the coordinator ever opens the page: people
// come in by spreadsheet, pasted e-mail, paper and telephone.
import { addPerson, fillAndLeave, filled, heading, newProgramme, saved, starting } from "./support/programme.mjs";
import { csvFile, downloadOf, expect, mounted, test, words } from "./support/test.mjs";

const w = words("en");
const units = ["Roads", "Water", "Parks", "Library"];
const skills = ["Budgeting", "Public speaking", "Hiring", "Data"];

/** A sign-up sheet as a mail form gives it: six mentors, five mentees. */
function signUps() {
  const rows = Array.from({ length: 11 }, (_, n) => {
    const mentor = n < 6;
    const name = mentor ? `Mentor${n}` : `Mentee${n - 6}`;
    return [
      name, "Person", `${name.toLowerCase()}@city.example.gov`, mentor ? "Mentor" : "Mentee", units[n % 4],
      mentor ? "" : "Bo Reyes", mentor ? "" : `boss${n - 6}@city.example.gov`, mentor ? "" : skills[n % 4], mentor ? skills[n % 4] : "",
    ];
  });
  return csvFile("sign-ups.csv", [
    ["First name", "Last name", "Email", "Role", "Department", "Supervisor name", "Supervisor email", "What would you like to learn?", "What can people ask you about?"],
    ...rows,
  ]);
}

test("spreadsheet, pasted e-mails, paper and telephone carry a programme to its letters", async ({ page, visit, axe }) => {
  test.setTimeout(240_000);
  const programme = await newProgramme(page, visit, w, "en", "River City 2027");

  // A spreadsheet of those who answered a mail form.
  await visit(`/p/${programme}/import`);
  await page.getByLabel(w.import.drop_label).setInputFiles([signUps()]);
  await page.getByRole("button", { name: filled(w.import.confirm_n, { n: "11" }) }).click();
  await expect(page.getByText(filled(w.import.done_new_n, { n: "11" }))).toBeVisible();
  await saved(page);

  // One more on paper, whose consent stands on it.
  await addPerson(page, visit, w, programme, { given: "Paula", family: "Paper", email: "paula@city.example.gov" });
  await fillAndLeave(page, w.people.unit, "Roads");
  await fillAndLeave(page, w.people.manager_name, "Kim Ode");
  await fillAndLeave(page, w.people.manager_email, "kim@city.example.gov");
  await page.getByRole("button", { name: w.people.consent_today }).first().click();
  await saved(page);

  // Consent came with the form: recorded for everyone at once.
  await visit(`/p/${programme}/people`);
  await page.getByRole("table").getByRole("checkbox").first().check();
  await page.getByRole("button", { name: w.people.bulk_consent }).click();
  await expect(page.getByText(/Consent recorded for \d+ people\./)).toBeVisible();
  await axe();

  // Their supervisors are asked by letters that go by e-mail.
  await visit(`/p/${programme}/approvals`);
  await page.getByRole("button", { name: filled(w.approvals.ask_n, { n: "6" }), exact: true }).click();
  await expect(page.getByText(filled(w.approvals.to_send_n, { n: "6" }))).toBeVisible();
  const codes = await page.getByRole("table").getByRole("row").evaluateAll((rows) => rows
    .map((row) => [row.innerText, row.innerText.match(/\b[2-9A-Z]{4}\b/)?.[0]])
    .filter(([, code]) => code));
  expect(codes).toHaveLength(6);
  const answering = codes.filter(([text]) => !text.includes("Paula")).map(([, code]) => code).slice(0, 4);

  // Four answer with one line: pasted together as they stand in the mail program.
  await visit(`/p/${programme}/inbox`);
  const mails = answering.map((code, n) => `From: Boss ${n}\n\nYES ${code}\n\nRegards\n\nOn Monday, Rosa wrote:\n> answer with one line, such as NO ${code}`);
  await page.getByLabel(w.enrol.take_paste).fill(mails.join("\n\n----\n\n"));
  await page.getByRole("button", { name: w.enrol.take_act }).click();
  await expect(page.getByText(filled(w.enrol.kept_n, { n: "4" })).first()).toBeVisible();
  await axe();
  for (let n = 4; n > 0; n -= 1) {
    await page.locator("summary").filter({ hasText: /supervisor|approv/i }).first().click();
    await page.getByRole("button", { name: starting(w.enrol.take_over) }).first().click();
    await expect(page.getByRole("button", { name: starting(w.enrol.take_over) })).toHaveCount(0);
  }
  await saved(page);
  await page.reload();
  await mounted(page);

  // One says yes by telephone, one says no.
  await visit(`/p/${programme}/approvals`);
  for (const says of [w.approvals.says_yes, w.approvals.says_no]) {
    const rows = page.getByRole("row").filter({ hasText: w.people.approval_pending });
    // The one on paper is told no, so that the others stay to be matched.
    const row = says === w.approvals.says_no ? rows.filter({ hasText: "Paula Paper" }) : rows.filter({ hasNotText: "Paula Paper" }).first();
    await row.getByRole("button", { name: starting(w.approvals.record_act) }).click();
    await page.getByLabel(says, { exact: true }).check();
    await page.getByLabel(w.approvals.by, { exact: true }).fill("Rosa Ortiz");
    if (says === w.approvals.says_no) await page.getByLabel(starting(w.approvals.reason)).fill("No time before June.");
    await page.getByRole("button", { name: w.approvals.record_save, exact: true }).click();
    await expect(page.getByText(w.approvals.recorded).first()).toBeVisible();
    await saved(page);
  }

  // A mentor leaves by e-mail; the source is kept.
  await visit(`/p/${programme}/inbox`);
  await page.getByText(w.enrol.hand_open).click();
  await page.getByLabel(w.enrol.hand_withdraw, { exact: true }).check();
  await page.getByRole("combobox", { name: w.enrol.hand_who }).fill("Mentor5");
  await page.getByRole("option", { name: /Mentor5/ }).click();
  await page.getByLabel(starting(w.approvals.from)).fill("Mentor5 Person");
  await page.getByLabel(starting(w.approvals.by)).fill("Rosa Ortiz");
  await page.getByRole("button", { name: w.enrol.hand_act, exact: true }).click();
  await expect(page.getByText(w.enrol.hand_done)).toBeVisible();
  await saved(page);

  // Matched, published, written to; nobody is asked to open the page.
  await visit(`/p/${programme}/match`);
  await page.locator("#run").click();
  await expect(heading(page, w.review.title)).toBeVisible();
  await expect(page.getByText("5 matched, 0 not.").first()).toBeVisible();
  for (const absent of ["Mentor5", "Paula Paper"]) await expect(page.getByRole("table").first()).not.toContainText(absent);
  await page.getByRole("button", { name: w.review.to_publish }).first().click();
  await page.getByLabel(w.review.publish_sure).check();
  await page.getByRole("button", { name: new RegExp(filled(w.review.publish_n, { n: "\\d+" })) }).click();
  await page.getByRole("link", { name: w.review.to_letters }).first().click();
  await page.getByRole("button", { name: new RegExp(`^${filled(w.outbox.write_n, { n: "\\d+" })}`) }).click();
  await expect(page.getByText(/letters were written\. Nothing was sent\./)).toBeVisible();
  const merge = await downloadOf(page, () => page.getByRole("button", { name: w.outbox.merge }).nth(1).click());
  expect(merge.bytes.toString()).toContain("mentee0@city.example.gov");
  await saved(page);
});
