// The last step of every build (a Trunk hook): writes the policy and the build
// id into index.html, gives the workers a loader without network, brings the
// page's parts and the matcher's second build, copies 404.html, lists every file
// with its hash in release.json and fills the service worker's list. Fails when
// the page holds anything inline.
import { createHash } from "node:crypto";
import { copyFile, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildId } from "./build_id.mjs";
import { policy } from "./policy.mjs";

const root = new URL("..", import.meta.url).pathname;
const dir = process.env.TRUNK_STAGING_DIR ?? join(root, "dist");
const profile = process.env.TRUNK_PROFILE ?? "release";
const workers = ["matcher", "files", "sealer"];
// Where `tools/simd.mjs` left the matcher with 128-bit instructions.
const simd = join(root, "target/simd-site");

const fill = (text, values) => text.replace(/\{\{(\w+)\}\}/g, (mark, key) => values[key] ?? mark);

function checkPage(html) {
  const faults = [
    [/<script(?![^>]*\ssrc=)[^>]*>/i, "an inline script"],
    [/<style/i, "an inline style sheet"],
    [/\sstyle\s*=/i, "a style attribute"],
    [/\son\w+\s*=/i, "an inline event handler"],
    [/unsafe-inline|'unsafe-eval'/, "an unsafe source in its policy"],
    [/\{\{/, "an unfilled mark"],
  ].filter(([pattern]) => pattern.test(html));
  const first = html.match(/<head>\s*(<[^>]*>)/i)?.[1] ?? "";
  if (!first.includes("Content-Security-Policy")) faults.push([null, "something before its policy in head"]);
  if (faults.length > 0) throw new Error(`index.html holds ${faults.map(([, what]) => what).join(", ")}`);
}

/** Browsers ignore `integrity` on a preload of this kind, and warn: start.js reads it beside the names and checks. */
function moveIntegrity(html) {
  const preload = html.match(/<link rel="preload"[^>]*_bg\.wasm"[^>]*?( integrity="([^"]+)")[^>]*>/);
  if (!preload && profile === "release") throw new Error("index.html does not say the program's hash");
  const [link, attribute, integrity] = preload ?? ["", "", ""];
  const names = '<meta name="civic-mentor-files"';
  return html.replace(link, link.replace(attribute, "")).replace(names, `${names} data-integrity="${integrity}"`);
}

async function writePage(build) {
  const path = join(dir, "index.html");
  const html = moveIntegrity(fill(await readFile(path, "utf8"), { policy, build, profile }));
  checkPage(html);
  await writeFile(path, html);
  await copyFile(path, join(dir, "404.html"));
}

async function writeLoaders() {
  const template = await readFile(join(root, "tools/worker_loader.js"), "utf8");
  for (const name of workers) {
    const wide = JSON.stringify(profile === "release" && name === "matcher" ? [`${name}-simd`] : []);
    await writeFile(join(dir, `${name}_loader.js`), fill(template, { name, wide }));
  }
}

/** The matcher with 128-bit instructions, which only a release has. */
async function bringSimd() {
  if (profile !== "release") return;
  const names = ["matcher-simd.js", "matcher-simd_bg.wasm"];
  await Promise.all(names.map((name) => copyFile(join(simd, name), join(dir, name))));
}

/** The parts of a released page (tools/split/): brought beside it, and told its hashed name. */
async function bringParts() {
  const parts = join(root, "target/parts");
  if (profile !== "release") return;
  const page = (await readdir(dir)).find((name) => /^civic-mentor-[0-9a-f]+\.js$/.test(name));
  if (!page) throw new Error("the page's module is missing");
  const wanted = (await readFile(join(dir, page), "utf8")).match(/parts-[0-9a-f]+\.js/)?.[0];
  if (!wanted) throw new Error("the released page is not cut into parts; is tools/split before wasm-bindgen on the PATH?");
  for (const name of await readdir(parts)) {
    if (name.endsWith(".js")) {
      const link = await readFile(join(parts, name), "utf8");
      await writeFile(join(dir, name), link.replaceAll("./civic-mentor.js", `./${page}`));
    } else {
      await copyFile(join(parts, name), join(dir, name));
    }
  }
}

async function listFiles(below = "") {
  const entries = await readdir(join(dir, below), { withFileTypes: true });
  const lists = await Promise.all(entries.map((entry) => {
    const path = below + entry.name;
    return entry.isDirectory() ? listFiles(`${path}/`) : [path];
  }));
  return lists.flat().sort();
}

async function describe(path) {
  const bytes = await readFile(join(dir, path));
  return { path, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("base64") };
}

async function writeServiceWorker(build, files) {
  const path = join(dir, "sw.js");
  if (profile !== "release") return rm(path, { force: true });
  // Not kept: what the worker must always ask the host for, and what only hosts read.
  const left_out = new Set(["sw.js", "switch.json", "404.html", "index.html"]);
  const list = { "./": null };
  for (const file of files) if (!left_out.has(file.path)) list[file.path] = file.sha256;
  const template = await readFile(path, "utf8");
  await writeFile(path, fill(template, { build, files: JSON.stringify(list, null, 2) }));
}

const build = await buildId();
await writePage(build);
await writeLoaders();
await bringParts();
await bringSimd();
const files = await Promise.all((await listFiles()).map(describe));
await writeServiceWorker(build, files);
const listed = await Promise.all((await listFiles()).filter((path) => path !== "release.json").map(describe));
await writeFile(join(dir, "release.json"), `${JSON.stringify({ build, profile, files: listed }, null, 2)}\n`);
const total = (await Promise.all(listed.map(({ path }) => stat(join(dir, path))))).reduce((sum, { size }) => sum + size, 0);
console.log(`site: ${listed.length} files, ${(total / 1024).toFixed(0)} KiB, build ${build}`);
