// Holds `civic-mentor-cli solve` against HiGHS, an outside solver: graphs made
// from seeds, every level of all three objectives but the tie-break, one linear
// program a level with the levels before it held at their best. Leaves out tiny
// graphs, which the host tests try exhaustively, and speed.
//
//   node tools/fuzz_highs.mjs [--cases 1000] [--from 1] [--seed N] [--out FILE]
//
// A fault names the seed; `--seed N` does that one graph again and prints it.
// `--out FILE` only writes the graphs, one a line, for `solve --lines`.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import loadHighs from "highs";

const { values: asked } = parseArgs({ options: { cases: { type: "string" }, from: { type: "string" }, seed: { type: "string" }, out: { type: "string" } } });
const target = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../target", import.meta.url));
const cli = process.env.CIVIC_MENTOR_CLI ?? `${target}/debug/civic-mentor-cli`;
const first = Number(asked.seed ?? asked.from ?? 1);
const n_cases = asked.seed ? 1 : Number(asked.cases ?? 1000);

/** The levels of each objective, by the names of `solve`, the highest first. */
const levels = {
  pairs: ["n_pairs", "total_points"],
  coverage: ["n_mentees_covered", "n_pairs", "n_mentors_used", "total_points", "sum_of_squared_loads", "lowest_points"],
  score: ["total_points", "n_mentees_covered", "n_pairs", "n_mentors_used", "sum_of_squared_loads", "lowest_points"],
};

/** Small numbers that look random and are the same everywhere (mulberry32). */
function seeded(seed) {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A graph of 10 to 50 mentees and 5 to 35 mentors, scarce to plentiful, with
 *  points from all alike to thousands, some people wanted by far more than others. */
function graph(seed) {
  const next = seeded(seed);
  const [n_mentees, n_mentors] = [10 + next(41), 5 + next(31)];
  const [most_wants, most_places] = [1 + next(3), 1 + next(5)];
  const most_points = [1, 2, 5, 20, 100, 5000][next(6)];
  const n_of_mentee = 2 + next(10);
  const is_uneven = next(2) === 0;
  const mentees = Array.from({ length: n_mentees }, () => ({ wants: 1 + next(most_wants) }));
  const mentors = Array.from({ length: n_mentors }, () => ({ places: 1 + next(most_places) }));
  const edges = [];
  for (let mentee = 0; mentee < n_mentees; mentee += 1) {
    const seen = new Set();
    for (let n = next(n_of_mentee + 1); n > 0; n -= 1) seen.add(is_uneven ? next(1 + next(n_mentors)) : next(n_mentors));
    for (const mentor of seen) edges.push([mentee, mentor, next(most_points + 1)]);
  }
  for (let end = edges.length - 1; end > 0; end -= 1) {
    const at = next(end + 1);
    [edges[end], edges[at]] = [edges[at], edges[end]];
  }
  return { mentees, mentors, edges };
}

/** What `solve` answers to each graph, in order, from one process. */
async function solved(lines, objective) {
  const child = spawn(cli, ["solve", "--lines", "--objective", objective, "-"], { stdio: ["pipe", "pipe", "inherit"] });
  const answers = [];
  createInterface({ input: child.stdout }).on("line", (line) => answers.push(JSON.parse(line)));
  child.stdin.on("error", () => {}); // the exit code says it
  child.stdin.end(lines);
  // A graph takes milliseconds; one that takes a minute never ends.
  let n_before = -1;
  const watch = setInterval(() => {
    if (answers.length === n_before) {
      console.error(`seed ${first + n_before}, ${objective}: no answer within a minute\n  again: node tools/fuzz_highs.mjs --seed ${first + n_before}`);
      child.kill();
    }
    n_before = answers.length;
  }, 60_000);
  const [code] = await once(child, "close");
  clearInterval(watch);
  // 1: a proof that does not hold, which is seen below.
  if (code === null || code > 1 || answers.length !== n_cases) throw new Error(`solve --objective ${objective} ended with ${code} after ${answers.length} graphs`);
  return answers;
}

/** The same as a linear program, solved level by level. Columns: a pair each,
 *  a mentee's first pairing, a mentor's first pairing, a mentor's places, of
 *  which the n-th adds 2n - 1 to the square of the load. Rows: what each person
 *  has is at least the first and at most all of it, and what a mentor has is
 *  the places in use. Its corners are whole numbers, as those of every flow
 *  are, also where a level is held at its best. */
class Program {
  constructor(highs, { mentees, mentors, edges }) {
    const [n_mentees, n_mentors] = [mentees.length, mentors.length];
    const n_pairs = edges.length;
    const seats = mentors.flatMap(({ places }, mentor) => Array.from({ length: places }, (_, n) => ({ mentor, adds: 2 * n + 1 })));
    const first_seat = n_pairs + n_mentees + n_mentors;
    const columns = { n_pairs: [0, n_pairs], n_mentees_covered: [n_pairs, n_mentees], n_mentors_used: [n_pairs + n_mentees, n_mentors], total_points: [0, n_pairs], sum_of_squared_loads: [first_seat, seats.length] };
    this.n_columns = first_seat + seats.length;
    const cost = { total_points: (at) => edges[at][2], sum_of_squared_loads: (at) => -seats[at].adds };
    this.costs = Object.fromEntries(Object.entries(columns).map(([level, [from, n]]) => {
      const costs = new Float64Array(this.n_columns);
      for (let at = 0; at < n; at += 1) costs[from + at] = cost[level]?.(at) ?? 1;
      return [level, costs];
    }));
    this.columns = columns;
    this.edges = edges;
    this.model = highs.createModel();
    this.model.options.set("output_flag", false);
    this.model.addVars(new Float64Array(this.n_columns), new Float64Array(this.n_columns).fill(1));
    this.model.changeObjectiveSense(highs.constants.objectiveSense.maximize);
    this.optimal = highs.constants.modelStatus.optimal;
    this.infinity = highs.infinity;
    const people = [...mentees.map(({ wants }) => wants), ...mentors.map(({ places }) => places)];
    const pairs = people.map(() => []);
    edges.forEach(([mentee, mentor], at) => {
      pairs[mentee].push(at);
      pairs[n_mentees + mentor].push(at);
    });
    people.forEach((most, person) => {
      const indices = pairs[person];
      const ones = indices.map(() => 1);
      this.model.addRow(-highs.infinity, most, { indices, values: ones });
      this.model.addRow(0, highs.infinity, { indices: [...indices, n_pairs + person], values: [...ones, -1] });
    });
    mentors.forEach((_, mentor) => {
      const used = pairs[n_mentees + mentor];
      const mine = seats.flatMap((seat, at) => (seat.mentor === mentor ? [first_seat + at] : []));
      this.model.addRow(0, 0, { indices: [...used, ...mine], values: [...used.map(() => 1), ...mine.map(() => -1)] });
    });
    this.n_rows = 2 * people.length + n_mentors;
    this.all = Int32Array.from({ length: this.n_columns }, (_, at) => at);
  }

  /** The best of each level, those before it held at theirs. */
  best(names) {
    let n_held = 0;
    let n_best_pairs = 0;
    const found = names.map((level) => {
      // Without a pair there are no points.
      if (level === "lowest_points") return n_best_pairs === 0 ? 0 : this.lowest(this.n_rows + n_held);
      this.model.changeColsCost({ kind: "range", from: 0, to: this.n_columns - 1 }, this.costs[level]);
      this.model.run();
      if (this.model.getModelStatus() !== this.optimal) throw new Error(`HiGHS ended with status ${this.model.getModelStatus()}`);
      const value = Math.round(this.model.getObjectiveValue());
      if (Math.abs(this.model.getObjectiveValue() - value) > 1e-4) throw new Error(`HiGHS says ${this.model.getObjectiveValue()}`);
      if (level === "n_pairs") n_best_pairs = value;
      n_held += 1;
      const [from, n] = this.columns[level];
      const indices = this.all.subarray(from, from + n);
      this.model.addRow(value, this.infinity, { indices, values: this.costs[level].subarray(from, from + n) });
      return level === "sum_of_squared_loads" ? -value : value;
    });
    this.model.deleteRows({ kind: "range", from: this.n_rows, to: this.n_rows + n_held - 1 });
    return found;
  }

  /** The most points such that pairs of fewer can be done without, the levels
   *  so far held in so many rows: one more forbids them. */
  lowest(n_rows) {
    const points = [...new Set(this.edges.map((edge) => edge[2]))].sort((a, b) => a - b);
    const can = (least) => {
      const indices = this.edges.flatMap((edge, at) => (edge[2] < least ? [at] : []));
      if (indices.length === 0) return true;
      this.model.addRow(0, 0, { indices, values: indices.map(() => 1) });
      this.model.run();
      const is_optimal = this.model.getModelStatus() === this.optimal;
      this.model.deleteRows({ kind: "range", from: n_rows, to: n_rows });
      return is_optimal;
    };
    return points.findLast(can) ?? 0;
  }
}

const start = performance.now();
const graphs = Array.from({ length: n_cases }, (_, at) => graph(first + at));
const lines = graphs.map((each) => `${JSON.stringify(each)}\n`).join("");
if (asked.out) {
  writeFileSync(asked.out, lines);
  process.exit(0);
}
const highs = await loadHighs();
const ours = {};
for (const objective of Object.keys(levels)) ours[objective] = await solved(lines, objective);
let n_bad = 0;
graphs.forEach((each, at) => {
  const program = new Program(highs, each);
  for (const [objective, names] of Object.entries(levels)) {
    const best = program.best(names);
    const answer = ours[objective][at];
    const same = answer?.certificate_ok && names.every((name, level) => answer[name] === best[level]);
    if (same) continue;
    n_bad += 1;
    const said = names.map((name, level) => `${name} ${answer?.[name]}, HiGHS ${best[level]}`).join("; ");
    console.error(`seed ${first + at}, ${objective}: ${said}; proven: ${answer?.certificate_ok}\n  again: node tools/fuzz_highs.mjs --seed ${first + at}`);
    if (asked.seed) console.error(JSON.stringify(each));
  }
  program.model.dispose();
});
if (n_bad > 0) process.exit(1);
const n_edges = graphs.reduce((sum, { edges }) => sum + edges.length, 0);
console.log(`HiGHS ${highs.version.string} finds the same in every level but the tie-break of all three objectives: ${n_cases} graphs from seed ${first}, ${n_edges} pairs that may be, ${Math.round((performance.now() - start) / 1000)} s`);
