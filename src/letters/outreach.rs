//! Letters that look for people and backing: announcement, poster, a word to
//! supervisors, a request to nominate, a request to a sponsor.
//!
//! The texts are plain files with fields in braces. A field without a value
//! takes its line with it, and a heading nothing stands under. Leaves out where
//! values come from (`flow::outreach`).

use std::collections::BTreeMap;

use crate::domain::id::Id;
use crate::domain::letter::LetterText;
use crate::domain::text::Language;

/// What the ids of own words begin with; no turn's word does.
const OWN: &str = "outreach_";

/// What a letter asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outreach {
    /// Everybody: come and take part.
    Announcement,
    /// A notice board.
    Poster,
    /// Supervisors: what it asks of them.
    SupervisorBrief,
    /// Colleagues: whom would you ask?
    Nominate,
    /// Leadership: will you be the sponsor?
    Sponsor,
}

impl Outreach {
    /// Every kind, in the order in which a programme needs them.
    pub const ALL: [Self; 5] = [
        Self::Sponsor,
        Self::SupervisorBrief,
        Self::Nominate,
        Self::Announcement,
        Self::Poster,
    ];

    /// A stable word, for addresses and translations.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Announcement => "announcement",
            Self::Poster => "poster",
            Self::SupervisorBrief => "supervisor_brief",
            Self::Nominate => "nominate",
            Self::Sponsor => "sponsor",
        }
    }

    /// The kind for a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The id of the record that holds what a programme says instead.
    pub fn text_id(self) -> Id<LetterText> {
        Id::new(format!("{OWN}{}", self.word()))
    }

    /// The kind whose own words the record with this id holds.
    pub fn of_text_id(id: &str) -> Option<Self> {
        Self::from_word(id.strip_prefix(OWN)?)
    }

    const fn text(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Announcement, Language::English) => include_str!("outreach/en/announcement.txt"),
            (Self::Announcement, Language::Spanish) => include_str!("outreach/es/announcement.txt"),
            (Self::Poster, Language::English) => include_str!("outreach/en/poster.txt"),
            (Self::Poster, Language::Spanish) => include_str!("outreach/es/poster.txt"),
            (Self::SupervisorBrief, Language::English) => {
                include_str!("outreach/en/supervisor_brief.txt")
            }
            (Self::SupervisorBrief, Language::Spanish) => {
                include_str!("outreach/es/supervisor_brief.txt")
            }
            (Self::Nominate, Language::English) => include_str!("outreach/en/nominate.txt"),
            (Self::Nominate, Language::Spanish) => include_str!("outreach/es/nominate.txt"),
            (Self::Sponsor, Language::English) => include_str!("outreach/en/sponsor.txt"),
            (Self::Sponsor, Language::Spanish) => include_str!("outreach/es/sponsor.txt"),
        }
    }
}

/// A letter that is ready to be read and sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutreachLetter {
    /// The subject, or the headline of a poster.
    pub subject: String,
    /// The body.
    pub body: String,
}

/// A letter with its fields filled in.
///
/// # Example
/// ```
/// use std::collections::BTreeMap;
/// use civic_mentor::domain::text::Language;
/// use civic_mentor::letters::{Outreach, outreach};
/// let values = BTreeMap::from([("programme", "City Mentors".to_owned())]);
/// let letter = outreach(Outreach::Announcement, Language::English, &values);
/// assert_eq!(letter.subject, "City Mentors: mentors and mentees wanted");
/// assert!(!letter.body.contains('{'));
/// ```
pub fn outreach(
    kind: Outreach,
    language: Language,
    values: &BTreeMap<&str, String>,
) -> OutreachLetter {
    let text = kind.text(language);
    let (subject, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let paragraphs = body.trim().split("\n\n").filter_map(|paragraph| {
        let lines: Vec<&str> = paragraph.lines().collect();
        let filled: Vec<String> = lines.iter().filter_map(|line| fill(line, values)).collect();
        // A heading that has lost what stood under it goes too.
        let is_bare = lines.len() > 1 && filled.len() == 1 && lines[0].ends_with(':');
        (!filled.is_empty() && !is_bare).then(|| filled.join("\n"))
    });
    OutreachLetter {
        subject: fill(subject, values).unwrap_or_default(),
        body: paragraphs.collect::<Vec<_>>().join("\n\n"),
    }
}

/// A line with its fields filled in; none where a field has no value.
fn fill(line: &str, values: &BTreeMap<&str, String>) -> Option<String> {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}')?;
        let value = values
            .get(name)
            .map(|value| value.trim())
            .unwrap_or_default();
        if value.is_empty() {
            // Of several ways to reach somebody, those there are stay.
            if !matches!(name, "coordinator_email" | "coordinator_phone") {
                return None;
            }
            out.push_str(before.trim_end_matches([',', ' ']));
        } else {
            out.push_str(before);
            out.push_str(value);
        }
        rest = tail;
    }
    out.push_str(rest);
    let out = out.trim_end().to_owned();
    (!out.is_empty()).then_some(out)
}
