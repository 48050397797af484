//! The hours of a week somebody can meet in.
//!
//! Leaves out dates and daylight saving: the hours are an ordinary week's, in
//! one time zone for everybody.

/// Hours of one week, Monday 0:00 UTC first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hours([u64; 3]);

/// Hours in a week.
pub const HOURS_A_WEEK: u32 = 168;

impl Hours {
    /// The hours `0..168` of the list; others wrap into the week.
    pub fn of(hours: impl IntoIterator<Item = u32>) -> Self {
        let mut set = Self::default();
        for hour in hours {
            let hour = hour % HOURS_A_WEEK;
            set.0[(hour / 64) as usize] |= 1 << (hour % 64);
        }
        set
    }

    /// Monday to Friday, nine to five, at so many minutes ahead of UTC.
    /// A part of an hour counts as the hour it begins in.
    pub fn office_week(minutes_ahead: i32) -> Self {
        let ahead = minutes_ahead.div_euclid(60);
        let days = 0..5;
        let hours = days.flat_map(|day| (9..17).map(move |hour| day * 24 + hour - ahead));
        Self::of(hours.map(|hour| hour.rem_euclid(168).unsigned_abs()))
    }

    /// How many hours there are.
    pub fn count(self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// How many hours both have.
    pub fn shared(self, other: Self) -> u32 {
        self.0
            .iter()
            .zip(other.0)
            .map(|(a, b)| (a & b).count_ones())
            .sum()
    }

    /// Whether nobody said any hour.
    pub fn is_empty(self) -> bool {
        self.0 == [0; 3]
    }

    /// The hours, ascending.
    pub fn hours(self) -> Vec<u32> {
        let has = |hour: &u32| self.0[(hour / 64) as usize] >> (hour % 64) & 1 == 1;
        (0..HOURS_A_WEEK).filter(has).collect()
    }

    /// 48 hexadecimal digits, last hours first.
    pub fn to_hex(self) -> String {
        format!("{:016x}{:016x}{:016x}", self.0[2], self.0[1], self.0[0])
    }

    /// The hours of 48 hexadecimal digits.
    pub fn from_hex(hex: &str) -> Option<Self> {
        if hex.len() != 48 || !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let word = |at: usize| u64::from_str_radix(hex.get(at..at + 16)?, 16).ok();
        let hours = Self([word(32)?, word(16)?, word(0)?]);
        (hours.0[2] >> (168 - 128) == 0).then_some(hours)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn office_hours_of_two_coasts_share_five_a_day() {
        let (salem, boston) = (Hours::office_week(-8 * 60), Hours::office_week(-5 * 60));
        assert_eq!(salem.count(), 40);
        assert_eq!(salem.shared(boston), 25);
    }

    #[test]
    fn hours_come_back_from_their_digits() {
        let hours = Hours::of([0, 63, 64, 167]);
        assert_eq!(Hours::from_hex(&hours.to_hex()), Some(hours));
        assert_eq!(Hours::from_hex("f"), None);
        assert_eq!(Hours::from_hex(&"f".repeat(48)), None);
    }
}
