// How the engine compares with the solvers an engineer would reach for, on the
// same graphs in one run: everybody solves each graph in turn, round after
// round, and every answer must be the same. Then how time and memory grow with
// the number of people. Writes docs/performance.md (between its markers) and
// the plots beside it. Leaves out the page itself (`bench_page.mjs`).
//
//   node tools/bench_peers.mjs [--quick] [--write-only]
//
// Peers are installed under the target folder on demand, by name and version:
// those from Python with python3's venv, where there is one. Whatever cannot be
// installed or started stands as "not run".
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, createReadStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { cpus, getPriority, loadavg, release, totalmem, type } from "node:os";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { chromium as chromiumPath, flags } from "./browser.mjs";
import { write } from "./bench/report.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? `${root}target`;
const dir = `${target}/bench`;
const quick = process.argv.includes("--quick");
const say = (text) => console.log(`bench: ${text}`);
mkdirSync(dir, { recursive: true });

// ---- What everybody solves ----

const graph = (name, kind, mentees, mentors, each, peers, title) => ({ name, kind, mentees, mentors, each, peers, title });
const ours = ["native", "node", "chromium"];
const graphs = [
  graph("tiny", "balanced", 60, 30, 6, ["ortools", "min-cost-flow"], "60 × 30, 6 each"),
  graph("scarce", "scarce", 10_000, 5_000, 50, ["ortools"], "scarce, 10,000 × 5,000, 500,000 edges"),
  graph("balanced", "balanced", 10_000, 5_000, 50, ["ortools"], "balanced, the same size"),
  graph("districts", "districts", 10_000, 5_000, 50, ["ortools"], "districts, the same size"),
  graph("ties", "ties", 10_000, 5_000, 50, ["ortools"], "ties, the same size"),
  graph("surplus", "surplus", 10_000, 5_000, 50, ["ortools"], "surplus, the same size"),
  graph("single", "single-balanced", 10_000, 5_000, 50, ["ortools", "sparse"], "one to one, the same size"),
  graph("large", "balanced", 50_000, 20_000, 50, ["ortools"], "balanced, 50,000 × 20,000, 2.5 M edges"),
  graph("large-scarce", "scarce", 50_000, 20_000, 50, ["ortools"], "scarce, 50,000 × 20,000, 2.5 M edges"),
  graph("large-single", "single-balanced", 50_000, 20_000, 50, ["ortools", "sparse"], "one to one, 50,000 × 20,000, 2.5 M edges"),
  graph("dense-300", "table", 300, 300, 0, ["lsa", "munkres"], "full table, 300 × 300"),
  graph("dense-1000", "table", 1_000, 1_000, 0, ["lsa", "munkres"], "full table, 1,000 × 1,000"),
  graph("dense-2000", "table", 2_000, 2_000, 0, ["lsa"], "full table, 2,000 × 2,000"),
  graph("dense-5000", "table", 5_000, 5_000, 0, ["lsa"], "full table, 5,000 × 5,000"),
].filter(({ mentees }) => !quick || mentees <= 1_000);
const n_people = [100, 300, 1_000, 3_000, 10_000, 30_000, 50_000].filter((n) => !quick || n <= 1_000);
const runs = [[67, 33], [200, 100], [1_000, 500], [2_000, 1_000], [5_000, 2_500], [10_000, 5_000], [33_333, 16_667]].filter(([n]) => !quick || n <= 1_000);

// ---- Who solves it ----

function builtFor(wasm) {
  const args = ["build", "--locked", "--quiet", "--profile", "engine", "--no-default-features", "--features", "contender", "--bin", "contender"];
  execFileSync("cargo", [...args, ...(wasm ? ["--target", "wasm32-unknown-unknown"] : [])], { cwd: root, stdio: "inherit" });
}

function build() {
  say("building the engine, native and wasm");
  builtFor(false);
  builtFor(true);
  const features = ["bulk-memory", "sign-ext", "mutable-globals", "nontrapping-float-to-int", "reference-types", "multivalue", "simd"];
  execFileSync(`${root}node_modules/.bin/wasm-opt`, ["-O3", ...features.map((name) => `--enable-${name}`), `${target}/wasm32-unknown-unknown/engine/contender.wasm`, "-o", `${dir}/contender.wasm`]);
}

/** Versions of the peers that are there; those that are not are named once. */
function installed() {
  const versions = {};
  mkdirSync(`${dir}/npm`, { recursive: true });
  for (const file of ["package.json", "package-lock.json"]) copyFileSync(`${root}tools/bench/${file}`, `${dir}/npm/${file}`);
  copyFileSync(`${root}.npmrc`, `${dir}/npm/.npmrc`);
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: `${dir}/npm`, encoding: "utf8" });
  for (const name of ["munkres", "min-cost-flow"]) {
    const file = `${dir}/npm/node_modules/${name}/package.json`;
    if (npm.status === 0 && existsSync(file)) versions[name] = `npm ${name} ${JSON.parse(readFileSync(file)).version}`;
  }
  const python = `${dir}/python/bin/python`;
  const made = existsSync(python) || spawnSync("python3", ["-m", "venv", `${dir}/python`]).status === 0;
  if (made) spawnSync(python, ["-m", "pip", "install", "--quiet", "-r", `${root}tools/bench/requirements.txt`]);
  const version = (name) => {
    const asked = made && spawnSync(python, ["-c", `import ${name}; print(${name}.__version__)`], { encoding: "utf8" });
    return asked && asked.status === 0 ? asked.stdout.trim() : null;
  };
  const [ortools, scipy, numpy] = ["ortools", "scipy", "numpy"].map(version);
  if (ortools) versions.ortools = `OR-tools ${ortools}, SimpleMinCostFlow`;
  if (scipy) {
    versions.lsa = `scipy ${scipy} (numpy ${numpy}), linear_sum_assignment`;
    versions.sparse = `scipy ${scipy}, min_weight_full_bipartite_matching`;
  }
  if (!ortools || !scipy) say("python3 with its venv, or a package for it, is missing: OR-tools and scipy are not run.");
  if (npm.status !== 0) say("npm could not install the solvers from npm: they are not run.");
  return versions;
}

/** A process that answers a line with a line. */
function started(command, args) {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const gone = once(child, "error").then(([error]) => { throw error; });
  gone.catch(() => {});
  child.stdin.on("error", () => {});
  return {
    async ask(...words) {
      child.stdin.write(`${words.join(" ")}\n`);
      const { value, done } = await Promise.race([lines.next(), gone]);
      if (done) throw new Error(`${command} ${args.join(" ")} ended`);
      return JSON.parse(value);
    },
    /** The most memory it ever had, where the system says so. */
    peak() {
      try {
        return 1024 * Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))[1]);
      } catch {
        return null;
      }
    },
    async stop() {
      child.stdin.end();
      await once(child, "close");
    },
  };
}

const native = () => started(`${target}/engine/contender`, []);
const inNode = (kind) => started(process.execPath, ["--max-old-space-size=8000", `${root}tools/bench/contender.mjs`, kind, dir]);
const inPython = (kind) => started(`${dir}/python/bin/python`, [`${root}tools/bench/peers.py`, kind]);

let browser;
let address;
async function inChromium() {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(0);
  await page.goto(`${address}/`);
  await page.evaluate(async () => {
    const { engine } = await import("/wasm.mjs");
    window.engine = await engine(await (await fetch("/contender.wasm")).arrayBuffer());
  });
  const acts = {
    load: (file) => page.evaluate(async (name) => {
      window.engine.load(new Uint32Array(await (await fetch(name)).arrayBuffer()));
    }, `/${file.split("/").pop()}`),
    graph: (aim, isLast) => page.evaluate(([a, b]) => window.engine.graph(a, b), [Number(aim), isLast === "1"]),
    programme: (...numbers) => page.evaluate((all) => window.engine.programme(...all), numbers.map(Number)),
    memory: () => page.evaluate(() => ({ bytes: window.engine.memory() })),
  };
  return { ask: (what, ...words) => acts[what](...words), stop: () => context.close() };
}

/** Hands the page what it needs; in its own world, so that clocks are fine. */
async function serve() {
  const server = createServer((request, response) => {
    const name = request.url.slice(1);
    const headers = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };
    if (!name) return response.writeHead(200, { ...headers, "Content-Type": "text/html" }).end("<!doctype html><title>bench</title>");
    if (!/^[\w.-]+$/.test(name)) return response.writeHead(404).end();
    const file = name.endsWith(".mjs") ? `${root}tools/bench/${name}` : `${dir}/${name}`;
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { ...headers, "Content-Type": name.endsWith(".mjs") ? "text/javascript" : "application/octet-stream" });
    return createReadStream(file).pipe(response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  address = `http://127.0.0.1:${server.address().port}`;
  return server;
}

const starters = {
  native, chromium: inChromium, node: () => inNode("wasm"),
  munkres: () => inNode("munkres"), "min-cost-flow": () => inNode("min-cost-flow"),
  ortools: () => inPython("ortools"), lsa: () => inPython("lsa"), sparse: () => inPython("sparse"),
};

// ---- The run ----

const middle = (all) => [...all].sort((a, b) => a - b)[all.length >> 1];
const summed = (times) => (times.length ? { median: middle(times), least: Math.min(...times), most: Math.max(...times), n: times.length, first: times[0] } : null);

/** Everybody in turn, round after round; who is slow has fewer rounds. */
async function rounds(names, n_rounds, ask, prepare) {
  const there = [];
  for (const name of names) {
    try {
      const it = await starters[name]();
      await prepare?.(it);
      there.push({ name, it, times: [], parts: [] });
    } catch (error) {
      say(`${name}: not run (${error.message.split("\n")[0]})`);
    }
  }
  const answers = new Map();
  for (let round = 0; round < n_rounds; round += 1) {
    for (let at = 0; at < there.length; at += 1) {
      const each = there[(at + round) % there.length];
      const spent = each.times.reduce((sum, ms) => sum + ms, 0);
      if (each.failed || (spent > 30_000 && each.times.length > 0)) continue;
      try {
        const answer = await ask(each.it);
        if (answer.refused) { each.failed = "refused"; continue; }
        each.times.push(answer.ms);
        each.parts.push(answer);
        answers.set(`${answer.pairs} pairs, ${answer.points} points`, [...(answers.get(`${answer.pairs} pairs, ${answer.points} points`) ?? []), each.name]);
        if (answer.hash) each.hash = answer.hash;
      } catch (error) {
        each.failed = error.message.split("\n")[0];
        say(`${each.name}: ${each.failed}`);
      }
    }
  }
  if (answers.size > 1) throw new Error(`answers differ: ${JSON.stringify([...answers])}`);
  const hashes = new Set(there.map(({ hash }) => hash).filter(Boolean));
  if (hashes.size > 1) throw new Error(`native and wasm give different pairs: ${[...hashes]}`);
  const result = { answer: [...answers.keys()][0] ?? null };
  for (const { name, it, times, parts, failed } of there) {
    const memory = name === "node" || name === "chromium" ? (await it.ask("memory").catch(() => ({}))).bytes : it.peak?.();
    result[name] = { ...summed(times), failed, memory };
    if (parts[0]?.build !== undefined) result[name].parts = Object.fromEntries(["build", "solve", "check"].map((part) => [part, middle(parts.map((each) => each[part]))]));
    await it.stop().catch(() => {});
  }
  return result;
}

async function makeGraph(file, { kind, mentees, mentors, each }) {
  const maker = native();
  await maker.ask("make", kind, mentees, mentors, each, 1, file);
  await maker.stop();
}

const shown = (result) => Object.entries(result).filter(([, value]) => value?.median).map(([name, { median }]) => `${name} ${median.toFixed(1)}`).join(", ");

async function compare(versions) {
  const found = [];
  for (const each of graphs) {
    const file = `${dir}/${each.name}.bin`;
    await makeGraph(file, each);
    const names = [...ours, ...each.peers.filter((peer) => versions[peer])];
    const result = await rounds(names, each.mentees >= 50_000 || each.mentees === 5_000 ? 3 : 5, (it) => it.ask("graph", 0, 0), (it) => it.ask("load", file));
    found.push({ ...each, result });
    say(`${each.name}: ${shown(result)}`);
    rmSync(file);
  }
  return found;
}

async function growth(versions) {
  const found = [];
  for (const n of n_people) {
    const mentees = Math.round((2 * n) / 3);
    const each = { kind: "balanced", mentees, mentors: n - mentees, each: 50 };
    const file = `${dir}/growth.bin`;
    await makeGraph(file, each);
    const names = ["native", "node", ...(versions.ortools ? ["ortools"] : [])];
    const result = await rounds(names, 5, (it) => it.ask("graph", 0, 0), (it) => it.ask("load", file));
    // Memory of one solve in a process of its own, the graph handed over whole.
    const once = await rounds(["native", "node"], 1, (it) => it.ask("graph", 0, 1), (it) => it.ask("load", file));
    for (const name of ["native", "node"]) result[name].memory = once[name]?.memory;
    // Every level but the last two, in both orders.
    const levels = {};
    for (const [aim, name] of [[1, "coverage"], [2, "score"]]) levels[name] = (await rounds(["native"], n > 20_000 ? 1 : 3, (it) => it.ask("graph", aim, 0), (it) => it.ask("load", file))).native?.median;
    found.push({ n, n_edges: (await sizeOf(file)), result, levels });
    say(`${n} people: ${shown(result)}`);
    rmSync(file);
  }
  return found;
}

function sizeOf(file) {
  return new Uint32Array(readFileSync(file).buffer.slice(8, 12))[0];
}

async function pageRuns() {
  const found = [];
  const tooSlow = new Set();
  for (const [mentees, mentors] of runs) {
    const names = ours.filter((name) => !tooSlow.has(name));
    const result = await rounds(names, mentees <= 2_000 ? 5 : 3, (it) => it.ask("programme", 1, mentees, mentors, 1, 0));
    for (const name of names) if ((result[name]?.median ?? 0) > 60_000) tooSlow.add(name);
    found.push({ n: mentees + mentors, mentees, mentors, result });
    say(`run of ${mentees} × ${mentors}: ${shown(result)}`);
  }
  const civil = await rounds(ours, 5, (it) => it.ask("programme", 1, 500, 500, 9, 0));
  say(`civil service's rules, 500 × 500: ${shown(civil)}`);
  return { found, civil };
}

function machine() {
  const [{ model }] = cpus();
  return { model: `${model}, ${cpus().length} cores`, memory: `${Math.round(totalmem() / 2 ** 30)} GiB`, os: `${type()} ${release()}`, priority: priority(), node: process.version, rustc: execFileSync("rustc", ["--version"], { encoding: "utf8" }).trim() };
}

/** How far before other work: Linux weighs whole sessions against each other. */
function priority() {
  try {
    return Math.min(getPriority(), Number(/nice (-?\d+)/.exec(readFileSync("/proc/self/autogroup", "utf8"))[1]));
  } catch {
    return getPriority();
  }
}

/** How busy the processors were with anything, and how long it took. */
function busy() {
  try {
    const [user, nice, system, idle, wait] = readFileSync("/proc/stat", "utf8").split("\n")[0].split(/\s+/).slice(1).map(Number);
    return { used: user + nice + system, all: user + nice + system + idle + wait };
  } catch {
    return null;
  }
}

const results = `${dir}/results.json`;
if (!process.argv.includes("--write-only")) {
  const before = loadavg();
  build();
  const versions = installed();
  const server = await serve();
  browser = await chromium.launch({ executablePath: chromiumPath(), args: flags });
  versions.chromium = `Chromium ${browser.version()}`;
  const [start, idle] = [performance.now(), busy()];
  // Two seconds of doing nothing show what others do meanwhile.
  await new Promise((done) => setTimeout(done, 2_000));
  const after = busy();
  const others = idle && after ? (after.used - idle.used) / (after.all - idle.all) : null;
  try {
    const compared = await compare(versions);
    const grown = await growth(versions);
    const paged = await pageRuns();
    const measured = { machine: machine(), versions, compared, grown, paged, quick, load: { before, after: loadavg(), others }, minutes: (performance.now() - start) / 60_000, day: new Date().toISOString().slice(0, 10) };
    writeFileSync(results, JSON.stringify(measured, null, 1));
  } finally {
    await browser.close();
    server.close();
  }
}
write(JSON.parse(readFileSync(results, "utf8")), { root, dir });
say("docs/performance.md and its plots are written");
