//! What a run found, and the codes of requests, brought to the letters' words.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::LettersOf;
use super::gatherings::meetings_of;
use crate::domain::check::blockers;
use crate::domain::id::Id;
use crate::domain::letter::{Letter, LetterKind};
use crate::domain::pace::{Pace, at_once};
use crate::domain::pairing::{Pairing, Round, Run};
use crate::domain::people::{Participation, Role};
use crate::domain::rules::{Measure, Rule, RuleSet};
use crate::domain::timetable::Timetable;
use crate::domain::whole::Programme;
use crate::flow::enrol::code::{approval_code, choice_code, offer_code};
use crate::flow::round::{Reason, RunPair, RunResult};
use crate::flow::timetable::sheets;
use crate::letters::{Rendered, Told, ToldMeeting, UnmatchedReason, WhyPart, render};
use crate::matching::judge::RulePoints;

/// What runs and requests tell about the people and pairings of a programme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tellings {
    why: BTreeMap<Id<Pairing>, Vec<WhyPart>>,
    reasons: BTreeMap<Id<Participation>, UnmatchedReason>,
    requests: BTreeMap<Id<Participation>, Request>,
    choices: BTreeMap<Id<Participation>, Request>,
    codes: BTreeMap<(Id<Pairing>, Id<Participation>), String>,
    meetings: BTreeMap<(Id<Timetable>, Id<Participation>), Vec<ToldMeeting>>,
}

/// What a letter to a supervisor, or with a shortlist, needs to know.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Request {
    code: String,
    answer_by: Option<Date>,
}

impl Tellings {
    /// Reads what the published run of a round says, or the requests of
    /// enrolment; what they do not say stays untold. A run that cannot be read
    /// tells nothing.
    pub fn of(programme: &Programme, of: impl Into<LettersOf>) -> Self {
        at_once(Self::of_paced(programme, of, &Pace::AT_ONCE))
    }

    /// The same at a pace.
    pub async fn of_paced(programme: &Programme, of: impl Into<LettersOf>, pace: &Pace) -> Self {
        let mut tellings = Self::default();
        match of.into() {
            LettersOf::Round(round) => tellings.read_round(programme, &round, pace).await,
            LettersOf::Enrolment => {
                tellings.read_requests(programme);
                tellings.read_events(programme);
            }
        }
        tellings
    }

    async fn read_round(&mut self, programme: &Programme, round: &Id<Round>, pace: &Pace) {
        self.read_pairings(programme, round, pace).await;
        self.read_unmatched(programme, round);
        for part in programme.participations.values() {
            pace.rest().await;
            let blockers = blockers(programme, part);
            if !blockers.is_empty() {
                let reason = UnmatchedReason::NotReady(blockers);
                self.reasons.insert(part.id.clone(), reason);
            }
        }
    }

    /// The request every supervisor, and the shortlist every mentee, was last sent.
    fn read_requests(&mut self, programme: &Programme) {
        for part in programme.participations.values() {
            if part.approval_of.is_empty() || part.approval_asked_on.is_none() {
                continue;
            }
            let request = Request {
                code: approval_code(part, &part.approval_of, part.approval_asked_on),
                answer_by: part.approval_due_on(&programme.facts),
            };
            self.requests.insert(part.id.clone(), request);
        }
        for list in programme.shortlists.values() {
            let request = Request {
                code: choice_code(list),
                answer_by: list.reply_by,
            };
            self.choices.insert(list.mentee(), request);
        }
    }

    /// Everybody's meetings at every event that has a timetable.
    fn read_events(&mut self, programme: &Programme) {
        for event in programme.timetables.values().filter(|it| it.n_rounds > 0) {
            for sheet in sheets(programme, event) {
                let meetings = meetings_of(event, &sheet);
                let key = (event.id.clone(), sheet.part);
                self.meetings.insert(key, meetings);
            }
        }
    }

    /// Points by criterion of every pairing, from the run it came from, and the
    /// codes to answer its offer with.
    async fn read_pairings(&mut self, programme: &Programme, round: &Id<Round>, pace: &Pace) {
        let mut runs: BTreeMap<&Id<Run>, RunPoints> = BTreeMap::new();
        for pairing in programme.pairings.values().filter(|it| it.round == *round) {
            pace.rest().await;
            for role in [Role::Mentee, Role::Mentor] {
                let side = (pairing.id.clone(), pairing.side(role).clone());
                self.codes.insert(side, offer_code(pairing, role));
            }
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
        let request = match letter.kind {
            LetterKind::Choice => self.choices.get(&letter.to),
            _ => self.requests.get(&letter.to),
        };
        let pairing = letter.pairing.as_ref();
        let pairing = pairing.filter(|_| letter.kind.asks_about_pairing());
        let offer = pairing.and_then(|id| self.codes.get(&(id.clone(), letter.to.clone())));
        let event = letter.event.as_ref();
        let event = event.and_then(|id| self.meetings.get(&(id.clone(), letter.to.clone())));
        Told {
            why: why.cloned().unwrap_or_default(),
            reason: self.reasons.get(&letter.to).cloned().unwrap_or_default(),
            code: offer
                .or(request.map(|it| &it.code))
                .cloned()
                .unwrap_or_default(),
            answer_by: request.and_then(|it| it.answer_by),
            meetings: event.cloned().unwrap_or_default(),
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
