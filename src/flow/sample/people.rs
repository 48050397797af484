//! Sixty mentors and ninety mentees, made by chance from a fixed seed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::agencies::{AGENCIES, Agency};
use super::answers::{self, Form};
use super::chance::Chance;
use super::fields::Field;
use super::names::{self, NameGroup};
use crate::domain::id::Id;
use crate::domain::people::{Answers, Approval, Mode, Participation, Person, Role};
use crate::domain::text::Language;

/// How many mentors the sample has.
pub const N_MENTORS: usize = 60;
/// How many mentees the sample has.
pub const N_MENTEES: usize = 90;

/// How common each programme level is, lowest first.
const MENTOR_LEVELS: [usize; 7] = [0, 0, 5, 24, 40, 24, 7];
const MENTEE_LEVELS: [usize; 7] = [5, 33, 31, 21, 8, 2, 0];

/// How common 1, 2 and 3 places or wants are.
const MENTOR_PLACES: [usize; 3] = [70, 24, 6];
const MENTEE_WANTS: [usize; 3] = [92, 7, 1];

/// Somebody as they come in with a spreadsheet.
#[derive(Clone)]
pub(super) struct Newcomer {
    pub(super) person: Person,
    pub(super) participation: Participation,
    pub(super) answers: Answers,
    pub(super) cast: Cast,
}

/// What chance decided about somebody before anything was written down.
#[derive(Clone, Copy)]
pub(super) struct Cast {
    pub(super) role: Role,
    pub(super) agency: &'static Agency,
    pub(super) field: &'static Field,
    /// Place in the ladder, 0 for the lowest.
    pub(super) level: usize,
    pub(super) years: u32,
    pub(super) writes_in: Language,
}

/// Everybody, in the order of their spreadsheets: mentors, then mentees.
pub(super) struct Everybody {
    pub(super) mentors: Vec<Newcomer>,
    pub(super) mentees: Vec<Newcomer>,
}

/// Makes people one by one and remembers who is there.
struct Maker<'a> {
    chance: Chance,
    form: &'a Form,
    joined_on: Date,
    names: BTreeSet<String>,
    bosses: BTreeMap<(&'static str, &'static str), (String, String)>,
    n_phones: u32,
}

pub(super) fn everybody(chance: Chance, form: &Form, joined_on: Date) -> Everybody {
    let mut maker = Maker {
        chance,
        form,
        joined_on,
        names: BTreeSet::new(),
        bosses: BTreeMap::new(),
        n_phones: 0,
    };
    let mentors: Vec<Newcomer> = (0..N_MENTORS)
        .map(|n| maker.newcomer(Role::Mentor, n))
        .collect();
    let mut mentees: Vec<Newcomer> = (0..N_MENTEES)
        .map(|n| maker.newcomer(Role::Mentee, n))
        .collect();
    for mentee in &mut mentees {
        report_to_a_mentor(mentee, &mentors);
    }
    Everybody { mentors, mentees }
}

impl Maker<'_> {
    fn newcomer(&mut self, role: Role, n: usize) -> Newcomer {
        let weights: Vec<usize> = AGENCIES.iter().map(|agency| agency.weight).collect();
        let agency = &AGENCIES[self.chance.weighted(&weights)];
        let levels = if role == Role::Mentor {
            MENTOR_LEVELS
        } else {
            MENTEE_LEVELS
        };
        let level = self.chance.weighted(&levels);
        let years = match role {
            Role::Mentor => self.chance.between(8, 27),
            Role::Mentee => self.chance.between(2, 9),
        };
        // A few mentees asked for a mentor who speaks Spanish with them.
        let in_spanish = role == Role::Mentee && n % 18 == 7;
        let group = if in_spanish {
            names::spanish_group()
        } else {
            names::group(&mut self.chance)
        };
        let (given, family) = self.new_name(group);
        let languages = self.languages(group, in_spanish);
        let speaks_spanish = languages.iter().any(|language| language == "Spanish");
        let writes_in = if in_spanish || (speaks_spanish && self.chance.in_percent(25)) {
            Language::Spanish
        } else {
            Language::English
        };
        let field = self.chance.one(agency.fields);
        let cast = Cast {
            role,
            agency,
            field,
            level,
            years,
            writes_in,
        };
        let person = self.person(&cast, given, family, languages);
        let participation = self.participation(&cast, &person, n);
        let answers = answers::answers(&mut self.chance, self.form, &cast, &participation);
        Newcomer {
            person,
            participation,
            answers,
            cast,
        }
    }

    fn new_name(&mut self, group: &NameGroup) -> (&'static str, &'static str) {
        loop {
            let (given, family) = group.name(&mut self.chance);
            let spelt = format!("{}.{}", names::plain(given), names::plain(family));
            if self.names.insert(spelt) {
                return (given, family);
            }
        }
    }

    fn languages(&mut self, group: &NameGroup, in_spanish: bool) -> Vec<String> {
        if in_spanish {
            return vec!["Spanish".to_owned()];
        }
        let mut languages = vec!["English".to_owned()];
        if self.chance.in_percent(group.speaks_percent) {
            languages.push(group.language.to_owned());
        } else if self.chance.in_percent(4) {
            languages.push("Spanish".to_owned());
        } else if self.chance.in_percent(2) {
            languages.push("American Sign Language".to_owned());
        }
        languages
    }

    fn person(&mut self, cast: &Cast, given: &str, family: &str, languages: Vec<String>) -> Person {
        let agency = cast.agency;
        let grade = agency.grades[cast.level];
        // People do not all write their grade as the agency does.
        let grade = if self.chance.in_percent(8) {
            grade.to_lowercase()
        } else {
            grade.to_owned()
        };
        let (manager_name, manager_email) = self.boss(agency, cast.field);
        let phone = if self.chance.in_percent(55) && self.n_phones < 100 {
            self.n_phones += 1;
            format!("(555) 555-01{:02}", self.n_phones - 1)
        } else {
            String::new()
        };
        Person {
            id: Id::new(self.chance.id()),
            given_name: given.to_owned(),
            family_name: family.to_owned(),
            email: address(given, family, agency),
            phone,
            job_title: cast.field.titles[cast.level].to_owned(),
            grade,
            agency: agency.name.to_owned(),
            unit: cast.field.unit.to_owned(),
            location: self.chance.one(agency.places).to_owned(),
            profession: cast.field.profession.to_owned(),
            languages,
            letters_in: (cast.writes_in != Language::English).then_some(cast.writes_in),
            manager_name,
            manager_email,
            ..Person::default()
        }
    }

    /// The head of a unit, who takes no part.
    fn boss(&mut self, agency: &'static Agency, field: &'static Field) -> (String, String) {
        let key = (agency.name, field.unit);
        if let Some(boss) = self.bosses.get(&key) {
            return boss.clone();
        }
        let group = names::group(&mut self.chance);
        let (given, family) = self.new_name(group);
        let boss = (format!("{given} {family}"), address(given, family, agency));
        self.bosses.insert(key, boss.clone());
        boss
    }

    fn participation(&mut self, cast: &Cast, person: &Person, n: usize) -> Participation {
        let (weights, file) = match cast.role {
            Role::Mentor => (MENTOR_PLACES, super::MENTOR_FILE),
            Role::Mentee => (MENTEE_WANTS, super::MENTEE_FILE),
        };
        let capacity = self.chance.weighted(&weights) + 1;
        let modes = match self.chance.below(100) {
            0..=54 => Vec::new(),
            55..=74 => vec![Mode::Remote, Mode::Hybrid],
            75..=84 => vec![Mode::Remote],
            85..=93 => vec![Mode::InPerson, Mode::Hybrid],
            _ => vec![Mode::InPerson],
        };
        Participation {
            id: Id::new(self.chance.id()),
            person: person.id.clone(),
            role: cast.role,
            capacity: u32::try_from(capacity).unwrap_or(1),
            hours_a_month: self.chance.between(1, 4),
            modes,
            approval: Approval::Pending,
            consent_on: Some(self.joined_on),
            joined_on: Some(self.joined_on),
            came_from: format!("{file}, row {}", n + 2),
            ..Participation::default()
        }
    }
}

fn address(given: &str, family: &str, agency: &Agency) -> String {
    format!(
        "{}.{}@{}",
        names::plain(given),
        names::plain(family),
        agency.domain
    )
}

/// Where a mentor of the same unit stands above a mentee, that is the manager.
fn report_to_a_mentor(mentee: &mut Newcomer, mentors: &[Newcomer]) {
    let above = mentors.iter().find(|mentor| {
        mentor.person.agency == mentee.person.agency
            && mentor.person.unit == mentee.person.unit
            && mentor.cast.level > mentee.cast.level
    });
    if let Some(mentor) = above {
        mentee.person.manager_name = mentor.person.full_name();
        mentee.person.manager_email.clone_from(&mentor.person.email);
    }
}
