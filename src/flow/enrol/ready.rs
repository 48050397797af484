//! What a programme still lacks before anybody is invited: whom replies go to,
//! what people agree to, and a second reader of what comes back.
//!
//! Leaves out the words and the page that asks for them.

use crate::domain::fact_text::FactText;
use crate::domain::facts::Facts;
use crate::flow::next::SetUpStep;

/// Something that is lacking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// The coordinator's name: letters end with it.
    CoordinatorName,
    /// The coordinator's e-mail address: replies go there.
    CoordinatorEmail,
    /// The text people agree to, where they are asked to.
    Policy,
    /// A deputy's key or a printed recovery sheet.
    SecondReader,
}

impl Lack {
    /// The step of the set-up and the field where it is said; none for what is
    /// done on the page of the invitation itself.
    pub const fn place(self) -> Option<(SetUpStep, &'static str)> {
        match self {
            Self::CoordinatorName => Some((SetUpStep::Finish, "coordinator")),
            Self::CoordinatorEmail => Some((SetUpStep::Finish, "coordinator-email")),
            Self::Policy => Some((SetUpStep::Policies, "policy")),
            Self::SecondReader => None,
        }
    }
}

/// Everything lacking before the first invitation, in the order it is said.
///
/// # Example
/// ```
/// use civic_mentor::domain::facts::Facts;
/// use civic_mentor::flow::enrol::ready::{Lack, lacks};
/// let facts = Facts { coordinator_name: "Rosa Ortiz".into(), ..Facts::default() };
/// assert_eq!(lacks(&facts), [Lack::CoordinatorEmail, Lack::SecondReader]);
/// ```
pub fn lacks(facts: &Facts) -> Vec<Lack> {
    let mut lacks = Vec::new();
    if facts.coordinator_name.trim().is_empty() {
        lacks.push(Lack::CoordinatorName);
    }
    if !super::form::looks_like_email(&facts.coordinator_email) {
        lacks.push(Lack::CoordinatorEmail);
    }
    if facts.consent_needed && facts.text(FactText::PolicyText).is_empty() {
        lacks.push(Lack::Policy);
    }
    if facts.deputy_key.is_empty() && facts.recovery_sheet_on.is_none() {
        lacks.push(Lack::SecondReader);
    }
    lacks
}
