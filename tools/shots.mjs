// A picture of every page into shots/: 1280 and 390 pixels wide, light and
// dark, English and Spanish, with the sample programme open. Names say what is
// on them: shots/people-1280-dark-es.png.
//
//   node tools/shots.mjs [word…]     only pages whose name holds a word; SITE_DIR
//                                    names another build than dist/
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, rm } from "node:fs/promises";
import { chromium } from "@playwright/test";
import { chromium as chromiumPath, flags } from "./browser.mjs";

const port = 4180;
const site = `http://127.0.0.1:${port}/`;
const looks = [1280, 390].flatMap((width) => ["light", "dark"].flatMap((theme) => ["en", "es"].map((language) => ({ width, theme, language }))));
const only = process.argv.slice(2);

// Of pages that stand for one of many (a person, a mentee's candidates, a
// letter) one is enough; their name here.
const oneOfMany = { people: "person", review: "candidates", letters: "letter" };

/** The name of a page from its address below the site, or null outside of it. */
function nameOf(path) {
  const [first = "home", , area, item, ...rest] = path.split("/").filter(Boolean);
  if (first !== "p") return first;
  if (!area) return "programme";
  if (item && item !== "new" && oneOfMany[area]) return oneOfMany[area];
  return [area, item, ...rest].filter(Boolean).join("-");
}

async function stands(page) {
  await page.locator("#boot-loading").waitFor({ state: "detached" });
  await page.locator("h1").first().waitFor();
  await page.waitForLoadState("networkidle");
}

async function open(page, address) {
  await page.goto(new URL(address, site).href);
  await stands(page);
}

/** Opens the sample from Home as a person would; the address of its home. */
async function openSample(page) {
  await open(page, "");
  const words = JSON.parse(await readFile("locales/en/home.json", "utf8"));
  await page.getByRole("button", { name: words.sample_act }).or(page.getByRole("link", { name: words.sample_act })).first().click();
  await page.waitForURL(/\/p\/[^/]+$/, { timeout: 60_000 });
  return new URL(page.url()).pathname.slice(1);
}

/** Every page that links lead to, by name, starting from Home and the sample's home. */
async function pagesFrom(page, start) {
  const found = new Map();
  const waiting = ["", ...start];
  while (waiting.length > 0) {
    const path = waiting.shift();
    if (found.has(nameOf(path))) continue;
    found.set(nameOf(path), path);
    await open(page, path);
    const links = await page.locator("a[href]").evaluateAll((all) => all
      .filter((link) => link.origin === location.origin && !link.download)
      .map((link) => link.pathname.slice(1)));
    waiting.push(...links);
  }
  return found;
}

async function shoot(page, pages, { width, theme, language }) {
  await page.setViewportSize({ width, height: width === 390 ? 844 : 800 });
  await page.evaluate(({ theme, language }) => {
    localStorage.setItem("civic-mentor.theme", theme);
    localStorage.setItem("civic-mentor.language", language);
  }, { theme, language });
  for (const [name, path] of pages) {
    if (only.length > 0 && !only.some((word) => name.includes(word))) continue;
    await open(page, path);
    await page.screenshot({ path: `shots/${name}-${width}-${theme}-${language}.png`, fullPage: true });
  }
  console.log(`shots: ${width} ${theme} ${language}: done`);
}

const server = spawn(process.execPath, ["tools/serve.mjs", "--dir", process.env.SITE_DIR ?? "dist", "--port", String(port), "--strict-port"], { stdio: ["ignore", "pipe", "inherit"] });
try {
  await Promise.race([once(server.stdout, "data"), once(server, "exit").then(() => { throw new Error("the server did not start"); })]);
  if (only.length === 0) await rm("shots", { recursive: true, force: true });
  await mkdir("shots", { recursive: true });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: flags });
  const page = await (await browser.newContext({ reducedMotion: "reduce" })).newPage();
  const home = await openSample(page);
  const pages = await pagesFrom(page, [home, "test", "new", "open", "settings", "help"]);
  console.log(`shots: ${pages.size} pages: ${[...pages.keys()].join(", ")}`);
  for (const look of looks) await shoot(page, pages, look);
  await browser.close();
} finally {
  server.kill();
}
