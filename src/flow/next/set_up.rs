//! The steps of a programme's set-up, in order.
//!
//! Leaves out their fields and words.

/// The set-up steps, in order; addresses use [`SetUpStep::word`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SetUpStep {
    /// Name, purpose, goals, how success will be seen.
    Purpose,
    /// For whom, level of government, eligibility.
    Audience,
    /// Shape, intake, dates and phases.
    Timeline,
    /// Places, wants, hours.
    Capacity,
    /// Approval, consent, paid time, review, retention.
    Policies,
    /// Competencies and levels.
    Framework,
    /// The coordinator's details, and everything at a glance.
    Finish,
}

impl SetUpStep {
    /// Every step.
    pub const ALL: [Self; 7] = [
        Self::Purpose,
        Self::Audience,
        Self::Timeline,
        Self::Capacity,
        Self::Policies,
        Self::Framework,
        Self::Finish,
    ];

    /// The step's number, from 1.
    pub fn number(self) -> u32 {
        Self::ALL
            .iter()
            .position(|step| *step == self)
            .and_then(|at| u32::try_from(at).ok())
            .unwrap_or(0)
            + 1
    }

    /// The word in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Purpose => "purpose",
            Self::Audience => "audience",
            Self::Timeline => "timeline",
            Self::Capacity => "capacity",
            Self::Policies => "policies",
            Self::Framework => "framework",
            Self::Finish => "finish",
        }
    }

    /// The step for a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.word() == word)
    }

    /// The step after this one.
    pub fn next(self) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|step| step.number() == self.number() + 1)
    }
}
