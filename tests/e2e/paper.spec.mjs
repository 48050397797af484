// Without the page: the form on paper, typed in with its source; a correction
// recorded by hand; a recovery key taken up in another browser.
import { browserOf, escaped, filled, heading, newProgramme, noFaults, saved, starting } from "./support/programme.mjs";
import { choose, expect, mounted, test, words } from "./support/test.mjs";

for (const language of ["en", "es"]) {
  test(`a form on paper comes in with its source and is corrected by hand, ${language}`, async ({ page, visit }) => {
    test.setTimeout(180_000);
    const w = words(language);
    const other = words(language === "en" ? "es" : "en");
    await choose(page, { language });
    const programme = await newProgramme(page, visit, w, language, "River City 2027");

    // Both sheets, then one of them in the other language.
    await visit(`/p/${programme}/form/paper`);
    await expect(heading(page, w.form.paper_title)).toBeVisible();
    await expect(page.getByRole("article")).toHaveCount(2);
    await noFaults(page);
    await page.getByLabel(language === "en" ? "Español" : "English", { exact: true }).last().check();
    await page.getByLabel(w.people.role_mentee, { exact: true }).check();
    await expect(page.getByRole("article")).toHaveCount(1);
    await expect(page.getByRole("heading", { level: 2, name: other.form.paper_mentee })).toBeVisible();
    await expect(page.getByRole("heading", { name: other.enrol.supervisor_title })).toBeVisible();
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("heading", { level: 1 })).toBeHidden();
    await page.emulateMedia({ media: "screen" });

    // What came back is typed in, with a question that needs an answer left blank.
    await visit(`/p/${programme}/inbox/type`);
    await expect(heading(page, w.enrol.type_title)).toBeVisible();
    await page.getByLabel(w.people.role_mentee, { exact: true }).check();
    await page.locator("#given-name").fill("Paula");
    await page.getByLabel(starting(w.enrol.email)).first().fill("paula@river.example.gov");
    await page.getByLabel(starting(w.enrol.unit)).fill("Rods");
    await page.getByLabel(w.enrol.type_consent, { exact: true }).check();
    await page.getByLabel(starting(w.approvals.by)).fill("Rosa Ortiz");
    await noFaults(page);
    await page.getByRole("button", { name: w.enrol.type_act, exact: true }).click();
    await expect(heading(page, "Paula")).toBeVisible();
    await saved(page);
    await page.getByText(w.enrol.messages_1, { exact: true }).click();
    await expect(page.getByText(new RegExp(`Rosa Ortiz.*${escaped(w.enrol.source_paper)}`))).toBeVisible();

    // A correction by telephone shows where it comes from, too.
    await page.getByRole("link", { name: w.enrol.correct_act }).click();
    await expect(heading(page, w.enrol.correct_title)).toBeVisible();
    await page.getByLabel(starting(w.approvals.by)).fill("Rosa Ortiz");
    await page.getByRole("button", { name: w.enrol.correct_save, exact: true }).click();
    await expect(page.getByText(w.enrol.type_same)).toBeVisible();
    await page.getByLabel(starting(w.enrol.unit)).fill("Roads");
    await page.getByLabel(w.approvals.source_call, { exact: true }).check();
    await page.getByRole("button", { name: w.enrol.correct_save, exact: true }).click();
    await expect(heading(page, "Paula")).toBeVisible();
    await expect(page.getByLabel(starting(w.people.unit))).toHaveValue("Roads");
    await page.getByText(filled(w.enrol.messages_n, { n: "2" }), { exact: true }).click();
    await expect(page.getByText(new RegExp(`Rosa Ortiz.*${escaped(w.enrol.source_call)}`))).toBeVisible();
    await noFaults(page);
  });
}

test("a recovery key is taken up in another browser, a wrong one is named", async ({ page, visit, browser, baseURL, guard }) => {
  test.setTimeout(120_000);
  const w = words("en");
  const programme = await newProgramme(page, visit, w, "en", "River City 2027");
  await visit(`/p/${programme}/invite`);
  await page.getByText(w.enrol.sheet_how, { exact: true }).click();
  await page.getByRole("button", { name: w.enrol.sheet_show }).click();
  const key = (await page.locator(".cm-paper code").innerText()).trim();
  expect(key).toMatch(/^AGE-SECRET-KEY-1 /);

  const next = await browserOf(browser, baseURL, guard, "en");
  await next.goto("settings");
  await mounted(next);
  await next.getByText(w.file.recovery_title, { exact: true }).click();
  const field = next.getByLabel(starting(w.file.recovery_key));
  const use = next.getByRole("button", { name: w.file.recovery_act });
  await field.fill(key.slice(0, -2));
  await expect(next.getByText(filled(w.file.recovery_length, { n: "72", right: "74" }))).toBeVisible();
  const last = key.endsWith("Q") ? "P" : "Q";
  await field.fill(`${key.slice(0, -1)}${last}`);
  await use.click();
  await expect(next.getByText(w.file.recovery_wrong)).toBeVisible();
  await field.fill(key.toLowerCase());
  await use.click();
  await expect(next.getByText(w.file.recovery_lent)).toBeVisible();
  await expect(field).toHaveValue("");
  await noFaults(next);
  // Not stored: gone with the page.
  await next.reload();
  await mounted(next);
  await next.getByText(w.file.recovery_title, { exact: true }).click();
  await expect(next.getByText(w.file.recovery_lent)).toHaveCount(0);
});
