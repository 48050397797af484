//! Chooses a field for each column of a table. Leaves out the words (`words`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::kind::FieldKind;
use super::role_question::role_question;
use super::words::{EITHER, HINTS, NAMES, core_words, normalise};

/// How sure a guess is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Nothing fits.
    Unknown,
    /// Some telling words fit; a person should look.
    Likely,
    /// The heading names the field.
    Certain,
}

/// What a column was guessed to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// The field, unless nothing fits.
    pub kind: Option<FieldKind>,
    /// How sure this is.
    pub certainty: Certainty,
    /// Other columns that claim the same field as surely; a person has to choose.
    pub rivals: Vec<usize>,
}

impl Guess {
    fn new(kind: Option<FieldKind>, certainty: Certainty) -> Self {
        Self {
            kind,
            certainty,
            rivals: Vec::new(),
        }
    }

    /// True where nobody needs to look at it.
    pub fn is_settled(&self) -> bool {
        self.certainty == Certainty::Certain && self.rivals.is_empty()
    }
}

/// Guesses the field of every column; the answer is as long as `headings`.
///
/// # Example
/// ```
/// use civic_mentor::exchange::headings::{Certainty, FieldKind, guess};
/// let found = guess(&["What is your e-mail address?".to_owned(), "GRADE".to_owned()]);
/// assert_eq!(found[0].kind, Some(FieldKind::Email));
/// assert_eq!(found[1].certainty, Certainty::Certain);
/// ```
pub fn guess(headings: &[String]) -> Vec<Guess> {
    let mut guesses: Vec<Guess> = headings.iter().map(|heading| alone(heading)).collect();
    settle_departments(headings, &mut guesses);
    settle_account_columns(headings, &mut guesses);
    settle_names(headings, &mut guesses);
    settle_rivals(&mut guesses);
    guesses
}

/// True where a text is a heading beyond doubt; finds the heading row of a sheet.
pub fn is_known(heading: &str) -> bool {
    let guess = alone(heading);
    // "I want to be a mentor" is as often an answer as a heading.
    let may_answer = matches!(guess.kind, Some(FieldKind::IsMentor | FieldKind::IsMentee));
    guess.certainty == Certainty::Certain && !may_answer
}

/// What telling words in a heading make likely, without what it names as a whole.
pub fn likely(heading: &str) -> Option<FieldKind> {
    hinted(heading)
}

/// True where a row of headings holds an address: it is a person then, and the
/// table has no headings.
///
/// # Example
/// ```
/// use civic_mentor::exchange::headings::is_a_person;
/// assert!(is_a_person(&["Ana Ruiz".to_owned(), "ana@city.gov".to_owned()]));
/// assert!(!is_a_person(&["Name".to_owned(), "E-mail (@city.gov)".to_owned()]));
/// ```
pub fn is_a_person(headings: &[String]) -> bool {
    headings
        .iter()
        .any(|heading| looks_like_email(heading.trim()))
}

/// What the cells of a column say where its heading says nothing: addresses or roles.
pub fn values_say<'a>(values: impl IntoIterator<Item = &'a str>) -> Option<FieldKind> {
    let (mut n, mut n_emails, mut n_roles) = (0_usize, 0_usize, 0_usize);
    let mut kinds = BTreeSet::new();
    for value in values.into_iter().filter(|value| !value.is_empty()) {
        n += 1;
        n_emails += usize::from(looks_like_email(value));
        n_roles += usize::from(names_a_role(value));
        if kinds.len() <= MOST_ROLE_ANSWERS {
            kinds.insert(value);
        }
    }
    let most = |n_fitting: usize| n >= 2 && n_fitting * 10 >= n * 9;
    if most(n_emails) {
        Some(FieldKind::Email)
    } else if most(n_roles) && kinds.len() <= MOST_ROLE_ANSWERS {
        Some(FieldKind::Role)
    } else {
        None
    }
}

/// A question about the role has few answers; more different ones are names or prose.
const MOST_ROLE_ANSWERS: usize = 6;

/// "Mentor", "A mentee", "I would like to be both": a few words, one of them a role.
fn names_a_role(value: &str) -> bool {
    let plain = normalise(value);
    let is_role = |word: &str| {
        matches!(
            word,
            "mentor"
                | "mentors"
                | "mentora"
                | "mentores"
                | "mentee"
                | "mentees"
                | "aprendiz"
                | "aprendices"
                | "both"
                | "ambos"
                | "ambas"
        )
    };
    plain.split(' ').count() <= 8 && plain.split(' ').any(is_role)
}

fn looks_like_email(value: &str) -> bool {
    value
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !value.contains(' '))
}

/// A heading by itself.
fn alone(heading: &str) -> Guess {
    // A list of pairings has the people's names under these; a question does not.
    if matches!(normalise(heading).as_str(), "mentor" | "mentora" | "mentee") {
        return Guess::new(Some(FieldKind::FullName), Certainty::Likely);
    }
    if let Some(kind) = role_question(heading) {
        return Guess::new(Some(kind), Certainty::Certain);
    }
    let whole = core_words(heading);
    let short = core_words(before_brackets(heading));
    for words in [&whole, &short] {
        if let Some(kind) = BY_NAME.get(words) {
            return Guess::new(Some(*kind), Certainty::Certain);
        }
    }
    match hinted(heading) {
        Some(kind) => Guess::new(Some(kind), Certainty::Likely),
        None => Guess::new(None, Certainty::Unknown),
    }
}

/// "Email address (work)" and "Goals: list up to three" are told by their beginning.
fn before_brackets(heading: &str) -> &str {
    let end = heading
        .find(['(', '[', ':', '?', '¿', '–', '—'])
        .filter(|at| *at > 1);
    end.map_or(heading, |end| &heading[..end])
}

/// The field with the longest group of words that all stand in the heading.
fn hinted(heading: &str) -> Option<FieldKind> {
    let normal = normalise(heading);
    let words: BTreeSet<String> = core_words(heading);
    let literal: BTreeSet<&str> = normal.split(' ').collect();
    if literal.len() > 40 {
        return None;
    }
    let stands = |group: &&str| {
        group
            .split(' ')
            .all(|word| literal.contains(word) || words.contains(word))
    };
    HINTS
        .iter()
        .rev() // the last of equals wins below, so the first in the list
        .filter_map(|(kind, groups)| {
            groups
                .iter()
                .filter(|group| stands(group))
                .map(|group| group.split(' ').count())
                .max()
                .map(|n| (n, *kind))
        })
        .max_by_key(|(n_words, _)| *n_words)
        .map(|(_, kind)| kind)
}

/// Which field a set of telling words names.
static BY_NAME: LazyLock<BTreeMap<BTreeSet<String>, FieldKind>> = LazyLock::new(|| {
    let mut names = BTreeMap::new();
    for (name, kind, _) in EITHER {
        names.entry(core_words(name)).or_insert(*kind);
    }
    for (kind, texts) in NAMES.iter() {
        for text in texts {
            let words = core_words(text);
            if !words.is_empty() {
                names.entry(words).or_insert(*kind);
            }
        }
    }
    names
});

/// Gives "Department" to the unit where another column is the agency.
fn settle_departments(headings: &[String], guesses: &mut [Guess]) {
    for (name, first, second) in EITHER {
        for column in 0..guesses.len() {
            let is_either = core_words(&headings[column]) == core_words(name)
                && guesses[column].kind == Some(*first);
            let claims = |kind| {
                guesses.iter().enumerate().any(|(other, guess)| {
                    other != column
                        && guess.kind == Some(kind)
                        && guess.certainty == Certainty::Certain
                })
            };
            if is_either && claims(*first) && !claims(*second) {
                guesses[column].kind = Some(*second);
            }
        }
    }
}

/// A form's own "Email" and "Name" step back where the form also asks for them.
fn settle_account_columns(headings: &[String], guesses: &mut [Guess]) {
    let has = |guesses: &[Guess], kind| guesses.iter().any(|guess| guess.kind == Some(kind));
    let is_form = has(guesses, FieldKind::CompletionTime) && has(guesses, FieldKind::StartTime)
        || has(guesses, FieldKind::Timestamp);
    if !is_form {
        return;
    }
    let account_names: [(FieldKind, FieldKind, &[&str]); 2] = [
        (
            FieldKind::Email,
            FieldKind::FormEmail,
            &[
                "email",
                "email address",
                "username",
                "correo electronico",
                "direccion de correo electronico",
                "nombre de usuario",
            ],
        ),
        (
            FieldKind::FullName,
            FieldKind::FormName,
            &["name", "nombre"],
        ),
    ];
    for (asked, account, names) in account_names {
        // The form's own columns stand first, before any question.
        let own = (0..guesses.len().min(6))
            .find(|column| names.contains(&normalise(&headings[*column]).as_str()));
        let Some(own) = own else { continue };
        let is_asked = guesses.iter().enumerate().any(|(column, guess)| {
            column != own && guess.kind == Some(asked) && guess.certainty == Certainty::Certain
        }) || asked == FieldKind::FullName
            && has(guesses, FieldKind::GivenName)
            && has(guesses, FieldKind::FamilyName);
        if is_asked {
            guesses[own] = Guess::new(Some(account), Certainty::Certain);
        }
    }
}

/// Spanish lists say "Nombre" and "Apellidos": then the first is the given name.
fn settle_names(headings: &[String], guesses: &mut [Guess]) {
    let has = |kind| guesses.iter().any(|guess: &Guess| guess.kind == Some(kind));
    if !has(FieldKind::FamilyName) || has(FieldKind::GivenName) {
        return;
    }
    let given = (0..guesses.len()).find(|column| {
        matches!(
            normalise(&headings[*column]).as_str(),
            "nombre" | "nombres" | "nombre s" | "name"
        )
    });
    if let Some(given) = given.filter(|column| guesses[*column].kind == Some(FieldKind::FullName)) {
        guesses[given].kind = Some(FieldKind::GivenName);
    }
}

/// A certain claim beats likely ones; equals are rivals for a person to settle.
fn settle_rivals(guesses: &mut [Guess]) {
    for kind in FieldKind::ALL {
        let claims: Vec<usize> = (0..guesses.len())
            .filter(|column| guesses[*column].kind == Some(kind))
            .collect();
        let Some(best) = claims.iter().map(|column| guesses[*column].certainty).max() else {
            continue;
        };
        let (first, lesser): (Vec<usize>, Vec<usize>) = claims
            .into_iter()
            .partition(|column| guesses[*column].certainty == best);
        if kind.takes_many_columns() {
            continue;
        }
        for column in lesser {
            guesses[column] = Guess::new(None, Certainty::Unknown);
        }
        for column in &first {
            guesses[*column].rivals = first
                .iter()
                .copied()
                .filter(|other| other != column)
                .collect();
        }
    }
}
