// Participants answer what a file asks: a mentee puts the mentors of a shortlist
// in order by keyboard, somebody says no to an offer in Spanish; the answers
// come back through the Inbox.
import { filled, heading, noFaults, starting, textFile } from "./support/programme.mjs";
import { choose, downloadOf, expect, mounted, test, words } from "./support/test.mjs";

const w = words("en");
const es = words("es");

/** Opens the sample; gives its address. */
async function sample(page, visit) {
  await visit("/");
  await page.getByRole("button", { name: w.home.sample_act }).click();
  await page.waitForURL(/\/p\//);
  return page.url();
}

async function open(page, url) {
  await page.goto(url);
  await mounted(page);
}

/** The file that goes with the letter on the page. */
async function fileOf(page, ending) {
  await page.getByText(w.outbox.file_title, { exact: true }).click();
  await page.getByRole("button", { name: w.outbox.file_make, exact: true }).click();
  await expect(page.getByRole("button", { name: w.outbox.file_copy, exact: true })).toBeVisible();
  const file = await downloadOf(page, () => page.getByRole("button", { name: ending, exact: true }).click());
  expect(file.name).toMatch(/\.(txt|json)$/);
  return file;
}

/** Gives a file to the page of who was asked something. */
async function answerTo(colleague, words, file) {
  await colleague.goto("answer");
  await mounted(colleague);
  await colleague.getByLabel(words.approvals.answer_file).setInputFiles([textFile(file.name, file.bytes)]);
}

/** The sealed text of the answer that was made. */
async function answerOf(colleague, words) {
  await colleague.getByText(words.approvals.signed_title, { exact: true }).click();
  const made = await downloadOf(colleague, () => colleague.getByRole("button", { name: words.enrol.save_txt, exact: true }).click());
  expect(made.bytes.toString()).toContain("BEGIN AGE ENCRYPTED FILE");
  return made;
}

/** Drops an answer on the Inbox and takes it over. */
async function takeIn(page, home, answer, line) {
  await open(page, `${home}/inbox`);
  await page.getByLabel(w.enrol.take_files).setInputFiles([textFile("answer.txt", answer.bytes)]);
  await expect(page.getByText(w.enrol.kept_1).first()).toBeVisible();
  await page.locator("summary", { hasText: line }).first().click();
  await page.getByRole("button", { name: starting(w.enrol.take_over) }).first().click();
  await expect(page.getByText(w.enrol.accepted_one)).toBeVisible();
}

/** Nothing on the page is wider than the window. */
async function fitsPhone(page) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
}

test("a mentee puts the mentors of a shortlist file in order", async ({ page, visit, axe, colleague }) => {
  test.setTimeout(240_000);
  const home = await sample(page, visit);
  await open(page, `${home}/choice`);
  await page.locator("#choice-day").fill("2030-01-15");
  await page.locator("#choice-day").blur();
  await page.getByRole("button", { name: new RegExp(filled(w.choice.ask_n, { n: "\\d+" })) }).click();
  await expect(page.getByRole("link", { name: new RegExp(w.choice.state_unsent) })).toBeVisible();
  await open(page, `${home}/letters?round=enrolment&turn=choice_mentee`);
  await page.getByRole("link", { name: w.outbox.read_first }).click();
  const request = await fileOf(page, w.enrol.save_txt);
  await axe();

  // A mentee on a telephone: everything by keyboard.
  await choose(colleague, { language: "en" });
  await colleague.setViewportSize({ width: 390, height: 844 });
  await answerTo(colleague, w, request);
  await expect(heading(colleague, w.choice.answer_title)).toBeVisible();
  await expect(colleague.getByRole("heading", { name: w.choice.choose_title })).toBeVisible();
  await noFaults(colleague);
  await fitsPhone(colleague);
  const make = colleague.getByRole("button", { name: w.file.answer_make, exact: true });
  await make.focus();
  await expect(colleague.getByText(w.choice.order_missing)).toBeVisible();
  const add = (n) => colleague.getByRole("button", { name: starting(filled(w.choice.add_as, { n })) }).first();
  await add("1").focus();
  await colleague.keyboard.press("Enter");
  // The focus stands on the next mentor.
  await expect(add("2")).toBeFocused();
  await colleague.keyboard.press("Enter");
  const up = colleague.getByRole("button", { name: starting(w.choice.move_up) });
  await expect(up).toHaveCount(2);
  await up.nth(1).focus();
  await colleague.keyboard.press("Enter");
  await expect(colleague.getByRole("status").filter({ hasText: /number 1 of 2/ })).toHaveCount(1);
  const order = await colleague.locator("ol.cm-members strong").allInnerTexts();

  // A reload loses nothing.
  await colleague.reload();
  await mounted(colleague);
  await expect(up).toHaveCount(2);
  expect(await colleague.locator("ol.cm-members strong").allInnerTexts()).toEqual(order);
  await make.click();
  await expect(colleague.getByText(/^RANK [2-9A-Z]{5} 2 1$/)).toBeVisible();
  await noFaults(colleague);
  await fitsPhone(colleague);
  const answer = await answerOf(colleague, w);

  // Opened once more, the file shows what was answered.
  await colleague.getByRole("button", { name: w.file.put_away, exact: true }).click();
  await answerTo(colleague, w, request);
  await expect(colleague.getByText(starting(filled(w.file.answered_at, { at: "" })))).toBeVisible();
  await expect(up).toHaveCount(2);

  // A file that was changed on the way is refused.
  await colleague.getByRole("button", { name: w.file.put_away, exact: true }).click();
  const other = Buffer.from(request.bytes.toString().replace(/(BEGIN CIVIC MENTOR BUNDLE-----\s+.{40})(.)/, (_, start, c) => start + (c === "A" ? "B" : "A")));
  await answerTo(colleague, w, { name: "request.txt", bytes: other });
  await expect(colleague.getByText(w.file.refused, { exact: true })).toBeVisible();

  await takeIn(page, home, answer, new RegExp(filled(w.choice.line, { name: ".+" })));
  await open(page, `${home}/choice?state=answered`);
  await expect(page.locator("#choices tbody").getByRole("row")).toHaveCount(1);

  // The letter asks no more, so no file goes with it.
  await open(page, `${home}/letters?round=enrolment&turn=choice_mentee`);
  await page.getByRole("link", { name: w.outbox.read_first }).click();
  await expect(page.getByText(w.outbox.file_title, { exact: true })).toBeVisible();
});

test("an offer as a file is answered, in Spanish", async ({ page, visit, colleague }) => {
  test.setTimeout(240_000);
  const home = await sample(page, visit);
  await open(page, `${home}/review`);
  await page.getByRole("button", { name: w.review.to_publish }).first().click();
  await page.locator("label[for=publish-step-offer]").click();
  await page.getByLabel(w.review.publish_sure).check();
  await page.getByRole("button", { name: /^Publish \d+ pairings/ }).click();
  await expect(page.getByText(/pairings are published/)).toBeVisible();
  await open(page, `${home}/letters`);
  await page.getByRole("button", { name: /^Write \d+ letters/ }).click();
  await expect(page.getByText(/letters were written\. Nothing was sent\./)).toBeVisible();
  await page.getByRole("link", { name: w.outbox.read_first }).click();
  const request = await fileOf(page, w.enrol.save_json);

  await choose(colleague, { language: "es" });
  await answerTo(colleague, es, request);
  await expect(heading(colleague, es.offers.answer_title)).toBeVisible();
  await noFaults(colleague);
  await colleague.getByLabel(es.offers.own_no, { exact: true }).check();
  await colleague.getByLabel(starting(es.offers.own_reason)).fill("Este mes no tengo tiempo.");
  await colleague.getByRole("button", { name: es.file.answer_make, exact: true }).click();
  await expect(colleague.getByText(/^NO [2-9A-Z]{5} Este mes no tengo tiempo\.$/)).toBeVisible();
  await noFaults(colleague);
  const answer = await answerOf(colleague, es);
  await takeIn(page, home, answer, w.offers.what_no);
  await open(page, `${home}/offers?state=left`);
  await expect(page.getByText("Este mes no tengo tiempo.").first()).toBeVisible();
});
