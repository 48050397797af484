// The form builder: a question is added, made to depend on another and seen as
// an applicant sees it; answered ones are counted before they go; some come
// from another programme.
import { choose, expect, mounted, test } from "./support/test.mjs";

/** Makes a programme from the first template and stands on its form. */
async function formOf(page, visit, name) {
  await visit("/new");
  await page.getByLabel("Name of the programme").fill(name);
  await page.getByRole("button", { name: "Create the programme" }).click();
  await page.waitForURL(/\/setup\/purpose$/);
  await openForm(page, page.url().replace(/\/setup\/purpose$/, ""));
}

/** Opens the form of the programme with this address. */
async function openForm(page, home) {
  await page.goto(`${home}/form`);
  await mounted(page);
}

const row = (page, question) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: question, exact: true }) });
const undo = (page, done) => page.getByRole("status").filter({ hasText: done }).getByRole("button", { name: "Undo" });

/** Adds a question in one's own words; its editor is open then. */
async function add(page, question) {
  await page.getByLabel(/^In your own words/).fill(question);
  await page.getByRole("button", { name: "Add your question" }).click();
  await expect(page.getByLabel("Question in English")).toHaveValue(question);
  await expect(page.getByLabel("Question in English").or(page.getByLabel("Question in Spanish")).and(page.locator(":focus"))).toBeVisible();
}

/** Two questions, the second asked only where the first is answered with yes. */
async function addTravel(page) {
  await add(page, "Can you travel?");
  await page.getByLabel("Kind of answer").selectOption("yes_no");
  await add(page, "Where to?");
  const condition = page.getByLabel(/^When it is asked/);
  const earlier = condition.locator("option").filter({ hasText: "Can you travel?" });
  await condition.selectOption(await earlier.getAttribute("value"));
  await expect(row(page, "Where to?")).toContainText("Only if “Can you travel?” is answered with yes");
}

test("a question is added, depends on another, and the preview asks it only then", async ({ page, visit, axe }) => {
  await formOf(page, visit, "Form of one's own");
  await expect(page.getByRole("heading", { level: 1, name: "Form" })).toBeVisible();
  await axe();
  await addTravel(page);
  const where = row(page, "Where to?");
  await expect(where).toContainText("Spanish missing");
  await page.getByLabel("Question in Spanish").fill("¿Adónde?");
  await page.getByLabel("Question in Spanish").blur();
  await expect(where).not.toContainText("Spanish missing");
  await axe();
  await page.getByRole("button", { name: "Look at it as an applicant" }).click();
  await expect(page.getByRole("tab", { name: "As an applicant sees it" })).toBeFocused();
  await page.getByRole("radio", { name: "Mentee", exact: true }).check();
  const answer = page.getByRole("textbox", { name: /^Where to\?/ });
  const travel = page.getByRole("group", { name: "Can you travel?" });
  await expect(travel).toBeVisible();
  await expect(answer).toHaveCount(0);
  await travel.getByRole("radio", { name: "Yes" }).check();
  await expect(answer).toBeVisible();
  await expect(answer).toHaveAccessibleDescription(/Only the coordinator/);
  await axe();
  await travel.getByRole("radio", { name: "No" }).check();
  await expect(answer).toHaveCount(0);
  await page.reload();
  await mounted(page);
  await expect(page.getByRole("radio", { name: "Mentee", exact: true })).toBeChecked();
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("options part no answers, a needed question stays, and removing can be undone", async ({ page, visit }) => {
  await formOf(page, visit, "Order and removal");
  await addTravel(page);
  await page.getByLabel("Kind of answer").selectOption("many");
  await page.getByLabel(/^Options/).fill("North\nSouth, east");
  await page.getByLabel(/^Options/).blur();
  await expect(page.getByText("“South, east” holds a comma")).toBeVisible();
  await page.getByLabel(/^Options/).fill("North\nSouth");
  await page.getByLabel(/^Options/).blur();
  await expect(page.getByText("holds a comma")).toHaveCount(0);
  await row(page, "Where to?").getByRole("button", { name: /^Remove the question/ }).click();
  await expect(row(page, "Where to?")).toHaveCount(0);
  await undo(page, "“Where to?” removed.").click();
  await expect(row(page, "Where to?")).toBeVisible();
  await row(page, "Can you travel?").getByRole("button", { name: /^Edit/ }).click();
  const remove = row(page, "Can you travel?").getByRole("button", { name: /^Remove the question/ });
  await expect(remove).toHaveAttribute("aria-disabled", "true");
  await expect(remove).toHaveAccessibleDescription(/1 question is asked only after/);
});

test("questions change places by keyboard, and the focus goes along", async ({ page, visit }) => {
  await formOf(page, visit, "By keyboard");
  await addTravel(page);
  await row(page, "Where to?").getByRole("button", { name: "Done Where to?" }).press("Enter");
  const edit = row(page, "Can you travel?").getByRole("button", { name: /^Edit/ });
  const number = async () => Number(await row(page, "Can you travel?").locator(".cm-question__number").textContent());
  const before = await number();
  await edit.press("Alt+ArrowUp");
  await expect.poll(number).toBe(before - 1);
  await expect(edit).toBeFocused();
  const down = row(page, "Can you travel?").getByRole("button", { name: /^Down/ });
  await down.press("Enter");
  await expect.poll(number).toBe(before);
  await expect(down).toBeFocused();
  // It never passes the question that depends on it.
  await expect(down).toHaveAttribute("aria-disabled", "true");
  await expect(down).toHaveAccessibleDescription("It decides whether the question below is asked.");
});

test("answers are counted before their question goes, and come back with it", async ({ page, visit }) => {
  await visit("/");
  await page.getByRole("button", { name: "Try the sample" }).click();
  await page.waitForURL(/\/p\//);
  await openForm(page, page.url());
  const first = page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3 }) }).filter({ hasText: /\d+ answers/ }).first();
  const question = await first.getByRole("heading", { level: 3 }).textContent();
  await first.getByRole("button", { name: /^Edit/ }).click();
  await first.getByRole("button", { name: /^Remove the question/ }).click();
  await expect(first.getByText(/^This question has \d+ answers$/)).toBeVisible();
  await first.getByRole("button", { name: /^Remove it with \d+ answers$/ }).click();
  await expect(row(page, question)).toHaveCount(0);
  await undo(page, "removed, with").click();
  await expect(row(page, question)).toContainText(/\d+ answers/);
});

test("questions of another programme are taken along", async ({ page, visit, axe }) => {
  await formOf(page, visit, "The first of two");
  await add(page, "Which bus line do you take?");
  await formOf(page, visit, "The second of two");
  await page.getByText("Take questions from another programme").click();
  await page.getByRole("combobox", { name: /^Programme/ }).selectOption({ label: "The first of two" });
  await page.getByRole("checkbox", { name: "Which bus line do you take?" }).check();
  await axe();
  await page.getByRole("button", { name: "Take 1 question" }).click();
  await expect(row(page, "Which bus line do you take?")).toBeVisible();
});

test("the form speaks Spanish", async ({ page, visit, axe }) => {
  await choose(page, { language: "es" });
  await visit("/");
  await page.getByRole("button", { name: "Probar el ejemplo" }).click();
  await page.waitForURL(/\/p\//);
  const home = page.url();
  await openForm(page, home);
  await expect(page.getByRole("heading", { level: 1, name: "Formulario" })).toBeVisible();
  await axe();
  await page.getByRole("tab", { name: "Como lo ve quien se inscribe" }).click();
  await expect(page.getByRole("group", { name: "Verlo desde" })).toBeVisible();
  await axe();
});
