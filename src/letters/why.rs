//! Why two people were matched, in words their letters may hold.
//!
//! Only what the two share and what the form shows to a partner is named;
//! other answers give a sentence without them, sensitive ones give nothing.
//! Leaves out the points themselves (`matching`).
//!
//! Invariant: a wish about a person's attributes, a priority and the other
//! side's preference never become words here.

mod common;

use std::sync::Arc;

use crate::domain::form::{Meaning, fold_name};
use crate::domain::id::Id;
use crate::domain::pairing::Pairing;
use crate::domain::people::{Mode, Participation, Person, Role};
use crate::domain::rules::{Label, Likeness, Measure};
use crate::domain::text::Language;
use crate::domain::whole::Programme;

use super::say::list_in_words;
use common::Common;
pub(super) use common::is_shown_to_partner;

/// Most reasons a letter names.
const MAX_REASONS: usize = 5;

/// What one criterion gave a pairing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyPart {
    /// What the criterion looks at.
    pub measure: Measure,
    /// The points it gave.
    pub points: u32,
}

/// Reasons as sentences, weightiest first; never empty.
///
/// `reader` is the role of whoever reads them.
pub fn why_lines(
    programme: &Programme,
    pairing: &Pairing,
    reader: Role,
    language: Language,
    parts: &[WhyPart],
) -> Vec<String> {
    let mut parts: Vec<&WhyPart> = parts.iter().filter(|part| part.points > 0).collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.points));
    let pair = Pair {
        programme,
        pairing,
        reader,
        language,
    };
    let mut lines: Vec<String> = Vec::new();
    for line in parts
        .into_iter()
        .filter_map(|part| pair.sentence(&part.measure))
    {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.truncate(MAX_REASONS);
    if lines.is_empty() {
        lines.push(pair.plain_sentence());
    }
    lines
}

struct Pair<'a> {
    programme: &'a Programme,
    pairing: &'a Pairing,
    reader: Role,
    language: Language,
}

impl Pair<'_> {
    fn side(&self, role: Role) -> &Id<Participation> {
        match role {
            Role::Mentor => &self.pairing.mentor,
            Role::Mentee => &self.pairing.mentee,
        }
    }

    fn person(&self, role: Role) -> Option<&Arc<Person>> {
        self.programme.person_of(self.side(role))
    }

    fn partner_name(&self) -> String {
        self.person(self.reader.other())
            .map(|person| given_name(person))
            .unwrap_or_default()
    }

    /// The words of one language.
    fn either(&self, en: impl Into<String>, es: impl Into<String>) -> String {
        match self.language {
            Language::English => en.into(),
            Language::Spanish => es.into(),
        }
    }

    /// Where a run says nothing that may be told.
    fn plain_sentence(&self) -> String {
        if self.pairing.run.is_none() {
            self.either(
                "The coordinator thinks that you can work well together.",
                "La coordinación considera que pueden trabajar bien en conjunto.",
            )
        } else {
            self.either(
                "You both meet the programme's conditions, and you both had room for this match.",
                "Cumplen las condiciones del programa y tenían lugar para este emparejamiento.",
            )
        }
    }

    fn sentence(&self, measure: &Measure) -> Option<String> {
        match measure {
            Measure::NeedsMet => {
                let common = self.common_skills();
                let partner = self.partner_name();
                let (en, es) = match self.reader {
                    Role::Mentee => (
                        format!("{partner} offers skills you want to learn"),
                        format!("{partner} ofrece habilidades que usted quiere aprender"),
                    ),
                    Role::Mentor => (
                        format!("{partner} wants to learn skills you offer"),
                        format!("{partner} quiere aprender habilidades que usted ofrece"),
                    ),
                };
                self.with_items(common, &en, &es)
            }
            Measure::SharedGoals => self.with_items(
                self.common_answers(Meaning::Goals, Meaning::Goals),
                "You share goals",
                "Comparten metas",
            ),
            Measure::SharedInterests => self.with_items(
                self.common_answers(Meaning::Interests, Meaning::Interests),
                "You share interests",
                "Comparten intereses",
            ),
            Measure::SharedValues => self.with_items(
                self.common_answers(Meaning::Values, Meaning::Values),
                "The same things matter to you",
                "Les importan las mismas cosas",
            ),
            Measure::SharedAnswers(question) => {
                let question = self.programme.questions.get(&Id::new(question.as_str()))?;
                let common = self.common_of_question(question);
                let label = question.label.in_language(self.language);
                let label = label.trim_end_matches([':', '?']).trim();
                self.with_items(
                    common,
                    &format!("Your answers to “{label}” have something in common"),
                    &format!("Sus respuestas a «{label}» tienen algo en común"),
                )
            }
            Measure::Label { label, likeness } => self.label_sentence(*label, *likeness),
            Measure::SharedLanguages => Some(self.language_sentence()),
            Measure::SharedHours => Some(self.either(
                "You have hours of the week in common.",
                "Tienen horas de la semana en común.",
            )),
            Measure::SharedModes => Some(self.mode_sentence()),
            Measure::LevelGap(_) => Some(self.either(
                "Your levels of experience go well together.",
                "Sus niveles de experiencia se complementan bien.",
            )),
            Measure::Preference(side) => self.preference_sentence(*side),
            // Invariant: neither a wish nor a priority is told to anybody.
            Measure::AttributeWish | Measure::Priority(_) => None,
        }
    }

    fn with_items(&self, common: Common, en: &str, es: &str) -> Option<String> {
        let start = self.either(en, es);
        match common {
            Common::Named(items) => {
                let items = list_in_words(&items, self.language);
                Some(format!("{start}: {items}."))
            }
            Common::Unnamed => Some(format!("{start}.")),
            Common::Private => None,
        }
    }

    fn label_sentence(&self, label: Label, likeness: Likeness) -> Option<String> {
        let of = |role: Role| {
            self.person(role).map(|person| match label {
                Label::Agency => person.agency.trim().to_owned(),
                Label::Unit => person.unit.trim().to_owned(),
                Label::Profession => person.profession.trim().to_owned(),
                Label::Location => person.location.trim().to_owned(),
            })
        };
        let (mine, theirs) = (of(self.reader)?, of(self.reader.other())?);
        if mine.is_empty() || theirs.is_empty() {
            return None;
        }
        let is_same = fold_name(&mine) == fold_name(&theirs);
        Some(match (label, likeness) {
            (_, Likeness::Same) if !is_same => return None,
            (_, Likeness::Different) if is_same => return None,
            (Label::Agency, Likeness::Same) => self.either(
                format!("You both work at {mine}."),
                format!("Trabajan en la misma agencia: {mine}."),
            ),
            (Label::Unit, Likeness::Same) => self.either(
                format!("You both work in {mine}."),
                format!("Trabajan en la misma unidad: {mine}."),
            ),
            (Label::Profession, Likeness::Same) => self.either(
                format!("You share a line of work: {mine}."),
                format!("Comparten profesión: {mine}."),
            ),
            (Label::Location, Likeness::Same) => self.either(
                format!("You both work in {mine}."),
                format!("Trabajan en el mismo lugar: {mine}."),
            ),
            (Label::Agency, Likeness::Different) => self.either(
                "You work for different agencies, so you bring different views.",
                "Trabajan en agencias distintas y aportan puntos de vista diferentes.",
            ),
            (Label::Unit, Likeness::Different) => self.either(
                "You work in different units, so you bring different views.",
                "Trabajan en unidades distintas y aportan puntos de vista diferentes.",
            ),
            (Label::Profession, Likeness::Different) => self.either(
                "You come from different lines of work.",
                "Vienen de profesiones distintas.",
            ),
            (Label::Location, Likeness::Different) => self.either(
                "You work in different places.",
                "Trabajan en lugares distintos.",
            ),
        })
    }

    fn language_sentence(&self) -> String {
        let of = |role: Role| {
            self.person(role)
                .map(|person| person.languages.clone())
                .unwrap_or_default()
        };
        let theirs: Vec<String> = of(self.reader.other())
            .iter()
            .map(|language| fold_name(language))
            .collect();
        let mut common: Vec<String> = Vec::new();
        for language in of(self.reader) {
            if theirs.contains(&fold_name(&language)) && !common.contains(&language) {
                common.push(language);
            }
        }
        if common.is_empty() {
            self.either(
                "You have a language in common.",
                "Tienen un idioma en común.",
            )
        } else {
            let list = list_in_words(&common, self.language);
            self.either(
                format!("You both speak {list}."),
                format!("Tienen en común: {list}."),
            )
        }
    }

    fn mode_sentence(&self) -> String {
        let of = |role: Role| {
            self.programme
                .participations
                .get(self.side(role))
                .map(|part| part.modes.clone())
                .unwrap_or_default()
        };
        let theirs = of(self.reader.other());
        let common = of(self.reader)
            .into_iter()
            .find(|mode| theirs.contains(mode));
        match common {
            Some(Mode::InPerson) => self.either(
                "You would both like to meet in person.",
                "Prefieren reunirse en persona.",
            ),
            Some(Mode::Remote) => self.either(
                "You would both like to meet by video or telephone.",
                "Prefieren reunirse por video o por teléfono.",
            ),
            Some(Mode::Hybrid) | None => self.either(
                "You can meet in a way that suits you both.",
                "Pueden reunirse de una forma que les conviene.",
            ),
        }
    }

    /// A preference is told only to whoever stated it.
    fn preference_sentence(&self, stated_by: Role) -> Option<String> {
        if stated_by != self.reader {
            return None;
        }
        let partner = self.partner_name();
        Some(self.either(
            format!("You named {partner} among the people you would like to work with."),
            format!(
                "Usted nombró a {partner} entre las personas con quienes le gustaría trabajar."
            ),
        ))
    }
}

/// The given name, or the full name where there is none.
pub(super) fn given_name(person: &Person) -> String {
    let given = person.given_name.trim();
    if given.is_empty() {
        person.full_name()
    } else {
        given.to_owned()
    }
}
