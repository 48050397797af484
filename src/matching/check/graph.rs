//! Arcs that cost nothing: what the root reaches, and cycles through pairs.

/// A directed graph; node 0 is the root, then mentees, then mentors.
#[derive(Clone, Debug)]
pub struct Graph {
    arcs: Vec<Vec<usize>>,
}

const UNSEEN: usize = usize::MAX;

impl Graph {
    /// A graph without arcs.
    pub fn new(n_nodes: usize) -> Self {
        Self {
            arcs: vec![Vec::new(); n_nodes],
        }
    }

    /// A free unit of a person: root to mentee, mentor to root.
    pub fn on(&mut self, node: usize, n_mentees: usize) {
        if node <= n_mentees {
            self.arcs[0].push(node);
        } else {
            self.arcs[node].push(0);
        }
    }

    /// A used unit of a person, the other way round.
    pub fn back(&mut self, node: usize, n_mentees: usize) {
        if node <= n_mentees {
            self.arcs[node].push(0);
        } else {
            self.arcs[0].push(node);
        }
    }

    /// A pair, from mentee to mentor when free and back when used.
    pub fn pair(&mut self, from: usize, to: usize) {
        self.arcs[from].push(to);
    }

    /// Whether the root reaches each node.
    pub fn reached(&self) -> Vec<bool> {
        let mut reached = vec![false; self.arcs.len()];
        reached[0] = true;
        let mut open = vec![0];
        while let Some(node) = open.pop() {
            for to in &self.arcs[node] {
                if !reached[*to] {
                    reached[*to] = true;
                    open.push(*to);
                }
            }
        }
        reached
    }

    /// Whether a pair's arc lies on a cycle: both ends in one strong component
    /// (Tarjan's search, with a stack of its own).
    pub fn has_pair_on_cycle(&self) -> bool {
        let component = self.components();
        let arcs = self.arcs.iter().enumerate().skip(1);
        let mut pairs = arcs.flat_map(|(from, to)| to.iter().map(move |to| (from, *to)));
        pairs.any(|(from, to)| to != 0 && component[from] == component[to])
    }

    /// Whether one of these arcs lies on a cycle.
    pub fn is_on_cycle(&self, arcs: &[(usize, usize)]) -> bool {
        let component = self.components();
        arcs.iter()
            .any(|(from, to)| component[*from] == component[*to])
    }

    /// A number for each node, the same within a strong component.
    fn components(&self) -> Vec<usize> {
        let n_nodes = self.arcs.len();
        let (mut order, mut low) = (vec![UNSEEN; n_nodes], vec![UNSEEN; n_nodes]);
        let mut component = vec![UNSEEN; n_nodes];
        let mut open = Vec::new();
        let mut n_seen = 0;
        for start in 0..n_nodes {
            if order[start] != UNSEEN {
                continue;
            }
            let mut path = vec![(start, 0)];
            while let Some((node, next)) = path.pop() {
                if next == 0 {
                    order[node] = n_seen;
                    low[node] = n_seen;
                    n_seen += 1;
                    open.push(node);
                }
                if let Some(to) = self.arcs[node].get(next).copied() {
                    path.push((node, next + 1));
                    if order[to] == UNSEEN {
                        path.push((to, 0));
                    } else if component[to] == UNSEEN {
                        low[node] = low[node].min(order[to]);
                    }
                    continue;
                }
                if low[node] == order[node] {
                    while let Some(member) = open.pop() {
                        component[member] = node;
                        if member == node {
                            break;
                        }
                    }
                }
                if let Some((parent, _)) = path.last() {
                    low[*parent] = low[*parent].min(low[node]);
                }
            }
        }
        component
    }
}
