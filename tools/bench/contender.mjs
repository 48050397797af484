// What runs in node for `make bench`: our wasm, or a solver from npm. Answers a
// line for each line read, as tools/bench/contender does.
//
//   node tools/bench/contender.mjs wasm|munkres|min-cost-flow FOLDER
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { engine } from "./wasm.mjs";

const [kind, folder] = process.argv.slice(2);
const require = createRequire(`${folder}/npm/`);

const words = (file) => {
  const bytes = readFileSync(file);
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
};

function parts(all) {
  const [n_mentees, n_mentors, n_edges] = all;
  const wants = all.subarray(3, 3 + n_mentees);
  const places = all.subarray(3 + n_mentees, 3 + n_mentees + n_mentors);
  return { n_mentees, n_mentors, n_edges, wants, places, edges: all.subarray(3 + n_mentees + n_mentors) };
}

const timed = (work) => {
  const start = performance.now();
  const made = work();
  return [made, performance.now() - start];
};

/** A full table, one to one, as a matrix of costs. */
function munkres() {
  const solve = require("munkres").default ?? require("munkres");
  let costs;
  return {
    load(all) {
      const { n_mentees, n_mentors, edges } = parts(all);
      costs = Array.from({ length: n_mentees }, () => new Array(n_mentors).fill(0));
      for (let at = 0; at < edges.length; at += 3) costs[edges[at]][edges[at + 1]] = -edges[at + 2];
    },
    graph() {
      const [pairs, ms] = timed(() => solve(costs));
      return { ms, pairs: pairs.length, points: -pairs.reduce((sum, [row, column]) => sum + costs[row][column], 0) };
    },
  };
}

/** A flow from node 0 to the last node; it keeps square tables of all nodes. */
function minCostFlow() {
  const { minCostFlowForNumberNodes } = require("min-cost-flow");
  let graph;
  let n_before_mentors;
  return {
    load(all) {
      const { n_mentees, n_mentors, wants, places, edges } = parts(all);
      n_before_mentors = 1 + n_mentees;
      const sink = n_before_mentors + n_mentors;
      graph = [
        ...Array.from(wants, (capacity, at) => ({ from: 0, to: 1 + at, capacity, cost: 0 })),
        ...Array.from(places, (capacity, at) => ({ from: n_before_mentors + at, to: sink, capacity, cost: 0 })),
      ];
      for (let at = 0; at < edges.length; at += 3) {
        graph.push({ from: 1 + edges[at], to: n_before_mentors + edges[at + 1], capacity: 1, cost: -edges[at + 2] });
      }
    },
    graph() {
      const fresh = graph.map((edge) => ({ ...edge }));
      const [solved, ms] = timed(() => minCostFlowForNumberNodes(fresh));
      const used = solved.filter(({ from, to, flow }) => flow > 0 && from > 0 && from < n_before_mentors && to >= n_before_mentors);
      return { ms, pairs: used.length, points: -used.reduce((sum, { cost }) => sum + cost, 0) };
    },
  };
}

const it = kind === "wasm" ? await engine(readFileSync(`${folder}/contender.wasm`)) : kind === "munkres" ? munkres() : minCostFlow();
for await (const line of createInterface({ input: process.stdin })) {
  const [what, ...rest] = line.split(" ");
  const answers = {
    load: () => (it.load(words(rest[0])), {}),
    graph: () => it.graph(Number(rest[0]), rest[1] === "1"),
    programme: () => it.programme(...rest.map(Number)),
    memory: () => ({ bytes: it.memory() }),
  };
  console.log(JSON.stringify(answers[what]()));
}
