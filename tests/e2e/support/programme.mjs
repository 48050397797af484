// Steps that many journeys begin with, by the words of a language.
import AxeBuilder from "@axe-core/playwright";
import { choose, expect, mounted } from "./test.mjs";

export const heading = (page, name) => page.getByRole("heading", { level: 1, name });
export const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
/** A text of the page as a pattern, its variables open. */
export const like = (text) => new RegExp(text.split(/\{\w+\}/).map(escaped).join(".+"));
/** A text of the page with its variables filled in. */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (mark, name) => values[name] ?? mark);
/** A label whose "(optional)" may follow. */
export const starting = (text) => new RegExp(`^${escaped(text)}`);

/** The template "city one-to-one", as the page calls it. */
export const city = { en: "City one-to-one", es: "Mentoría individual en la ciudad" };

/** Fails on any accessibility fault of a page as it stands now. */
export async function noFaults(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`), page.url()).toEqual([]);
}

/** A browser of somebody's own. */
export async function browserOf(browser, baseURL, guard, language, viewport) {
  const context = await browser.newContext({ baseURL, serviceWorkers: "block", viewport });
  await guard.watch(context);
  const page = await context.newPage();
  await choose(page, { language });
  return page;
}

/** Waits until the header says that everything is on disk. */
export async function saved(page) {
  await expect(page.getByRole("status").filter({ hasText: /Saved|Guardado/ }).first()).toBeVisible();
}

/** Says who coordinates: no invitation goes out, and no letter ends, without it. */
export async function sayWhoCoordinates(page, visit, programme, { name = "Rosa Ortiz", email = "rosa.ortiz@river.example.gov" } = {}) {
  await visit(`/p/${programme}/setup/finish`);
  for (const [field, text] of [["#coordinator", name], ["#coordinator-email", email]]) {
    await page.locator(field).fill(text);
    await page.locator(field).blur();
  }
  await saved(page);
}

/** A new programme from the template "city one-to-one" with its coordinator; gives its id. */
export async function newProgramme(page, visit, w, language, name) {
  await visit("/new");
  await page.locator("label", { hasText: city[language] }).first().click();
  await page.getByLabel(w.setup.name, { exact: true }).fill(name);
  await page.getByRole("button", { name: w.setup.create, exact: true }).click();
  await expect(page).toHaveURL(/\/p\/[^/]+\/setup\//);
  const programme = page.url().match(/p\/([^/]+)\//)[1];
  await sayWhoCoordinates(page, visit, programme);
  await visit(`/p/${programme}/setup/purpose`);
  return programme;
}

/** Adds somebody on a page of their own, and leaves it open. */
export async function addPerson(page, visit, w, programme, { given, family, email, role = "mentee" }) {
  await visit(`/p/${programme}/people/new`);
  await page.getByLabel(starting(w.people.given_name)).fill(given);
  await page.getByLabel(starting(w.people.family_name)).fill(family);
  await page.getByLabel(starting(w.people.email)).fill(email);
  await page.getByLabel(w.people[`role_${role}`], { exact: true }).check();
  await page.getByRole("button", { name: w.people.add_act, exact: true }).click();
  await expect(heading(page, `${given} ${family}`)).toBeVisible();
}

/** Fills a field that saves when it is left. */
export async function fillAndLeave(page, label, text) {
  const field = page.getByLabel(starting(label));
  await field.fill(text);
  await field.blur();
}

/** A file to give to a file field. */
export const textFile = (name, bytes) => ({ name, mimeType: "text/plain", buffer: Buffer.from(bytes) });

/** Drops files on the Inbox and waits for a line about them. */
export async function dropReplies(page, visit, w, programme, files, said) {
  await visit(`/p/${programme}/inbox`);
  await page.getByLabel(w.enrol.take_files).setInputFiles(files);
  await expect(page.getByText(said).first()).toBeVisible();
}

/** Opens the line of the Inbox with these words and takes it over. */
export async function takeOver(page, w, line) {
  await page.locator("summary", { hasText: line }).first().click();
  await page.getByRole("button", { name: starting(w.enrol.take_over) }).click();
  await expect(page.getByText(w.enrol.accepted_one)).toBeVisible();
}

/** Something else of this site takes the room on disk that is left. */
export async function fillDisk(page) {
  const filled = await page.evaluate(() => new Promise((resolve) => {
    const request = indexedDB.open("filler", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("filler");
    request.onsuccess = () => {
      const add = (n, size) => {
        const writing = request.result.transaction("filler", "readwrite", { durability: "strict" });
        writing.objectStore("filler").put(crypto.getRandomValues(new Uint8Array(size)), n);
        writing.oncomplete = () => (n > 2000 ? resolve("never") : add(n + 1, size));
        writing.onabort = () => (size > 2048 ? add(n, size / 2) : resolve("full"));
      };
      add(1, 65_536);
    };
  }));
  expect(filled).toBe("full");
}
