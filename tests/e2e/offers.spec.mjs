// Both are asked before they are introduced: a yes by e-mail, one by telephone,
// a no, the next candidate, and a few matched again.
import { filled, heading, starting } from "./support/programme.mjs";
import { expect, mounted, test, words } from "./support/test.mjs";

const w = words("en");

/** Opens the sample; gives its address. */
async function sample(page, visit) {
  await visit("/");
  await page.getByRole("button", { name: "Try the sample" }).click();
  await page.waitForURL(/\/p\//);
  return page.url();
}

/** Goes to a page of the programme. */
async function open(page, url) {
  await page.goto(url);
  await mounted(page);
}

/** Records an answer of the pair in this row by hand. */
async function record(page, row, role, answer) {
  await row.getByRole("button", { name: starting(w.offers.record) }).click();
  await expect(page.getByRole("heading", { name: /^Answer of / })).toBeFocused();
  await page.getByLabel(new RegExp(`\\(${role}\\)$`)).check();
  await page.getByLabel(answer, { exact: true }).check();
  await page.getByLabel(w.approvals.by, { exact: true }).fill("Rosa Ortiz");
  await page.getByRole("button", { name: w.offers.record_save, exact: true }).click();
  await expect(page.getByText(w.offers.recorded).first()).toBeVisible();
}

/** Ticks every letter of the Outbox as sent, group by group. */
async function markSent(page, name) {
  const marks = page.getByRole("button", { name });
  await expect(marks.first()).toBeVisible();
  for (let n = await marks.count(); n > 0; n -= 1) {
    await marks.first().click();
    await expect(marks).toHaveCount(n - 1);
  }
}

test("offers are answered by mail and by telephone, and a no leads to the next candidate", async ({ page, visit, axe }) => {
  test.setTimeout(240_000);
  const home = await sample(page, visit);

  // Published with one clear choice.
  await open(page, `${home}/review`);
  await page.getByRole("button", { name: w.review.to_publish }).first().click();
  await page.locator("label[for=publish-step-offer]").click();
  await page.getByLabel(w.review.publish_sure).check();
  await page.getByRole("button", { name: /^Publish \d+ pairings/ }).click();
  await expect(page.getByText(/pairings are published/)).toBeVisible();
  await page.locator("#publish").getByRole("link", { name: w.offers.to_offers }).click();
  await expect(heading(page, w.offers.title)).toBeVisible();
  // Nobody is asked before the letters are there.
  await expect(page.getByText(/^\d+ offered: \d+ whose letters are not sent yet\.$/)).toBeVisible();
  await expect(page.getByRole("link", { name: w.home.act_letters, exact: true })).toBeVisible();
  await axe();

  // The letters ask both; the first is read, and its code answered by mail.
  await open(page, `${home}/letters`);
  await expect(page.getByText(w.offers.asks_first)).toBeVisible();
  await page.getByRole("button", { name: /^Write \d+ letters/ }).click();
  await expect(page.getByText(/letters were written\. Nothing was sent\./)).toBeVisible();
  await page.getByRole("link", { name: w.outbox.read_first }).click();
  await expect(heading(page, /^Letter to/)).toBeVisible();
  const letter = await page.locator(".cm-letter__body").first().innerText();
  const code = letter.match(/YES ([2-9A-Z]{5})/)[1];
  await axe();
  await open(page, `${home}/letters`);
  await markSent(page, /^Mark \d+ as sent/);
  await open(page, `${home}/inbox`);
  const quoted = letter.split("\n").map((line) => `> ${line}`).join("\n");
  await page.getByLabel(w.enrol.take_paste).fill(`Yes ${code}, gladly\n\n${quoted}`);
  await page.getByRole("button", { name: w.enrol.take_act }).click();
  await expect(page.getByText(w.enrol.kept_1).first()).toBeVisible();
  await page.locator("summary", { hasText: "Yes to an offer" }).first().click();
  await axe();
  await page.getByRole("button", { name: starting(w.enrol.take_over) }).click();
  await expect(page.getByText(w.enrol.accepted_one)).toBeVisible();

  // The other side said yes by telephone; the pair waits to be introduced.
  await open(page, `${home}/offers`);
  await expect(page.getByText(/1 waits for one answer/)).toBeVisible();
  await page.getByRole("link", { name: new RegExp(w.offers.state_one) }).click();
  const rows = page.locator("#offers tbody").getByRole("row");
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText("gladly");
  const waitsFor = (await rows.first().innerText()).indexOf("gladly") < (await rows.first().innerText()).indexOf(w.offers.silent_since.split("{")[0]) ? "Mentor" : "Mentee";
  await record(page, rows.first(), waitsFor, w.offers.answer_yes);
  await open(page, `${home}/offers`);
  await expect(page.getByText(/1 both said yes/)).toBeVisible();
  await expect(page.getByRole("link", { name: w.offers.introduce_1 })).toBeVisible();
  await axe();

  // A no stands first, with the way to somebody else.
  await open(page, `${home}/offers?state=waits_for_both`);
  await record(page, rows.first(), "Mentor", w.offers.answer_no);
  await open(page, `${home}/offers?state=left`);
  await expect(rows).toHaveCount(1);
  await page.getByRole("link", { name: starting(w.offers.next) }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: /^Next candidate for/ })).toBeVisible();
  await axe();
  await page.getByLabel(w.review.not_again).check();
  const offer = page.getByRole("button", { name: starting(w.offers.offer_act) });
  if (await offer.count()) {
    await offer.first().click();
    await expect(page.getByText(/is offered to/)).toBeVisible();
    await expect(heading(page, w.offers.title)).toBeVisible();
  } else {
    // Every place of the sample is taken: a few can be matched again instead.
    await page.getByRole("link", { name: w.offers.again_open }).click();
    await expect(heading(page, w.offers.again_title)).toBeVisible();
  }

  // A few again: who is picked is said, and the run says that only they are matched.
  await open(page, `${home}/offers/again`);
  await expect(heading(page, w.offers.again_title)).toBeVisible();
  await axe();
  await page.getByRole("button", { name: /^Match these \d+ people/ }).click();
  await expect(heading(page, w.review.run_title)).toBeVisible();
  await expect(page.getByText(w.offers.run_only_text)).toBeVisible();
  await axe();
});
