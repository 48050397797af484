// Which licences come in with the crates. Every crate of Cargo.lock must be
// usable under at least one licence of the list; `--notices FILE` also writes
// the licence texts of what the site contains. Known vulnerabilities are not
// looked up here: that list lives on a server (docs/decisions/0004).
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const allowed = new Set([
  "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0",
  "CC0-1.0", "ISC", "MIT", "MIT-0", "Unicode-3.0", "Unlicense", "Zlib",
]);

const cargo = (...args) => execFileSync("cargo", args, { encoding: "utf8", maxBuffer: 1 << 28 });

/** Whether an SPDX expression can be met with allowed licences alone. */
export function met(expression) {
  const tokens = expression.replaceAll("/", " OR ").match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const one = () => {
    if (tokens[at] === "(") {
      at += 1;
      const inner = any();
      at += 1; // ")"
      return inner;
    }
    let name = tokens[at++];
    if (tokens[at] === "WITH") name += ` WITH ${tokens[(at += 2) - 1]}`;
    return allowed.has(name);
  };
  const all = () => {
    let ok = one();
    while (tokens[at] === "AND") { at += 1; ok = one() && ok; }
    return ok;
  };
  const any = () => {
    let ok = all();
    while (tokens[at] === "OR") { at += 1; ok = all() || ok; }
    return ok;
  };
  return tokens.length > 0 && any() && at === tokens.length;
}

const { packages } = JSON.parse(cargo("metadata", "--locked", "--offline", "--format-version", "1", "--all-features"));
const refused = packages.filter(({ license, license_file }) => !met(license ?? "") && !(license === null && license_file));
const unnamed = packages.filter(({ license, license_file }) => license === null && license_file);
for (const { name, version, license } of refused) console.error(`licences: ${name} ${version}: ${license ?? "says none"}`);
for (const { name, version, license_file } of unnamed) console.error(`licences: ${name} ${version}: read ${license_file} and add the crate by hand`);
if (refused.length + unnamed.length > 0) process.exit(1);
console.log(`licences: ${packages.length} crates, all under a licence of the list`);

const notices = process.argv.indexOf("--notices");
if (notices > 0) writeFileSync(process.argv[notices + 1], noticesText());

/** The licence texts of every crate compiled into page or workers. */
function noticesText() {
  const shipped = new Set(
    cargo("tree", "--locked", "--offline", "--target", "wasm32-unknown-unknown", "--no-default-features",
      "--features", "page,matcher,files,sealer", "--edges", "normal", "--prefix", "none", "--format", "{p}")
      .split("\n").map((line) => line.replace(/ \(.*$/, "").trim()).filter(Boolean),
  );
  // Hundreds of crates share a few texts; each text stands once, after the crates it is for.
  const cratesByText = new Map();
  const lines = packages
    .filter(({ name, version }) => name !== "civic-mentor" && shipped.has(`${name} v${version}`))
    .sort((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1))
    .map(({ name, version, license, manifest_path }) => {
      for (const text of licenceTexts(dirname(manifest_path))) {
        cratesByText.set(text, [...(cratesByText.get(text) ?? []), `${name} ${version}`]);
      }
      return `${name} ${version} – ${license}`;
    });
  cratesByText.set(readFileSync("node_modules/@uswds/uswds/LICENSE.md", "utf8").trim(), ["U.S. Web Design System (styles)"]);
  const texts = [...cratesByText].map(([text, crates]) => `${crates.join(", ")}:\n\n${text}`);
  const head = `What Civic Mentor contains besides its own code, and on what terms.\n\n${lines.join("\n")}`;
  return `${[head, ...texts].join(`\n\n${"-".repeat(72)}\n\n`)}\n`;
}

function licenceTexts(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(licen[cs]e|copying|notice|unlicense)/i.test(entry.name))
    .map(({ name }) => readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n").trim())
    .sort();
}
