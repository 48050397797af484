// Supervisors are asked by letter, answer with a line in an e-mail, by file, or
// by telephone.
import { addPerson, fillAndLeave, filled, heading, newProgramme, starting, takeOver, textFile } from "./support/programme.mjs";
import { choose, downloadOf, expect, mounted, test, words } from "./support/test.mjs";

const people = [
  { given: "Ana", family: "Ruiz", email: "ana@river.example.gov", boss: "Bo Reyes", bossEmail: "bo@river.example.gov" },
  { given: "Eva", family: "Lopez", email: "eva@river.example.gov", boss: "Kim Ode", bossEmail: "kim@river.example.gov" },
  { given: "Ian", family: "Cole", email: "ian@river.example.gov", boss: "", bossEmail: "" },
];

/** Adds somebody as a mentee, with the supervisor they named. */
async function add(page, visit, w, programme, person) {
  await addPerson(page, visit, w, programme, person);
  if (!person.boss) return;
  await fillAndLeave(page, w.people.manager_name, person.boss);
  await fillAndLeave(page, w.people.manager_email, person.bossEmail);
}

for (const language of ["en", "es"]) {
  test(`supervisors are asked, answer with a line and are recorded by hand, ${language}`, async ({ page, visit, axe, colleague }) => {
    test.setTimeout(180_000);
    const w = words(language);
    await choose(page, { language });
    const programme = await newProgramme(page, visit, w, language, "River City 2027");
    for (const person of people) await add(page, visit, w, programme, person);

    // One is named first, since nobody knows whom to ask.
    await visit(`/p/${programme}/approvals`);
    await expect(heading(page, w.approvals.title)).toBeVisible();
    await expect(page.getByRole("heading", { name: w.approvals.unknown_title })).toBeVisible();
    await axe();
    await page.getByRole("button", { name: filled(w.approvals.ask_n, { n: "2" }), exact: true }).click();
    await expect(page.getByText(filled(w.approvals.to_send_n, { n: "2" }))).toBeVisible();
    await axe();

    // The letters stand in the Outbox, and hold the code.
    await page.getByRole("link", { name: w.approvals.to_outbox }).click();
    await expect(heading(page, w.outbox.title)).toBeVisible();
    await expect(page.getByRole("table").getByText("Bo Reyes").first()).toBeVisible();
    await page.getByRole("link", { name: "Bo Reyes" }).first().click();
    await expect(page.getByText(/(YES|SÍ) [2-9A-Z]{4}$/m).first()).toBeVisible();
    const letter = await page.locator(".cm-letter__body").first().innerText();
    const code = letter.match(/(?:YES|SÍ) ([2-9A-Z]{4})/)[1];
    await axe();

    // Bo answers with a line above the letter, which comes back quoted.
    await visit(`/p/${programme}/inbox`);
    const quoted = letter.split("\n").map((line) => `> ${line}`).join("\n");
    await page.getByLabel(w.enrol.take_paste).fill(`YES ${code} 2 hours\n\nBo\n\n${quoted}`);
    await page.getByRole("button", { name: w.enrol.take_act }).click();
    await expect(page.getByText(w.enrol.kept_1).first()).toBeVisible();
    await takeOver(page, w, "Ana Ruiz");

    // Kim opens the request as a file and looks at it; another browser, no programme.
    await visit(`/p/${programme}/approvals`);
    const row = (name) => page.getByRole("row").filter({ hasText: name });
    const request = await downloadOf(page, () => row("Eva Lopez").getByRole("button", { name: starting(w.approvals.file_txt) }).click());
    expect(request.name).not.toMatch(/eva|lopez/i);
    await choose(colleague, { language });
    await colleague.goto("open");
    await mounted(colleague);
    await colleague.getByLabel(w.file.open_file).setInputFiles([textFile(request.name, request.bytes)]);
    await expect(colleague.getByRole("heading", { name: filled(w.approvals.asks, { name: "Eva Lopez" }) })).toBeVisible();
    await colleague.getByLabel(w.approvals.own_hours, { exact: true }).check();
    await expect(colleague.getByText(w.approvals.hours_first).first()).toBeVisible();
    await colleague.getByLabel(w.approvals.most_hours, { exact: true }).fill("3");
    await colleague.getByLabel(w.approvals.most_hours, { exact: true }).blur();
    await expect(colleague.getByText(/^(YES|SÍ) [2-9A-Z]{4} 3 (hours|horas)$/)).toBeVisible();
    await colleague.getByText(w.approvals.signed_title).click();
    await colleague.getByRole("button", { name: w.approvals.signed_make, exact: true }).click();
    await expect(colleague.getByText(w.enrol.made_sealed)).toBeVisible();
    const signed = await downloadOf(colleague, () => colleague.getByRole("button", { name: w.enrol.save_txt }).click());
    expect(signed.bytes.toString()).toContain("BEGIN AGE ENCRYPTED FILE");
    await visit(`/p/${programme}/inbox`);
    await page.getByLabel(w.enrol.take_files).setInputFiles([textFile("answer.txt", signed.bytes)]);
    await expect(page.getByText(w.enrol.kept_1).first()).toBeVisible();
    await takeOver(page, w, "Eva Lopez");

    // Then Kim says no after all, by telephone.
    await visit(`/p/${programme}/approvals`);
    await expect(row("Eva Lopez")).toContainText(filled(w.approvals.hours_n, { n: "3" }));
    await expect(row("Ana Ruiz")).toContainText(filled(w.approvals.hours_n, { n: "2" }));
    await row("Eva Lopez").getByRole("button", { name: starting(w.approvals.record_act) }).click();
    await expect(page.getByRole("heading", { name: filled(w.approvals.record_title, { name: "Eva Lopez" }) })).toBeFocused();
    await page.getByLabel(w.approvals.says_no, { exact: true }).check();
    await page.getByLabel(w.approvals.by, { exact: true }).fill("Rosa Ortiz");
    await page.getByLabel(starting(w.approvals.reason)).fill("Not before June.");
    await axe();
    await page.getByRole("button", { name: w.approvals.record_save, exact: true }).click();
    await expect(page.getByText(w.approvals.recorded)).toBeVisible();
    await expect(row("Eva Lopez")).toContainText("Not before June.");
    await page.reload();
    await mounted(page);
    await expect(row("Eva Lopez")).toContainText(w.approvals.state_refused);

    // The one who waits to hear it gets a letter.
    await visit(`/p/${programme}/letters?round=enrolment`);
    await page.getByRole("button", { name: starting(filled(w.outbox.write_1, { n: "1" })) }).click();
    await expect(page.getByText(w.outbox.written_1)).toBeVisible();
    await expect(page.getByRole("table").getByText("Eva Lopez").first()).toBeVisible();
  });
}
