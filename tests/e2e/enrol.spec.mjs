// Enrolment in four browsers that exchange only links, files and texts: a
// coordinator, a deputy, a mentee on a phone, a mentor.
import { browserOf, filled, heading, like, newProgramme, noFaults, starting, takeOver, textFile } from "./support/programme.mjs";
import { choose, downloadOf, expect, mounted, tabTo, test, words } from "./support/test.mjs";

const templates = {
  en: {
    mentee: { many: "What would you like to learn?", text: "A few lines for your mentor", skill: "Budgeting" },
    mentor: { many: "What can people ask you about?", text: "Your profile", skill: "Budgeting" },
  },
  es: {
    mentee: { many: "¿Qué le gustaría aprender?", text: "Unas líneas para su mentor o mentora", skill: "Presupuestos" },
    mentor: { many: "¿Sobre qué le pueden preguntar?", text: "Su perfil", skill: "Presupuestos" },
  },
};

/** Fills in an application and makes the reply; gives its text. */
async function apply(page, w, t, { role, given, family, email, supervisor, skill }) {
  await page.getByLabel(w.people[`role_${role}`], { exact: true }).check();
  await page.getByLabel(w.enrol.given_name, { exact: true }).fill(given);
  await page.getByLabel(w.enrol.family_name, { exact: true }).fill(family);
  await page.getByLabel(w.enrol.email, { exact: true }).fill(email);
  if (supervisor) await page.getByLabel(w.enrol.manager_email).fill(supervisor);
  const many = page.getByRole("combobox", { name: t.many });
  await many.fill(skill);
  await many.press("Enter");
  await page.getByLabel(t.text).fill("I look after roads and want to understand budgets.");
  await page.getByLabel(t.text).blur();
  await page.getByLabel(w.enrol.consent_needed).check();
  await expect(page.getByText(w.enrol.kept_done)).toBeVisible();
}

async function reply(page, w, label) {
  await page.getByRole("button", { name: label, exact: true }).click();
  await expect(page.getByText(w.enrol.made_sealed)).toBeVisible();
  return downloadOf(page, () => page.getByRole("button", { name: w.enrol.save_txt }).first().click());
}

for (const language of ["en", "es"]) {
  test(`people apply by link and code, come in together and change what they said, ${language}`, async ({ page, visit, browser, baseURL, guard }) => {
    test.setTimeout(240_000);
    const w = words(language);
    const t = templates[language];
    await choose(page, { language });

    // The deputy's key card.
    const deputy = await browserOf(browser, baseURL, guard, language);
    await deputy.goto("settings");
    await mounted(deputy);
    await deputy.getByLabel(w.enrol.card_name, { exact: true }).fill("Benjamin Okafor");
    await deputy.getByRole("button", { name: w.enrol.card_act }).click();
    await expect(deputy.getByText(w.enrol.card_made)).toBeVisible();
    await noFaults(deputy);
    const card = (await downloadOf(deputy, () => deputy.getByRole("button", { name: w.enrol.save_txt }).click())).bytes.toString();

    // The programme; no invitation before a deputy or a recovery sheet.
    const programme = await newProgramme(page, visit, w, language, "River City 2027");
    await visit(`/p/${programme}/invite`);
    await expect(page.getByText(w.enrol.gate_title)).toBeVisible();
    await noFaults(page);
    await visit(`/p/${programme}/inbox`);
    await expect(heading(page, w.enrol.inbox_title)).toBeVisible();
    await page.getByLabel(w.enrol.take_paste).fill(`Hi,\n${card.split("\n").map((line) => `> ${line}`).join("\n")}\n`);
    await page.getByRole("button", { name: w.enrol.take_act }).click();
    await expect(page.getByText(w.enrol.kept_1).first()).toBeVisible();
    await takeOver(page, w, like(w.enrol.line_card));
    await visit(`/p/${programme}/invite`);
    await expect(page.getByText(filled(w.enrol.reads_deputy, { name: "Benjamin Okafor" }))).toBeVisible();
    const link = (await page.locator(".cm-code").first().innerText()).trim();
    expect(link).toContain("/apply#v1-");
    expect(link.split("#")[1].length).toBeLessThanOrEqual(600);
    await noFaults(page);

    // A mentee on a phone, from the link as a mail filter left it.
    const mentee = await browserOf(browser, baseURL, guard, language, { width: 390, height: 844 });
    await mentee.goto(link.replace("#", "%23"));
    await mounted(mentee);
    await expect(heading(mentee, "River City 2027")).toBeVisible();
    await noFaults(mentee);
    await mentee.getByRole("button", { name: w.enrol.make_act, exact: true }).click();
    await expect(mentee.getByText(w.enrol.missing_title)).toBeVisible();
    await expect(mentee.getByRole("link", { name: w.enrol.missing_consent })).toBeVisible();
    await apply(mentee, w, t.mentee, {
      role: "mentee", given: "Ana", family: "Ruiz", email: "ana@river.example.gov", supervisor: "boss@river.example.gov", skill: t.mentee.skill,
    });
    await mentee.reload();
    await mounted(mentee);
    await expect(mentee.getByLabel(w.enrol.given_name, { exact: true })).toHaveValue("Ana");
    const first = await reply(mentee, w, w.enrol.make_act);
    expect(first.bytes.toString()).toContain("BEGIN AGE ENCRYPTED FILE");
    expect(first.bytes.toString()).not.toContain("Ana");
    expect(first.name).not.toMatch(/ana|ruiz/i);
    await noFaults(mentee);

    // A mentor with the code.
    const mentor = await browserOf(browser, baseURL, guard, language);
    await mentor.goto("apply");
    await mounted(mentor);
    await mentor.getByLabel(w.enrol.code, { exact: true }).fill("v1-not-a-code");
    await mentor.getByRole("button", { name: w.enrol.code_go }).click();
    await expect(mentor.getByText(w.trouble.code_damaged)).toBeVisible();
    await mentor.getByLabel(w.enrol.code, { exact: true }).fill(link.split("#")[1].replace(/(.{60})/g, "$1\n"));
    await mentor.getByRole("button", { name: w.enrol.code_go }).click();
    await expect(heading(mentor, "River City 2027")).toBeVisible();
    await apply(mentor, w, t.mentor, { role: "mentor", given: "Bo", family: "Diaz", email: "bo@river.example.gov", skill: t.mentor.skill });
    const second = await reply(mentor, w, w.enrol.make_act);

    // Both come in: one as a file, one pasted from a mail that quotes it.
    await visit(`/p/${programme}/inbox`);
    await page.getByLabel(w.enrol.take_files).setInputFiles([
      textFile(first.name, first.bytes),
      textFile("broken.txt", first.bytes.subarray(0, 300)),
      textFile("letter.txt", "Dear Rosa, I would love to."),
    ]);
    await expect(page.getByText(w.enrol.kept_1).first()).toBeVisible();
    await expect(page.getByText("broken.txt")).toBeVisible();
    await expect(page.getByText("letter.txt")).toBeVisible();
    const quoted = second.bytes.toString().split("\n").map((line) => `> ${line}`).join("\r\n");
    await page.getByLabel(w.enrol.take_paste).fill(`Reply from Bo\r\n${quoted}`);
    await page.getByRole("button", { name: w.enrol.take_act }).click();
    await expect(page.getByRole("button", { name: filled(w.enrol.accept_all_n, { n: "2" }) })).toBeVisible();
    await noFaults(page);
    await page.reload();
    await mounted(page);
    await page.getByRole("button", { name: filled(w.enrol.accept_all_n, { n: "2" }) }).click();
    await expect(page.getByText(filled(w.enrol.accepted_n, { n: "2" }))).toBeVisible();
    await visit(`/p/${programme}/people`);
    await expect(page.getByRole("table").getByText("Ana Ruiz")).toBeVisible();
    await expect(page.getByRole("table").getByText("Bo Diaz")).toBeVisible();

    // The mentee changes the telephone number: same key, old beside new.
    await mentee.getByLabel(starting(w.enrol.phone)).fill("555 0100");
    await mentee.getByLabel(starting(w.enrol.phone)).blur();
    await expect(mentee.getByText(w.enrol.kept_done)).toBeVisible();
    const changed = await reply(mentee, w, w.enrol.make_again);
    await visit(`/p/${programme}/inbox`);
    for (let time = 0; time < 2; time += 1) {
      await page.getByLabel(w.enrol.take_files).setInputFiles([textFile("again.txt", changed.bytes)]);
      const said = time === 0 ? w.enrol.kept_1 : w.enrol.out_already;
      await expect(page.getByText(said).first()).toBeVisible();
    }
    await page.locator("summary", { hasText: filled(w.enrol.line_changes_1, { name: "Ana Ruiz" }) }).click();
    await expect(page.getByText(w.enrol.key_same)).toBeVisible();
    await expect(page.getByText(/555 0100/).first()).toBeVisible();
    await noFaults(page);
    await page.getByRole("button", { name: starting(w.enrol.take_over) }).click();
    await expect(page.getByText(w.enrol.accepted_one)).toBeVisible();

    // A supervisor says yes in an e-mail: recorded by hand.
    await page.getByText(w.enrol.hand_open).click();
    await page.getByRole("combobox", { name: w.enrol.hand_who }).fill("Ana");
    await page.getByRole("option", { name: /Ana Ruiz/ }).click();
    await page.getByLabel(starting(w.approvals.from)).fill("The boss");
    await page.getByLabel(w.approvals.by, { exact: true }).fill("Rosa");
    await page.getByRole("button", { name: w.enrol.hand_act, exact: true }).click();
    await expect(page.getByText(w.enrol.hand_done)).toBeVisible();
    for (const other of [deputy, mentee, mentor]) await other.context().close();
  });
}

test("three hundred applications are judged and accepted while the page stays free", async ({ page, visit }) => {
  test.setTimeout(240_000);
  const w = words("en");
  const programme = await newProgramme(page, visit, w, "en", "Many");
  const { applications } = await import("./support/applications.mjs");
  await visit(`/p/${programme}/inbox`);
  await page.getByLabel(w.enrol.take_files).setInputFiles(applications(programme, 300));
  const all = page.getByRole("button", { name: filled(w.enrol.accept_all_n, { n: "300" }) });
  await expect(all).toBeVisible({ timeout: 60_000 });
  await all.click();
  await expect(page.getByText(filled(w.enrol.accepted_n, { n: "300" }))).toBeVisible({ timeout: 60_000 });
});
