// Builds the matcher a second time, with 128-bit instructions, beside the rest
// of the build (a Trunk hook): the same program, about twice as quick where it
// scores pairs. Trunk builds a binary in one way only, so this one has a target
// folder of its own. tools/finish.mjs puts it beside the plain one; the worker's
// loader takes whichever the browser can run.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "simd");
const site = join(root, "target/simd-site");
const start = performance.now();

// As Trunk builds the plain one.
const link = readFileSync(join(root, "index.html"), "utf8").match(/<link[^>]*data-bin="matcher"[^>]*>/)[0];
const said = (name) => link.match(new RegExp(`data-${name}="([^"]*)"`))[1];
const profile = said("cargo-profile-release");
const run = (program, args, env = {}) =>
  execFileSync(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...env } });

if ((process.env.TRUNK_PROFILE ?? "release") === "release") {
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  run("cargo", [
    "build", "--locked", "--quiet", "--profile", profile, "--target", "wasm32-unknown-unknown",
    "--no-default-features", "--features", said("cargo-features"), "--bin", "matcher",
  ], { CARGO_TARGET_DIR: target, RUSTFLAGS: `${process.env.RUSTFLAGS ?? ""} -C target-feature=+simd128`.trim() });
  const built = join(target, "wasm32-unknown-unknown", profile, "matcher.wasm");
  run("wasm-bindgen", [built, "--target", "web", "--no-typescript", "--out-dir", site, "--out-name", "matcher-simd"]);
  const wasm = join(site, "matcher-simd_bg.wasm");
  run("wasm-opt", [`-O${said("wasm-opt")}`, ...said("wasm-opt-params").split(" "), wasm, "-o", wasm]);
  console.log(`matcher with 128-bit instructions: ${((performance.now() - start) / 1000).toFixed(0)} s`);
}
