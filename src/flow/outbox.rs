//! The Outbox of a round: its letters in order, in groups, and on their way
//! out as messages or a mail-merge table.
//!
//! Brings what a run found to the letters' words. Leaves out sending, which a
//! person does, and the screens.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::round::{Reason, RunPair, RunResult};
use crate::domain::change::Change;
use crate::domain::check::blockers;
use crate::domain::form::fold_name;
use crate::domain::id::Id;
use crate::domain::letter::Letter;
use crate::domain::pairing::{Pairing, Round, RoundState, Run};
use crate::domain::people::Participation;
use crate::domain::rules::{Measure, Rule, RuleSet};
use crate::domain::text::Language;
use crate::domain::whole::Programme;
use crate::exchange::csv_out;
use crate::exchange::eml::{Address, Message};
use crate::letters::{
    FirstStep, MergeField, Rendered, Told, Turn, UnmatchedReason, WhyPart, letters_for_round,
    merge_values, render,
};
use crate::matching::judge::RulePoints;

/// What the runs tell about the people and pairings of a programme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tellings {
    why: BTreeMap<Id<Pairing>, Vec<WhyPart>>,
    reasons: BTreeMap<Id<Participation>, UnmatchedReason>,
}

impl Tellings {
    /// Reads what the published run of a round says; what no run says stays
    /// untold. A run that cannot be read tells nothing.
    pub fn of(programme: &Programme, round: &Id<Round>) -> Self {
        let mut tellings = Self::default();
        tellings.read_pairings(programme, round);
        tellings.read_unmatched(programme, round);
        for part in programme.participations.values() {
            let blockers = blockers(programme, part);
            if !blockers.is_empty() {
                let reason = UnmatchedReason::NotReady(blockers);
                tellings.reasons.insert(part.id.clone(), reason);
            }
        }
        tellings
    }

    /// Points by criterion of every pairing, from the run it came from.
    fn read_pairings(&mut self, programme: &Programme, round: &Id<Round>) {
        let mut runs: BTreeMap<&Id<Run>, RunPoints> = BTreeMap::new();
        for pairing in programme.pairings.values().filter(|it| it.round == *round) {
            let Some(run) = pairing.run.as_ref() else {
                continue;
            };
            let points = runs
                .entry(run)
                .or_insert_with(|| run_points(programme, run));
            let pair = (pairing.mentee.clone(), pairing.mentor.clone());
            if let Some(why) = points.get(&pair) {
                self.why.insert(pairing.id.clone(), why.clone());
            }
        }
    }

    /// Reasons of the published run for everybody it left without a pairing.
    fn read_unmatched(&mut self, programme: &Programme, round: &Id<Round>) {
        let run = programme.rounds.get(round).and_then(|round| {
            let run = round.published_run.as_ref().or(round.chosen_run.as_ref());
            programme.runs.get(run?)
        });
        let Some((run, result)) = run.and_then(|run| Some((run, RunResult::of_run(run).ok()?)))
        else {
            return;
        };
        let rules = RuleSet::from_value(&run.rules).ok();
        for unmatched in result.unmatched {
            let reason = fit_to_read(&unmatched.reason, rules.as_ref());
            self.reasons.insert(unmatched.mentee, reason);
        }
        for mentor in result.unused {
            self.reasons.insert(mentor, UnmatchedReason::NoPlaceLeft);
        }
    }

    /// What they tell about one letter.
    pub fn told(&self, letter: &Letter) -> Told {
        let why = letter.pairing.as_ref().and_then(|id| self.why.get(id));
        Told {
            why: why.cloned().unwrap_or_default(),
            reason: self.reasons.get(&letter.to).cloned().unwrap_or_default(),
        }
    }

    /// A letter as its reader sees it.
    pub fn render(&self, programme: &Programme, letter: &Letter) -> Rendered {
        render(programme, letter, &self.told(letter))
    }
}

type RunPoints = BTreeMap<(Id<Participation>, Id<Participation>), Vec<WhyPart>>;

/// Points by criterion of every pair of a run.
fn run_points(programme: &Programme, run: &Id<Run>) -> RunPoints {
    let Some(run) = programme.runs.get(run) else {
        return RunPoints::new();
    };
    let (Ok(rules), Ok(result)) = (RuleSet::from_value(&run.rules), RunResult::of_run(run)) else {
        return RunPoints::new();
    };
    let part = |given: &RulePoints| match rules.rules.get(&given.rule)? {
        Rule::Soft(criterion) => Some(WhyPart {
            measure: criterion.measure.clone(),
            points: given.points,
        }),
        Rule::Hard(_) => None,
    };
    let of_pair = |pair: RunPair| {
        let parts = pair.by_rule.iter().filter_map(part).collect();
        ((pair.mentee, pair.mentor), parts)
    };
    result.pairs.into_iter().map(of_pair).collect()
}

/// A run's reason without anybody's name or number.
fn fit_to_read(reason: &Reason, rules: Option<&RuleSet>) -> UnmatchedReason {
    match reason {
        Reason::NoMentors | Reason::NoPlaceLeft { .. } => UnmatchedReason::NoPlaceLeft,
        Reason::RuledOut { rules: counts, .. } => {
            let rule = |id: &str| rules.and_then(|set| set.rules.get(id));
            let mut hard = Vec::new();
            let mut is_need = false;
            for count in counts {
                match rule(&count.rule) {
                    Some(Rule::Hard(rule)) => hard.push(*rule),
                    Some(Rule::Soft(criterion)) => {
                        is_need |= criterion.measure == Measure::NeedsMet;
                    }
                    None => {}
                }
            }
            if is_need && hard.is_empty() {
                UnmatchedReason::NeedsUnmet
            } else {
                UnmatchedReason::RuledOut(hard)
            }
        }
    }
}

/// Whether letters were ticked as sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sent {
    /// Still to send.
    No,
    /// Ticked.
    Yes,
}

impl Sent {
    /// The word in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Yes => "yes",
        }
    }

    /// The state for a word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::No, Self::Yes]
            .into_iter()
            .find(|sent| sent.word() == word)
    }

    /// Whether a letter went.
    pub const fn of(letter: &Letter) -> Self {
        match letter.sent_at_ms {
            Some(_) => Self::Yes,
            None => Self::No,
        }
    }
}

/// Which letters are looked at; nothing set means all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of one turn.
    pub turn: Option<Turn>,
    /// In one language.
    pub language: Option<Language>,
    /// Sent or not.
    pub sent: Option<Sent>,
}

impl Filter {
    fn lets_through(self, programme: &Programme, letter: &Letter) -> bool {
        self.turn
            .is_none_or(|turn| Turn::of(programme, letter) == Some(turn))
            && self.language.is_none_or(|it| it == letter.language)
            && self.sent.is_none_or(|it| it == Sent::of(letter))
    }
}

/// Rounds that may have letters, the last published first.
pub fn rounds_with_letters(programme: &Programme) -> Vec<Arc<Round>> {
    let has_letters = |id: &Id<Round>| programme.letters.values().any(|it| it.round == *id);
    let mut rounds: Vec<Arc<Round>> = programme
        .rounds
        .values()
        .filter(|round| round.state != RoundState::Open || has_letters(&round.id))
        .cloned()
        .collect();
    rounds.sort_by_key(|round| std::cmp::Reverse((round.published_on, round.id.clone())));
    rounds
}

/// The letters of a round that a filter lets through: by turn, then name.
pub fn letters_of(programme: &Programme, round: &Id<Round>, filter: Filter) -> Vec<Arc<Letter>> {
    let mut letters: Vec<Arc<Letter>> = programme
        .letters
        .values()
        .filter(|letter| letter.round == *round && filter.lets_through(programme, letter))
        .cloned()
        .collect();
    letters.sort_by_cached_key(|letter| {
        let name = fold_name(&programme.name_of(&letter.to));
        (Turn::of(programme, letter), name, letter.id.clone())
    });
    letters
}

/// Letters of one turn in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// The turn.
    pub turn: Turn,
    /// The language.
    pub language: Language,
    /// Ticked as sent.
    pub n_sent: usize,
    /// Still to send.
    pub n_unsent: usize,
}

/// The groups of a round's letters, in the order of the turns.
pub fn groups(programme: &Programme, round: &Id<Round>) -> Vec<Group> {
    let mut groups: BTreeMap<(Turn, Language), Group> = BTreeMap::new();
    for letter in programme.letters.values().filter(|it| it.round == *round) {
        let Some(turn) = Turn::of(programme, letter) else {
            continue;
        };
        let language = letter.language;
        let group = groups.entry((turn, language)).or_insert(Group {
            turn,
            language,
            n_sent: 0,
            n_unsent: 0,
        });
        match Sent::of(letter) {
            Sent::Yes => group.n_sent += 1,
            Sent::No => group.n_unsent += 1,
        }
    }
    groups.into_values().collect()
}

/// Writes the letters a round lacks, as one change; nothing where none lacks.
pub fn write_letters(
    programme: &Programme,
    round: &Id<Round>,
    first_step: FirstStep,
    new_id: impl FnMut() -> Id<Letter>,
) -> Option<Change> {
    let letters = letters_for_round(programme, round, first_step, new_id);
    let changes: Vec<Change> = letters.into_iter().map(Change::save).collect();
    (!changes.is_empty()).then_some(Change::Many {
        what: "letters.written",
        changes,
    })
}

/// Ticks letters as sent at a moment, or takes the tick away.
pub fn tick(programme: &Programme, ids: &[Id<Letter>], sent_at_ms: Option<i64>) -> Option<Change> {
    let changes: Vec<Change> = ids
        .iter()
        .filter_map(|id| programme.letters.get(id))
        .filter(|letter| letter.sent_at_ms.is_some() != sent_at_ms.is_some())
        .map(|letter| {
            Change::save(Letter {
                sent_at_ms,
                ..(**letter).clone()
            })
        })
        .collect();
    let what = match sent_at_ms {
        Some(_) => "letters.sent",
        None => "letters.not_sent",
    };
    (!changes.is_empty()).then_some(Change::Many { what, changes })
}

/// A letter as an `.eml` file from the coordinator.
pub fn eml_of(programme: &Programme, letter: &Rendered) -> Vec<u8> {
    let facts = &programme.facts;
    let from = Address {
        name: facts.coordinator_name.clone(),
        email: facts.coordinator_email.clone(),
    };
    let to = Address {
        name: letter.to_name.clone(),
        email: letter.to_email.clone(),
    };
    Message {
        from: (!from.email.trim().is_empty()).then_some(from),
        to: vec![to],
        subject: letter.subject.clone(),
        body: letter.body.clone(),
        date: None,
        attachments: Vec::new(),
    }
    .to_eml()
}

/// Letters as a table for mail merge: address, name, subject, body, and every
/// merge field under its own name.
pub fn mail_merge(programme: &Programme, letters: &[Arc<Letter>], told: &Tellings) -> Vec<u8> {
    let fields = MergeField::ALL.iter().copied();
    let fixed = ["to_email", "to_name", "subject", "body"];
    let headings: Vec<&str> = fixed
        .into_iter()
        .chain(fields.clone().map(MergeField::word))
        .collect();
    let rows = letters.iter().map(|letter| {
        let seen = told.render(programme, letter);
        let values = merge_values(programme, letter, &told.told(letter));
        let mut row = vec![seen.to_email, seen.to_name, seen.subject, seen.body];
        row.extend(
            fields
                .clone()
                .map(|field| values.get(&field).cloned().unwrap_or_default()),
        );
        row
    });
    csv_out::write(&headings, rows)
}
