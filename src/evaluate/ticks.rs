//! Where the marks of a plot's axes stand, and where a value stands on one.
//!
//! Whole numbers only: a plot is drawn from data, and the same data give the
//! same picture. Leaves out drawing.

/// Marks at round numbers from `low` to `high`, both inside, about `most` of
/// them; steps are 1, 2 or 5 times a power of ten.
///
/// # Example
/// ```
/// use civic_mentor::evaluate::ticks::ticks;
///
/// assert_eq!(ticks(61, 80, 5), [65, 70, 75, 80]);
/// assert_eq!(ticks(3, 3, 5), [3]);
/// ```
pub fn ticks(low: i64, high: i64, most: i64) -> Vec<i64> {
    let span = high.saturating_sub(low).max(0);
    let mut step = 1_i64;
    let mut factors = [2, 5, 10].iter().cycle();
    let mut power = 1_i64;
    while span / step >= most.max(1) {
        let factor = *factors.next().unwrap_or(&10);
        step = power.saturating_mul(factor);
        if factor == 10 {
            power = step;
        }
    }
    let first = low.div_euclid(step) * step;
    let marks = (0..).map(|n| first + n * step);
    marks
        .skip_while(|mark| *mark < low)
        .take_while(|mark| *mark <= high)
        .collect()
}

/// A stretch of values drawn on a stretch of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    /// The least and the greatest value.
    pub values: (i64, i64),
    /// Where these stand.
    pub places: (i64, i64),
}

impl Axis {
    /// Where a value stands; in the middle where there is only one value.
    pub fn at(&self, value: i64) -> i64 {
        let (low, high) = self.values;
        let (from, to) = self.places;
        if high <= low {
            return i64::midpoint(from, to);
        }
        let part = i128::from(value - low) * i128::from(to - from);
        let place = i128::from(from) + part / i128::from(high - low);
        i64::try_from(place).unwrap_or(from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_round_few_and_inside() {
        for (low, high) in [(0, 1), (3, 90), (1_999, 2_001), (-7, 40), (0, 1_000_000)] {
            let marks = ticks(low, high, 5);
            assert!((1..=6).contains(&marks.len()), "{low} {high} {marks:?}");
            assert!(marks.iter().all(|mark| (low..=high).contains(mark)));
        }
    }

    #[test]
    fn a_value_stands_where_its_share_is() {
        let axis = Axis {
            values: (10, 20),
            places: (300, 0),
        };
        assert_eq!([axis.at(10), axis.at(15), axis.at(20)], [300, 150, 0]);
        let one = Axis {
            values: (4, 4),
            places: (0, 10),
        };
        assert_eq!(one.at(4), 5);
    }
}
