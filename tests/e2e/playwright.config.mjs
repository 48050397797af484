// Journeys on the built site, in the system's Chromium; nothing is downloaded.
// SITE_DIR names another build than dist/.
import { defineConfig } from "@playwright/test";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, flags } from "../../tools/browser.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const site = process.env.SITE_DIR ?? "dist";
const released = JSON.parse(readFileSync(resolve(root, site, "release.json"))).profile === "release";
const serve = (port, base) => ({
  command: `node tools/serve.mjs --dir ${site} --port ${port} --base ${base} --strict-port`,
  cwd: root,
  url: `http://127.0.0.1:${port}${base}`,
  reuseExistingServer: false,
});

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.mjs",
  outputDir: `${root}test-results`,
  snapshotDir: `${root}tests/snapshots/e2e`,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    baseURL: "http://127.0.0.1:4173/",
    viewport: { width: 1280, height: 800 },
    actionTimeout: 15_000,
    locale: "en-US",
    timezoneId: "America/Los_Angeles",
    serviceWorkers: "block", // it would answer before a journey's own routes; release.spec.mjs allows it
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: { executablePath: chromium(), args: flags },
  },
  projects: [
    { name: "root", testIgnore: released ? "**/sub-path.spec.mjs" : ["**/sub-path.spec.mjs", "**/release.spec.mjs"] },
    { name: "sub-path", testMatch: "**/sub-path.spec.mjs", use: { baseURL: "http://127.0.0.1:4174/county/mentoring/" } },
  ],
  webServer: [serve(4173, "/"), serve(4174, "/county/mentoring/")],
});
