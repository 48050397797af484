// What every journey is written with:
//
//   import { expect, test } from "./support/test.mjs";
//   test("a sentence", async ({ page, visit, axe, guard, colleague, picture }) => { … });
//
// `guard` watches each test without being asked. The test fails when the page
// asks another origin, logs an error, breaks its policy or throws. A journey
// that provokes an error on purpose says so: guard.expectError(/words/).
import AxeBuilder from "@axe-core/playwright";
import { expect, test as base } from "@playwright/test";
import { readFileSync, readdirSync } from "node:fs";

export { csvFile } from "./sheets.mjs";

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

class Guard {
  #origin;
  #expected = [];
  faults = [];

  constructor(origin) {
    this.#origin = origin;
  }

  /** Says that an error with these words belongs to the journey. */
  expectError(pattern) {
    this.#expected.push(pattern);
  }

  note(fault) {
    this.faults.push(fault);
  }

  /** Watches every page of a browser context. */
  async watch(context) {
    context.on("request", (request) => this.noteRequest(request));
    context.on("console", (message) => {
      // A warning about a hash means that something is not checked as we think.
      const counts = message.type() === "error" || /integrity/i.test(message.text());
      if (counts) this.note(`console: ${message.text()}`);
    });
    context.on("weberror", (error) => this.note(`uncaught: ${error.error().message}`));
    context.on("page", leaveSaved);
    context.on("page", (page) => page.on("websocket", (socket) => this.note(`opened a socket: ${socket.url()}`)));
    await context.exposeFunction("noteViolation", (what) => this.note(`policy: ${what}`));
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        window.noteViolation(`${event.violatedDirective} ${event.blockedURI}`);
      });
    });
  }

  noteRequest(request) {
    const url = new URL(request.url());
    if (url.protocol === "data:" || url.protocol === "blob:") return;
    if (url.origin !== this.#origin) this.note(`asked another origin: ${request.method()} ${url.href}`);
    if (request.method() !== "GET") this.note(`sent more than a GET: ${request.method()} ${url.href}`);
  }

  unexpected() {
    return this.faults.filter((fault) => !this.#expected.some((pattern) => pattern.test(fault)));
  }
}

/**
 * Nobody leaves a page while its header says that it saves: the browser would
 * ask them, and a journey has no answer but to leave.
 */
function leaveSaved(page) {
  for (const way of ["goto", "reload"]) {
    const leave = page[way].bind(page);
    page[way] = async (...to) => {
      await expect(page.locator(".cm-save", { hasText: /Saving…|Guardando…/ })).toHaveCount(0);
      return leave(...to);
    };
  }
}

export const test = base.extend({
  guard: [
    async ({ context, baseURL }, use) => {
      const guard = new Guard(new URL(baseURL).origin);
      await guard.watch(context);
      await use(guard);
      expect(guard.unexpected(), "the page kept to itself and logged no error").toEqual([]);
    },
    { auto: true },
  ],

  /** Opens an address below the base and waits until the app stands there. */
  visit: async ({ page }, use) => {
    await use(async (path = "") => {
      await page.goto(path.replace(/^\//, ""));
      await mounted(page);
    });
  },

  /** Fails on any accessibility fault of the page as it stands now. */
  axe: async ({ page }, use) => {
    await use(async () => {
      const { violations } = await new AxeBuilder({ page }).withTags(wcag).analyze();
      const faults = violations.map(({ id, help, nodes }) => `${id}: ${help} – ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`);
      expect(faults, `accessibility of ${page.url()}`).toEqual([]);
    });
  },

  /** A page in a browser of its own, as a colleague has: nothing is shared but files. */
  colleague: async ({ browser, baseURL, guard }, use) => {
    const context = await browser.newContext({ baseURL, serviceWorkers: "block" });
    await guard.watch(context);
    await use(await context.newPage());
    await context.close();
  },

  /** Keeps a picture of the page with the results: `await picture("review")`. */
  picture: async ({ page }, use, testInfo) => {
    await use(async (name) => {
      await testInfo.attach(name, { body: await page.screenshot({ fullPage: true }), contentType: "image/png" });
    });
  },
});

/** Waits until the app has taken the place of the loading line. */
export async function mounted(page) {
  await expect(page.locator("#boot-loading")).toHaveCount(0);
  await expect(page.locator("h1").first()).toBeVisible();
}

/** Chooses language and look before the page loads, as its settings would. */
export async function choose(page, { language, theme }) {
  await page.addInitScript(({ language, theme }) => {
    if (language) localStorage.setItem("civic-mentor.language", language);
    if (theme) localStorage.setItem("civic-mentor.theme", theme);
  }, { language, theme });
}

/** The bytes of what a press downloads: `const { name, bytes } = await downloadOf(page, () => button.click())`. */
export async function downloadOf(page, press) {
  const arriving = page.waitForEvent("download");
  await press();
  const download = await arriving;
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
}

export { expect };

/** Every word of the page in a language: `words("es").home.title`. */
export function words(language) {
  const folder = new URL(`../../../locales/${language}/`, import.meta.url);
  return Object.fromEntries(readdirSync(folder).map((name) => [
    name.replace(/\.json$/, ""), JSON.parse(readFileSync(new URL(name, folder), "utf8")),
  ]));
}

/** Presses Tab until this has the focus, as somebody without a mouse does. */
export async function tabTo(page, target) {
  for (let n = 0; n < 200; n += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("Tab does not lead there");
}
