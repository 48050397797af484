// How long matching takes, by the command line and with its own clock: people
// in the civil-service format, made from a seed, at several sizes. Prints the
// least and the middle of five runs; the answers of all five must be the same.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const cli = `${root}target/engine/civic-mentor-cli`;
const dir = `${root}target/bench`;
const n_runs = 5;
const sizes = [[50, 50], [300, 200], [1000, 500]];

const grades = ["AA", "AO", "EO", "HEO", "SEO", "Grade 7", "Grade 6", "SCS1", "SCS2"];
const organisations = ["Roads", "Parks", "Water", "Housing", "Libraries", "Transit"];
const professions = ["Policy", "Digital", "Finance", "Operations", "Legal"];

/** Small numbers that look random and are the same everywhere (mulberry32). */
function seeded(seed) {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function people(kind, n, seed) {
  const next = seeded(seed);
  const from = (list, lo, hi) => list[lo + next(hi - lo)];
  const [lo, hi] = kind === "mentor" ? [2, 9] : [0, 7];
  const tail = kind === "mentor" ? "characteristics,biography" : "match with similar identity,identity to match,biography";
  const rows = Array.from({ length: n }, (_, i) => [
    kind, String(i), `${kind}.${i}@example.gov`, "no", "Role", from(grades, lo, hi), from(organisations, 0, 6), from(professions, 0, 5),
    ...(kind === "mentor" ? [""] : ["no", ""]), "",
  ].join(","));
  return [`first name,last name,email address,both mentor and mentee,job title,grade,organisation,profession,${tail}`, ...rows, ""].join("\n");
}

function run(objective) {
  const args = ["match", "--mentors", `${dir}/mentors.csv`, "--mentees", `${dir}/mentees.csv`, "--rules", "civil-service", "--objective", objective, "--json"];
  return JSON.parse(execFileSync(cli, args, { encoding: "utf8", maxBuffer: 1 << 28 }));
}

mkdirSync(dir, { recursive: true });
console.log("mentees x mentors  objective   pairs   points   least ms  middle ms");
for (const [n_mentees, n_mentors] of sizes) {
  writeFileSync(`${dir}/mentees.csv`, people("mentee", n_mentees, 1));
  writeFileSync(`${dir}/mentors.csv`, people("mentor", n_mentors, 2));
  for (const objective of ["coverage", "score"]) {
    const answers = Array.from({ length: n_runs }, () => run(objective));
    if (new Set(answers.map(({ result_hash }) => result_hash)).size > 1) throw new Error("the same people gave different answers");
    const times = answers.map(({ solve_ms }) => solve_ms).sort((a, b) => a - b);
    const [{ n_pairs, total_points }] = answers;
    console.log(`${`${n_mentees} x ${n_mentors}`.padEnd(18)} ${objective.padEnd(10)} ${String(n_pairs).padStart(6)} ${String(total_points).padStart(8)} ${String(times[0]).padStart(10)} ${String(times[n_runs >> 1]).padStart(10)}`);
  }
}
