"""The solvers from Python for `make bench`: OR-tools and scipy.

Answers a line for each line read, as tools/bench/contender does. What is timed is
the solver's own call; its graph or matrix is made before.

    python peers.py ortools|lsa|sparse
"""

import json
import sys
import time

import numpy as np


def read(path):
    words = np.fromfile(path, dtype="<u4").astype(np.int64)
    n_mentees, n_mentors, n_edges = words[:3]
    wants = words[3 : 3 + n_mentees]
    places = words[3 + n_mentees : 3 + n_mentees + n_mentors]
    edges = words[3 + n_mentees + n_mentors :].reshape(n_edges, 3)
    return wants, places, edges


class OrTools:
    """Most flow, and of that the cheapest: points are costs below zero."""

    def load(self, path):
        self.graph = read(path)

    def solve(self):
        from ortools.graph.python import min_cost_flow

        wants, places, edges = self.graph
        n_mentees, n_mentors = len(wants), len(places)
        source, sink = n_mentees + n_mentors, n_mentees + n_mentors + 1
        mentors = n_mentees + np.arange(n_mentors)
        tails = np.concatenate([np.full(n_mentees, source), edges[:, 0], mentors])
        heads = np.concatenate([np.arange(n_mentees), n_mentees + edges[:, 1], np.full(n_mentors, sink)])
        room = np.concatenate([wants, np.ones(len(edges), dtype=np.int64), places])
        costs = np.concatenate([np.zeros(n_mentees, dtype=np.int64), -edges[:, 2], np.zeros(n_mentors, dtype=np.int64)])
        flow = min_cost_flow.SimpleMinCostFlow()
        flow.add_arcs_with_capacity_and_unit_cost(tails, heads, room, costs)
        flow.set_node_supply(source, int(wants.sum()))
        flow.set_node_supply(sink, -int(wants.sum()))
        start = time.perf_counter()
        status = flow.solve_max_flow_with_min_cost()
        spent = time.perf_counter() - start
        if status != flow.OPTIMAL:
            raise RuntimeError(f"OR-tools ended with {status}")
        return spent, flow.maximum_flow(), -flow.optimal_cost()


class Assignment:
    """A full table, one to one."""

    def load(self, path):
        wants, places, edges = read(path)
        self.points = np.zeros((len(wants), len(places)))
        self.points[edges[:, 0], edges[:, 1]] = edges[:, 2]

    def solve(self):
        from scipy.optimize import linear_sum_assignment

        start = time.perf_counter()
        rows, columns = linear_sum_assignment(self.points, maximize=True)
        spent = time.perf_counter() - start
        return spent, len(rows), int(self.points[rows, columns].sum())


class Sparse:
    """One to one in a sparse graph. A full matching is asked for, so each of
    the smaller side may also stay out, in a column of its own, for more than
    all the rest can cost."""

    def load(self, path):
        from scipy.sparse import csr_array

        wants, places, edges = read(path)
        rows, columns, n, others = edges[:, 0], edges[:, 1], len(wants), len(places)
        if others < n:
            rows, columns, n, others = columns, rows, others, n
        most = int(edges[:, 2].max())
        self.dear = (most + 2) * (n + 1)
        costs = np.concatenate([most + 1 - edges[:, 2], np.full(n, self.dear)]).astype(float)
        at = (np.concatenate([rows, np.arange(n)]), np.concatenate([columns, others + np.arange(n)]))
        self.costs = csr_array((costs, at), shape=(n, others + n))
        self.most, self.others = most, others

    def solve(self):
        from scipy.sparse.csgraph import min_weight_full_bipartite_matching

        start = time.perf_counter()
        rows, columns = min_weight_full_bipartite_matching(self.costs)
        spent = time.perf_counter() - start
        paired = columns < self.others
        costs = np.asarray(self.costs[rows[paired], columns[paired]]).sum()
        n_pairs = int(paired.sum())
        return spent, n_pairs, int(n_pairs * (self.most + 1) - costs)


solver = {"ortools": OrTools, "lsa": Assignment, "sparse": Sparse}[sys.argv[1]]()
for line in sys.stdin:
    what, *rest = line.split()
    if what == "load":
        solver.load(rest[0])
        print("{}", flush=True)
    else:
        spent, n_pairs, points = solver.solve()
        print(json.dumps({"ms": spent * 1e3, "pairs": int(n_pairs), "points": int(points)}), flush=True)
