// What is held about a person: they look at it and correct it; a hold keeps it;
// forgetting removes it from everything in the browser; a change in somebody's
// working life is followed to all that it touches.
import { addPerson, browserOf, dropReplies, fillAndLeave, filled, heading, newProgramme, noFaults, saved, starting, takeOver, textFile } from "./support/programme.mjs";
import { choose, downloadOf, expect, mounted, test, words } from "./support/test.mjs";

const ana = { given: "Ana", family: "Ruiz", email: "ana@river.example.gov" };

/** Everything this browser keeps for the page, as text. */
async function kept(page) {
  return page.evaluate(async () => {
    const open = (name) => new Promise((resolve, reject) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    const all = (store) => new Promise((resolve, reject) => {
      const asked = store.getAll();
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    const texts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    const decoder = new TextDecoder();
    const plain = (_, value) => (ArrayBuffer.isView(value) ? decoder.decode(value) : value instanceof ArrayBuffer ? decoder.decode(new Uint8Array(value)) : value);
    for (const { name } of await indexedDB.databases()) {
      const database = await open(name);
      for (const store of database.objectStoreNames) {
        texts.push(JSON.stringify(await all(database.transaction(store).objectStore(store)), plain));
      }
      database.close();
    }
    return texts.join("\n");
  });
}

test("details sealed with six words open for the person who was told them, and for nobody else", async ({ page, visit, colleague, axe }) => {
  test.setTimeout(120_000);
  const w = words("en");
  const programme = await newProgramme(page, visit, w, "en", "River City 2027");
  await addPerson(page, visit, w, programme, ana);
  await fillAndLeave(page, w.people.phone, "555 0100");
  await saved(page);
  await page.locator("summary", { hasText: w.details.seal_title }).click();
  await page.getByRole("button", { name: w.file.seal_act }).click();
  const list = page.getByRole("list", { name: w.file.six_words });
  await expect(list).toBeVisible({ timeout: 30_000 });
  const six = (await list.getByRole("listitem").allInnerTexts()).map((it) => it.trim());
  await axe();
  const file = await downloadOf(page, () => page.getByRole("button", { name: w.file.as_age }).click());
  expect(file.bytes.toString()).not.toContain("555 0100");

  await colleague.goto("details");
  await mounted(colleague);
  await colleague.getByLabel(w.details.open_file).setInputFiles([textFile(file.name, file.bytes)]);
  const field = colleague.getByRole("textbox", { name: w.file.passphrase });
  await field.fill([...six].reverse().join(" "));
  await colleague.getByRole("button", { name: w.file.unlock_act }).click();
  await expect(colleague.getByText(w.file.not_unlocked)).toBeVisible({ timeout: 30_000 });
  await noFaults(colleague);
  await field.fill(six.join(" "));
  await colleague.getByRole("button", { name: w.file.unlock_act }).click();
  await expect(colleague.getByText("555 0100")).toBeVisible({ timeout: 30_000 });
  await colleague.getByRole("button", { name: w.details.all_right }).click();
  await expect(colleague.getByText(w.enrol.made_sealed)).toBeVisible();
});

for (const language of ["en", "es"]) {
  test(`a person corrects what is held about them, value by value, ${language}`, async ({ page, visit, axe, browser, baseURL, guard }) => {
    test.setTimeout(120_000);
    const w = words(language);
    await choose(page, { language });
    const programme = await newProgramme(page, visit, w, language, "River City 2027");
    await addPerson(page, visit, w, programme, ana);
    await fillAndLeave(page, w.people.phone, "555 0100");
    await fillAndLeave(page, w.people.job_title, "Analyst");
    await saved(page);
    await axe();
    const home = page.url();
    const file = await downloadOf(page, () => page.getByRole("button", { name: w.details.file_txt, exact: true }).click());
    expect(file.name).not.toMatch(/ana|ruiz/i);

    // On a phone: other files are told apart, then the right one opens.
    const person = await browserOf(browser, baseURL, guard, language, { width: 390, height: 844 });
    await person.goto("details");
    await mounted(person);
    await noFaults(person);
    const open = (name, bytes) => person.getByLabel(w.details.open_file).setInputFiles([textFile(name, bytes)]);
    await open("letter.txt", "Dear Ana, see you on Monday.");
    await expect(person.getByText(w.trouble.file_not_ours)).toBeVisible();
    await open("cut.txt", file.bytes.subarray(0, file.bytes.length / 2));
    await expect(person.getByText(w.trouble.file_cut_off)).toBeVisible();
    await open(file.name, file.bytes);
    await expect(heading(person, filled(w.details.page_title_of, { programme: "River City 2027" }))).toBeVisible();
    await expect(person.getByText("555 0100")).toBeVisible();
    await noFaults(person);

    // One value is changed and taken back, one stays changed.
    const change = (label) => person.getByRole("button", { name: `${w.details.change} ${label}` });
    await expect(person.getByRole("button", { name: w.details.all_right })).toBeVisible();
    await change(w.people.job_title).click();
    const line = (label) => person.getByRole("listitem").filter({ hasText: starting(label) });
    await line(w.people.job_title).getByRole("textbox").fill("Senior analyst");
    await line(w.people.job_title).getByRole("textbox").blur();
    await expect(person.getByText(filled(w.details.becomes, { new: "Senior analyst" }))).toBeVisible();
    await person.getByRole("button", { name: `${w.details.take_back} ${w.people.job_title}` }).click();
    await expect(person.getByText(filled(w.details.becomes, { new: "Senior analyst" }))).toHaveCount(0);
    await change(w.people.phone).click();
    await line(w.people.phone).getByRole("textbox").fill("555 0199");
    await line(w.people.phone).getByRole("textbox").blur();
    await person.getByRole("button", { name: filled(w.details.make_1, { n: "1" }) }).click();
    await expect(person.getByText(w.enrol.made_sealed)).toBeVisible();
    await noFaults(person);
    const reply = await downloadOf(person, () => person.getByRole("button", { name: w.enrol.save_txt }).click());
    expect(reply.bytes.toString()).toContain("BEGIN AGE ENCRYPTED FILE");
    const sealed = await downloadOf(person, () => person.getByRole("button", { name: w.enrol.save_age }).click());
    expect(sealed.name).toMatch(/\.age$/);
    await person.context().close();

    // Meanwhile the number was changed here too: all three are shown.
    await fillAndLeave(page, w.people.phone, "555 0111");
    await saved(page);
    await dropReplies(page, visit, w, programme, [textFile(reply.name, reply.bytes)], w.enrol.kept_1);
    await page.locator("summary", { hasText: filled(w.details.line_1, { name: "Ana Ruiz" }) }).click();
    await expect(page.getByText(w.details.three_hint)).toBeVisible();
    await expect(page.getByText(/555 0100/).first()).toBeVisible();
    await axe();
    await page.getByRole("checkbox", { name: /555 0199/ }).check();
    await page.getByRole("button", { name: starting(w.enrol.take_over) }).click();
    await expect(page.getByText(w.enrol.accepted_one)).toBeVisible();
    await page.goto(home);
    await mounted(page);
    await expect(page.getByLabel(starting(w.people.phone))).toHaveValue("555 0199");
  });
}

test("a hold keeps a person; after the retention date forgetting removes every trace in the browser", async ({ page, visit, axe }) => {
  test.setTimeout(120_000);
  const w = words("en");
  await page.clock.setFixedTime(new Date("2026-11-22T10:00:00Z"));
  const programme = await newProgramme(page, visit, w, "en", "River City 2027");
  await addPerson(page, visit, w, programme, ana);
  await fillAndLeave(page, w.people.phone, "555 0177");
  await page.getByText(w.details.changed_title, { exact: true }).click();
  await page.getByLabel(w.details.event, { exact: true }).selectOption("left");
  await page.getByRole("button", { name: w.details.changed_act }).click();
  await expect(page.getByText(w.details.changed_done)).toBeVisible();
  await saved(page);
  const home = page.url();
  expect(await kept(page)).toContain("ana@river.example.gov");

  // Too early: the page says until when it is kept.
  await expect(page.getByText(/^The retention date is November 22, 2027/)).toBeVisible();
  await page.clock.setFixedTime(new Date("2046-11-22T10:00:00Z"));
  await page.goto(home);
  await mounted(page);
  await page.getByText(w.details.hold_title, { exact: true }).first().click();
  await page.getByRole("button", { name: w.details.hold, exact: true }).click();
  await expect(page.getByText(w.people.reason_missing)).toBeVisible();
  await page.getByLabel(starting(w.people.reason)).last().fill("Records request 12");
  await page.getByRole("button", { name: w.details.hold, exact: true }).click();
  await expect(page.getByText(w.details.on_hold_text)).toBeVisible();
  await expect(page.getByRole("button", { name: filled(w.details.forget_act, { name: "Ana Ruiz" }) })).toHaveCount(0);
  await axe();
  await page.reload();
  await mounted(page);
  await expect(page.getByText("Records request 12")).toBeVisible();
  await page.getByRole("button", { name: w.details.release }).click();
  await expect(page.getByText(w.details.released)).toBeVisible();

  const forget = page.getByRole("button", { name: filled(w.details.forget_act, { name: "Ana Ruiz" }) });
  await page.getByLabel(filled(w.details.forget_confirm, { name: "Ana Ruiz" })).fill("Ana Ruiz");
  await axe();
  await forget.click();
  await expect(page.getByText(w.details.forgotten_now)).toBeVisible();
  await page.reload();
  await mounted(page);
  for (const trace of ["ana@river.example.gov", "555 0177", "Records request 12"]) expect(await kept(page)).not.toContain(trace);
  await visit(`/p/${programme}/trail`);
  await expect(page.getByText("Ana Ruiz")).toHaveCount(0);
});

test("each thing that can change in a working life shows what it touches, and is done and undone", async ({ page, visit, axe }) => {
  test.setTimeout(180_000);
  const w = words("en");
  const programme = await newProgramme(page, visit, w, "en", "River City 2027");
  await addPerson(page, visit, w, programme, ana);
  const home = page.url();
  await fillAndLeave(page, w.people.manager_name, "Bo Reyes");
  await fillAndLeave(page, w.people.manager_email, "bo@river.example.gov");
  await saved(page);
  const events = [
    { word: "left", says: filled(w.details.act_withdraw, { role: "mentee" }) },
    { word: "retired", says: filled(w.details.act_withdraw, { role: "mentee" }) },
    { word: "long_leave", says: filled(w.details.act_pause, { role: "mentee" }) },
    { word: "transferred", fill: [[w.details.new_agency, "Water"]], says: w.details.act_update },
    { word: "promoted", fill: [[w.details.new_grade, "Grade 9"]], says: w.details.act_update },
    { word: "new_supervisor", fill: [[w.people.manager_name, "Kim Ode"], [w.people.manager_email, "kim@river.example.gov"]], says: w.details.act_update },
  ];
  for (const { word, fill = [], says } of events) {
    await page.goto(home);
    await mounted(page);
    const section = page.locator("details").filter({ hasText: w.details.changed_title }).last();
    await section.locator("summary").first().click();
    await section.getByLabel(w.details.event, { exact: true }).selectOption(word);
    for (const [label, text] of fill) await fillAndLeave(section, label, text);
    await expect(section.getByRole("checkbox", { name: new RegExp(says, "i") })).toBeVisible();
    await axe();
    await section.getByRole("checkbox", { name: new RegExp(says, "i") }).check();
    await section.getByRole("button", { name: w.details.changed_act }).click();
    await expect(page.getByText(w.details.changed_done)).toBeVisible();
    await page.getByRole("status").filter({ hasText: w.details.changed_done }).getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("Undone.", { exact: true })).toBeVisible();
    await saved(page);
  }
});
