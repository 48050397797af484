// The size budget: what a browser fetches before the page stands, as brotli of
// quality 11, must stay within 250 KiB. What workers load later is listed apart
// and has no limit here, but may not slip into the first load.
//
//   node tools/size.mjs [folder]     dist/ unless told
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const budget = 250 * 1024;
const dir = process.argv[2] ?? "dist";
const { files } = JSON.parse(readFileSync(join(dir, "release.json")));
const html = readFileSync(join(dir, "index.html"), "utf8");

const brotli = (path) => brotliCompressSync(readFileSync(join(dir, path)), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
}).length;

// index.html, everything it names, the module that boot.js adds, and what the
// page's module imports: the list of the parts, which come when they are needed.
const named = [...html.matchAll(/(?:href|src|data-js|data-wasm)="\.?\/?([^"]+\.(?:js|wasm|css))"/g)].map((match) => match[1]);
const page = named.find((name) => /^civic-mentor-[0-9a-f]+\.js$/.test(name));
const imported = [...readFileSync(join(dir, page), "utf8").matchAll(/from ['"]\.\/([^'"]+)['"]/g)].map((match) => match[1]);
const first = [...new Set(["index.html", "start.js", ...named, ...imported])].sort();
const later = files.map(({ path }) => path).filter((path) => /\.(js|wasm)$/.test(path) && !first.includes(path) && path !== "sw.js");

const show = (path, size) => console.log(`  ${path.padEnd(44)} ${(size / 1024).toFixed(1).padStart(8)} KiB`);
const table = (title, paths) => {
  console.log(title);
  const total = paths.map((path) => [path, brotli(path)]).map(([path, size]) => (show(path, size), size)).reduce((a, b) => a + b, 0);
  show("together", total);
  return total;
};

const total = table("first load, brotli:", first);
table("loaded when needed, brotli:", later);
const said = `first load ${(total / 1024).toFixed(1)} KiB of ${budget / 1024} KiB`;
if (total > budget) {
  console.error(`size budget: broken, ${said}`);
  process.exit(1);
}
console.log(`size budget: kept, ${said}`);
