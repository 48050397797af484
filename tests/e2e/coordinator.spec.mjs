// The whole way of a coordinator: two spreadsheets become published pairings and
// letters, and the programme goes to a colleague as one signed file.
import { bestAnswers, smallLists } from "./support/optimum.mjs";
import { civilService } from "./support/sheets.mjs";
import { choose, csvFile, downloadOf, expect, mounted, tabTo, test, words } from "./support/test.mjs";

const heading = (page, name) => page.getByRole("heading", { level: 1, name });

/** Waits until the header says that everything is on disk. */
async function saved(page) {
  await expect(page.getByRole("status").filter({ hasText: /Saved|Guardado/ }).first()).toBeVisible();
}

/** From Home to the import page of a new programme. */
async function fromSpreadsheet(page, visit, name) {
  await visit("/");
  await page.getByRole("link", { name: "Start from my spreadsheet" }).click();
  await page.getByLabel("Name of the programme").fill(name);
  await page.getByRole("button", { name: "Create it and bring in the spreadsheet" }).click();
  await expect(heading(page, "Import a spreadsheet")).toBeVisible();
}

/** Brings in the two civil-service lists without touching how they were understood. */
async function bringIn(page) {
  await page.getByLabel("Your list of mentors, your list of mentees, or both").setInputFiles(civilService());
  await page.getByRole("button", { name: "Bring in 54 rows" }).click();
  await expect(page.getByText("54 new people came in.")).toBeVisible();
  await saved(page);
}

/** Takes over the ready-made civil-service rules, with their levels. */
async function takeCivilServiceRules(page) {
  await page.getByRole("link", { name: "Rules" }).first().click();
  await expect(heading(page, "Rules")).toBeVisible();
  await page.getByText("Civil service", { exact: true }).click();
  await expect(page.getByRole("radio", { name: "Civil service" })).toBeChecked();
  await page.getByRole("button", { name: "Use this set" }).click();
  await expect(page.getByText(/^In use: Civil service/)).toBeVisible();
}

async function runMatching(page) {
  await page.getByRole("link", { name: "Go to matching" }).click();
  await page.locator("#run").click();
  await expect(heading(page, "Pairings")).toBeVisible();
  await saved(page);
}

test("two spreadsheets become published pairings and letters, by mouse, and every step survives a reload", async ({ page, visit, axe }) => {
  test.slow();
  await fromSpreadsheet(page, visit, "Across departments");
  await bringIn(page);
  await page.reload();
  await mounted(page);
  await takeCivilServiceRules(page);
  await axe();
  await runMatching(page);
  const figures = page.locator("main");
  await expect(figures).toContainText("matched");
  await axe();
  await page.reload();
  await mounted(page);

  // A pairing is taken apart and put back; another is given by hand and locked.
  await page.getByRole("button", { name: /^Take apart/ }).first().click();
  await expect(page.getByText(/are no longer paired\./)).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone.", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: /^Another mentor/ }).first().click();
  await expect(heading(page, /^A mentor for/)).toBeVisible();
  await expect(page.getByText(/against the best answer|costs nothing/).filter({ visible: true }).first()).toBeVisible();
  await axe();
  await page.getByRole("button", { name: /^Assign/, disabled: false }).first().click();
  await expect(page.getByText(/now mentors .* The pairing is locked\./)).toBeVisible();
  await saved(page);
  await page.reload();
  await mounted(page);
  await page.getByRole("link", { name: "Pairings", exact: true }).first().click();
  await expect(page.getByRole("table").getByText("Locked").first()).toBeVisible();

  await page.getByRole("button", { name: "Publish…" }).click();
  await page.getByLabel(/^I have looked at the pairings/).check();
  await axe();
  await page.getByRole("button", { name: /^Publish \d+ pairings/ }).click();
  await expect(page.getByText(/pairings are published/)).toBeVisible();
  await saved(page);
  await page.reload();
  await mounted(page);

  await page.getByRole("link", { name: "Write the letters" }).first().click();
  await expect(heading(page, "Outbox")).toBeVisible();
  await page.getByRole("button", { name: /^Write \d+ letters/ }).click();
  await expect(page.getByText(/letters were written\. Nothing was sent\./)).toBeVisible();
  await saved(page);
  await axe();
  await page.getByRole("link", { name: "Read the next letter to send" }).click();
  await expect(heading(page, /^Letter to/)).toBeVisible();
  await axe();
  const { name, bytes } = await downloadOf(page, () => page.getByRole("button", { name: "Download .eml" }).click());
  expect(name).toMatch(/\.eml$/);
  expect(bytes.toString()).toMatch(/^To: .*@example\.gov/m);
  await page.getByLabel("Sent", { exact: true }).check();
  await saved(page);
  await page.reload();
  await mounted(page);
  await expect(page.getByLabel("Sent", { exact: true })).toBeChecked();
});

test("the rows of the lists in another order give the same figures", async ({ page, visit }) => {
  test.slow();
  const shuffled = civilService().reverse().map(({ name, buffer }) => {
    const [head, ...rows] = buffer.toString().split("\r\n").map((line) => line.split(","));
    return csvFile(name, [head, ...rows.reverse()]);
  });
  const results = [];
  for (const files of [civilService(), shuffled]) {
    await fromSpreadsheet(page, visit, `Order ${results.length}`);
    await page.getByLabel("Your list of mentors, your list of mentees, or both").setInputFiles(files);
    await page.getByRole("button", { name: "Bring in 54 rows" }).click();
    await expect(page.getByText("54 new people came in.")).toBeVisible();
    await takeCivilServiceRules(page);
    await runMatching(page);
    await expect(page.getByText("points in all")).toBeVisible();
    results.push(await page.locator(".cm-figures").first().innerText());
  }
  expect(results[1]).toBe(results[0]);
  expect(results[0]).toMatch(/\d+ *\n*matched/);
});

test("a small case gives the one best answer, pair by pair, in whatever order its rows come", async ({ page, visit }) => {
  test.slow();
  const answers = bestAnswers();
  expect(answers, "the case has one best answer").toHaveLength(1);
  const [{ reached: [n_mentees, n_pairings, , points], pairs }] = answers;
  expect([n_mentees, n_pairings, points]).toEqual([6, 12, 214]);
  for (const turned of [false, true]) {
    await fromSpreadsheet(page, visit, `Small case ${turned}`);
    await page.getByLabel("Your list of mentors, your list of mentees, or both").setInputFiles(smallLists({ turned }));
    await page.getByRole("button", { name: "Bring in 11 rows" }).click();
    await expect(page.getByText("11 new people came in.")).toBeVisible();
    await takeCivilServiceRules(page);
    await runMatching(page);
    for (const figure of [`${n_mentees} matched`, `${points} points in all`]) {
      await expect(page.locator(".cm-figure", { hasText: figure }).first()).toHaveText(new RegExp(`^\\s*${figure}`));
    }
    const rows = page.locator("#pairings-table tbody tr");
    await expect(rows).toHaveCount(n_pairings);
    const shown = await rows.evaluateAll((all) => all.map((row) => {
      const [mentee, mentor] = [...row.querySelectorAll(".cm-who strong")].map((it) => it.textContent.trim());
      return `${mentee} – ${mentor}: ${Number.parseInt(row.querySelector(".cm-why summary").textContent, 10)}`;
    }));
    expect(shown.sort()).toEqual(pairs);
  }
});

test("the same way by keyboard alone, in Spanish", async ({ page, visit, axe }) => {
  test.slow();
  const es = words("es");
  const press = async (target, key = "Enter") => {
    await tabTo(page, target);
    await page.keyboard.press(key);
  };
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (mark, name) => values[name] ?? mark);
  const button = (name) => page.getByRole("button", { name }).first();
  const link = (name) => page.getByRole("link", { name }).first();
  await choose(page, { language: "es" });
  await visit("/");
  await press(link(es.home.own_act));
  await tabTo(page, page.getByLabel(es.setup.name));
  await page.keyboard.type("Entre departamentos");
  await press(button(es.setup.create_import));
  await expect(heading(page, es.import.title)).toBeVisible();
  await axe();

  const chooser = page.waitForEvent("filechooser");
  await press(page.getByLabel(es.import.drop_label));
  await (await chooser).setFiles(civilService());
  await press(button(filled(es.import.confirm_n, { n: "54" })));
  await expect(page.getByText(filled(es.import.done_new_n, { n: "54" }))).toBeVisible();
  await saved(page);

  await press(link(es.common.nav_rules));
  await expect(heading(page, es.rules.title)).toBeVisible();
  const civil = page.getByRole("radio", { name: es.rules.ready_civil });
  await tabTo(page, page.locator("input[name=ready]:checked"));
  for (let n = 0; n < 8 && !(await civil.isChecked()); n += 1) await page.keyboard.press("ArrowDown");
  await press(button(es.rules.adopt));
  await expect(page.getByText(filled(es.rules.in_use, { name: es.rules.ready_civil }))).toBeVisible();
  await press(link(es.rules.to_run));
  await press(page.locator("#run"));
  await expect(heading(page, es.review.title)).toBeVisible();
  await axe();

  await press(button(es.review.lock));
  await saved(page);
  // The long table has a way round it.
  await page.reload();
  await mounted(page);
  await press(button(es.review.to_publish));
  await press(page.getByLabel(es.review.publish_sure), "Space");
  await press(page.getByRole("button", { name: new RegExp(filled(es.review.publish_n, { n: "\\d+" })) }));
  await expect(link(es.review.to_letters)).toBeVisible();
  await press(link(es.review.to_letters));
  await press(page.getByRole("button", { name: new RegExp(`^${filled(es.outbox.write_n, { n: "\\d+" })}`) }));
  await press(link(es.outbox.read_first));
  await expect(heading(page, new RegExp(filled(es.outbox.letter_to, { name: ".+" })))).toBeVisible();
  await axe();
  await press(page.getByLabel(es.outbox.tick, { exact: true }), "Space");
  await saved(page);
  await page.reload();
  await mounted(page);
  await expect(page.getByLabel(es.outbox.tick, { exact: true })).toBeChecked();
});

test("a colleague opens the signed file, compares words, adds it, and merges a later one; a changed byte is refused", async ({ page, visit, colleague, axe }) => {
  test.slow();
  await fromSpreadsheet(page, visit, "Sent to a colleague");
  await bringIn(page);
  const sign = async () => {
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("link", { name: "Files and backup" }).first().click();
    await expect(heading(page, "Files and backup")).toBeVisible();
    await page.getByLabel(/^To go on, type how many people/).fill("54");
    await page.getByRole("button", { name: "Make the file" }).click();
    return downloadOf(page, () => page.getByRole("button", { name: "Download .json" }).click());
  };
  const { name, bytes } = await sign();
  const own = (await page.getByLabel("The eight words of the key").innerText()).trim().split(/\s+/).filter((it) => /^[a-z]+$/.test(it));
  expect(own).toHaveLength(8);

  // One byte of a name is another: nothing of the file comes in.
  const open = async (content) => {
    await colleague.goto("open");
    await mounted(colleague);
    await colleague.getByLabel("The file you were sent").setInputFiles({ name, mimeType: "application/json", buffer: content });
  };
  await open(Buffer.from(bytes.toString().replace("mentee.00@", "mentee.0O@")));
  await expect(colleague.getByText(words("en").trouble.file_changed)).toBeVisible();
  await expect(colleague.getByRole("button", { name: "Add to this computer" })).toHaveCount(0);
  await colleague.goto("");
  await mounted(colleague);
  await expect(colleague.getByText(words("en").home.here_none)).toBeVisible();

  await open(bytes);
  await expect(colleague.getByText("This key is new to you.", { exact: false }).first()).toBeVisible();
  const add = colleague.getByRole("button", { name: "Add to this computer" });
  await colleague.getByLabel("With whom did you compare them?").fill("Ana Ruiz");
  const asked = colleague.getByLabel(/^Word \d$/);
  await expect(asked).toHaveCount(2);
  for (const field of await asked.all()) await field.fill("wrong");
  await add.click();
  await expect(colleague.getByText("These are not the words of this key")).toBeVisible();
  for (const label of await colleague.getByText(/^Word \d$/).all()) {
    const n = Number((await label.innerText()).match(/\d/)[0]);
    await colleague.getByLabel(`Word ${n}`, { exact: true }).fill(own[n - 1]);
  }
  await add.click();
  await expect(heading(colleague, "Sent to a colleague")).toBeVisible();
  await colleague.reload();
  await mounted(colleague);
  await expect(heading(colleague, "Sent to a colleague")).toBeVisible();

  // Both go on; the later file is merged after a look at what it changes, and taken back.
  await takeCivilServiceRules(page);
  await saved(page);
  const later = await sign();
  await open(later.bytes);
  await expect(colleague.getByText(/The file has \d+ changes? that (is|are) new here/)).toBeVisible();
  await colleague.getByRole("button", { name: "Merge these changes" }).click();
  await expect(colleague.getByText(/changes? (was|were) merged/).first()).toBeVisible();
  await colleague.getByRole("button", { name: "Undo the merge" }).click();
  await expect(colleague.getByText(/The merge was taken back/).first()).toBeVisible();
  await axe();
});

test("empty, wrong and damaged spreadsheets are said, and nothing is kept", async ({ page, visit, axe }) => {
  await fromSpreadsheet(page, visit, "Nothing to read");
  const give = (name, content, mimeType = "text/csv") => page
    .getByLabel("Your list of mentors, your list of mentees, or both")
    .setInputFiles({ name, mimeType, buffer: Buffer.from(content) });
  const zip = [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x00, 0x00, 0x08, 0x00, 0x01, 0x02];
  for (const [name, content, said] of [
    ["empty.csv", "", /The file is empty/],
    ["nobody.csv", "Ana Ruiz,ana@example.gov,mentor\r\nBen Roy,ben@example.gov,mentee\r\n", /looks like a person, not like headings/],
    ["headings.csv", "First name,Last name,Email\r\n", /no row follows/],
    ["page.xlsx", "<html><body><table></table></body></html>", /web page under a spreadsheet’s name/],
    ["damaged.xlsx", Buffer.from(zip), /The workbook is damaged/],
    ["picture.csv", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]), /not a spreadsheet|neither text nor a spreadsheet/],
  ]) {
    await give(name, content);
    await expect(page.getByText(said).first()).toBeVisible();
    await expect(page.getByText("Nothing was stored or changed.").first()).toBeVisible();
  }
  await axe();
  await page.reload();
  await mounted(page);
  await page.getByRole("link", { name: "People" }).first().click();
  await expect(page.locator("tbody tr")).toHaveCount(0);
});

test("a backup comes back in another browser by its maker's word, and a field's change is taken back", async ({ page, visit, colleague, axe }) => {
  await fromSpreadsheet(page, visit, "Kept outside");
  await bringIn(page);
  await page.getByRole("link", { name: "People" }).first().click();
  await page.getByRole("link", { name: "mentee 00" }).first().click();
  const given = page.getByLabel("Given name");
  await given.fill("Somebody else");
  await given.blur();
  await expect(page.getByText("The change was saved.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(given).toHaveValue("mentee");
  await saved(page);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("link", { name: "Files and backup" }).first().click();
  const { name, bytes } = await downloadOf(page, () => page.getByRole("button", { name: "Download a backup" }).click());

  await colleague.goto("open");
  await mounted(colleague);
  await colleague.getByLabel("The file you were sent").setInputFiles({ name, mimeType: "application/json", buffer: bytes });
  await colleague.locator("label", { hasText: "I made this file myself" }).click();
  await colleague.getByRole("button", { name: "Add to this computer" }).click();
  await expect(heading(colleague, "Kept outside")).toBeVisible();
  await expect(colleague.getByText("30", { exact: true }).first()).toBeVisible();

  // Removed and opened again where it was made: this browser goes on as a new one, and is still "You".
  const { file, home, trail } = words("en");
  await visit("/");
  await page.getByRole("button", { name: /^Remove/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: home.remove_act }).click();
  await expect(page.getByText(home.here_none)).toBeVisible();
  await visit("/open");
  await page.getByLabel(file.open_file).setInputFiles({ name, mimeType: "application/json", buffer: bytes });
  await expect(page.getByText(file.ahead)).toBeVisible();
  await axe();
  await page.getByRole("button", { name: file.add_act }).click();
  await expect(heading(page, "Kept outside")).toBeVisible();
  await page.goto(`${page.url()}/trail`);
  await mounted(page);
  await expect(page.locator("tbody tr").first()).toContainText(trail.you);
});

test("the pairs beside the rules change with the first word chosen", async ({ page, visit }) => {
  await visit("/");
  await page.getByRole("button", { name: "Try the sample" }).click();
  await page.waitForURL(/\/p\//);
  await page.goto(`${page.url()}/rules`);
  await mounted(page);
  const example = page.locator("#samples");
  await expect(example).toContainText(/\d+ points/);
  const before = await example.innerText();
  const points = page.getByRole("textbox", { name: /^Points/ }).first();
  await points.fill("77");
  await points.blur();
  await expect(example).not.toHaveText(before, { useInnerText: true });
});
