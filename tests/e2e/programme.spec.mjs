// A coordinator's first minutes: the sample, a programme of one's own, and that
// nothing is lost by reloading, by a second tab or by a full disk.
import { fillDisk } from "./support/programme.mjs";
import { choose, expect, mounted, test, words } from "./support/test.mjs";

/** Makes a programme from the first template and stands on its first step. */
async function newProgramme(page, visit, name) {
  await visit("/new");
  await page.getByLabel("Name of the programme").fill(name);
  await page.getByRole("button", { name: "Create the programme" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Purpose and goals" })).toBeVisible();
}

/** Waits until the header says that everything is on disk. */
async function saved(page) {
  await expect(page.getByRole("status").filter({ hasText: /Saved|Guardado/ }).first()).toBeVisible();
}

test("the sample opens with one click, is marked, and stands again after a reload", async ({ page, visit, axe }) => {
  await visit("/");
  await page.getByRole("button", { name: "Try the sample" }).click();
  await expect(page.getByRole("heading", { name: "This is the sample" }).or(page.getByText("This is the sample"))).toBeVisible();
  await expect(page.getByText("60", { exact: true }).first()).toBeVisible();
  await axe();
  await page.reload();
  await mounted(page);
  await expect(page.getByText("This is the sample")).toBeVisible();
  await visit("/");
  await expect(page.getByRole("list").getByText("Sample").first()).toBeVisible();
});

test("what is typed in the set-up is saved without a button and survives a reload", async ({ page, visit, axe }) => {
  await newProgramme(page, visit, "County mentoring 2027");
  await page.getByLabel(/^Purpose/).fill("New supervisors settle in faster.");
  await page.getByLabel(/^Purpose/).blur();
  await saved(page);
  await axe();
  await page.reload();
  await mounted(page);
  await expect(page.getByLabel(/^Purpose/)).toHaveValue("New supervisors settle in faster.");
  for (const step of ["Who it is for", "Dates and phases", "Places and time", "Approval and policies", "Competencies and levels", "Coordinator and overview"]) {
    await page.getByRole("button", { name: `Go on: ${step}` }).click();
    await expect(page.getByRole("heading", { level: 1, name: step })).toBeFocused();
    await axe();
  }
  await page.getByRole("button", { name: "Finish the set-up" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "County mentoring 2027" })).toBeVisible();
});

test("the set-up speaks Spanish from end to end", async ({ page, visit, axe }) => {
  await choose(page, { language: "es" });
  await visit("/new");
  await page.getByLabel("Nombre del programa").fill("Mentoría 2027");
  await page.getByRole("button", { name: "Crear el programa" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Propósito y metas" })).toBeVisible();
  await axe();
});

test("a second tab sees what the first one saved", async ({ page, context, visit }) => {
  await newProgramme(page, visit, "Two tabs");
  const other = await context.newPage();
  await other.goto(page.url());
  await mounted(other);
  await page.getByLabel("Name of the programme").fill("Two tabs, one name");
  await page.getByLabel("Name of the programme").blur();
  await saved(page);
  await expect(other.getByLabel("Name of the programme")).toHaveValue("Two tabs, one name");
  // And the other way round, on top of it.
  await other.getByLabel(/^Purpose/).fill("Seen in both");
  await other.getByLabel(/^Purpose/).blur();
  await expect(page.getByLabel(/^Purpose/)).toHaveValue("Seen in both");
});

test("a full disk is said, the edit stays on the page, and a retry saves it", async ({ page, context, visit, guard, baseURL }) => {
  guard.expectError(/Quota/i);
  // Set before the first write: the browser remembers for a while how much room there was.
  const cdp = await context.newCDPSession(page);
  const { origin } = new URL(baseURL);
  await cdp.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 5_000_000 });
  await newProgramme(page, visit, "Full disk");
  await saved(page);
  await fillDisk(page);
  const purpose = page.getByLabel(/^Purpose/);
  await purpose.fill("x".repeat(60_000));
  await purpose.blur();
  const alert = page.getByRole("alert").filter({ hasText: "not saved" });
  await expect(alert).toContainText("no room left");
  await expect(purpose).toHaveValue("x".repeat(60_000));
  await cdp.send("Storage.overrideQuotaForOrigin", { origin });
  await page.evaluate(() => indexedDB.deleteDatabase("filler"));
  await alert.getByRole("button", { name: "Try saving again" }).click();
  await expect(alert).toHaveCount(0);
  await page.reload();
  await mounted(page);
  await expect(purpose).toHaveValue("x".repeat(60_000));
});

test("a programme is duplicated, archived and removed, and its address says so then", async ({ page, visit }) => {
  await newProgramme(page, visit, "For the shelf");
  const address = page.url();
  await visit("/");
  const card = page.getByRole("listitem").filter({ hasText: "For the shelf" }).first();
  await card.getByRole("button", { name: /^Duplicate/ }).click();
  await expect(page.getByRole("link", { name: "Copy of For the shelf" })).toBeVisible();
  const copy = page.getByRole("listitem").filter({ hasText: "Copy of For the shelf" });
  await copy.getByRole("button", { name: /^Archive/ }).click();
  await expect(page.getByText("Archived (1)")).toBeVisible();
  const own = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "For the shelf", exact: true }) });
  await own.getByRole("button", { name: /^Remove/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove it for good" }).click();
  await expect(page.getByRole("link", { name: "For the shelf", exact: true })).toHaveCount(0);
  await page.goto(address);
  await mounted(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This programme is not on this computer");
});

test("this computer is tested in one sentence, work can go to a file and come back, and all can be cleared", async ({ page, visit, axe }) => {
  await visit("/test");
  await expect(page.getByText(/^(Yes: your work stays|Perhaps not)/)).toBeVisible();
  await axe();
  await newProgramme(page, visit, "To be cleared");
  const { home, trouble } = words("en");
  const address = page.url();
  await visit("/test");
  await page.getByRole("button", { name: home.place_use_file }).click();
  await expect(page.getByText(home.place_file)).toBeVisible();
  await page.goto(address);
  await mounted(page);
  await expect(page.getByRole("heading", { level: 1, name: trouble.not_here_title })).toBeVisible();
  await expect(page.getByText(trouble.place_kept_1)).toBeVisible();
  await axe();
  await page.getByRole("button", { name: trouble.place_back }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Purpose and goals" })).toBeVisible();
  await visit("/settings");
  await axe();
  await page.getByText("I have what I need").click();
  await page.getByLabel(/^Type/).fill("clear");
  await page.getByRole("button", { name: "Clear this computer for good" }).click();
  await expect(page.getByText("This computer is clear.")).toBeVisible();
  await visit("/");
  await expect(page.getByText("There are none yet.")).toBeVisible();
});
