//! What the review shows, read from the programme as it stands: pairings with
//! names, and mentees without one. Hand changes show at once.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::id::Id;
use crate::domain::pace::Pace;
use crate::domain::pairing::{Pairing, PairingState, Round, Run};
use crate::domain::people::{Participation, Role};
use crate::domain::rules::RuleSet;
use crate::domain::whole::Programme;
use crate::flow::left_over::left_over_paced;
use crate::flow::round::{Happened, Past, Ran, RunResult, Why, rules_of, takes_part};

/// A pairing as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub id: Id<Pairing>,
    pub mentee: Id<Participation>,
    pub mentor: Id<Participation>,
    pub mentee_name: String,
    pub mentor_name: String,
    pub mentee_unit: String,
    pub mentor_unit: String,
    pub state: PairingState,
    pub points: i64,
    pub note: String,
    pub by_hand: bool,
}

/// A mentee without a mentor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Alone {
    pub mentee: Id<Participation>,
    pub name: String,
    pub unit: String,
    pub why: Why,
    /// What became of the mentor they had.
    pub happened: Option<Happened>,
}

/// The review of one round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    pub round: Arc<Round>,
    pub run: Option<Arc<Run>>,
    pub result: Option<RunResult>,
    pub rules: RuleSet,
    pub rows: Vec<Row>,
    pub unmatched: Vec<Alone>,
    pub n_matched: usize,
    /// Whether the pairings are other than those of the run: reasons of the run
    /// may no longer be true.
    pub is_changed_by_hand: bool,
    /// Mentors who take part and have nobody, with their places.
    pub unused: Vec<(Id<Participation>, String, u32)>,
}

impl Seen {
    /// Whether there is anything to look at: a run, or a pairing made by hand.
    pub fn is_begun(&self) -> bool {
        self.run.is_some() || !self.rows.is_empty()
    }
}

/// The review of the round worked on.
pub(super) async fn seen(programme: &Programme, pace: &Pace) -> Option<Seen> {
    let round = Arc::clone(programme.current_round()?);
    let run = round.chosen_run.as_ref().or(round.published_run.as_ref());
    let run = run.and_then(|id| programme.runs.get(id)).cloned();
    let result = run.as_ref().and_then(|run| RunResult::of_run(run).ok());
    pace.rest().await;
    let of_run = run.as_ref().map(|run| RuleSet::from_value(&run.rules));
    let rules = match of_run {
        Some(Ok(rules)) => rules,
        _ => rules_of(programme).unwrap_or_else(|_| RuleSet::evidence_based()),
    };
    let mut n_live: BTreeMap<&Id<Participation>, usize> = BTreeMap::new();
    for pairing in programme.pairings.values().filter(|it| it.state.is_live()) {
        *n_live.entry(&pairing.mentee).or_default() += 1;
        *n_live.entry(&pairing.mentor).or_default() += 1;
    }
    let is_paired = |part: &Id<Participation>| n_live.contains_key(part);
    let of_role = |role: Role| {
        let parts = programme.participations.values();
        parts.filter(move |part| part.role == role)
    };
    pace.rest().await;
    let ran = match (&run, &result) {
        (None, _) => Ran::Never,
        (Some(_), None) => Ran::Unreadable,
        (Some(_), Some(result)) => Ran::Found(result),
    };
    let past = Past::of(programme, &round.id, ran);
    pace.rest().await;
    let left = left_over_paced(programme, Role::Mentee, pace).await;
    let mut left = left.taking_part;
    // A round that adds to another is about those picked for it.
    let is_meant = |part: &Id<Participation>| {
        round.adds_to.is_none() || round.only.iter().any(|id| *id == part.as_str())
    };
    left.retain(is_meant);
    let mut unmatched: Vec<Alone> = Vec::new();
    for mentee in left {
        pace.rest().await;
        unmatched.push(alone(programme, &past, mentee));
    }
    // Those who lost a mentor by hand stand first: something is to be done.
    unmatched.sort_by(|a, b| {
        (a.happened.is_none(), &a.name, &a.mentee).cmp(&(b.happened.is_none(), &b.name, &b.mentee))
    });
    let mut unused = Vec::new();
    for part in of_role(Role::Mentor).filter(|part| !is_paired(&part.id) && is_meant(&part.id)) {
        pace.rest().await;
        if takes_part(programme, part) {
            let name = programme.name_of(&part.id);
            unused.push((part.id.clone(), name, programme.capacity_of(part)));
        }
    }
    unused.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
    pace.rest().await;
    let of_round = programme
        .pairings
        .values()
        .filter(|it| it.round == round.id);
    let mut rows: Vec<Row> = Vec::new();
    for pairing in of_round {
        pace.rest().await;
        rows.push(row(programme, pairing));
    }
    rows.sort_by(|a, b| (&a.mentee_name, &a.id).cmp(&(&b.mentee_name, &b.id)));
    let n_matched = if round.adds_to.is_some() {
        let live = rows.iter().filter(|row| row.state.is_live());
        live.map(|row| &row.mentee).collect::<BTreeSet<_>>().len()
    } else {
        let mentees = of_role(Role::Mentee);
        mentees.filter(|part| is_paired(&part.id)).count()
    };
    pace.rest().await;
    let is_changed_by_hand = result
        .as_ref()
        .is_some_and(|result| is_changed_by_hand(result, &rows));
    pace.rest().await;
    Some(Seen {
        is_changed_by_hand,
        rows,
        unmatched,
        n_matched,
        unused,
        rules,
        result,
        run,
        round,
    })
}

fn unit_of(programme: &Programme, part: &Id<Participation>) -> String {
    let Some(person) = programme.person_of(part) else {
        return String::new();
    };
    let parts = [person.unit.trim(), person.agency.trim()];
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(", ")
}

fn row(programme: &Programme, pairing: &Pairing) -> Row {
    Row {
        id: pairing.id.clone(),
        mentee: pairing.mentee.clone(),
        mentor: pairing.mentor.clone(),
        mentee_name: programme.name_of(&pairing.mentee),
        mentor_name: programme.name_of(&pairing.mentor),
        mentee_unit: unit_of(programme, &pairing.mentee),
        mentor_unit: unit_of(programme, &pairing.mentor),
        state: pairing.state,
        points: pairing.points,
        note: pairing.note.clone(),
        by_hand: pairing.run.is_none(),
    }
}

fn alone(programme: &Programme, past: &Past<'_>, mentee: Id<Participation>) -> Alone {
    Alone {
        happened: past.happened(&mentee),
        why: past.why(&mentee),
        name: programme.name_of(&mentee),
        unit: unit_of(programme, &mentee),
        mentee,
    }
}

/// Whether the pairings are other than those of the run.
fn is_changed_by_hand(result: &RunResult, rows: &[Row]) -> bool {
    let of_run: BTreeSet<_> = result
        .pairs
        .iter()
        .map(|pair| (&pair.mentor, &pair.mentee))
        .collect();
    let live = rows.iter().filter(|row| row.state.is_live());
    let now: BTreeSet<_> = live.map(|row| (&row.mentor, &row.mentee)).collect();
    of_run != now
}
