// How long a person waits in the page, on the built site in Chromium: bringing
// in 1,000 mentees and 500 mentors, matching them in the worker, opening the
// list of people. Times are from the press to what the press asked for.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chromium } from "@playwright/test";
import { civilService } from "../tests/e2e/support/sheets.mjs";
import { chromium as chromiumPath, flags } from "./browser.mjs";

const port = 4181;
const [n_mentors, n_mentees, n_runs] = [500, 1000, 5];
const server = spawn(process.execPath, ["tools/serve.mjs", "--dir", process.env.SITE_DIR ?? "dist", "--port", String(port), "--strict-port"], { stdio: ["ignore", "pipe", "inherit"] });
try {
  await Promise.race([once(server.stdout, "data"), once(server, "exit").then(() => { throw new Error("the server did not start"); })]);
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: flags });
  const page = await (await browser.newContext({ reducedMotion: "reduce" })).newPage();
  page.setDefaultTimeout(180_000);
  const timed = async (what, act) => {
    const start = performance.now();
    await act();
    const ms = Math.round(performance.now() - start);
    console.log(`${what.padEnd(58)} ${String(ms).padStart(7)} ms`);
    return ms;
  };

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
    });
    if (n < n_runs) await page.getByRole("link", { name: "Run again" }).first().click();
  }
  await timed("opening the list of people", async () => {
    await page.getByRole("link", { name: "People" }).first().click();
    await page.getByRole("row").nth(5).waitFor();
  });
  await browser.close();
} finally {
  server.kill();
}
