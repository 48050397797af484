// What runs of growing programmes take in wasm: seconds of the processor and
// the module's memory, a fresh module for each size. The result's hash must be
// the same in all modules given.
//
//   cargo build --locked --profile engine --target wasm32-unknown-unknown --no-default-features --features contender --bin contender
//   node tools/bench/grow.mjs contender.wasm [contender-simd.wasm …]
//
// A module with 128-bit instructions: the same with RUSTFLAGS="-C target-feature=+simd128".
import { readFileSync } from "node:fs";
import { engine } from "./wasm.mjs";

const files = process.argv.slice(2);
const sizes = [[67, 33], [200, 100], [667, 333], [2000, 1000], [6667, 3333], [10_000, 5000], [15_000, 7500], [15_000, 15_000]];
const [seed, balanced, coverage_first] = [1, 1, 0];

console.log(`| mentees × mentors | pairs | ${files.map((file) => `${file} | memory`).join(" | ")} |`);
for (const [n_mentees, n_mentors] of sizes) {
  const cells = [];
  const hashes = new Set();
  for (const file of files) {
    const it = await engine(readFileSync(file));
    const start = process.cpuUsage();
    const { hash } = it.programme(seed, n_mentees, n_mentors, balanced, coverage_first);
    const { user, system } = process.cpuUsage(start);
    hashes.add(hash);
    cells.push(`${((user + system) / 1e6).toFixed(2)} s | ${(it.memory() / 2 ** 20).toFixed(0)} MiB`);
  }
  if (hashes.size > 1) throw new Error(`${n_mentees} × ${n_mentors}: the modules gave different answers`);
  console.log(`| ${n_mentees.toLocaleString("en")} × ${n_mentors.toLocaleString("en")} | ${(n_mentees * n_mentors).toLocaleString("en")} | ${cells.join(" | ")} |`);
}
