// Ranked choice and stability: mentees are asked, one answers by mail and one by
// telephone, a mentor declines; a stable run, and who would rather have each other.
import { filled, heading, starting } from "./support/programme.mjs";
import { choose, expect, mounted, test, words } from "./support/test.mjs";

/** Opens the sample in a language; gives its address. */
async function sample(page, visit, language, w) {
  await choose(page, { language });
  await visit("/");
  await page.getByRole("button", { name: w.home.sample_act }).click();
  await page.waitForURL(/\/p\//);
  return page.url();
}

async function open(page, url) {
  await page.goto(url);
  await mounted(page);
}

for (const language of ["en", "es"]) {
  const w = words(language);
  test(`mentees choose, and a run is stable (${language})`, async ({ page, visit, axe }) => {
    test.setTimeout(240_000);
    const home = await sample(page, visit, language, w);

    // Nobody was asked; asking waits for a day to answer by.
    await open(page, `${home}/choice`);
    await expect(heading(page, w.choice.title)).toBeVisible();
    await expect(page.getByRole("link", { name: new RegExp(w.choice.state_not_asked) })).toBeVisible();
    await axe();
    await page.locator("#choice-day").fill("2030-01-15");
    await page.locator("#choice-day").blur();
    await page.getByRole("button", { name: new RegExp(filled(w.choice.ask_n, { n: "\\d+" })) }).click();
    await expect(page.getByRole("link", { name: new RegExp(w.choice.state_unsent) })).toBeVisible();
    await axe();

    // The letter lists mentors by number and says how to answer.
    await open(page, `${home}/letters?round=enrolment&turn=choice_mentee`);
    await page.getByRole("link", { name: w.outbox.read_first }).click();
    const letter = await page.locator(".cm-letter__body").first().innerText();
    const [, word, code] = letter.match(/(RANK|ORDEN) ([2-9A-Z]{5})/);
    expect(letter).toMatch(/^1\. /m);
    expect(letter).toMatch(/^2\. /m);
    await axe();
    await open(page, `${home}/letters?round=enrolment&turn=choice_mentee`);
    await page.getByRole("button", { name: new RegExp(filled(w.outbox.mark_n, { n: "\\d+" })) }).first().click();
    await expect(page.getByText(new RegExp(filled(w.outbox.marked_n, { n: "\\d+" }))).first()).toBeVisible();
    await open(page, `${home}/choice`);
    await expect(page.getByRole("link", { name: new RegExp(w.choice.state_waiting) })).toBeVisible();

    // The answer is pasted with the letter quoted below it.
    await open(page, `${home}/inbox`);
    const quoted = letter.split("\n").map((line) => `> ${line}`).join("\n");
    await page.getByLabel(w.enrol.take_paste).fill(`${word} ${code} 2 1\n\n${quoted}`);
    await page.getByRole("button", { name: w.enrol.take_act }).click();
    await expect(page.getByText(w.enrol.kept_1).first()).toBeVisible();
    await page.locator("summary", { hasText: new RegExp(filled(w.choice.line, { name: ".+" })) }).first().click();
    await axe();
    await page.getByRole("button", { name: starting(w.enrol.take_over) }).first().click();
    await expect(page.getByText(w.enrol.accepted_one)).toBeVisible();
    await open(page, `${home}/choice?state=answered`);
    const rows = page.locator("#choices tbody").getByRole("row");
    await expect(rows).toHaveCount(1);

    // Another answers by telephone; a number that is not on the list is said.
    await open(page, `${home}/choice?state=waiting`);
    await rows.first().getByRole("button", { name: starting(w.offers.record) }).click();
    await expect(page.locator("#record")).toBeFocused();
    await page.getByLabel(w.choice.order, { exact: true }).fill("9");
    await expect(page.getByText(new RegExp(filled(w.choice.means_wrong, { n: "\\d" }))).first()).toBeVisible();
    await page.getByLabel(w.choice.order, { exact: true }).fill("2 1");
    await page.getByLabel(w.approvals.by, { exact: true }).fill("Rosa Ortiz");
    await axe();
    await page.getByRole("button", { name: w.choice.record_save, exact: true }).click();
    await expect(page.getByText(w.choice.recorded).first()).toBeVisible();

    // A mentor on somebody's list declines.
    await open(page, `${home}/choice?state=waiting`);
    await rows.first().getByRole("button", { name: starting(w.offers.record) }).click();
    await page.locator("#decline-who").selectOption({ index: 1 });
    await page.getByLabel(w.choice.decline_source, { exact: true }).fill("4 March");
    await page.getByRole("button", { name: w.choice.decline_save, exact: true }).click();
    await expect(page.getByText(w.choice.declined).first()).toBeVisible();

    // Who waits stands on the programme's page.
    await open(page, home);
    await expect(page.getByRole("heading", { name: w.choice.waits_title })).toBeVisible();

    // A stable run says what it proves, and nobody would rather have another.
    await open(page, `${home}/match`);
    await page.locator("#run-aim-other > summary").click();
    await page.locator("label[for=run-aim-stable]").click();
    await axe();
    await page.getByRole("button", { name: w.review.run, exact: true }).click();
    await page.waitForURL(/\/review/);
    await expect(page.getByText(w.choice.proven_stable)).toBeVisible();
    await page.locator("#stability > summary").click();
    await expect(page.getByText(w.choice.rather_none)).toBeVisible();
    await page.getByRole("button", { name: w.choice.price_act, exact: true }).click();
    await expect(page.getByRole("table", { name: w.choice.price_caption })).toBeVisible();
    await axe();
  });
}
