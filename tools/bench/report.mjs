// Writes docs/performance.md from what `tools/bench_peers.mjs` measured: its
// tables between markers, every word outside them kept, and the plots beside it.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { plot } from "./plot.mjs";

const count = (n) => n.toLocaleString("en-US");
const ms = (n) => (n === undefined || n === null ? "–" : n >= 10_000 ? `${(n / 1000).toFixed(1)} s` : n >= 100 ? `${n.toFixed(0)} ms` : n >= 1 ? `${n.toFixed(1)} ms` : `${n.toFixed(2)} ms`);
const mib = (bytes) => (bytes ? `${(bytes / 2 ** 20).toFixed(bytes < 10 * 2 ** 20 ? 1 : 0)} MiB` : "–");
const times = (n) => (Number.isFinite(n) ? `${n >= 10 ? n.toFixed(0) : n.toFixed(1)} ×` : "–");
const spread = (it) => (it?.median ? `${ms(it.median)} (${ms(it.least)}–${ms(it.most)})` : it?.failed === "refused" ? "refused" : "not run");
const table = (head, rows) => [`| ${head.join(" | ")} |`, `|${head.map(() => "---").join("|")}|`, ...rows.map((row) => `| ${row.join(" | ")} |`)].join("\n");
const peers = { ortools: "OR-tools", lsa: "scipy, table", sparse: "scipy, sparse", munkres: "npm munkres", "min-cost-flow": "npm min-cost-flow" };

const ratio = (row, peer, of = "native") => row?.result[peer]?.median / row?.result[of]?.median;
/** The surest ratio says less: the peer's best round against our worst. */
const surest = (row, peer) => row?.result[peer]?.least / row?.result.native?.most;

function tableOfMachine({ machine, versions, load, minutes, day }) {
  const said = load.others === null || load.others === undefined ? "" : `; in the two seconds before the first round other programs used ${Math.round(load.others * 100)} % of the processors`;
  const loads = [load.before, load.after].map((all) => all.map((n) => n.toFixed(1)).join(" "));
  const isBusy = (load.others ?? 0) > 0.15 || load.before[0] > 1;
  const first = machine.priority < 0 ? `, though all contenders alike ran before other work (priority ${machine.priority})` : "";
  const quiet = isBusy ? `The machine was busy with other work${first}: read ratios, not times.` : "Nothing else was at work to speak of; still, read ratios rather than times.";
  return [
    `Measured on ${day}, ${Math.round(minutes)} minutes in one go: ${machine.model}, ${machine.memory}, ${machine.os}; ${machine.rustc}; node ${machine.node}; ${versions.chromium}. Load averages before ${loads[0]} and after ${loads[1]}${said}. ${quiet}`,
    "",
    `Peers: ${Object.keys(peers).map((key) => versions[key] ?? `${peers[key]} not run`).join("; ")}.`,
  ].join("\n");
}

function tableOfRatios({ compared }) {
  const rows = compared.flatMap((row) => {
    const theirs = row.peers.map((peer) => [
      row.title, peers[peer], spread(row.result[peer]), spread(row.result.native), times(ratio(row, peer)), times(surest(row, peer)), times(row.result[peer]?.median / row.result.native?.parts?.solve), times(ratio(row, peer, "chromium")),
    ]);
    return theirs;
  });
  return table(["graph", "peer", "peer: middle (least–most)", "ours, native, all-in", "peer / ours", "at worst", "peer / our solve alone", "peer / ours in Chromium, all-in"], rows);
}

function tableOfParts({ compared }) {
  const of = (row, who, part) => ms(row.result[who]?.parts?.[part]);
  return table(
    ["graph", "native: lay out", "solve", "check", "node: all-in", "Chromium: all-in", "node / native", "Chromium / native"],
    compared.map((row) => [row.title, of(row, "native", "build"), of(row, "native", "solve"), of(row, "native", "check"), ms(row.result.node?.median), ms(row.result.chromium?.median), times(ratio(row, "node")), times(ratio(row, "chromium"))]),
  );
}

function tableOfReach({ compared, paged }, { root, dir }) {
  const row = (name) => compared.find((each) => each.name === name);
  const alone = (names, peer) => names.map((name) => times(row(name)?.result[peer]?.median / row(name)?.result.native?.parts?.solve)).join(", ");
  const against = (names, peer) => names.map((name) => times(ratio(row(name), peer))).join(", ");
  const all = compared.flatMap((each) => each.peers.filter((peer) => peer === "ortools" && each.mentees >= 10_000).map((peer) => ratio(each, peer))).filter(Number.isFinite);
  const wasm = ["node", "chromium"].map((who) => compared.filter((each) => each.mentees >= 1_000).map((each) => ratio(each, who)).filter(Number.isFinite).sort((a, b) => a - b));
  const middle = (list) => times(list[list.length >> 1]);
  const run = (mentees) => paged.found.find((each) => each.mentees === mentees)?.result.chromium;
  const tables = ["dense-1000", "dense-2000", "dense-5000"];
  const runSaid = (it) => (it?.median ? `${ms(it.median)}, ${mib(it.memory)}` : "not run");
  const size = (file) => `${(brotliCompressSync(readFileSync(file)).length / 1024).toFixed(0)} KiB`;
  const shipped = existsSync(`${root}dist`) && readdirSync(`${root}dist`).find((name) => /^matcher.*\.wasm$/.test(name));
  const rows = [
    ["10,000 × 5,000, all 50 M pairs, proven optimum, Chromium", "≤ 200 ms, ≤ 32 MiB", runSaid(run(10_000)), "2–5, 7, with the check"],
    ["the same, 1,000 × 500", "≤ 8 ms warm, ≤ 40 cold", run(1_000)?.median ? `${ms(run(1_000).median)} warm, ${ms(run(1_000).first)} cold` : "not run", "2–5, 7, with the check"],
    ["500,000 edges, scarce, against OR-tools", "≥ 20 ×", against(["scarce"], "ortools"), "3, 5"],
    ["balanced; ties; against OR-tools", "≥ 8 ×; ≥ 10 ×", against(["balanced", "ties"], "ortools"), "3, 5"],
    ["the slowest of the suite against OR-tools", "≥ 4 ×", times(Math.min(...all)), "3, 5"],
    ["50,000 × 20,000, 2.5 M edges: balanced, scarce, against OR-tools", "≥ 25 ×", against(["large", "large-scarce"], "ortools"), "3, 5"],
    ["full tables of 1,000, 2,000, 5,000 against scipy", "≥ 8 ×, ≥ 15 ×, ≥ 30 ×", `all-in ${against(tables, "lsa")}; solve alone ${alone(tables, "lsa")}`, "3, 5"],
    ["scoring, per pair, wasm", "≤ 0.35 ns", "not measured by itself", "–"],
    ["one edit after a round at 10,000", "p99 ≤ 0.5 ms, ≤ 10 ms when balanced", "not measured by itself", "–"],
    ["wasm against native, middle of the graphs: node; Chromium", "≤ 1.35 ×", `${middle(wasm[0])}; ${middle(wasm[1])}`, "3, 5"],
    ["civil service's rules, 500 × 500, Chromium", "≤ 20 ms", ms(paged.civil.chromium?.median), "2–5, 7, with the check"],
    ["engine size, brotli", "≤ 35 KB", shipped ? `the worker as shipped ${size(`${root}dist/${shipped}`)}` : `with this bench's generators ${size(`${dir}/contender.wasm`)}`, "–"],
  ];
  return table(["work", "to reach", "measured here", "levels"], rows);
}

function tableOfGrowth({ grown }) {
  return table(
    ["people", "edges", "native", "memory", "node", "wasm memory", "OR-tools", "coverage first, native", "score first, native"],
    grown.map(({ n, n_edges, result, levels }) => [count(n), count(n_edges), ms(result.native?.median), mib(result.native?.memory), ms(result.node?.median), mib(result.node?.memory), ms(result.ortools?.median), ms(levels.coverage), ms(levels.score)]),
  );
}

function tableOfRuns({ paged }) {
  const cell = (it) => (it?.median ? ms(it.median) : it?.failed === "refused" ? "refused: over 15,000 in a role" : "–");
  return table(
    ["people", "mentees × mentors", "native", "memory", "node", "Chromium", "first time in Chromium", "wasm memory"],
    paged.found.map(({ n, mentees, mentors, result }) => [count(n), `${count(mentees)} × ${count(mentors)}`, cell(result.native), result.native?.median ? mib(result.native.memory) : "–", cell(result.node), cell(result.chromium), ms(result.chromium?.first), result.chromium?.median ? mib(result.chromium.memory) : "–"]),
  );
}

function plots({ grown, paged }, { root }) {
  const people = "people, mentees and mentors together";
  const line = (name, list, value) => ({ name, points: list.map((each) => [each.n, value(each)]).filter(([, at]) => at > 0) });
  const time = (n) => (n >= 1_000 ? `${count(n / 1000)} s` : `${n} ms`);
  const memory = (n) => `${count(n)} MiB`;
  const mibOf = (bytes) => (bytes ? bytes / 2 ** 20 : 0);
  const drawn = {
    "performance-graphs": { title: "Graphs: time against size", y: "time, lay-out and solve", unit: time, lines: [line("ours, native", grown, ({ result }) => result.native?.median), line("ours, wasm", grown, ({ result }) => result.node?.median), line("OR-tools, solve", grown, ({ result }) => result.ortools?.median)] },
    "performance-runs": { title: "Runs with rules and people: time against size", y: "time, from people to checked answer", unit: time, lines: [line("native", paged.found, ({ result }) => result.native?.median), line("node", paged.found, ({ result }) => result.node?.median), line("Chromium", paged.found, ({ result }) => result.chromium?.median)] },
    "performance-memory": { title: "Most memory against size", y: "memory", unit: memory, lines: [line("graphs, native", grown, ({ result }) => mibOf(result.native?.memory)), line("graphs, wasm", grown, ({ result }) => mibOf(result.node?.memory)), line("runs, native", paged.found, ({ result }) => result.native?.median && mibOf(result.native.memory)), line("runs, wasm", paged.found, ({ result }) => result.node?.median && mibOf(result.node.memory))] },
  };
  for (const [name, what] of Object.entries(drawn)) {
    const svg = plot({ x: people, ...what });
    if (svg) writeFileSync(`${root}docs/${name}.svg`, svg);
  }
}

export function write(measured, where) {
  const file = `${where.root}docs/performance.md`;
  const tables = { machine: tableOfMachine, reach: tableOfReach, ratios: tableOfRatios, parts: tableOfParts, growth: tableOfGrowth, runs: tableOfRuns };
  let text = readFileSync(file, "utf8");
  for (const [name, make] of Object.entries(tables)) {
    const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    if (!text.includes(start) || !text.includes(end)) throw new Error(`docs/performance.md has no ${start}`);
    text = `${text.split(start)[0]}${start}\n\n${make(measured, where)}\n\n${end}${text.split(end)[1]}`;
  }
  writeFileSync(file, text);
  plots(measured, where);
}
