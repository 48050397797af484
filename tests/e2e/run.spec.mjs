// Before and after a run: nobody is ready, and the record an auditor checks.
import { addPerson, filled, heading, newProgramme } from "./support/programme.mjs";
import { civilService } from "./support/sheets.mjs";
import { downloadOf, expect, mounted, test, words } from "./support/test.mjs";

const w = words("en");

test("where nobody is ready, nothing runs, and the page leads to exactly those who wait", async ({ page, visit, axe }) => {
  const programme = await newProgramme(page, visit, w, "en", "Nobody yet");
  await addPerson(page, visit, w, programme, { given: "Ana", family: "Diaz", email: "ana@city.example.gov" });
  await addPerson(page, visit, w, programme, { given: "Bo", family: "Reyes", email: "bo@city.example.gov", role: "mentor" });
  await visit(`/p/${programme}/match`);
  await expect(page.getByText(w.review.nobody_both).first()).toBeVisible();
  await expect(page.locator("#run")).toHaveAttribute("aria-disabled", "true");
  await axe();
  await page.getByRole("link", { name: /no consent on record/ }).first().click();
  await expect(heading(page, w.people.title)).toBeVisible();
  await expect(page.getByRole("table").getByText("Ana Diaz")).toBeVisible();
  await expect(page.getByRole("table").getByText("Bo Reyes")).toBeVisible();
  await page.getByRole("table").getByRole("checkbox").first().check();
  await page.getByRole("button", { name: w.people.bulk_consent }).click();
  await expect(page.getByText(filled(w.people.done_consent_n, { n: "2" }))).toBeVisible();
  await visit(`/p/${programme}/match`);
  await expect(page.getByText(/no consent on record/)).toHaveCount(0);
  await expect(page.getByText(w.review.nobody_mentees).first()).toBeVisible();
});

test("the record of a run can be taken out and names nobody", async ({ page, visit }) => {
  await visit("/");
  await page.getByRole("button", { name: w.home.sample_act }).click();
  await page.waitForURL(/\/p\//);
  await page.goto(`${page.url()}/review`);
  await mounted(page);
  await page.locator("summary", { hasText: w.review.proof_title }).click();
  const { name, bytes } = await downloadOf(page, () => page.getByRole("button", { name: w.review.record_save }).click());
  const text = bytes.toString();
  expect(name).toMatch(/\.json$/);
  expect(text).not.toMatch(/@|Quintero|Santos/);
  expect(JSON.parse(text)).toBeTruthy();
});

test("with and without 128-bit instructions the matcher gives the same answer", async ({ page, visit, guard }) => {
  // A build that cannot be loaded is told by the browser, and the plain one takes over.
  guard.expectError(/Failed to load resource/);
  await visit("/");
  await page.getByRole("button", { name: w.home.sample_act }).click();
  await page.waitForURL(/\/p\//);
  const programme = page.url();
  const loaded = [];
  page.on("requestfinished", (request) => {
    const build = /(matcher(-simd)?)_bg\.wasm$/.exec(request.url());
    if (build) loaded.push(build[1]);
  });
  const resultOf = async () => {
    await page.goto(`${programme}/match`);
    await mounted(page);
    await page.locator("#run").click();
    await expect(heading(page, w.review.title)).toBeVisible();
    await page.locator("summary", { hasText: w.review.proof_title }).click();
    return page.locator("details code").first().textContent();
  };
  const wide = await resultOf();
  await page.route(/\/matcher-simd_bg\.wasm$/, (route) => route.abort());
  const plain = await resultOf();
  expect(plain).toBe(wide);
  expect(new Set(loaded)).toEqual(new Set(["matcher-simd", "matcher"]));
});

test("a run that was stopped goes on and ends as one that was not", async ({ page, visit, axe }) => {
  // A run of the sample is over before anybody can press Stop: what asks for it
  // is kept back until then, so that the worker hears Stop after its first slice.
  await page.addInitScript(() => {
    const { postMessage } = Worker.prototype;
    let kept = [];
    Worker.prototype.postMessage = function (message, ...rest) {
      const send = () => postMessage.call(this, message, ...rest);
      const text = Array.isArray(message) ? String(message[0]) : "";
      if (window.keepsRuns && /^\{"Ask":\[\d+,\{"task":"Run"/.test(text)) {
        kept.push(send);
        window.keepsRuns = false;
        window.hasRun = true;
        return;
      }
      if (/^\{"Stop":/.test(text)) {
        kept.forEach((send) => send());
        kept = [];
      }
      send();
    };
  });
  await visit("/");
  await page.getByRole("button", { name: w.home.sample_act }).click();
  await page.waitForURL(/\/p\//);
  const programme = page.url();
  const resultOf = async (press) => {
    await press();
    await expect(heading(page, w.review.title)).toBeVisible();
    await page.locator("summary", { hasText: w.review.proof_title }).click();
    return page.locator("details code").first().textContent();
  };
  const run = async () => {
    await page.goto(`${programme}/match`);
    await mounted(page);
    return page.locator("#run").click();
  };
  const whole = await resultOf(run);

  await page.goto(`${programme}/match`);
  await mounted(page);
  await page.evaluate(() => { window.keepsRuns = true; });
  await page.locator("#run").click();
  await expect.poll(() => page.evaluate(() => window.hasRun === true)).toBe(true);
  await page.getByRole("button", { name: w.review.stop, exact: true }).click();
  await expect(page.getByText(w.review.so_far_title).first()).toBeVisible();
  await axe();
  const goOn = page.getByRole("button", { name: w.review.go_on, exact: true });
  expect(await resultOf(() => goOn.click())).toBe(whole);
});

test("a run shared over several workers gives the same answer as one alone", async ({ page, visit }) => {
  test.setTimeout(180_000);
  await page.addInitScript(() => {
    const n = Number(sessionStorage.getItem("n-at-once") ?? 1);
    Object.defineProperty(navigator, "hardwareConcurrency", { get: () => n });
    const { postMessage } = Worker.prototype;
    window.nHelpers = 0;
    Worker.prototype.postMessage = function (message, ...rest) {
      window.nHelpers += Number(Array.isArray(message) && /^\{"Help":/.test(message[0]));
      postMessage.call(this, message, ...rest);
    };
  });
  await visit("/new?start=spreadsheet");
  await page.getByLabel(w.setup.name, { exact: true }).fill("Enough to share");
  await page.getByRole("button", { name: w.setup.create_import, exact: true }).click();
  await page.getByLabel(w.import.drop_label).setInputFiles(civilService(1_500, 3_000));
  await page.getByRole("button", { name: /^Bring in [\d,]+ rows/ }).click({ timeout: 60_000 });
  await expect(page.getByText(/new people came in/).first()).toBeVisible({ timeout: 60_000 });
  const programme = page.url().match(/^.*\/p\/[^/]+/)[0];
  await page.goto(`${programme}/rules`);
  await mounted(page);
  await page.getByText(w.rules.ready_civil, { exact: true }).click();
  await page.getByRole("button", { name: w.rules.adopt, exact: true }).click();
  const resultOf = async (n) => {
    await page.evaluate((n) => sessionStorage.setItem("n-at-once", String(n)), n);
    await page.goto(`${programme}/match`);
    await mounted(page);
    await page.locator("#run").click();
    await expect(heading(page, w.review.title)).toBeVisible({ timeout: 60_000 });
    await page.locator("summary", { hasText: w.review.proof_title }).click();
    const result = await page.locator("details code").first().textContent();
    return { result, nHelpers: await page.evaluate(() => window.nHelpers) };
  };
  const alone = await resultOf(1);
  expect(alone.nHelpers).toBe(0);
  // Two beside the one that leads.
  expect(await resultOf(3)).toEqual({ result: alone.result, nHelpers: 2 });
});
