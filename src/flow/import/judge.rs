//! Judges every row: against the file, against the other rows, against what
//! the programme holds. Leaves out reading cells (`draft`) and the change (`confirm`).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::DateTime;

use super::asks::ask;
use super::columns::FilePart;
use super::draft::{Draft, PartDraft, QuestionRef};
use super::drafter::Drafter;
use super::grades::{ladder_for, unmapped};
use super::known::{Known, identity, kept_rows};
use super::preview::{Choice, Counts, Difference, DifferenceAt, Preview, RowView, Verdict};
use super::problem::{Gravity, Problem, ProblemKind};
use super::reporting::note_reporting;
use super::times::newer;
use super::{Import, RowChoice, RowRef};
use crate::domain::field::{Fields, Record as _};
use crate::domain::id::Id;
use crate::domain::people::{Answers, Participation, Person, Role, Standing, fold_email};
use crate::domain::refuse::MAX_PEOPLE;
use crate::domain::value::Value;
use crate::domain::whole::Programme;
use crate::exchange::headings::normalise;

pub fn preview(
    import: &Import,
    programme: &Programme,
    changed_at_ms: &dyn Fn(&str, &str, &str) -> Option<i64>,
) -> Preview {
    let mut preview = Preview::default();
    for (at, file) in import.files.iter().enumerate() {
        let drafter = Drafter::new(import, at, file, programme);
        preview.drafts.extend(
            (0..file.table.rows.len()).map(|row| (RowRef { file: at, row }, drafter.draft(row))),
        );
        for plan in drafter
            .plans()
            .iter()
            .filter(|plan| !matches!(plan.question, QuestionRef::Known(_)))
        {
            preview
                .added
                .entry(plan.question.clone())
                .or_insert_with(|| plan.shape.clone());
        }
        ask(at, file, &mut preview.asks);
    }
    let known = Known::of(programme);
    let kept = kept_rows(import, &preview.drafts);
    let judge = Judge {
        import,
        programme,
        changed_at_ms,
        known,
        kept,
    };
    preview.rows = preview
        .drafts
        .iter()
        .map(|(at, draft)| judge.row(*at, draft))
        .collect();
    note_other_rows(import, &mut preview.rows, &preview.drafts);
    preview.unknown_managers =
        note_reporting(import, programme, &mut preview.rows, &preview.drafts);
    preview.counts = Counts::of(&preview.rows, &preview.drafts);
    let coming: Vec<&Draft> = preview
        .rows
        .iter()
        .filter(|row| row.verdict != Verdict::LeftOut)
        .filter_map(|row| preview.drafts.get(&row.at))
        .collect();
    let grades = coming
        .iter()
        .map(|draft| (draft.text("agency"), draft.text("grade")));
    preview.ladder = ladder_for(programme, grades.clone().map(|(_, grade)| grade));
    preview.grades = unmapped(import, programme, preview.ladder, grades);
    let used: BTreeSet<&QuestionRef> = coming
        .iter()
        .flat_map(|draft| draft.parts.iter().flat_map(|part| part.answers.keys()))
        .collect();
    preview.added = preview
        .added
        .iter()
        .filter(|(question, _)| used.contains(question))
        .map(|(q, s)| (q.clone(), s.clone()))
        .collect();
    preview.new_questions = preview.added.values().cloned().collect();
    let n_people = programme.people.len() + preview.counts.n_new;
    preview.too_many_people = (n_people > MAX_PEOPLE).then_some(n_people);
    preview
}

struct Judge<'a> {
    import: &'a Import,
    programme: &'a Programme,
    changed_at_ms: &'a dyn Fn(&str, &str, &str) -> Option<i64>,
    known: Known<'a>,
    kept: BTreeMap<(String, Role), RowRef>,
}

impl Judge<'_> {
    fn row(&self, at: RowRef, draft: &Draft) -> RowView {
        let number = self
            .import
            .files
            .get(at.file)
            .and_then(|file| file.table.rows.get(at.row))
            .map_or(0, |row| row.number);
        let person = self.known.person(draft);
        let mut view = RowView {
            at,
            number,
            verdict: Verdict::New,
            name: draft.name(),
            email: draft.text("email").to_owned(),
            roles: draft.parts.iter().map(|part| part.role).collect(),
            person: person.map(|person| person.id.clone()),
            problems: draft.problems.clone(),
            n_filled: 0,
            differences: Vec::new(),
        };
        match person {
            Some(person) => self.compare(person, draft, &mut view),
            None => self.look_for_namesake(draft, &mut view),
        }
        view.verdict = self.verdict(at, draft, &view);
        view
    }

    fn look_for_namesake(&self, draft: &Draft, view: &mut RowView) {
        if let Some(other) = self.known.by_name.get(&normalise(&draft.name())) {
            let person = other.id.clone();
            view.problems.push(Problem {
                column: None,
                what: ProblemKind::SameName { person },
            });
        }
    }

    /// Field by field: what is blank is filled, what differs is shown.
    fn compare(&self, person: &Person, draft: &Draft, view: &mut RowView) {
        if person.hidden_on.is_some() {
            view.problems.push(Problem {
                column: None,
                what: ProblemKind::Hidden,
            });
            return;
        }
        let sent = draft.sent_at;
        let mut news = draft.person.clone();
        if fold_email(&person.email) == draft.folded_email() {
            news.remove("email");
        }
        // One cell taken apart may part elsewhere than a person did by hand.
        if normalise(&person.full_name()) == normalise(&draft.name()) {
            news.retain(|name, _| !matches!(name.as_str(), "given_name" | "family_name"));
        }
        // English is what stands where nothing was said; a list does not unsay it.
        news.remove("letters_in");
        self.compare_fields(
            view,
            sent,
            (Person::KIND, person.id.as_str()),
            &person.to_fields(),
            &news,
            DifferenceAt::Person,
        );
        for part in &draft.parts {
            let Some(old) = self.known.parts.get(&(&person.id, part.role)) else {
                continue;
            };
            if old.standing == Standing::Withdrawn {
                view.problems.push(Problem {
                    column: None,
                    what: ProblemKind::Withdrew,
                });
            }
            self.compare_part(view, sent, old, part);
            view.n_filled += usize::from(draft.consent && old.consent_on.is_none());
        }
        let n_fields = view
            .differences
            .iter()
            .filter(|it| it.choice == Choice::Undecided)
            .count();
        if n_fields > 0 {
            view.problems.push(Problem {
                column: None,
                what: ProblemKind::Differs { n_fields },
            });
        }
    }

    fn compare_part(
        &self,
        view: &mut RowView,
        sent: Option<DateTime>,
        old: &Participation,
        part: &PartDraft,
    ) {
        let role = part.role;
        let id = old.id.as_str();
        self.compare_fields(
            view,
            sent,
            (Participation::KIND, id),
            &old.to_fields(),
            &part.fields,
            |name| DifferenceAt::Part(role, name),
        );
        let stored = self
            .programme
            .answers
            .get(&old.id.cast::<Answers>())
            .map(|answers| answers.to_fields())
            .unwrap_or_default();
        let mut news = Fields::new();
        for (question, answer) in &part.answers {
            match question {
                QuestionRef::Known(id) => _ = news.insert(id.to_string(), answer.to_value()),
                // The form does not have it yet, so nothing is replaced.
                QuestionRef::Standard(_) | QuestionRef::Heading(_) => view.n_filled += 1,
            }
        }
        self.compare_fields(view, sent, (Answers::KIND, id), &stored, &news, |name| {
            DifferenceAt::Answer(role, Id::new(name))
        });
    }

    fn compare_fields(
        &self,
        view: &mut RowView,
        sent: Option<DateTime>,
        (kind, id): (&str, &str),
        olds: &Fields,
        news: &Fields,
        place: impl Fn(String) -> DifferenceAt,
    ) {
        for (name, new) in news {
            let Some(old) = olds.get(name).filter(|old| **old != Value::Null) else {
                view.n_filled += 1;
                continue;
            };
            if is_same(old, new) {
                continue;
            }
            let at = place(name.clone());
            let chosen = self.import.fields.get(&(view.at, at.clone())).copied();
            let by_time = || newer(sent, (self.changed_at_ms)(kind, id, name));
            let bring_in = self.import.rows.get(&view.at) == Some(&RowChoice::BringIn);
            let mut choice = chosen.unwrap_or_else(by_time);
            if bring_in && choice == Choice::Undecided {
                choice = Choice::Keep;
            }
            view.differences.push(Difference {
                at,
                old: old.clone(),
                new: new.clone(),
                choice,
            });
        }
    }

    fn verdict(&self, at: RowRef, draft: &Draft, view: &RowView) -> Verdict {
        let choice = self.import.rows.get(&at).copied().unwrap_or_default();
        if choice == RowChoice::LeaveOut {
            return Verdict::LeftOut;
        }
        let identity = identity(draft);
        let kept = draft
            .parts
            .iter()
            .filter_map(|part| self.kept.get(&(identity.clone()?, part.role)));
        let mut others = kept.filter(|kept| **kept != at);
        if let Some(kept) = others.next() {
            return Verdict::Duplicate { kept: *kept };
        }
        let is_details = self
            .import
            .files
            .get(at.file)
            .is_some_and(|file| file.part == Some(FilePart::Details));
        let gravity = view
            .problems
            .iter()
            .map(|problem| problem.what.gravity())
            .max()
            .unwrap_or(Gravity::Note);
        if is_details && view.person.is_none() {
            return Verdict::NotHere;
        }
        match gravity {
            Gravity::Refuse => return Verdict::Refused,
            Gravity::Mend => return Verdict::NeedsYou,
            Gravity::Look if choice != RowChoice::BringIn => return Verdict::NeedsYou,
            Gravity::Look | Gravity::Note => {}
        }
        let Some(person) = &view.person else {
            return Verdict::New;
        };
        if draft
            .parts
            .iter()
            .any(|part| !self.known.parts.contains_key(&(person, part.role)))
        {
            Verdict::NewRole
        } else if view.n_filled > 0 || view.differences.iter().any(|it| it.choice == Choice::Take) {
            Verdict::Update
        } else {
            Verdict::Same
        }
    }
}

/// The same but for outer spaces.
fn is_same(old: &Value, new: &Value) -> bool {
    match (old.as_text(), new.as_text()) {
        (Some(old), Some(new)) => old.trim() == new.trim(),
        _ => old == new,
    }
}

/// One person in two rows with different roles, or one address under two names.
fn note_other_rows(import: &Import, rows: &mut [RowView], drafts: &BTreeMap<RowRef, Draft>) {
    let mut by_identity: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, row) in rows.iter().enumerate() {
        let draft = drafts
            .get(&row.at)
            .filter(|_| row.verdict != Verdict::LeftOut);
        if let Some(identity) = draft.and_then(identity) {
            by_identity.entry(identity).or_default().push(place);
        }
    }
    for places in by_identity.into_values().filter(|places| places.len() > 1) {
        let first = places[0];
        for &place in &places[1..] {
            let [Some(a), Some(b)] = [first, place].map(|place| drafts.get(&rows[place].at)) else {
                continue;
            };
            let other_name = normalise(&a.name()) != normalise(&b.name())
                && !a.name().is_empty()
                && !b.name().is_empty();
            let differs = a.person.iter().any(|(name, value)| {
                b.person
                    .get(name)
                    .is_some_and(|other| !is_same(value, other))
            });
            if other_name {
                for (here, there) in [(first, place), (place, first)] {
                    let what = ProblemKind::SameEmailOtherName {
                        row: rows[there].number,
                    };
                    rows[here].problems.push(Problem { column: None, what });
                    let is_chosen = import.rows.get(&rows[here].at) == Some(&RowChoice::BringIn);
                    if rows[here].verdict.comes_in() && !is_chosen {
                        rows[here].verdict = Verdict::NeedsYou;
                    }
                }
            } else if differs && !matches!(rows[place].verdict, Verdict::Duplicate { .. }) {
                let what = ProblemKind::OtherRowDiffers {
                    row: rows[first].number,
                };
                rows[place].problems.push(Problem { column: None, what });
            }
        }
    }
}
