// Circles are formed, looked through and changed with the keyboard; an event
// gets its timetable, its plan of the room and its calendar files.
import { heading, like, saved, starting } from "./support/programme.mjs";
import { choose, downloadOf, expect, mounted, tabTo, test, words } from "./support/test.mjs";

/** Opens the sample in a language; gives its address. */
async function sample(page, visit, w, language) {
  await choose(page, { language });
  await visit("/");
  await page.getByRole("button", { name: w.home.sample_act }).click();
  await page.waitForURL(/\/p\//);
  return page.url();
}

/** Goes to a page of the programme. */
async function open(page, url) {
  await page.goto(url);
  await mounted(page);
}

for (const language of ["en", "es"]) {
  const w = words(language);

  test(`circles are formed, changed with the keyboard, undone and published (${language})`, async ({ page, visit, axe }) => {
    test.setTimeout(180_000);
    const home = await sample(page, visit, w, language);
    await page.getByRole("link", { name: w.home.see_circles }).click();
    await expect(heading(page, w.circles.title)).toBeVisible();
    await expect(page.getByText(w.circles.none)).toBeVisible();
    await axe();

    // A size that cannot be is said, and nothing is changed.
    await page.getByLabel(w.circles.least, { exact: true }).fill("9");
    await page.getByLabel(w.circles.most, { exact: true }).fill("5");
    await page.getByLabel(w.circles.most, { exact: true }).blur();
    await page.getByRole("button", { name: w.circles.form, exact: true }).click();
    await expect(page.getByText(w.circles.sizes_wrong)).toBeVisible();
    await page.getByLabel(w.circles.least, { exact: true }).fill("4");
    await page.getByLabel(w.circles.most, { exact: true }).fill("8");
    await page.getByLabel(w.circles.most, { exact: true }).blur();
    await page.getByRole("button", { name: w.circles.form, exact: true }).click();

    // Cards with leaders and points; what is certain is said.
    await expect(page.getByText(like(w.circles.formed_led)).first()).toBeVisible();
    const cards = page.locator(".cm-circle");
    await expect(cards.first()).toBeVisible();
    expect(await cards.count()).toBeGreaterThan(2);
    await expect(cards.first().getByText(w.circles.leads, { exact: true })).toBeVisible();
    await expect(page.getByRole("heading", { name: w.circles.standing_title })).toBeVisible();
    await saved(page);
    await axe();

    // Somebody is moved with the keyboard alone, the cost is told, and it is undone.
    const member = cards.first().locator(".cm-member").last();
    const act = member.getByRole("button", { name: starting(w.circles.move_act) });
    await tabTo(page, act);
    await page.keyboard.press("Enter");
    const list = page.locator("#move-to");
    await expect(list).toBeFocused();
    const choices = await list.locator("option").evaluateAll((options) => options.map(({ value }) => value).filter(Boolean));
    expect(choices.length).toBeGreaterThan(0);
    await axe();
    await list.selectOption(choices[0]);
    await tabTo(page, page.locator("#move-now"));
    await page.keyboard.press("Enter");
    const told = page.getByRole("status").filter({ hasText: choices[0] === "none" ? like(w.circles.taken_out) : like(w.circles.moved) });
    await expect(told).toBeVisible();
    await expect(list).toHaveCount(0);
    await saved(page);
    await told.getByRole("button", { name: w.kit.undo }).click();
    await expect(page.getByText(w.trouble.undone).first()).toBeVisible();

    // Published, and still there after a reload.
    await page.locator("#publish-circles").click();
    await expect(page.getByText(w.circles.published_done).first()).toBeVisible();

    // A circle gets another name; everybody is told by letter.
    await cards.first().getByRole("button", { name: starting(w.circles.edit) }).click();
    const named = cards.first().getByLabel(w.circles.edit_name, { exact: true });
    await expect(named).toBeFocused();
    await named.fill("River");
    await axe();
    await cards.first().getByRole("button", { name: w.circles.edit_save, exact: true }).click();
    await expect(page.getByText(w.circles.edited).first()).toBeVisible();
    await expect(page.getByRole("heading", { level: 3, name: "River" })).toBeVisible();
    await page.locator("#circles-by").fill("2030-03-01");
    await page.locator("#circles-by").blur();
    await page.locator("#write-circle-letters").click();
    await expect(page.getByText(like(w.outbox.written_n)).first()).toBeVisible();
    await expect(page.locator("#write-circle-letters")).toHaveCount(0);
    await saved(page);
    await saved(page);
    await open(page, `${home}/circles`);
    await expect(cards.first().getByText(w.circles.state_published, { exact: true })).toBeVisible();
    await expect(page.locator("#publish-circles")).toHaveCount(0);
    await axe();

    // On paper each circle has a sheet of its people, and nothing else stands there.
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    await expect(page.locator("#circle-sheets .cm-sheet").first()).toBeVisible();
    await expect(cards.first()).toBeHidden();
    await expect(page.getByText(w.circles.state_published, { exact: true }).filter({ visible: true })).toHaveCount(0);
    await expect(page.locator("main .usa-button").filter({ visible: true })).toHaveCount(0);
    await page.emulateMedia({ media: "screen" });
  });

  test(`a speed event gets its timetable, its papers and its calendar files (${language})`, async ({ page, visit, axe }) => {
    test.setTimeout(180_000);
    const home = await sample(page, visit, w, language);
    await page.getByRole("link", { name: w.home.see_speed }).click();
    await expect(heading(page, w.timetable.title)).toBeVisible();
    await axe();

    // Without a day it says so.
    const make = page.locator("#make-timetable");
    await make.click();
    await expect(page.getByText(w.timetable.day_missing)).toBeVisible();
    await page.getByLabel(w.timetable.day, { exact: true }).fill("2027-03-04");
    await page.getByLabel(w.timetable.starts_at, { exact: true }).fill("14:00");
    await page.locator("#event-per").fill("2");
    await page.locator("#event-per").blur();
    await make.click();
    await expect(page.getByRole("heading", { name: w.timetable.made_title })).toBeVisible();
    await expect(page.getByRole("heading", { name: w.timetable.room_title })).toBeVisible();
    await saved(page);
    await axe();

    // The event as one calendar: lines end as they must, none is too long.
    const { name, bytes } = await downloadOf(page, () => page.locator("#room-ics").click());
    expect(name).toMatch(/\.ics$/);
    const text = bytes.toString("utf8");
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(text).toContain("BEGIN:VEVENT");
    expect(text).toMatch(/DTSTART:20270304T\d{6}Z\r\n|DTSTART:20270305T\d{6}Z\r\n/);
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);

    // Somebody's own file has their meetings only.
    const rows = page.locator("#event-people tbody").getByRole("row");
    await expect(rows.first()).toBeVisible();
    const own = await downloadOf(page, () => rows.first().getByRole("button", { name: starting(w.timetable.ics) }).click());
    expect(own.bytes.toString("utf8").match(/BEGIN:VEVENT/g).length).toBeGreaterThan(0);

    // Everybody is told by letter.
    await page.locator("#write-event-letters").click();
    await expect(page.getByText(like(w.outbox.written_n)).first()).toBeVisible();
    await saved(page);

    // It stands after a reload, and can be made again.
    await open(page, `${home}/timetable`);
    await expect(page.getByRole("heading", { name: w.timetable.room_title })).toBeVisible();
    await expect(make).toHaveText(w.timetable.make_again);
  });
}
