//! Circles and peer groups: several people who meet together.
//!
//! Who is in which circle is a record of its own for each participation
//! ([`Seat`], with the participation's id), so that two coordinators can move
//! two people apart and both moves stand, and nobody is in two circles. Leaves
//! out how circles are formed (`matching::groups`).

use jiff::civil::Date;

use super::field::{choice, record};
use super::id::Id;
use super::people::Participation;
use super::whole::Programme;

choice! {
    /// Who is in a circle.
    pub enum CircleKind {
        /// One or two mentors and mentees.
        Led = "led",
        /// People among themselves, nobody leads.
        Peers = "peers",
    }
}

choice! {
    /// The life of a circle.
    pub enum CircleState {
        /// On the coordinator's desk.
        Draft = "draft",
        /// Told to its people.
        Published = "published",
    }
}

record! {
    /// A group of people who meet together.
    pub struct Circle in "circle" {
        /// Its name.
        name: String, for [Coordinator, Partner, Pair, Own];
        /// Who is in it.
        kind: CircleKind, for [Coordinator, Partner, Own];
        /// Its life.
        state: CircleState, for [Coordinator, Partner, Counts, Own];
        /// Its place among the circles.
        rank: u32, for [Coordinator, Partner];
        /// Day of publication.
        published_on: Option<Date>, for [Coordinator, Partner, Counts];
        /// Day by which its first message goes out.
        write_by: Option<Date>, for [Coordinator, Partner, Pair, Own];
        /// The points that all circles formed together with this one have at
        /// most, by the rules of then: proven for led circles, a bound for peers.
        most_points: i64, for [Coordinator, Partner];
        /// People it was to have at least, leaders not counted; 0 where nobody said.
        asked_least: u32, for [Coordinator, Partner];
        /// And at most; 0 where nobody said.
        asked_most: u32, for [Coordinator, Partner];
    }
}

record! {
    /// The circle of a participation, under the participation's id.
    pub struct Seat in "seat" {
        /// The circle; none for somebody taken out of all.
        circle: Option<Id<Circle>>, for [Coordinator, Partner, Own];
        /// Whether they lead it.
        leads: bool, for [Coordinator, Partner, Own];
    }
}

impl Programme {
    /// The circles, in their order.
    pub fn circles_in_order(&self) -> Vec<&Circle> {
        let mut circles: Vec<&Circle> = self.circles.values().map(|it| &**it).collect();
        circles.sort_by_key(|it| (it.rank, it.id.clone()));
        circles
    }

    /// Who sits in a circle and takes part, leaders first, then by id.
    pub fn seated_in(&self, circle: &Id<Circle>) -> Vec<(Id<Participation>, bool)> {
        let seats = self.seats.values();
        let mut seated: Vec<(Id<Participation>, bool)> = seats
            .filter(|seat| seat.circle.as_ref() == Some(circle))
            .map(|seat| (seat.id.cast(), seat.leads))
            .filter(|(part, _)| self.person_of(part).is_some())
            .collect();
        seated.sort_by_key(|(part, leads)| (!leads, part.clone()));
        seated
    }
}
