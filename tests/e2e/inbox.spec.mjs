// What can come into an Inbox, and what is said of each: new, changed, left,
// twice the same, of another programme, for somebody else, damaged, newer,
// empty, too large, not ours. What is not kept changes nothing.
import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { application, newKey } from "./support/applications.mjs";
import { addPerson, filled, heading, newProgramme, noFaults, saved, starting, textFile } from "./support/programme.mjs";
import { downloadOf, expect, mounted, test, words } from "./support/test.mjs";

const w = words("en");
const ana = { given_name: "Ana", family_name: "Ruiz", email: "ana@river.example.gov", unit: "Roads" };
const mentee = [{ role: "mentee", capacity: 1 }];
const item = (page, text) => page.getByRole("listitem").filter({ hasText: text });

test("everything that comes is told apart, and what is not for here changes nothing", async ({ page, visit }, testInfo) => {
  test.setTimeout(120_000);
  const programme = await newProgramme(page, visit, w, "en", "River City 2027");
  await visit(`/p/${programme}/files`);
  const backup = await downloadOf(page, () => page.getByRole("button", { name: w.file.keep_act }).click());
  const key = newKey();
  const first = application(programme, ana, mentee, { key });
  const other = (change) => application(programme, { ...ana, email: "eva@river.example.gov" }, mentee, change);
  await visit(`/p/${programme}/inbox`);
  await expect(heading(page, w.enrol.inbox_title)).toBeVisible();
  await page.getByLabel(w.enrol.take_files).setInputFiles([
    textFile("first.json", first),
    textFile("twice.json", first),
    textFile("elsewhere.json", other({ programmeId: randomUUID() })),
    textFile("for-others.json", other({ programmeId: randomUUID(), audience: [JSON.parse(first).author] })),
    textFile("newer.json", other({ formatVersion: 9, minReader: 9 })),
    textFile("new-kind.json", other({ kind: "thank-you" })),
    textFile("changed.json", first.replace("Roads", "Water")),
    textFile("cut.json", first.slice(0, -40)),
    textFile("twin-names.json", first.replace('"format":', '"format":"civic-mentor-bundle","format":')),
    textFile("other-hand.json", first.replace(/"author":"[^"]+"/, `"author":"${JSON.parse(other({})).author}"`)),
    textFile("empty.txt", ""),
    textFile("letter.txt", "Dear Rosa, I would love to."),
    textFile("picture.txt", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
    textFile("sealed.txt", "-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3YxCg==\n-----END AGE ENCRYPTED FILE-----\n"),
    textFile("programme.json", backup.bytes),
  ]);
  await expect(page.getByText(w.enrol.kept_1).first()).toBeVisible({ timeout: 60_000 });
  for (const [name, said] of [
    ["twice.json", w.enrol.out_already],
    ["elsewhere.json", w.enrol.out_other_programme],
    ["for-others.json", w.enrol.out_someone_else],
    ["newer.json", w.trouble.file_newer],
    ["new-kind.json", w.trouble.file_newer],
    ["changed.json", w.trouble.file_changed],
    ["cut.json", /Nothing was changed/],
    ["twin-names.json", /Nothing was changed/],
    ["other-hand.json", /Nothing was changed/],
    ["empty.txt", w.trouble.file_empty],
    ["letter.txt", w.trouble.file_not_ours],
    ["picture.txt", w.trouble.file_not_ours],
    ["sealed.txt", /Nothing was changed/],
    ["programme.json", w.enrol.out_programme],
  ]) await expect(item(page, name), name).toContainText(said);
  await noFaults(page);
  await saved(page);
  const huge = testInfo.outputPath("huge.txt");
  await writeFile(huge, Buffer.alloc(26 * 1024 * 1024, 0x61));
  await page.getByLabel(w.enrol.take_files).setInputFiles(huge);
  await expect(item(page, "huge.txt")).toContainText(w.trouble.file_too_big);
  await page.reload();
  await mounted(page);

  // She comes in, leaves with the same key, and asks again with another one.
  await page.getByRole("button", { name: w.enrol.accept_all_1 }).click();
  await expect(page.getByText(w.enrol.accepted_1)).toBeVisible();
  const later = application(programme, ana, mentee, { key, act: "withdraw" });
  const stranger = application(programme, { ...ana, unit: "Parks" }, mentee);
  await page.getByLabel(w.enrol.take_files).setInputFiles([textFile("later.json", later), textFile("stranger.json", stranger)]);
  await expect(page.getByText(filled(w.enrol.kept_n, { n: "2" })).first()).toBeVisible();
  await page.locator("summary", { hasText: filled(w.enrol.line_changes_1, { name: "Ana Ruiz" }) }).click();
  await expect(page.getByText(w.enrol.key_other)).toBeVisible();
  await page.locator("summary", { hasText: filled(w.enrol.line_withdraw, { name: "Ana Ruiz" }) }).click();
  await expect(page.getByText(w.enrol.key_same)).toBeVisible();
  await noFaults(page);
});

test("a pasted text stays until it is kept, and an answer in a quoted letter is no answer", async ({ page, visit }) => {
  const programme = await newProgramme(page, visit, w, "en", "River City 2027");
  await addPerson(page, visit, w, programme, { given: "Ana", family: "Ruiz", email: "ana@river.example.gov" });
  await visit(`/p/${programme}/inbox`);
  const box = page.getByLabel(w.enrol.take_paste);
  const read = page.getByRole("button", { name: w.enrol.take_act });
  const quoted = "Let me think about it.\n\nOn Monday, Rosa wrote:\n\nAnswer with one line:\nYES 7K4Q\nNO 7K4Q";
  await box.fill(quoted);
  await read.click();
  await expect(page.getByText(w.trouble.answer_in_quote)).toBeVisible();
  await expect(box).toHaveValue(quoted);
  await box.fill(`Yes, see below.\n\nYES 7K4Q\n\n${quoted}`);
  await read.click();
  await expect(page.getByText(w.enrol.kept_1).first()).toBeVisible();
  await expect(box).toHaveValue("");
  await expect(page.getByRole("button", { name: starting(w.enrol.take_over) })).toHaveCount(0);
});
