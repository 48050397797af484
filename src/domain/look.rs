//! Questions every page asks of a programme: who, in which role, at which
//! level, with whom.
//!
//! Leaves out problems (`check`) and edits (`change`).

use std::sync::Arc;

use super::form::{AskedOf, Level, Meaning, Question, fold_name, folds_to};
use super::id::Id;
use super::pairing::{Pairing, Round};
use super::people::{Answer, Answers, Participation, Person, Role};
use super::whole::Programme;

impl Programme {
    /// The person behind a participation.
    pub fn person_of(&self, participation: &Id<Participation>) -> Option<&Arc<Person>> {
        self.people
            .get(&self.participations.get(participation)?.person)
    }

    /// The name behind a participation, or an empty text.
    pub fn name_of(&self, participation: &Id<Participation>) -> String {
        self.person_of(participation)
            .map(|person| person.full_name())
            .unwrap_or_default()
    }

    /// The participations of a person, by role.
    pub fn parts_of(&self, person: &Id<Person>) -> Vec<&Arc<Participation>> {
        let mut parts: Vec<_> = self
            .participations
            .values()
            .filter(|part| part.person == *person)
            .collect();
        parts.sort_by_key(|part| (part.role, part.id.clone()));
        parts
    }

    /// Places of a mentor or wants of a mentee, with the programme's usual
    /// number where the participation says none. At least 1.
    pub fn capacity_of(&self, part: &Participation) -> u32 {
        let usual = match part.role {
            Role::Mentor => self.facts.usual_places,
            Role::Mentee => self.facts.usual_wants,
        };
        let own = if part.capacity == 0 {
            usual
        } else {
            part.capacity
        };
        own.clamp(1, part.role.largest_capacity())
    }

    /// The level a person's grade means, by the agency's own line first.
    pub fn level_of(&self, person: &Person) -> Option<&Arc<Level>> {
        let grade = fold_name(&person.grade);
        if self.grades.is_empty() || grade.is_empty() {
            return None;
        }
        let mut general = None;
        for line in self
            .grades
            .values()
            .filter(|line| folds_to(&line.name, &grade))
        {
            let line_agency = fold_name(&line.agency);
            if !line_agency.is_empty() && line_agency == fold_name(&person.agency) {
                return self.levels.get(line.level.as_ref()?);
            }
            if line_agency.is_empty() {
                general = line.level.as_ref();
            }
        }
        self.levels.get(general?)
    }

    /// The first question with a meaning, in the order of the form.
    pub fn question_meaning(&self, meaning: Meaning) -> Option<&Arc<Question>> {
        self.questions
            .values()
            .filter(|question| question.meaning == meaning)
            .min_by_key(|question| (question.rank, question.id.clone()))
    }

    /// The answer of a participation to a question.
    pub fn answer(&self, part: &Id<Participation>, question: &Id<Question>) -> Option<&Answer> {
        self.answers
            .get(&part.cast::<Answers>())?
            .by_question
            .get(question)
    }

    /// The texts a participation answered to every question with a meaning.
    pub fn answer_texts(&self, part: &Id<Participation>, meaning: Meaning) -> Vec<String> {
        let Some(answers) = self.answers.get(&part.cast::<Answers>()) else {
            return Vec::new();
        };
        let mut questions: Vec<_> = self
            .questions
            .values()
            .filter(|question| question.meaning == meaning)
            .collect();
        questions.sort_by_key(|question| (question.rank, question.id.clone()));
        questions
            .into_iter()
            .filter_map(|question| answers.by_question.get(&question.id))
            .flat_map(Answer::texts)
            .collect()
    }

    /// The whole form, in order.
    pub fn form(&self) -> Vec<&Arc<Question>> {
        let mut form: Vec<_> = self.questions.values().collect();
        form.sort_by_key(|question| (question.rank, question.id.clone()));
        form
    }

    /// Whether the question that this one depends on is there and stands before
    /// it; so for every question that depends on none.
    pub fn condition_stands(&self, question: &Question) -> bool {
        let Some(earlier) = &question.only_if else {
            return true;
        };
        let earlier = self.questions.get(earlier);
        earlier.is_some_and(|it| (it.rank, &it.id) < (question.rank, &question.id))
    }

    /// The form of a role, in order.
    pub fn form_of(&self, role: Role) -> Vec<&Arc<Question>> {
        let asked = |question: &&Arc<Question>| match question.asked_of {
            AskedOf::Both => true,
            AskedOf::Mentors => role == Role::Mentor,
            AskedOf::Mentees => role == Role::Mentee,
        };
        self.form().into_iter().filter(asked).collect()
    }

    /// Pairings of a round that use a place and a want, ordered by id.
    pub fn live_pairings(&self, round: &Id<Round>) -> Vec<&Arc<Pairing>> {
        self.pairings
            .values()
            .filter(|pairing| pairing.round == *round && pairing.state.is_live())
            .collect()
    }

    /// The round worked on: the open one opened last, else the last of all.
    pub fn current_round(&self) -> Option<&Arc<Round>> {
        self.rounds.values().max_by_key(|round| {
            (
                round.state == super::pairing::RoundState::Open,
                round.state != super::pairing::RoundState::Closed,
                round.opened_on,
                round.adds_to.is_some(),
                round.published_on,
                round.id.clone(),
            )
        })
    }

    /// A round with those that add to it, in the order they were published;
    /// asked of one that adds, the same.
    pub fn family_of(&self, round: &Id<Round>) -> Vec<&Arc<Round>> {
        let adds_to = self.rounds.get(round).and_then(|it| it.adds_to.as_ref());
        let root = adds_to.unwrap_or(round);
        let of_family = |it: &&Arc<Round>| it.id == *root || it.adds_to.as_ref() == Some(root);
        let mut family: Vec<_> = self.rounds.values().filter(of_family).collect();
        family.sort_by_key(|it| (it.adds_to.is_some(), it.published_on, it.id.clone()));
        family
    }
}

impl Role {
    /// Most places of a mentor (5) or wants of a mentee (3).
    pub const fn largest_capacity(self) -> u32 {
        match self {
            Self::Mentor => 5,
            Self::Mentee => 3,
        }
    }
}
