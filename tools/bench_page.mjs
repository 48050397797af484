// How long a person waits in the page, on the built site in Chromium: bringing
// in people, matching them in the worker, looking through the review and the
// list of people. Times are from the press to what the press asked for; with
// each stands the longest task of the page's own thread meanwhile (0: none of
// 50 ms or more).
//
//   node tools/bench_page.mjs [MENTEES MENTORS RUNS]    else 1000 500 5
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chromium } from "@playwright/test";
import { civilService } from "../tests/e2e/support/sheets.mjs";
import { chromium as chromiumPath, flags } from "./browser.mjs";

const port = 4181;
const [n_mentees = 1000, n_mentors = 500, n_runs = 5] = process.argv.slice(2).map(Number);
const server = spawn(process.execPath, ["tools/serve.mjs", "--dir", process.env.SITE_DIR ?? "dist", "--port", String(port), "--strict-port"], { stdio: ["ignore", "pipe", "inherit"] });
try {
  await Promise.race([once(server.stdout, "data"), once(server, "exit").then(() => { throw new Error("the server did not start"); })]);
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: flags });
  const page = await (await browser.newContext({ reducedMotion: "reduce" })).newPage();
  page.setDefaultTimeout(600_000);
  await page.addInitScript(() => {
    window.longest = 0;
    const keep = (list) => list.getEntries().forEach((task) => { window.longest = Math.max(window.longest, task.duration); });
    new PerformanceObserver(keep).observe({ type: "longtask" });
  });
  const timed = async (what, act) => {
    await page.evaluate(() => { window.longest = 0; });
    const start = performance.now();
    await act();
    const ms = Math.round(performance.now() - start);
    const longest = Math.round(await page.evaluate(() => window.longest));
    console.log(`${what.padEnd(58)} ${String(ms).padStart(7)} ms, longest task ${String(longest).padStart(5)} ms`);
    return ms;
  };
  /** An act in the page, until what it changed is on the screen. */
  const painted = (what, act) => timed(what, async () => {
    const ms = await page.evaluate(async (code) => {
      const start = performance.now();
      new Function(code)();
      await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)));
      return performance.now() - start;
    }, act);
    console.log(`  ${what}: ${Math.round(ms)} ms from the event to the second frame after it`);
  });

  await page.goto(`http://127.0.0.1:${port}/new?start=spreadsheet`);
  await page.getByLabel("Name of the programme").fill("As large as a valley");
  await page.getByRole("button", { name: "Create it and bring in the spreadsheet" }).click();
  const bringIn = page.getByRole("button", { name: /^Bring in [\d,]+ rows/ });
  await timed(`reading ${n_mentors + n_mentees} rows, until the preview stands`, async () => {
    await page.getByLabel("Your list of mentors, your list of mentees, or both").setInputFiles(civilService(n_mentors, n_mentees));
    await bringIn.waitFor();
  });
  await timed("bringing them in, until it is on disk", async () => {
    await bringIn.click();
    await page.getByText(/new people came in/).waitFor();
  });
  await page.getByRole("link", { name: "Rules" }).first().click();
  await page.getByText("Civil service", { exact: true }).click();
  await page.getByRole("button", { name: "Use this set" }).click();
  await page.getByRole("link", { name: "Go to matching" }).click();
  for (let n = 1; n <= n_runs; n += 1) {
    await page.locator("#run").waitFor();
    await timed(`run ${n}: from the button to the review`, async () => {
      await page.locator("#run").click();
      await page.getByRole("heading", { level: 1, name: "Pairings" }).waitFor();
      await page.locator("#pairings-table tbody tr").first().waitFor();
    });
    if (n < n_runs) await page.getByRole("link", { name: "Run again" }).first().click();
  }
  await painted("scrolling the review to its end", "window.scrollTo(0, document.body.scrollHeight)");
  await painted("sorting the pairings", `[...document.querySelectorAll('#pairings-table thead button')][1].click()`);
  await painted("searching the pairings", `const field = document.querySelector('#pairings-table-search'); field.value = 'ar'; field.dispatchEvent(new Event('input', { bubbles: true }))`);
  await painted("clearing the search", `const field = document.querySelector('#pairings-table-search'); field.value = ''; field.dispatchEvent(new Event('input', { bubbles: true }))`);
  await timed("opening the list of people", async () => {
    await page.getByRole("link", { name: "People" }).first().click();
    await page.getByRole("row").nth(5).waitFor();
  });
  await browser.close();
} finally {
  server.kill();
}
