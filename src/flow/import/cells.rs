//! What single cells say: yes, three, mentor, in person. Leaves out which
//! column they stand in. `None` means "cannot tell", never a guess.

use crate::domain::people::{Mode, Role};
use crate::exchange::headings::normalise;
use crate::exchange::split::answers;

/// Yes or no in English or Spanish, or as a spreadsheet writes it.
pub fn yes_no(cell: &str) -> Option<bool> {
    let plain = normalise(cell);
    let first = plain.split(' ').next().unwrap_or_default();
    match plain.as_str() {
        "true" | "1" | "x" | "verdadero" | "i agree" | "agree" | "agreed" | "i consent"
        | "acepto" | "de acuerdo" | "estoy de acuerdo" | "consiento" => Some(true),
        "false" | "0" | "falso" | "none" | "ninguno" | "i do not agree" | "i do not consent"
        | "disagree" => Some(false),
        _ => match first {
            "yes" | "y" | "si" | "s" => Some(true),
            "no" | "n" => Some(false),
            _ => None,
        },
    }
}

/// A whole number: the only one in the cell, in digits or in words up to ten.
pub fn whole_number(cell: &str) -> Option<u32> {
    const WORDS: [[&str; 2]; 10] = [
        ["one", "uno"],
        ["two", "dos"],
        ["three", "tres"],
        ["four", "cuatro"],
        ["five", "cinco"],
        ["six", "seis"],
        ["seven", "siete"],
        ["eight", "ocho"],
        ["nine", "nueve"],
        ["ten", "diez"],
    ];
    let cell = cell.trim();
    // "2.0" is how some programs write 2; "2.5" and "1-2" are not one number.
    let cell = cell.strip_suffix(".0").unwrap_or(cell);
    let plain = normalise(cell);
    let mut numbers = plain.split(' ').filter_map(|word| {
        let named = WORDS.iter().position(|names| names.contains(&word));
        word.parse::<u32>()
            .ok()
            .or(named.and_then(|at| u32::try_from(at + 1).ok()))
    });
    let number = numbers.next()?;
    let is_alone = numbers.next().is_none();
    let is_fraction = cell.contains(['/', '+', '<', '>', '%']) || cell.starts_with('-');
    (is_alone && !is_fraction).then_some(number)
}

/// The roles a cell names: mentor, mentee or both; empty where it names none.
pub fn roles(cell: &str) -> Vec<Role> {
    const MENTEES: &[&str] = &[
        "mentee",
        "mentees",
        "protege",
        "aprendiz",
        "mentoreado",
        "mentoreada",
        "mentorado",
        "mentorada",
        "mentorizado",
        "mentorizada",
    ];
    const MENTORS: &[&str] = &["mentor", "mentors", "mentora", "mentores", "mentoras"];
    let plain = normalise(cell);
    let words: Vec<&str> = plain.split(' ').collect();
    let says = |names: &[&str]| words.iter().any(|word| names.contains(word));
    if says(&["both", "ambos", "ambas", "either", "dos"]) {
        return vec![Role::Mentor, Role::Mentee];
    }
    // "Be mentored", "have a mentor" and "tener un mentor" are what a mentee says.
    let has_one = says(&[
        "have",
        "find",
        "get",
        "receive",
        "tener",
        "recibir",
        "encontrar",
        "need",
        "seeking",
        "buscar",
    ]);
    let mentee = says(MENTEES) || says(&["mentored"]) || says(MENTORS) && has_one;
    let mentor = says(MENTORS) && !has_one || says(&["mentor"]) && says(MENTEES);
    let mut roles = Vec::new();
    if mentor {
        roles.push(Role::Mentor);
    }
    if mentee {
        roles.push(Role::Mentee);
    }
    roles
}

/// Ways to meet; none for "any". `None` where a part says nothing known.
pub fn modes(cell: &str) -> Option<Vec<Mode>> {
    let mut found = Vec::new();
    let plain = normalise(cell);
    if matches!(
        plain.as_str(),
        "any"
            | "either"
            | "no preference"
            | "cualquiera"
            | "sin preferencia"
            | "flexible"
            | "indistinto"
    ) {
        return Some(found);
    }
    let parts = answers::<&str>(cell, &[]);
    for part in parts.iter().flat_map(|part| part.split('/')) {
        let plain = format!(" {} ", normalise(part));
        let says = |names: &[&str]| {
            names
                .iter()
                .any(|name| plain.contains(&format!(" {name} ")))
        };
        let before = found.len();
        if says(&[
            "hybrid",
            "hibrido",
            "hibrida",
            "both",
            "ambos",
            "ambas",
            "mix",
            "mixed",
            "mixto",
            "mixta",
            "combination",
            "some of both",
        ]) {
            found.push(Mode::Hybrid);
        }
        if says(&[
            "in person",
            "inperson",
            "face to face",
            "presencial",
            "en persona",
            "onsite",
            "on site",
            "cara a cara",
        ]) {
            found.push(Mode::InPerson);
        }
        if says(&[
            "remote",
            "remotely",
            "virtual",
            "virtually",
            "online",
            "video",
            "phone",
            "zoom",
            "teams",
            "remoto",
            "remota",
            "en linea",
            "a distancia",
            "telefono",
        ]) {
            found.push(Mode::Remote);
        }
        if found.len() == before {
            return None;
        }
    }
    found.sort();
    found.dedup();
    Some(found)
}

/// True for what forms write where nobody signed in.
pub fn is_blank(cell: &str) -> bool {
    matches!(
        normalise(cell).as_str(),
        "" | "anonymous" | "anonimo" | "n a" | "na" | "none" | "null"
    )
}

/// Given and family name out of one cell: "Ruiz, Ana" or "Ana Ruiz".
pub fn names(cell: &str) -> (String, String) {
    let cell = cell.trim();
    if let Some((family, given)) = cell.split_once(',') {
        return (given.trim().to_owned(), family.trim().to_owned());
    }
    match cell.rsplit_once(char::is_whitespace) {
        Some((given, family)) => (given.trim().to_owned(), family.to_owned()),
        None => (cell.to_owned(), String::new()),
    }
}

/// An IANA time zone name, also for the usual words of the United States.
pub fn time_zone(cell: &str) -> Option<&str> {
    const KNOWN: &[(&[&str], &str)] = &[
        (
            &[
                "eastern",
                "eastern time",
                "et",
                "est",
                "edt",
                "hora del este",
            ],
            "America/New_York",
        ),
        (
            &[
                "central",
                "central time",
                "ct",
                "cst",
                "cdt",
                "hora del centro",
            ],
            "America/Chicago",
        ),
        (
            &[
                "mountain",
                "mountain time",
                "mt",
                "mst",
                "mdt",
                "hora de la montana",
            ],
            "America/Denver",
        ),
        (&["arizona"], "America/Phoenix"),
        (
            &[
                "pacific",
                "pacific time",
                "pt",
                "pst",
                "pdt",
                "hora del pacifico",
            ],
            "America/Los_Angeles",
        ),
        (
            &["alaska", "alaska time", "akst", "akdt"],
            "America/Anchorage",
        ),
        (&["hawaii", "hawaii time", "hst"], "Pacific/Honolulu"),
        (
            &["atlantic", "atlantic time", "ast", "puerto rico"],
            "America/Puerto_Rico",
        ),
        (&["gmt", "bst", "london", "uk"], "Europe/London"),
        (&["utc"], "UTC"),
    ];
    let cell = cell.trim();
    let is_name = cell
        .split_once('/')
        .is_some_and(|(area, place)| !area.is_empty() && !place.is_empty())
        && cell
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '+'));
    if is_name {
        return Some(cell);
    }
    let plain = normalise(cell.split('(').next().unwrap_or(cell));
    KNOWN
        .iter()
        .find(|(words, _)| words.contains(&plain.as_str()))
        .map(|(_, zone)| *zone)
}

/// Languages, also joined by "and".
pub fn languages(cell: &str) -> Vec<String> {
    let joined = cell
        .replace(" and ", ", ")
        .replace(" y ", ", ")
        .replace(" & ", ", ")
        .replace('/', ", ");
    answers::<&str>(&joined, &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_say_what_people_mean_by_them() {
        for (cell, expected) in [
            ("Yes", Some(true)),
            ("Sí, claro", Some(true)),
            ("no", Some(false)),
            ("TRUE", Some(true)),
            ("maybe", None),
            ("", None),
        ] {
            assert_eq!(yes_no(cell), expected, "{cell}");
        }
        for (cell, expected) in [
            ("3", Some(3)),
            ("2.0", Some(2)),
            ("up to 2", Some(2)),
            ("Two mentees", Some(2)),
            ("dos", Some(2)),
            ("1-2", None),
            ("2.5", None),
            ("many", None),
            ("-1", None),
            ("", None),
            ("3+", None),
        ] {
            assert_eq!(whole_number(cell), expected, "{cell}");
        }
        let both = vec![Role::Mentor, Role::Mentee];
        for (cell, expected) in [
            ("Mentor", vec![Role::Mentor]),
            ("I'd like to be a mentee", vec![Role::Mentee]),
            ("Both", both.clone()),
            ("Mentor;Mentee;", both.clone()),
            ("Ambos", both),
            ("Have a mentor", vec![Role::Mentee]),
            ("Be mentored", vec![Role::Mentee]),
            ("Mentora", vec![Role::Mentor]),
            ("Analyst", vec![]),
        ] {
            assert_eq!(roles(cell), expected, "{cell}");
        }
        assert_eq!(
            modes("In-person;Virtual;"),
            Some(vec![Mode::InPerson, Mode::Remote])
        );
        assert_eq!(modes("Híbrido"), Some(vec![Mode::Hybrid]));
        assert_eq!(modes("No preference"), Some(vec![]));
        assert_eq!(modes("by pigeon"), None);
    }

    #[test]
    fn names_and_zones_are_taken_apart() {
        let name = |cell| {
            let (given, family) = names(cell);
            format!("{given}|{family}")
        };
        assert_eq!(name("Ruiz, Ana María"), "Ana María|Ruiz");
        assert_eq!(name("Ana María Ruiz"), "Ana María|Ruiz");
        assert_eq!(name("Ana"), "Ana|");
        assert_eq!(time_zone("Pacific Time (PT)"), Some("America/Los_Angeles"));
        assert_eq!(time_zone("America/Denver"), Some("America/Denver"));
        assert_eq!(time_zone("here"), None);
        assert_eq!(languages("English and Spanish"), ["English", "Spanish"]);
    }
}
