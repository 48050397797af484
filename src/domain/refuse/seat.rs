//! The check on a place in a circle.
//!
//! Leaves out who may sit together: rules can change after people were told.

use super::Refusal;
use crate::domain::circle::Seat;
use crate::domain::id::Id;
use crate::domain::people::Participation;
use crate::domain::whole::Programme;

/// A seat is of somebody who is there, in a circle that is there.
pub(super) fn refuse_seat(programme: &Programme, seat: &Seat) -> Result<(), Refusal> {
    let part: Id<Participation> = seat.id.cast();
    if !programme.participations.contains_key(&part) {
        return Err(Refusal::no_such("participation", &part));
    }
    let mut gone = seat
        .circle
        .iter()
        .filter(|it| !programme.circles.contains_key(it));
    gone.next()
        .map_or(Ok(()), |it| Err(Refusal::no_such("circle", it)))
}
