//! A programme's round as a matching problem.
//!
//! Who is kept out is decided by `domain::check::blockers` alone; everybody
//! else becomes a subject, in a round that adds to another only those picked. Leaves out the rules' meaning (`matching`).

use std::collections::{BTreeMap, BTreeSet};

use super::availability::hours_of;
use crate::domain::check::blockers;
use crate::domain::form::{Meaning, QuestionKind};
use crate::domain::id::Id;
use crate::domain::pace::{Pace, at_once};
use crate::domain::pairing::{PairingState, Round};
use crate::domain::people::{Answer, Participation, Person, Role, fold_email};
use crate::domain::rules::{Label, RuleSet, RuleSetError};
use crate::domain::shortlist::Shortlist;
use crate::domain::whole::{Programme, RuleFields};
use crate::matching::subject::{Asked, PairKind, PairNote, Problem, Subject, Wish, fold, salt};

/// Why no problem can be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProblemError {
    /// There is no such round.
    #[error("no such round")]
    NoRound,
    /// The stored rule set cannot be read.
    #[error(transparent)]
    Rules(#[from] RuleSetError),
}

/// Whether a participation is in the next run.
pub fn takes_part(programme: &Programme, part: &Participation) -> bool {
    blockers(programme, part).is_empty()
}

/// The rule set of a programme; the usual one where none was stored.
pub fn rules_of(programme: &Programme) -> Result<RuleSet, RuleSetError> {
    match programme.rules.get(&Id::new(RuleFields::ID)) {
        Some(stored) => RuleSet::from_fields(&stored.fields),
        None => Ok(RuleSet::evidence_based()),
    }
}

/// The problem of a round: everybody who takes part, and every pair that is
/// settled: excluded, former, live or locked.
pub fn problem_of(programme: &Programme, round: &Id<Round>) -> Result<Problem, ProblemError> {
    at_once(problem_of_paced(programme, round, &Pace::AT_ONCE))
}

/// The same at a pace.
pub async fn problem_of_paced(
    programme: &Programme,
    round: &Id<Round>,
    pace: &Pace,
) -> Result<Problem, ProblemError> {
    if !programme.rounds.contains_key(round) {
        return Err(ProblemError::NoRound);
    }
    Ok(problem_with_paced(programme, Some(round), rules_of(programme)?, pace).await)
}

/// The same under other rules. Without a round no pair is settled, only
/// excluded or former: for questions about single pairs.
///
/// A round that adds to another may use the places that are held back: it is
/// for those who came later.
pub fn problem_with(programme: &Programme, round: Option<&Id<Round>>, rules: RuleSet) -> Problem {
    at_once(problem_with_paced(programme, round, rules, &Pace::AT_ONCE))
}

/// The same at a pace.
pub async fn problem_with_paced(
    programme: &Programme,
    round: Option<&Id<Round>>,
    mut rules: RuleSet,
    pace: &Pace,
) -> Problem {
    let stored = round.and_then(|round| programme.rounds.get(round));
    if stored.is_some_and(|round| round.adds_to.is_some()) {
        rules.limits.reserve = None;
    }
    let people = People::of(programme, pace).await;
    let mut parts: Vec<&Participation> = Vec::new();
    let mut subjects = Vec::new();
    for part in programme.participations.values() {
        pace.rest().await;
        if takes_part(programme, part) && is_meant(programme, round, part) {
            parts.push(part);
            subjects.extend(people.subject(part));
        }
    }
    let pairs = pairs(programme, round, &parts, &people);
    pace.rest().await;
    Problem {
        rules,
        subjects,
        pairs,
        reporting: people.reporting(),
        salt: salt(&programme.id, round.map_or("", Id::as_str)),
    }
}

/// Whether a round matches somebody: everybody, unless it adds to another.
fn is_meant(programme: &Programme, round: Option<&Id<Round>>, part: &Participation) -> bool {
    let round = round.and_then(|round| programme.rounds.get(round));
    round.is_none_or(|it| it.adds_to.is_none() || it.only.iter().any(|id| *id == part.id.as_str()))
}

/// Look-ups by e-mail address and by name.
struct People<'a> {
    programme: &'a Programme,
    by_email: BTreeMap<String, &'a Id<Person>>,
    /// A name that two people have leads to nobody.
    by_name: BTreeMap<String, Option<&'a Id<Person>>>,
    /// Names that gave no e-mail address of a supervisor are looked up here.
    levels: BTreeMap<&'a Id<Person>, i32>,
}

impl<'a> People<'a> {
    async fn of(programme: &'a Programme, pace: &Pace) -> Self {
        let mut people = Self {
            programme,
            by_email: BTreeMap::new(),
            by_name: BTreeMap::new(),
            levels: BTreeMap::new(),
        };
        for person in programme.people.values() {
            pace.rest().await;
            let email = person.folded_email();
            if !email.is_empty() {
                people.by_email.insert(email, &person.id);
            }
            people
                .by_name
                .entry(fold(&person.full_name()))
                .and_modify(|one| *one = None)
                .or_insert(Some(&person.id));
            if let Some(level) = programme.level_of(person) {
                people
                    .levels
                    .insert(&person.id, i32::try_from(level.rank).unwrap_or(i32::MAX));
            }
        }
        people
    }

    /// The person an e-mail address or a name means, if it means one.
    fn find(&self, text: &str) -> Option<&'a Id<Person>> {
        let by_email = self.by_email.get(&fold_email(text)).copied();
        by_email.or_else(|| self.by_name.get(&fold(text)).copied().flatten())
    }

    /// How matching knows a person: by the address, without one by the id.
    fn reference(person: &Person) -> String {
        let email = person.folded_email();
        if email.is_empty() {
            person.id.to_string()
        } else {
            email
        }
    }

    /// A person's supervisor: by the address given, else by a name only one
    /// person here has.
    fn supervisor(&self, person: &Person) -> Option<String> {
        let email = fold_email(&person.manager_email);
        if !email.is_empty() {
            return Some(email);
        }
        let name = fold(&person.manager_name);
        let named = self.by_name.get(&name).copied().flatten()?;
        let supervisor = self.programme.people.get(named)?;
        (named != &person.id).then(|| Self::reference(supervisor))
    }

    /// Every reporting line of the programme, also of people who are not in
    /// the run: (who, whose supervisor).
    fn reporting(&self) -> Vec<(String, String)> {
        let line = |person: &std::sync::Arc<Person>| {
            Some((Self::reference(person), self.supervisor(person)?))
        };
        self.programme.people.values().filter_map(line).collect()
    }

    fn subject(&self, part: &Participation) -> Option<Subject> {
        let person = self.programme.people.get(&part.person)?;
        let texts = |meaning| self.programme.answer_texts(&part.id, meaning);
        let skills = match part.role {
            Role::Mentor => texts(Meaning::SkillsOffered),
            Role::Mentee => texts(Meaning::SkillsWanted),
        };
        let label = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        let labels = [
            (Label::Agency, label(&person.agency)),
            (Label::Unit, label(&person.unit)),
            (Label::Profession, label(&person.profession)),
            (Label::Location, label(&person.location)),
        ];
        let preferred = self.preferred(part, &texts(Meaning::PreferredPartners));
        Some(Subject {
            id: part.id.to_string(),
            person: person.id.to_string(),
            email: person.email.clone(),
            role: part.role,
            capacity: Some(self.programme.capacity_of(part)),
            shared_limit: None,
            priority: part.priority,
            level: self.levels.get(&person.id).copied(),
            labels: labels
                .into_iter()
                .filter_map(|(label, text)| Some((label, text?)))
                .collect(),
            managers: self.supervisor(person).into_iter().collect(),
            languages: person.languages.clone(),
            modes: part.modes.clone(),
            hours: hours_of(&texts(Meaning::Availability)),
            skills,
            goals: texts(Meaning::Goals),
            interests: texts(Meaning::Interests),
            values: texts(Meaning::Values),
            answers: self.free_answers(part),
            characteristics: texts(Meaning::Characteristics),
            wish: self.wish(part),
            preferred,
        })
    }

    /// Preferred partners, best first: the order given to a shortlist, then the
    /// answers of the form that are not on it.
    fn preferred(&self, part: &Participation, answers: &[String]) -> Vec<String> {
        let chosen = self.programme.shortlist_of(&part.id);
        let chosen = chosen.map(Shortlist::in_order).unwrap_or_default();
        let chosen = chosen
            .iter()
            .filter_map(|mentor| Some(&self.programme.participations.get(mentor)?.person));
        let answered = answers.iter().filter_map(|text| self.find(text));
        let mut all: Vec<String> = Vec::new();
        for person in chosen.chain(answered) {
            let person = person.to_string();
            if !all.contains(&person) {
                all.push(person);
            }
        }
        all
    }

    /// Answers to questions of one's own making that can be compared.
    fn free_answers(&self, part: &Participation) -> BTreeMap<String, Vec<String>> {
        let Some(answers) = self.programme.answers.get(&part.id.cast()) else {
            return BTreeMap::new();
        };
        let compared = |(id, answer): (&Id<_>, &Answer)| {
            let question = self.programme.questions.get(id)?;
            let comparable = question.meaning == Meaning::Nothing
                && matches!(question.kind, QuestionKind::One | QuestionKind::Many);
            comparable.then(|| (id.to_string(), answer.texts()))
        };
        answers.by_question.iter().filter_map(compared).collect()
    }

    fn wish(&self, part: &Participation) -> Option<Wish> {
        if part.role != Role::Mentee {
            return None;
        }
        let attribute = self
            .programme
            .answer_texts(&part.id, Meaning::IdentityWish)
            .into_iter()
            .next()?;
        let question = self.programme.question_meaning(Meaning::IdentityWishCounts);
        let answer = |id| self.programme.answer(&part.id, id);
        // A form that does not ask whether the wish counts asks for it by asking for the wish.
        let asked = match question.map(|question| answer(&question.id)) {
            None | Some(Some(Answer::YesNo(true))) => Asked::Yes,
            Some(Some(Answer::Text(text))) if is_yes(text) => Asked::Yes,
            Some(_) => Asked::No,
        };
        Some(Wish { attribute, asked })
    }
}

/// A "yes" as people and spreadsheets write it.
fn is_yes(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "yes" | "y" | "true" | "si" | "sí" | "1"
    )
}

fn pairs(
    programme: &Programme,
    round: Option<&Id<Round>>,
    parts: &[&Participation],
    people: &People<'_>,
) -> Vec<PairNote> {
    let mut notes = Vec::new();
    let adds = round.and_then(|round| programme.rounds.get(round));
    let adds = adds.is_some_and(|it| it.adds_to.is_some());
    let ids: BTreeSet<&Id<Participation>> = parts.iter().map(|part| &part.id).collect();
    for pairing in programme.pairings.values() {
        // Made by hand beside the few that are matched, it only takes its room.
        let is_beside = adds && !(ids.contains(&pairing.mentee) && ids.contains(&pairing.mentor));
        let kind = match pairing.state {
            PairingState::Draft => continue,
            state if state.is_live() && round.is_none() => continue,
            PairingState::Locked if Some(&pairing.round) == round && !is_beside => PairKind::Locked,
            PairingState::Locked | PairingState::Published | PairingState::Active => PairKind::Live,
            PairingState::Declined | PairingState::Ended => PairKind::Former,
        };
        let (mentee, mentor) = (pairing.mentee.to_string(), pairing.mentor.to_string());
        notes.push(PairNote {
            mentee,
            mentor,
            kind,
        });
    }
    let mut by_person: BTreeMap<(&Id<Person>, Role), &Id<Participation>> = BTreeMap::new();
    for part in parts {
        by_person.insert((&part.person, part.role), &part.id);
    }
    let mut exclude = |first: &Id<Person>, second: &Id<Person>| {
        for (mentee, mentor) in [(first, second), (second, first)] {
            let mentee = by_person.get(&(mentee, Role::Mentee));
            let mentor = by_person.get(&(mentor, Role::Mentor));
            if let (Some(mentee), Some(mentor)) = (mentee, mentor) {
                let (mentee, mentor) = (mentee.to_string(), mentor.to_string());
                notes.push(PairNote {
                    mentee,
                    mentor,
                    kind: PairKind::Excluded,
                });
            }
        }
    };
    for exclusion in programme.exclusions.values() {
        exclude(&exclusion.first, &exclusion.second);
    }
    for part in parts {
        for text in programme.answer_texts(&part.id, Meaning::ExcludedPartners) {
            if let Some(other) = people.find(&text) {
                exclude(&part.person, other);
            }
        }
    }
    notes.sort();
    notes.dedup();
    notes
}
