use civic_mentor::exchange::headings::{Certainty, FieldKind, Guess, guess, signature, values_say};
use proptest::prelude::*;

fn headings(line: &str) -> Vec<String> {
    line.split('|').map(str::to_owned).collect()
}

/// Kinds by code, `-` where nothing fits, `?` after a likely one, `!` after one with rivals.
fn found(line: &str) -> String {
    let word = |guess: &Guess| {
        let code = guess.kind.map_or("-", FieldKind::code);
        let mark = if guess.rivals.is_empty() { "" } else { "!" };
        let sure = if guess.certainty == Certainty::Likely {
            "?"
        } else {
            ""
        };
        format!("{code}{sure}{mark}")
    };
    guess(&headings(line))
        .iter()
        .map(word)
        .collect::<Vec<_>>()
        .join(" ")
}

fn check(line: &str, expected: &str) {
    assert_eq!(found(line), expected, "{line}");
}

const MENTEES: &str = "first name|last name|email address|both mentor and mentee|job title|grade|organisation|profession|match with similar identity|identity to match|biography";
const MENTORS: &str = "first name|last name|email address|both mentor and mentee|job title|grade|organisation|profession|characteristics|biography";

#[test]
fn the_civil_service_matchers_files_are_known_with_certainty() {
    check(
        MENTEES,
        "given_name family_name email both_roles job_title grade agency profession match_similar_identity identity_to_match biography",
    );
    check(
        MENTORS,
        "given_name family_name email both_roles job_title grade agency profession characteristics biography",
    );
}

#[test]
fn a_microsoft_forms_export_is_known() {
    check(
        "ID|Start time|Completion time|Email|Name|What is your work email address?|What is your full name?|What skills can you offer a mentee?|How many mentees can you support?",
        "form_id start_time completion_time form_email form_name email full_name skills_offered places",
    );
    check(
        "ID|Start time|Completion time|Email|Name|Last modified time|Grade",
        "form_id start_time completion_time! email full_name completion_time! grade",
    );
    check(
        "Id.|Hora de inicio|Hora de finalización|Correo electrónico|Nombre|¿Cuál es su nivel?",
        "form_id start_time completion_time email full_name grade",
    );
}

#[test]
fn a_google_forms_export_is_known() {
    check(
        "Timestamp|Email Address|First Name|Last Name|Which agency do you work for?|Would you like to be a mentor or a mentee?|Which skills would you like to learn?",
        "timestamp email given_name family_name agency role skills_wanted",
    );
    check(
        "Marca temporal|Dirección de correo electrónico|Nombre completo|¿Desea ser mentor o mentee?",
        "timestamp email full_name role",
    );
}

#[test]
fn an_hr_list_is_known() {
    check(
        "Employee ID|Last Name|First Name|Work Email|Position Title|Pay Grade|Agency|Department|Work Location|Manager|Manager Email|Phone",
        "employee_id family_name given_name email job_title grade agency unit location manager_name manager_email phone",
    );
    check(
        "Employee Number|Name|E-mail|Department|Division|Supervisor's Name|Supervisor's E-mail",
        "employee_id full_name email agency unit manager_name manager_email",
    );
    check(
        "Número de empleado|Apellidos|Nombre|Correo electrónico|Puesto|Nivel|Departamento|Jefe",
        "employee_id family_name given_name email job_title grade agency manager_name",
    );
}

#[test]
fn questions_in_full_sentences_are_understood() {
    let likely = [
        (
            "Please tell us which skills you hope to develop this year",
            "skills_wanted",
        ),
        (
            "In which topics are you able to help a mentee?",
            "skills_offered",
        ),
        (
            "How many hours per month are you able to commit to mentoring?",
            "hours_per_month",
        ),
        ("Do you prefer to meet in person, remote or hybrid?", "mode"),
        (
            "Do you consent to us sharing your email address with your match?",
            "consent",
        ),
        (
            "Is there anyone you should not be matched with?",
            "excluded_people",
        ),
        (
            "Please provide your supervisor's e-mail so that we can ask for approval",
            "manager_email",
        ),
        (
            "¿Qué habilidades le gustaría aprender con su mentor?",
            "skills_wanted",
        ),
        (
            "¿Cuántas horas al mes puede dedicar al programa?",
            "hours_per_month",
        ),
        ("¿Prefiere reunirse de forma presencial o virtual?", "mode"),
    ];
    for (heading, kind) in likely {
        let found = &guess(&headings(heading))[0];
        assert_eq!(found.kind.map(FieldKind::code), Some(kind), "{heading}");
        assert!(found.certainty >= Certainty::Likely);
    }
    check("Why do you want a mentor?|Mentor", "- full_name?");
    check("Favorite colour|Parking space|T-shirt size|", "- - - -");
}

#[test]
fn bare_names_and_names_with_a_note_are_known() {
    for (headings, kinds) in [
        ("Last|First|Email", "family_name given_name email"),
        ("Given|Family", "given_name family_name"),
        ("Forename|Surname", "given_name family_name"),
        ("Given Name(s)|Surname(s)", "given_name family_name"),
        (
            "First Name (Legal)|Last Name (Legal)",
            "given_name family_name",
        ),
        ("Legal First Name|Legal Surname", "given_name family_name"),
        ("Nombre|Apellido", "given_name family_name"),
        ("Nombre(s)|Apellido(s)", "given_name family_name"),
        ("Apellidos|Nombres|Correo", "family_name given_name email"),
        ("Last, First|Email", "full_name email"),
    ] {
        check(headings, kinds);
    }
}

#[test]
fn the_first_person_asks_the_same_as_the_third() {
    for heading in [
        "Habilidades que ofrezco",
        "Qué puedo ofrecer",
        "¿Qué puedo enseñar?",
        "En qué puedo ayudar",
        "Skills I can offer",
        "I can help with",
        "What I can teach",
    ] {
        check(heading, "skills_offered");
    }
    for heading in [
        "Habilidades que quiero aprender",
        "Qué busco en un mentor",
        "Qué me gustaría aprender",
        "Habilidades que busco",
        "What I want to learn",
        "Skills I want to develop",
        "I need help with",
        "What I am looking for in a mentor",
    ] {
        check(heading, "skills_wanted");
    }
}

#[test]
fn a_question_for_one_role_is_told_from_one_for_the_other() {
    for heading in [
        "Willing to mentor",
        "Willing to mentor? (Yes/No)",
        "I want to be a mentor",
        "I would like to mentor others",
        "Are you a mentor?",
        "Are you willing to be a mentor?",
        "Interested in becoming a mentor",
        "Can you mentor?",
        "Mentor (Y/N)",
        "Quiero ser mentor",
        "Quiero ser mentor(a)",
        "¿Desea ser mentor?",
        "¿Está dispuesta a ser mentora?",
        "Quiero ofrecer mentoría",
    ] {
        check(heading, "is_mentor");
    }
    for heading in [
        "Wants a mentor",
        "I would like a mentor",
        "I would like to have a mentor",
        "Looking for a mentor",
        "Do you need a mentor?",
        "Would you like to be mentored?",
        "I want to be a mentee",
        "Mentee (yes/no)",
        "Quiero un mentor",
        "Quiero un(a) mentor(a)",
        "¿Le gustaría tener un mentor?",
        "Busco un mentor",
        "Quiero recibir mentoría",
    ] {
        check(heading, "is_mentee");
    }
    for heading in ["Do you have a mentor?", "Mentor of the year", "Mentoring"] {
        let kind = guess(&headings(heading))[0].kind;
        assert!(
            !matches!(kind, Some(FieldKind::IsMentor | FieldKind::IsMentee)),
            "{heading}"
        );
    }
    check(
        "Are you a mentor or a mentee?|Both roles?",
        "role both_roles",
    );
}

#[test]
fn two_columns_for_one_field_are_left_to_a_person() {
    check(
        "E-mail|Work e-mail|Skill 1 offered|Skill 2 offered",
        "email! email! skills_offered skills_offered",
    );
}

#[test]
fn cells_speak_where_headings_do_not() {
    assert_eq!(
        values_say(["a@b.gov", "", "c@d.gov"]),
        Some(FieldKind::Email)
    );
    assert_eq!(
        values_say(["Mentor", "both", "MENTEE"]),
        Some(FieldKind::Role)
    );
    assert_eq!(values_say(["Mentor", "Ana", "Luis"]), None);
}

fn recased(text: &str, seed: u64) -> String {
    text.chars()
        .enumerate()
        .map(|(at, c)| {
            let change = seed.rotate_left(u32::try_from(at * 7 % 64).unwrap_or(0)) & 1 == 1;
            match c {
                ' ' if change => '_',
                c if change => c.to_ascii_uppercase(),
                c => c,
            }
        })
        .collect()
}

proptest! {
    #[test]
    fn neither_order_nor_case_nor_punctuation_matters(seed in any::<u64>(), order in Just((0..11_usize).collect::<Vec<_>>()).prop_shuffle()) {
        for file in [MENTEES, MENTORS] {
            let plain = headings(file);
            let expected = guess(&plain);
            let order: Vec<usize> = order.iter().copied().filter(|at| *at < plain.len()).collect();
            let mixed: Vec<String> = order.iter().map(|at| format!(" {}: ", recased(&plain[*at], seed))).collect();
            for (at, guess) in order.iter().zip(guess(&mixed)) {
                prop_assert_eq!(guess.kind, expected[*at].kind);
                prop_assert_eq!(guess.certainty, Certainty::Certain);
                prop_assert!(guess.rivals.is_empty());
            }
            prop_assert_eq!(signature(&mixed), signature(&plain));
        }
    }

    #[test]
    fn any_headings_get_an_answer_each(names in proptest::collection::vec("\\PC{0,30}", 0..8)) {
        prop_assert_eq!(guess(&names).len(), names.len());
    }
}
