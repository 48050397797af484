//! The questions of a programme's form, and its lists: competencies, levels,
//! grades, phases.
//!
//! Leaves out the answers (`people`) and how a question is drawn.

use jiff::civil::Date;

use super::field::{choice, record};
use super::id::Id;
use super::text::{Language, LocalText};

choice! {
    /// What kind of answer a question takes.
    pub enum QuestionKind {
        /// One line.
        Line = "line",
        /// Several lines.
        Text = "text",
        /// One of the options.
        One = "one",
        /// Any of the options.
        Many = "many",
        /// A whole number.
        Number = "number",
        /// Yes or no.
        YesNo = "yes_no",
    }
}

choice! {
    /// What the matching reads an answer as. Most questions are read as nothing.
    pub enum Meaning {
        /// Only read by people.
        Nothing = "nothing",
        /// Skills a mentor offers.
        SkillsOffered = "skills_offered",
        /// Skills a mentee wants to grow in.
        SkillsWanted = "skills_wanted",
        /// Goals.
        Goals = "goals",
        /// Interests.
        Interests = "interests",
        /// Values.
        Values = "values",
        /// Characteristics a person chose to name.
        Characteristics = "characteristics",
        /// The characteristic a mentee would like in a mentor.
        IdentityWish = "identity_wish",
        /// Whether that wish should count.
        IdentityWishCounts = "identity_wish_counts",
        /// When somebody can usually meet: "Monday morning", "lunes por la mañana".
        Availability = "availability",
        /// Preferred partners, by e-mail or name.
        PreferredPartners = "preferred_partners",
        /// People not to be paired with, by e-mail or name.
        ExcludedPartners = "excluded_partners",
        /// A few words about oneself.
        Biography = "biography",
    }
}

choice! {
    /// Whom a question is put to.
    pub enum AskedOf {
        /// Mentors and mentees.
        Both = "both",
        /// Mentors only.
        Mentors = "mentors",
        /// Mentees only.
        Mentees = "mentees",
    }
}

record! {
    /// A question of the enrolment form.
    pub struct Question in "question" {
        /// The question as it is read.
        label: LocalText, for [Coordinator, Partner, Pair, Supervisor, Own];
        /// What helps to answer it.
        hint: LocalText, for [Coordinator, Partner, Own];
        /// The kind of answer.
        kind: QuestionKind, for [Coordinator, Partner, Own];
        /// What the matching reads it as.
        meaning: Meaning, for [Coordinator, Partner, Own];
        /// The options, as they are stored and shown.
        options: Vec<String>, for [Coordinator, Partner, Own];
        /// The options in a language they are not stored in, one a line in the
        /// same order; an empty line shows the stored one.
        options_local: LocalText, for [Coordinator, Partner, Own];
        /// Whom it is put to.
        asked_of: AskedOf, for [Coordinator, Partner, Own];
        /// Whether it must be answered.
        required: bool, for [Coordinator, Partner, Own];
        /// Never shown to a partner, marked wherever it stands.
        sensitive: bool, for [Coordinator, Partner, Own];
        /// Shown to the other person of a pairing.
        shared: bool, for [Coordinator, Partner, Own];
        /// Place in the form, from 1.
        rank: u32, for [Coordinator, Partner, Own];
        /// The earlier question it depends on, where it is not always asked.
        only_if: Option<Id<Question>>, for [Coordinator, Partner, Own];
        /// The answer to that question which makes it asked: an option, `yes`
        /// or `no`; empty for any answer.
        only_if_answer: String, for [Coordinator, Partner, Own];
        /// The smallest number with which somebody can take part.
        least: Option<u32>, for [Coordinator, Partner, Own];
        /// The answer with which somebody can take part: an option, `yes` or
        /// `no`; empty where any will do.
        needed_answer: String, for [Coordinator, Partner, Own];
    }
}

impl Question {
    /// An option as people who read `language` see it; what is no option, and
    /// what stands in one language only, as it is.
    ///
    /// # Example
    /// ```
    /// use civic_mentor::domain::{form::Question, text::{Language, LocalText}};
    /// let question = Question {
    ///     options: vec!["Ethics".into(), "Law".into()],
    ///     options_local: LocalText::new("", "Ética\n"),
    ///     ..Question::default()
    /// };
    /// assert_eq!(question.shown_option("Ethics", Language::Spanish), "Ética");
    /// assert_eq!(question.shown_option("Ethics", Language::English), "Ethics");
    /// assert_eq!(question.shown_option("Law", Language::Spanish), "Law");
    /// ```
    pub fn shown_option<'a>(&'a self, option: &'a str, language: Language) -> &'a str {
        let lines = match language {
            Language::English => &self.options_local.en,
            Language::Spanish => &self.options_local.es,
        };
        let place = self.options.iter().position(|it| it == option);
        let shown = place
            .and_then(|at| lines.split('\n').nth(at))
            .map(str::trim);
        shown.filter(|it| !it.is_empty()).unwrap_or(option)
    }
}

record! {
    /// A competency people grow in.
    pub struct Competency in "competency" {
        /// Its name.
        name: LocalText, for [Coordinator, Partner, Pair, Supervisor, Counts, Own];
        /// What it covers.
        description: LocalText, for [Coordinator, Partner, Pair, Supervisor, Own];
        /// Descriptions of its levels, lowest first, one line each.
        levels: LocalText, for [Coordinator, Partner, Pair, Supervisor, Own];
        /// Place in the list, from 1.
        rank: u32, for [Coordinator, Partner, Own];
    }
}

record! {
    /// A programme level that agencies' grades are mapped to.
    pub struct Level in "level" {
        /// Its name.
        name: LocalText, for [Coordinator, Partner, Counts, Own];
        /// Height, from 1 for the lowest; gaps count in these steps.
        rank: u32, for [Coordinator, Partner, Own];
    }
}

record! {
    /// What one agency's grade means in programme levels.
    pub struct Grade in "grade" {
        /// The agency, empty for every agency without a line of its own.
        agency: String, for [Coordinator, Partner];
        /// The grade as written; compared without case and outer spaces.
        name: String, for [Coordinator, Partner];
        /// The level it means.
        level: Option<Id<Level>>, for [Coordinator, Partner];
    }
}

/// A grade or an agency as it is compared: outer and double spaces gone, lower case.
pub fn fold_name(name: &str) -> String {
    name.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// Whether a name folds to this; most names that do not are told by their first
/// letter, without a copy.
pub fn folds_to(name: &str, folded: &str) -> bool {
    if !name.is_ascii() {
        return fold_name(name) == folded;
    }
    let words = name.split_whitespace().enumerate();
    let letters =
        words.flat_map(|(at, word)| (at > 0).then_some(b' ').into_iter().chain(word.bytes()));
    letters
        .map(|letter| letter.to_ascii_lowercase())
        .eq(folded.bytes())
}

choice! {
    /// What a phase is for; the programme's home reads its next act from it.
    pub enum PhaseKind {
        /// Preparing.
        SetUp = "set_up",
        /// People apply.
        Enrolment = "enrolment",
        /// The coordinator matches.
        Matching = "matching",
        /// Orientation and training.
        Orientation = "orientation",
        /// Pairs meet.
        Meeting = "meeting",
        /// Half-time.
        Midpoint = "midpoint",
        /// Celebration and evaluation.
        Closing = "closing",
    }
}

record! {
    /// A stretch of the timeline.
    pub struct Phase in "phase" {
        /// Its name.
        name: LocalText, for [Coordinator, Partner, Pair, Supervisor, Counts, Own];
        /// What it is for.
        kind: PhaseKind, for [Coordinator, Partner, Own];
        /// First day.
        starts_on: Option<Date>, for [Coordinator, Partner, Pair, Supervisor, Own];
        /// Last day.
        ends_on: Option<Date>, for [Coordinator, Partner, Pair, Supervisor, Own];
        /// Place in the timeline, from 1.
        rank: u32, for [Coordinator, Partner, Own];
    }
}
