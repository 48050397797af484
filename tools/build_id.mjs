// The build id: the first 12 hex digits of a hash over everything that goes
// into the site. Page and workers compare it before they work together. Same
// sources, same id, with or without git.
//
//   node tools/build_id.mjs             prints it
//   node tools/build_id.mjs --built     whether dist/ is the release of it
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const sources = [
  "Cargo.toml", "Cargo.lock", "Trunk.toml", "index.html", "package-lock.json",
  "build.rs", ".cargo", "src", "locales", "style", "public", "tools/policy.mjs", "tools/worker_loader.js", "tools/finish.mjs", "tools/simd.mjs", "tools/split",
];

async function filesBelow(path) {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch((error) => {
    if (error.code === "ENOTDIR") return null;
    throw error;
  });
  if (!entries) return [path];
  return (await Promise.all(entries.map((entry) => filesBelow(join(path, entry.name))))).flat();
}

export async function buildId() {
  const hash = createHash("sha256");
  const paths = (await Promise.all(sources.map(filesBelow))).flat().sort();
  for (const path of paths) {
    hash.update(path).update("\0").update(await readFile(join(root, path))).update("\0");
  }
  return hash.digest("hex").slice(0, 12);
}

async function isBuilt() {
  const listed = await readFile(join(root, "dist/release.json"), "utf8").then(JSON.parse).catch(() => ({}));
  return listed.profile === "release" && listed.build === (await buildId());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === "--built") process.exit((await isBuilt()) ? 0 : 1);
  console.log(await buildId());
}
