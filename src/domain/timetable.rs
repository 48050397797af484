//! The timetable of an event at which mentees meet several mentors in turn.
//!
//! Leaves out how it is made (`matching::timetable`) and what of it is shown
//! to whom (`flow::timetable`).

use jiff::civil::Date;

use super::field::record;
use super::value::Value;

record! {
    /// An event and who meets whom in it when.
    pub struct Timetable in "timetable" {
        /// Its name.
        name: String, for [Coordinator, Partner, Pair, Own];
        /// Its day.
        takes_place_on: Option<Date>, for [Coordinator, Partner, Pair, Own, Counts];
        /// When the first round begins, as `14:00`.
        starts_at: String, for [Coordinator, Partner, Pair, Own];
        /// Minutes of a meeting.
        minutes: u32, for [Coordinator, Partner, Pair, Own];
        /// Minutes between two rounds.
        pause_minutes: u32, for [Coordinator, Partner, Pair, Own];
        /// Where.
        place: String, for [Coordinator, Partner, Pair, Own];
        /// The time zone of its times.
        time_zone: String, for [Coordinator, Partner, Pair, Own];
        /// Minutes that zone is ahead of UTC when it begins, where known.
        utc_offset: Option<i64>, for [Coordinator, Partner, Pair, Own];
        /// Mentors each mentee is to meet.
        per_mentee: u32, for [Coordinator, Partner];
        /// Rounds there is time for.
        most_rounds: u32, for [Coordinator, Partner];
        /// Rounds in use.
        n_rounds: u32, for [Coordinator, Partner];
        /// The most rounds in a row that somebody is without a meeting.
        longest_wait: u32, for [Coordinator, Partner];
        /// Below this no timetable of these meetings can come.
        least_wait: u32, for [Coordinator, Partner];
        /// The meetings: round from 0, mentor's and mentee's participation.
        rows: Value, for [Coordinator, Partner];
        /// Their points in all.
        points: i64, for [Coordinator, Partner];
    }
}
