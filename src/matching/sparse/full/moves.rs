//! An answer on the face, and the ways along which pairs can be moved.
//!
//! A way leads from a mentee to a mentor it could have and from a mentor to a
//! mentee it has, through the root where a unit may be used or left. Many ways
//! of the same length are found in one pass (Dinic's blocking flows), so a
//! level takes few passes over what is open.

#![allow(clippy::cast_possible_truncation, reason = "at most 100,000,000 edges")]

use super::face::Face;

/// Not reached.
const FAR: u32 = u32::MAX;
/// No edge: an arc of the root.
const NO_EDGE: u32 = u32::MAX;

/// An answer and its loads. Nodes are mentees, then mentors, then the root.
#[derive(Clone, Debug)]
pub struct Moves {
    /// Whether the answer has each edge of the face.
    used: Vec<Vec<bool>>,
    /// Edges of each mentor that the answer has and could do without: mentee
    /// and place in its row.
    holds: Vec<Vec<(u32, u32)>>,
    /// Wants in use.
    pub n_used: Vec<u32>,
    /// Places in use.
    pub loads: Vec<u32>,
    /// Nodes that no way needs to visit any more.
    pub closed: Vec<bool>,
    /// Pairs with fewer points cannot be had.
    pub floor: u32,
    /// Whether units may be used or left.
    pub with_root: bool,
    depths: Vec<u32>,
    next: Vec<u32>,
}

impl Moves {
    /// The answer with these pairs.
    pub fn new(face: &Face, pairs: &[(u32, u32)]) -> Self {
        let (n_mentees, n_mentors) = (face.wants.len(), face.places.len());
        let n_nodes = n_mentees + n_mentors + 1;
        let used = face.rows.iter().map(|row| vec![false; row.len()]);
        let mut moves = Self {
            used: used.collect(),
            holds: vec![Vec::new(); n_mentors],
            n_used: vec![0; n_mentees],
            loads: vec![0; n_mentors],
            closed: vec![false; n_nodes],
            floor: 0,
            with_root: false,
            depths: vec![FAR; n_nodes],
            next: vec![0; n_nodes],
        };
        for (mentee, mentor) in pairs {
            let mut row = face.rows[*mentee as usize].iter();
            let Some(place) = row.position(|edge| edge.mentor == *mentor) else {
                continue;
            };
            moves.used[*mentee as usize][place] = true;
            moves.n_used[*mentee as usize] += 1;
            moves.loads[*mentor as usize] += 1;
            if !face.rows[*mentee as usize][place].must {
                moves.holds[*mentor as usize].push((*mentee, place as u32));
            }
        }
        moves
    }

    /// The pairs of the answer, in order of mentees.
    pub fn pairs(&self, face: &Face) -> Vec<(u32, u32)> {
        let rows = (0_u32..).zip(face.rows.iter().zip(&self.used));
        let pairs = rows.flat_map(|(mentee, (row, used))| {
            let used = row.iter().zip(used).filter(|(_, used)| **used);
            used.map(move |(edge, _)| (mentee, edge.mentor))
        });
        pairs.collect()
    }

    /// The points of each pair of the answer.
    pub fn points(&self, face: &Face) -> impl Iterator<Item = u32> {
        let rows = face.rows.iter().zip(&self.used);
        rows.flat_map(|(row, used)| {
            let used = row.iter().zip(used).filter(|(_, used)| **used);
            used.map(|(edge, _)| edge.points)
        })
    }

    /// A mentor's node.
    pub fn mentor(&self, mentor: usize) -> usize {
        self.n_used.len() + mentor
    }

    /// The root's node.
    pub fn root(&self) -> usize {
        self.depths.len() - 1
    }

    /// Takes pairs of fewer points than the floor out; how many each mentee and
    /// each mentor is short of then. Only such as could be done without.
    pub fn take_low(&mut self, face: &Face) -> (Vec<u32>, Vec<u32>) {
        let mut short = (vec![0; self.n_used.len()], vec![0; self.loads.len()]);
        for (mentor, holds) in self.holds.iter_mut().enumerate() {
            holds.retain(|(mentee, place)| {
                let at = *mentee as usize;
                let stays = face.rows[at][*place as usize].points >= self.floor;
                if !stays {
                    self.used[at][*place as usize] = false;
                    short.0[at] += 1;
                    short.1[mentor] += 1;
                }
                stays
            });
        }
        short
    }

    /// Measures how far each node is from the sources; whether any is an end.
    pub fn measure(
        &mut self,
        face: &Face,
        sources: impl Iterator<Item = usize>,
        is_end: impl Fn(&Self, usize) -> bool,
    ) -> bool {
        self.depths.fill(FAR);
        self.next.fill(0);
        let mut layer: Vec<usize> = sources.collect();
        for node in &layer {
            self.depths[*node] = 0;
        }
        let mut depth = 0;
        let mut is_found = false;
        while !layer.is_empty() && !is_found {
            depth += 1;
            let mut after = Vec::new();
            for node in layer {
                is_found |= is_end(self, node);
                let mut arc = 0;
                while let Some((to, _)) = self.arc(face, node, &mut arc) {
                    arc += 1;
                    if self.depths[to] == FAR && !self.closed[to] {
                        self.depths[to] = depth;
                        after.push(to);
                    }
                }
            }
            layer = after;
        }
        is_found
    }

    /// Whether the last measuring reached a node.
    pub fn is_reached(&self, node: usize) -> bool {
        self.depths[node] != FAR
    }

    /// Moves a unit from a source to the nearest end, along a way of the length
    /// measured; where it ended.
    pub fn send(
        &mut self,
        face: &Face,
        source: usize,
        is_end: impl Fn(&Self, usize) -> bool,
    ) -> Option<usize> {
        let mut path = vec![(source, NO_EDGE)];
        while let Some((node, _)) = path.last().copied() {
            if is_end(self, node) {
                for two in path.windows(2) {
                    self.flip(two[0].0, two[1].0, two[1].1);
                }
                return Some(node);
            }
            let depth = self.depths[node];
            let mut arc = self.next[node];
            let mut found = None;
            while let Some((to, edge)) = self.arc(face, node, &mut arc) {
                if self.depths[to] == depth + 1 {
                    found = Some((to, edge));
                    break;
                }
                arc += 1;
            }
            self.next[node] = arc;
            if let Some(step) = found {
                path.push(step);
            } else {
                // No way leads on from here in this pass.
                self.depths[node] = FAR - 1;
                path.pop();
            }
        }
        None
    }

    /// The arc number `at` out of a node or the next one that is open.
    fn arc(&self, face: &Face, node: usize, at: &mut u32) -> Option<(usize, u32)> {
        let (n_mentees, root) = (self.n_used.len(), self.root());
        if node == root {
            for to in *at as usize..root {
                let is_open = match to.checked_sub(n_mentees) {
                    None => self.n_used[to] < face.wants[to].all,
                    Some(mentor) => self.loads[mentor] > face.places[mentor].must,
                };
                if self.with_root && is_open {
                    *at = to as u32;
                    return Some((to, NO_EDGE));
                }
            }
        } else if let Some(mentor) = node.checked_sub(n_mentees) {
            let held = &self.holds[mentor];
            if let Some((mentee, place)) = held.get(*at as usize) {
                return Some((*mentee as usize, *place));
            }
            let is_free = self.loads[mentor] < face.places[mentor].all;
            if *at as usize == held.len() && self.with_root && is_free {
                return Some((root, NO_EDGE));
            }
        } else {
            let row = &face.rows[node];
            for (place, edge) in row.iter().enumerate().skip(*at as usize) {
                if !edge.must && !self.used[node][place] && edge.points >= self.floor {
                    *at = place as u32;
                    return Some((n_mentees + edge.mentor as usize, place as u32));
                }
            }
            if *at as usize <= row.len() {
                *at = row.len() as u32;
                let is_spare = self.n_used[node] > face.wants[node].must;
                if self.with_root && is_spare {
                    return Some((root, NO_EDGE));
                }
            }
        }
        None
    }

    fn flip(&mut self, from: usize, to: usize, edge: u32) {
        let (n_mentees, root) = (self.n_used.len(), self.root());
        match (from.checked_sub(n_mentees), to.checked_sub(n_mentees)) {
            _ if from == root && to < n_mentees => self.n_used[to] += 1,
            _ if from == root => self.loads[to - n_mentees] -= 1,
            (None, _) if to == root => self.n_used[from] -= 1,
            (Some(mentor), _) if to == root => self.loads[mentor] += 1,
            (None, Some(mentor)) => {
                self.used[from][edge as usize] = true;
                self.holds[mentor].push((from as u32, edge));
            }
            (Some(mentor), None) => {
                self.used[to][edge as usize] = false;
                self.holds[mentor].retain(|held| *held != (to as u32, edge));
                // Its arcs are counted anew.
                self.next[from] = 0;
            }
            _ => {}
        }
    }
}
