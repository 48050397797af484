//! Sets as planes of bytes, one number beside the other, so that the overlaps of
//! one mentee with all mentors are added up many at a time.

use std::collections::BTreeMap;

/// Who of the mentors names a number.
#[derive(Clone, Debug)]
enum Holders {
    /// 1 at every mentor who does: so many mentors into the bytes.
    Plane(usize),
    /// The few who do.
    Few(Vec<u32>),
}

/// Sets of both sides over the numbers that both name.
#[derive(Clone, Debug)]
pub struct Planes {
    n_mentors: usize,
    bytes: Vec<u8>,
    holders: Vec<Holders>,
    /// Places in `holders` for each mentee.
    mentees: Vec<Vec<u32>>,
}

/// One in so many mentors has to name a number for it to be a plane.
const FEW: usize = 24;

impl Planes {
    /// Lays the sets out; each is ascending.
    pub fn new(mentees: &[Vec<u32>], mentors: &[Vec<u32>]) -> Self {
        let mut places: BTreeMap<u32, u32> = BTreeMap::new();
        for number in mentees.iter().flatten() {
            let next = u32::try_from(places.len()).unwrap_or(u32::MAX);
            places.entry(*number).or_insert(next);
        }
        let mut few = vec![Vec::new(); places.len()];
        for (at, set) in (0_u32..).zip(mentors) {
            for place in set.iter().filter_map(|number| places.get(number)) {
                few[*place as usize].push(at);
            }
        }
        let n_mentors = mentors.len();
        let mut bytes = Vec::new();
        let is_empty: Vec<_> = few.iter().map(Vec::is_empty).collect();
        let hold = |few: Vec<u32>| {
            if few.len() * FEW < n_mentors {
                return Holders::Few(few);
            }
            let start = bytes.len();
            bytes.resize(start + n_mentors, 0);
            for at in few {
                bytes[start + at as usize] = 1;
            }
            Holders::Plane(start)
        };
        let holders = few.into_iter().map(hold).collect();
        let named = |set: &Vec<u32>| {
            let all = set.iter().filter_map(|number| places.get(number).copied());
            all.filter(|place| !is_empty[*place as usize]).collect()
        };
        Self {
            n_mentors,
            mentees: mentees.iter().map(named).collect(),
            bytes,
            holders,
        }
    }

    /// How many numbers a mentee may share with anybody.
    pub fn n_named(&self, mentee: usize) -> usize {
        self.mentees[mentee].len()
    }

    /// How many numbers a mentee shares with each mentor; 255 stands for more.
    pub fn count(&self, mentee: usize, counts: &mut Vec<u8>) {
        counts.clear();
        counts.resize(self.n_mentors, 0);
        for place in &self.mentees[mentee] {
            match &self.holders[*place as usize] {
                Holders::Plane(start) => {
                    let plane = &self.bytes[*start..*start + self.n_mentors];
                    for (count, byte) in counts.iter_mut().zip(plane) {
                        *count = count.saturating_add(*byte);
                    }
                }
                Holders::Few(few) => {
                    for at in few {
                        let count = &mut counts[*at as usize];
                        *count = count.saturating_add(1);
                    }
                }
            }
        }
    }

    /// The same for sets of any size, slowly.
    pub fn count_all(&self, mentee: usize) -> Vec<u32> {
        let mut counts = vec![0; self.n_mentors];
        for place in &self.mentees[mentee] {
            match &self.holders[*place as usize] {
                Holders::Plane(start) => {
                    let plane = &self.bytes[*start..*start + self.n_mentors];
                    for (count, byte) in counts.iter_mut().zip(plane) {
                        *count += u32::from(*byte);
                    }
                }
                Holders::Few(few) => few.iter().for_each(|at| counts[*at as usize] += 1),
            }
        }
        counts
    }
}

/// Adds the points of so many shared to a row; `points` begins with those of none.
pub fn add_points(row: &mut [u16], counts: &[u8], points: &[u16]) {
    let small: Vec<u8> = points.iter().flat_map(|n| u8::try_from(*n)).collect();
    if let (true, Some(steps)) = (small.len() == points.len(), steps(&small)) {
        // Few and small: without a look into a table.
        for (row, count) in row.iter_mut().zip(counts) {
            let mut sum = 0_u8;
            for (at_least, step) in (1..).zip(steps) {
                sum = sum.wrapping_add(step & 0_u8.wrapping_sub(u8::from(*count >= at_least)));
            }
            *row = row.wrapping_add(u16::from(sum));
        }
    } else {
        for (row, count) in row.iter_mut().zip(counts) {
            let points = points.get(*count as usize).copied().unwrap_or(0);
            *row = row.wrapping_add(points);
        }
    }
}

/// What each further one adds, where there are at most four.
fn steps(points: &[u8]) -> Option<[u8; 4]> {
    let mut steps = [0; 4];
    for (at, two) in points.windows(2).enumerate() {
        *steps.get_mut(at)? = two[1].wrapping_sub(two[0]);
    }
    Some(steps)
}
