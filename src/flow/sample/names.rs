//! Names for invented people, in groups so that first and last names fit.

use super::chance::Chance;

/// First and last names that are found together, and what else follows.
pub(super) struct NameGroup {
    /// How common the group is.
    weight: usize,
    given: &'static [&'static str],
    family: &'static [&'static str],
    /// A language beside English that some of the group speak.
    pub(super) language: &'static str,
    /// How many in a hundred speak it well enough to mentor in it.
    pub(super) speaks_percent: usize,
}

const GROUPS: &[NameGroup] = &[
    NameGroup {
        weight: 40,
        given: &[
            "Amy", "Brian", "Carol", "Daniel", "Ellen", "Frank", "Gail", "Heather", "Ian", "Janet",
            "Kevin", "Laura", "Mark", "Nora", "Owen", "Paula", "Ruth", "Scott", "Teresa", "Wade",
            "Megan", "Tyler", "Kayla", "Cody", "Abigail",
        ],
        family: &[
            "Abbott",
            "Barlow",
            "Carver",
            "Dunham",
            "Ellison",
            "Fletcher",
            "Garrett",
            "Hollis",
            "Jennings",
            "Keller",
            "Lindgren",
            "Mercer",
            "Norris",
            "Olson",
            "Pruitt",
            "Ramsey",
            "Sutter",
            "Thorne",
            "Whitaker",
            "Yates",
            "Becker",
            "Halvorsen",
            "O'Dell",
            "McBride",
        ],
        language: "",
        speaks_percent: 0,
    },
    NameGroup {
        weight: 24,
        given: &[
            "Alejandra",
            "Beatriz",
            "César",
            "Daniela",
            "Emilio",
            "Fernanda",
            "Gabriel",
            "Héctor",
            "Inés",
            "Jorge",
            "Lucía",
            "Marisol",
            "Noé",
            "Patricia",
            "Rafael",
            "Sofía",
            "Tomás",
            "Verónica",
            "Ximena",
            "Andrés",
        ],
        family: &[
            "Aguilar",
            "Barrera",
            "Castañeda",
            "Delgado",
            "Espinoza",
            "Fuentes",
            "Guzmán",
            "Hinojosa",
            "Ibarra",
            "Juárez",
            "Lozano",
            "Montoya",
            "Navarro",
            "Orozco",
            "Peña",
            "Quintero",
            "Robles",
            "Solís",
            "Treviño",
            "Zamora",
        ],
        language: "Spanish",
        speaks_percent: 70,
    },
    NameGroup {
        weight: 7,
        given: &[
            "Linh", "Minh", "Thao", "Quang", "Mai", "Bao", "Huong", "Khanh",
        ],
        family: &["Nguyen", "Tran", "Pham", "Le", "Vo", "Dang"],
        language: "Vietnamese",
        speaks_percent: 60,
    },
    NameGroup {
        weight: 6,
        given: &["Oksana", "Dmitri", "Lena", "Pavel", "Natalya", "Viktor"],
        family: &[
            "Bondarenko",
            "Sokolov",
            "Kravets",
            "Melnyk",
            "Orlov",
            "Voronin",
        ],
        language: "Russian",
        speaks_percent: 60,
    },
    NameGroup {
        weight: 7,
        given: &[
            "Aisha", "Darnell", "Keisha", "Marcus", "Renee", "Terrence", "Imani", "Andre",
        ],
        family: &[
            "Broussard",
            "Coleman",
            "Gaines",
            "Hampton",
            "Mayfield",
            "Rollins",
            "Tate",
        ],
        language: "",
        speaks_percent: 0,
    },
    NameGroup {
        weight: 5,
        given: &["Priya", "Arjun", "Meera", "Sanjay", "Kavita", "Rohan"],
        family: &["Desai", "Iyer", "Kapoor", "Mehta", "Rao", "Sandhu"],
        language: "Hindi",
        speaks_percent: 50,
    },
    NameGroup {
        weight: 5,
        given: &["Grace", "Jin", "Wei", "Mei", "Daniel", "Eunice"],
        family: &["Chen", "Kim", "Lau", "Park", "Wong", "Yoon"],
        language: "Mandarin",
        speaks_percent: 30,
    },
    NameGroup {
        weight: 4,
        given: &["Naomi", "Kenji", "Leilani", "Malia", "Sione", "Tavita"],
        family: &[
            "Kealoha",
            "Matsuda",
            "Nakagawa",
            "Taufa",
            "Tanaka",
            "Vainikolo",
        ],
        language: "",
        speaks_percent: 0,
    },
    NameGroup {
        weight: 4,
        given: &["Amina", "Yusuf", "Hana", "Omar", "Salma", "Dawit"],
        family: &["Abdi", "Farah", "Haddad", "Mansour", "Tesfaye", "Warsame"],
        language: "Arabic",
        speaks_percent: 40,
    },
    NameGroup {
        weight: 4,
        given: &["Joy", "Ramon", "Liza", "Carlo", "Maricel", "Dennis"],
        family: &[
            "Bautista",
            "Dizon",
            "Magsaysay",
            "Reyes",
            "Santos",
            "Villanueva",
        ],
        language: "Tagalog",
        speaks_percent: 60,
    },
];

/// A group by its weight.
pub(super) fn group(chance: &mut Chance) -> &'static NameGroup {
    let weights: Vec<usize> = GROUPS.iter().map(|group| group.weight).collect();
    &GROUPS[chance.weighted(&weights)]
}

/// The group whose language is Spanish.
pub(super) fn spanish_group() -> &'static NameGroup {
    &GROUPS[1]
}

impl NameGroup {
    /// A first and a last name.
    pub(super) fn name(&self, chance: &mut Chance) -> (&'static str, &'static str) {
        (chance.one(self.given), chance.one(self.family))
    }
}

/// A name as it stands in an e-mail address: plain lower-case letters.
pub(super) fn plain(name: &str) -> String {
    let letter = |c: char| match c {
        'á' => Some('a'),
        'é' => Some('e'),
        'í' => Some('i'),
        'ó' => Some('o'),
        'ú' => Some('u'),
        'ñ' => Some('n'),
        c => c.is_ascii_alphabetic().then_some(c),
    };
    name.to_lowercase().chars().filter_map(letter).collect()
}
