// The engine as a wasm module, in node or in a page: the steps it exports,
// timed by the host's clock. Leaves out where bytes and graphs come from.

const timed = (work) => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

export async function engine(bytes) {
  const { instance } = await WebAssembly.instantiate(bytes, {});
  const it = instance.exports;
  const whole = (number) => BigInt.asUintN(64, number);
  return {
    /** Takes a graph: three sizes, then wants, places and edges, all 32 bits. */
    load(words) {
      it.begin(words[0], words[1], words[2]);
      for (let at = 3; at < words.length; at += 4) {
        it.push(words[at], words[at + 1], words[at + 2], words[at + 3], Math.min(4, words.length - at));
      }
    },
    graph(aim, isLast) {
      it.draft(isLast ? 1 : 0);
      const build = timed(() => it.build());
      const solve = timed(() => it.solve(aim));
      const check = timed(() => it.check());
      return { ms: build + solve, build, solve, check, pairs: Number(it.n_pairs()), points: Number(it.total_points()), hash: String(whole(it.hash())) };
    },
    programme(seed, n_mentees, n_mentors, variant, aim) {
      it.programme(seed, n_mentees, n_mentors, variant, aim);
      let isTaken = 0;
      const prepare = timed(() => { isTaken = it.prepare(); });
      if (!isTaken) return { refused: true };
      const run = timed(() => { while (it.step(4_000_000)); });
      const [pairs, points, hash] = [0, 1, 2].map((which) => whole(it.outcome(which)));
      return { ms: prepare + run, prepare, run, pairs: Number(pairs), points: Number(points), hash: String(hash) };
    },
    memory: () => it.memory.buffer.byteLength,
  };
}
