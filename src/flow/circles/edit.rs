//! A circle gets another name, other leaders, another day for its first message.
//!
//! Each is a field or a seat of its own, so that two coordinators who change
//! different things lose nothing.

use jiff::civil::Date;

use super::{Fit, Live};
use crate::domain::change::Change;
use crate::domain::circle::{Circle, CircleKind, Seat};
use crate::domain::id::Id;
use crate::domain::people::{Participation, Role};
use crate::domain::whole::Programme;

/// Most leaders of a circle.
pub const MAX_LEADERS: usize = 2;

/// How a circle is to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Its name.
    pub name: String,
    /// Who leads it; of peers nobody does.
    pub leaders: Vec<Id<Participation>>,
    /// Day by which its first message goes out.
    pub write_by: Option<Date>,
}

/// Why nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotEdited {
    /// The circle is not there any more.
    #[error("the circle is gone")]
    Gone,
    /// It would have no name.
    #[error("it needs a name")]
    NoName,
    /// It would have no leader, or too many.
    #[error("it needs one or two leaders")]
    Leaders,
    /// The rules keep this leader from its people.
    #[error("the rules keep somebody from it")]
    Apart(Id<Participation>),
}

/// The change that makes a circle so; none where it is so already. A leader
/// from elsewhere leaves their circle; a former leader is then in none.
///
/// # Errors
/// [`NotEdited`].
pub fn edited(
    programme: &Programme,
    live: &Live,
    id: &Id<Circle>,
    wish: &Wish,
) -> Result<Option<Change>, NotEdited> {
    let circle = programme.circles.get(id).ok_or(NotEdited::Gone)?;
    let name = wish.name.trim();
    if name.is_empty() {
        return Err(NotEdited::NoName);
    }
    let wanted = Circle {
        name: name.to_owned(),
        write_by: wish.write_by,
        ..(**circle).clone()
    };
    let mut changes = Vec::new();
    if wanted != **circle {
        changes.push(Change::save(wanted));
    }
    if circle.kind == CircleKind::Led {
        changes.extend(leaders(programme, live, id, &wish.leaders)?);
    }
    Ok((!changes.is_empty()).then_some(Change::Many {
        what: "circle.changed",
        changes,
    }))
}

fn leaders(
    programme: &Programme,
    live: &Live,
    id: &Id<Circle>,
    wanted: &[Id<Participation>],
) -> Result<Vec<Change>, NotEdited> {
    let seated = programme.seated_in(id);
    let now: Vec<&Id<Participation>> = seated
        .iter()
        .filter(|(_, leads)| *leads)
        .map(|(part, _)| part)
        .collect();
    let is_same = now.len() == wanted.len() && wanted.iter().all(|it| now.contains(&it));
    if is_same {
        return Ok(Vec::new());
    }
    if wanted.is_empty() || wanted.len() > MAX_LEADERS {
        return Err(NotEdited::Leaders);
    }
    let mut people: Vec<(Id<Participation>, bool)> =
        seated.iter().filter(|(_, leads)| !leads).cloned().collect();
    people.extend(wanted.iter().map(|it| (it.clone(), true)));
    for leader in wanted.iter().filter(|it| !now.contains(it)) {
        let is_mentor = live.role_of(leader) == Some(Role::Mentor);
        if !is_mentor || live.fit(leader, true, CircleKind::Led, &people) == Fit::Apart {
            return Err(NotEdited::Apart(leader.clone()));
        }
    }
    let goes = now.into_iter().filter(|it| !wanted.contains(it));
    let goes = goes.map(|part| (part, None));
    let comes = wanted.iter().filter(|it| {
        let sits = (*it).clone();
        !seated.contains(&(sits, true))
    });
    let comes = comes.map(|part| (part, Some(id.clone())));
    let seat = |(part, circle): (&Id<Participation>, Option<Id<Circle>>)| {
        Change::save(Seat {
            id: part.cast(),
            leads: circle.is_some(),
            circle,
        })
    };
    Ok(goes.chain(comes).map(seat).collect())
}
