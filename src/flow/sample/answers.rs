//! What the invented people answer, in their own words.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::chance::Chance;
use super::people::Cast;
use super::sayings;
use crate::domain::form::{Meaning, Question};
use crate::domain::people::{Answer, Answers, Participation, Role};
use crate::domain::text::Language;
use crate::domain::whole::Programme;

/// Skills as often as mentees want them, most wanted first.
const WANTED: &[&str] = &[
    "Leading a team",
    "Giving feedback",
    "Strategic planning",
    "Project management",
    "Conflict resolution",
    "Career planning",
    "Communication",
    "Decision-making",
    "Delegating",
    "Data and performance measures",
    "Managing change",
    "Time and priorities",
    "Public speaking",
    "Budgeting",
    "Building a network",
    "Working with elected officials",
    "Grant writing",
    "Policy analysis",
    "Performance reviews",
    "Hiring and onboarding",
    "Problem-solving",
    "Equity and inclusion",
    "Programme development",
    "Labor relations",
    "Procurement and contracts",
    "Digital literacy",
    "Ethics",
    "Emergency management",
    "Tribal and intergovernmental relations",
    "Customer service",
];

/// Skills as often as mentors offer them. Nobody offers grant writing.
const OFFERED: &[&str] = &[
    "Communication",
    "Leading a team",
    "Problem-solving",
    "Decision-making",
    "Customer service",
    "Conflict resolution",
    "Project management",
    "Hiring and onboarding",
    "Delegating",
    "Performance reviews",
    "Giving feedback",
    "Budgeting",
    "Building a network",
    "Career planning",
    "Public speaking",
    "Strategic planning",
    "Ethics",
    "Programme development",
    "Managing change",
    "Time and priorities",
    "Emergency management",
    "Procurement and contracts",
    "Working with elected officials",
    "Labor relations",
    "Equity and inclusion",
    "Policy analysis",
    "Digital literacy",
    "Tribal and intergovernmental relations",
    "Data and performance measures",
];

/// From this place of the ladder on people speak of leading others.
const FIRST_LEADING_LEVEL: usize = 4;

/// The questions of the form that the sample answers.
pub(super) struct Form {
    wanted: Arc<Question>,
    offered: Arc<Question>,
    goals: Arc<Question>,
    values: Arc<Question>,
    biography: Arc<Question>,
    /// Public matters, then free time.
    interests: Vec<Arc<Question>>,
    /// The mentee's hope for the next six months, where the form asks for it.
    hope: Option<Arc<Question>>,
    /// Options in English and as this form offers them.
    offers: BTreeMap<String, String>,
}

impl Form {
    /// The form of a programme made of the template the sample starts with;
    /// `english` holds the same questions in English, in which people answer here.
    pub(super) fn of(programme: &Programme, english: &[Question]) -> Option<Self> {
        let meaning = |meaning| programme.question_meaning(meaning).cloned();
        let mut interests: Vec<_> = programme
            .questions
            .values()
            .filter(|question| question.meaning == Meaning::Interests)
            .cloned()
            .collect();
        interests.sort_by_key(|question| question.rank);
        let same = |question: &Question| {
            let mut own = programme.questions.values();
            own.find(|own| own.rank == question.rank)
        };
        let pairs = english.iter().filter_map(|it| Some((it, same(it)?)));
        let offers = pairs.flat_map(|(english, own)| {
            let options = english.options.iter().cloned();
            options.zip(own.options.iter().cloned())
        });
        Some(Self {
            wanted: meaning(Meaning::SkillsWanted)?,
            offered: meaning(Meaning::SkillsOffered)?,
            goals: meaning(Meaning::Goals)?,
            values: meaning(Meaning::Values)?,
            biography: meaning(Meaning::Biography)?,
            interests,
            hope: meaning(Meaning::Nothing),
            offers: offers.collect(),
        })
    }
}

/// The answers of one participation.
pub(super) fn answers(
    chance: &mut Chance,
    form: &Form,
    cast: &Cast,
    participation: &Participation,
) -> Answers {
    let mut by_question = BTreeMap::new();
    let mut say = |question: &Arc<Question>, answer: Answer| {
        by_question.insert(question.id.clone(), answer);
    };
    let named = |order: &[&str], places: Vec<usize>| {
        Answer::Many(
            places
                .into_iter()
                .filter_map(|place| form.offers.get(order[place]).cloned())
                .collect(),
        )
    };
    let options = |question: &Question, places: &[usize]| {
        Answer::Many(
            places
                .iter()
                .filter_map(|place| question.options.get(*place).cloned())
                .collect(),
        )
    };
    let many = |chance: &mut Chance, low, high| chance.between(low, high) as usize;

    let n_skills = match cast.role {
        Role::Mentor => many(chance, 4, 8),
        Role::Mentee => many(chance, 3, 5),
    };
    match cast.role {
        Role::Mentor => say(
            &form.offered,
            named(OFFERED, chance.zipf(OFFERED.len(), n_skills)),
        ),
        Role::Mentee => say(
            &form.wanted,
            named(WANTED, chance.zipf(WANTED.len(), n_skills)),
        ),
    }
    let n_goals = many(chance, 2, 3);
    let goals = chance.some(form.goals.options.len(), n_goals);
    say(&form.goals, options(&form.goals, &goals));
    let values = chance.some(form.values.options.len(), 3);
    say(&form.values, options(&form.values, &values));
    let mut free_time = None;
    for question in &form.interests {
        let n_interests = many(chance, 1, 3);
        let places = chance.some(question.options.len(), n_interests);
        free_time = places.first().copied();
        say(question, options(question, &places));
    }
    say(
        &form.biography,
        Answer::Text(biography(chance, cast, free_time)),
    );
    if cast.role == Role::Mentee
        && cast.writes_in == Language::English
        && let (Some(question), Some(goal)) = (&form.hope, goals.first())
        && let Some(sentences) = sayings::IN_SIX_MONTHS.get(*goal)
    {
        say(question, Answer::Text(chance.one(sentences).to_owned()));
    }
    Answers {
        id: participation.id.cast(),
        by_question,
    }
}

fn biography(chance: &mut Chance, cast: &Cast, free_time: Option<usize>) -> String {
    let years = cast.years.to_string();
    if cast.writes_in == Language::Spanish {
        let ends = match cast.role {
            Role::Mentor => sayings::SPANISH_OFFERS,
            Role::Mentee => sayings::SPANISH_HOPES,
        };
        let begin = chance
            .one(sayings::SPANISH_BEGINS)
            .replace("{years}", &years);
        let begin = begin.replace("{agency}", cast.agency.spoken_es);
        return [begin.as_str(), cast.field.in_spanish, chance.one(ends)].join(" ");
    }
    let (begins, ends) = match cast.role {
        Role::Mentor => (sayings::MENTOR_BEGINS, sayings::MENTOR_OFFERS),
        Role::Mentee => (sayings::MENTEE_BEGINS, sayings::MENTEE_HOPES),
    };
    let work = if cast.role == Role::Mentor || cast.level >= FIRST_LEADING_LEVEL {
        cast.field.of_leading
    } else {
        cast.field.of_doing
    };
    let begin = chance
        .one(begins)
        .replace("{years}", &years)
        .replace("{title}", &with_article(cast.field.titles[cast.level]))
        .replace("{agency}", cast.agency.spoken);
    let mut sentences = vec![
        begin,
        chance.one(work).to_owned(),
        chance.one(ends).to_owned(),
    ];
    let outside = free_time.and_then(|place| sayings::OUTSIDE_WORK.get(place));
    if let Some(outside) = outside.filter(|_| chance.in_percent(60)) {
        sentences.push((*outside).to_owned());
    }
    sentences.join(" ")
}

/// A job title within a sentence: "an accounting clerk", "an IT manager".
fn with_article(title: &str) -> String {
    let is_acronym = title.chars().take(2).all(char::is_uppercase);
    let title = if is_acronym {
        title.to_owned()
    } else {
        title.to_lowercase()
    };
    // "A utility worker": no title here begins with a u spoken as in "under".
    let article = if title.to_lowercase().starts_with(['a', 'e', 'i', 'o']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {title}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_take_their_article() {
        assert_eq!(with_article("Accounting clerk"), "an accounting clerk");
        assert_eq!(with_article("IT manager"), "an IT manager");
        assert_eq!(with_article("Utility worker"), "a utility worker");
        assert_eq!(with_article("Shift supervisor"), "a shift supervisor");
    }
}
