use civic_mentor::domain::form::Meaning;
use civic_mentor::domain::people::{Answer, Mode, Role};
use civic_mentor::domain::text::Language;
use civic_mentor::exchange::dates::DateOrder;
use civic_mentor::exchange::headings::FieldKind;
use civic_mentor::exchange::table::{ReadOptions, read};
use civic_mentor::flow::import::{Ask, ConfirmRefused, FilePart, Import, ImportFile, Target};
use proptest::prelude::*;

use super::{TODAY, confirm, import, n_in_role, part, person, preview, programme, ready, table};

const MENTORS: &str = "first name,last name,email address,both mentor and mentee,job title,grade,organisation,profession,characteristics,biography\n\
Ann,Lee,ann.lee@dept-a.gov,yes,Analyst,SEO,Department A,Policy,\"Gay, Non-binary\",\"Hello, I am Ann.\"\n\
Ben,Roy,ben.roy@dept-b.gov,no,Lead,Grade 7,Department B,Security,,I am Ben.\n";
const MENTEES: &str = "first name,last name,email address,both mentor and mentee,job title,grade,organisation,profession,match with similar identity,identity to match,biography\n\
Cat,Poe,cat.poe@dept-c.gov,yes,Officer,EO,Department C,Policy,yes,Gay,I am Cat.\n\
Dan,Orr,dan.orr@dept-a.gov,no,Officer,HEO,Department A,Security,no,Lesbian,I am Dan.\n";

#[test]
fn the_civil_service_matchers_two_files_need_no_hand() {
    let mut programme = programme();
    let import = import(
        &[("mentees.csv", MENTEES), ("mentors.csv", MENTORS)],
        &programme,
    );
    assert!(import.files().iter().all(ImportFile::is_settled));
    let before = preview(&import, &programme);
    assert!(before.asks.is_empty() && ready(&before));
    assert_eq!(
        before
            .grades
            .iter()
            .map(|met| met.grade.as_str())
            .collect::<Vec<_>>(),
        ["EO", "Grade 7", "HEO", "SEO"]
    );
    confirm(&import, &mut programme);
    // Whoever has both roles stands in both files, so nobody is doubled.
    assert_eq!(
        (
            n_in_role(&programme, Role::Mentor),
            n_in_role(&programme, Role::Mentee)
        ),
        (2, 2)
    );
    let ann = person(&programme, "ann.lee@dept-a.gov");
    assert_eq!(
        (
            ann.given_name.as_str(),
            ann.family_name.as_str(),
            ann.grade.as_str()
        ),
        ("Ann", "Lee", "SEO")
    );
    let texts =
        |email, role, meaning| programme.answer_texts(&part(&programme, email, role).id, meaning);
    assert_eq!(
        texts("ann.lee@dept-a.gov", Role::Mentor, Meaning::Characteristics),
        ["Gay", "Non-binary"]
    );
    assert_eq!(
        texts("ann.lee@dept-a.gov", Role::Mentor, Meaning::Biography),
        ["Hello, I am Ann."]
    );
    assert_eq!(
        texts("dan.orr@dept-a.gov", Role::Mentee, Meaning::IdentityWish),
        ["Lesbian"]
    );
    let counts = programme
        .question_meaning(Meaning::IdentityWishCounts)
        .unwrap();
    let dan = part(&programme, "dan.orr@dept-a.gov", Role::Mentee);
    assert_eq!(
        programme.answer(&dan.id, &counts.id),
        Some(&Answer::YesNo(false))
    );
    assert_eq!(
        (dan.capacity, dan.came_from.as_str(), dan.joined_on),
        (0, "mentees.csv, 3", Some(TODAY))
    );
    assert!(
        programme
            .questions
            .values()
            .filter(|it| it.meaning == Meaning::Characteristics)
            .all(|it| it.sensitive)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn neither_the_order_of_columns_nor_their_case_changes_what_comes_in(
        order in Just((0..11_usize).collect::<Vec<_>>()).prop_shuffle(),
        upper in any::<bool>(),
        rows_turned in any::<bool>(),
    ) {
        let shuffled = |text: &str| {
            let table = table(text);
            let order: Vec<usize> = order.iter().copied().filter(|at| *at < table.headings.len()).collect();
            let pick = |cells: &[String]| order.iter().map(|at| cells[*at].clone()).collect::<Vec<_>>();
            let headings: Vec<String> = pick(&table.headings).iter().map(|it| if upper { it.to_uppercase() } else { it.replace(' ', "_") }).collect();
            let mut rows: Vec<Vec<String>> = table.rows.iter().map(|row| pick(&row.cells)).collect();
            if rows_turned { rows.reverse(); }
            read(&civic_mentor::exchange::csv_out::write(&headings, rows), &ReadOptions::default()).unwrap()
        };
        let plain = {
            let mut programme = programme();
            confirm(&import(&[("mentees.csv", MENTEES), ("mentors.csv", MENTORS)], &programme), &mut programme);
            facts(&programme)
        };
        let mut programme = programme();
        let tables = vec![("mentors.csv".to_owned(), shuffled(MENTORS)), ("mentees.csv".to_owned(), shuffled(MENTEES))];
        let import = Import::new(tables, &programme);
        prop_assert!(import.files().iter().all(ImportFile::is_settled));
        confirm(&import, &mut programme);
        prop_assert_eq!(facts(&programme), plain);
    }
}

/// Everything about people that does not depend on ids and row numbers.
fn facts(programme: &civic_mentor::domain::whole::Programme) -> Vec<String> {
    let mut facts: Vec<String> = programme
        .participations
        .values()
        .map(|part| {
            let person = &programme.people[&part.person];
            let texts = |meaning| programme.answer_texts(&part.id, meaning).join("+");
            format!(
                "{:?} {} {} {} {} {} {} {}|{}|{}",
                part.role,
                person.full_name(),
                person.email,
                person.job_title,
                person.grade,
                person.agency,
                person.profession,
                texts(Meaning::Characteristics),
                texts(Meaning::IdentityWish),
                texts(Meaning::Biography)
            )
        })
        .collect();
    facts.sort();
    facts
}

#[test]
fn a_microsoft_forms_export_becomes_people() {
    let text = "ID,Start time,Completion time,Email,Name,What is your work email address?,Your full name,Would you like to be a mentor or a mentee?,What skills can you offer a mentee?,Which skills would you like to learn?,How many mentees can you support?,How many hours per month can you commit?,How would you prefer to meet?,\"Do you agree to the privacy notice?\"\n\
1,3/14/26 9:01:02,3/14/26 9:05:06,anonymous,,ana@city.gov,Ana Ruiz,Mentor,Budgeting;Public speaking;,,2,3,In person;Remote;,Yes\n\
2,3/15/26 10:00:00,3/15/26 10:04:00,luis@city.gov,\"Vega, Luis\",,,Mentee,,Budgeting;,,2 hours,No preference,Yes\n\
3,3/15/26 11:00:00,3/15/26 11:04:00,anonymous,,eva@city.gov,Eva Sol,Both,Data analysis;,Public speaking;,1,4,Hybrid,No\n";
    let mut programme = programme();
    let import = import(&[("Mentoring sign-up(1-3).xlsx", text)], &programme);
    assert_eq!(import.files()[0].part, Some(FilePart::ByColumn));
    let before = preview(&import, &programme);
    assert!(before.asks.is_empty() && ready(&before), "{before:#?}");
    confirm(&import, &mut programme);
    assert_eq!(
        (
            n_in_role(&programme, Role::Mentor),
            n_in_role(&programme, Role::Mentee)
        ),
        (2, 2)
    );
    let luis = person(&programme, "luis@city.gov");
    assert_eq!(
        (luis.given_name.as_str(), luis.family_name.as_str()),
        ("Luis", "Vega")
    );
    let ana = part(&programme, "ana@city.gov", Role::Mentor);
    assert_eq!(
        (ana.capacity, ana.hours_a_month, ana.modes.clone()),
        (2, 3, vec![Mode::InPerson, Mode::Remote])
    );
    assert_eq!(ana.consent_on, Some(jiff::civil::date(2026, 3, 14)));
    assert_eq!(
        programme.answer_texts(&ana.id, Meaning::SkillsOffered),
        ["Budgeting", "Public speaking"]
    );
    let eva = part(&programme, "eva@city.gov", Role::Mentee);
    assert_eq!(eva.consent_on, None);
    assert_eq!(
        programme.answer_texts(&eva.id, Meaning::SkillsWanted),
        ["Public speaking"]
    );
    assert!(
        programme
            .answer_texts(&eva.id, Meaning::SkillsOffered)
            .is_empty()
    );
}

#[test]
fn a_google_forms_export_becomes_people() {
    let text = "Timestamp,Email Address,First Name,Last Name,Which agency do you work for?,I would like to be a...,Goals,Languages spoken\n\
13/04/2026 9:05:06,ana@city.gov,Ana,Ruiz,Parks,Mentor,\"Networking, Leadership\",\"English, Spanish\"\n\
14/04/2026 9:05:06,luis@city.gov,Luis,Vega,Water,Mentee,Leadership,Spanish\n";
    let mut programme = programme();
    let import = import(&[("Responses.csv", text)], &programme);
    confirm(&import, &mut programme);
    let ana = part(&programme, "ana@city.gov", Role::Mentor);
    assert_eq!(
        programme.answer_texts(&ana.id, Meaning::Goals),
        ["Networking", "Leadership"]
    );
    assert_eq!(
        person(&programme, "ana@city.gov").languages,
        ["English", "Spanish"]
    );
    assert_eq!(
        person(&programme, "luis@city.gov").letters_in,
        Some(Language::Spanish)
    );
}

#[test]
fn sentences_are_not_cut_at_their_commas() {
    let text = "Name,Email,Role,Goals\n\
Ana Ruiz,ana@city.gov,mentee,\"I would like to understand how budgets are made, and who decides about them in the end\"\n\
Eva Sol,eva@city.gov,mentee,\"To grow into a role with more responsibility in the next two or three years, if I can\"\n";
    let mut programme = programme();
    confirm(&import(&[("list.csv", text)], &programme), &mut programme);
    let ana = part(&programme, "ana@city.gov", Role::Mentee);
    assert_eq!(programme.answer_texts(&ana.id, Meaning::Goals).len(), 1);
}

#[test]
fn spanish_headings_semicolons_and_windows_1252_are_read() {
    let text = "Nombre;Apellidos;Correo electrónico;Rol;Puesto;Nivel;Departamento;Habilidades que ofrece;Habilidades que desea aprender;¿Cuántas horas al mes puede dedicar?\n\
José;Peña Núñez;jose@ciudad.gov;Mentor;Técnico;12;Aguas;Presupuestos, Ética;;3\n\
María;Ibáñez;maria@ciudad.gov;Aprendiz;Técnica;9;Parques;;Ética;2\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let table = read(&bytes, &ReadOptions::default()).unwrap();
    let mut programme = programme();
    let import = Import::new(vec![("inscripción.csv".into(), table)], &programme);
    assert!(preview(&import, &programme).asks.is_empty());
    confirm(&import, &mut programme);
    let jose = person(&programme, "jose@ciudad.gov");
    assert_eq!(
        (
            jose.full_name().as_str(),
            jose.agency.as_str(),
            jose.grade.as_str()
        ),
        ("José Peña Núñez", "Aguas", "12")
    );
    let maria = part(&programme, "maria@ciudad.gov", Role::Mentee);
    assert_eq!(
        (
            programme.answer_texts(&maria.id, Meaning::SkillsWanted),
            maria.hours_a_month
        ),
        (vec!["Ética".to_owned()], 2)
    );
}

#[test]
fn a_hundred_and_fifty_rows_under_odd_headings_take_a_few_choices() {
    let row = |i: usize| {
        let (agency, grade) = (i % 7, i % 5);
        let hat = if i.is_multiple_of(3) {
            "mentor"
        } else {
            "mentee"
        };
        format!("{i},Person Number{i},p{i}@agency{agency}.gov,Agency {agency},G{grade},{hat},M\n")
    };
    let rows: Vec<String> = (0..150).map(row).collect();
    let head = "Nr.,Who?,Reach me at,Where do you sit (org)?,Rung on the ladder,Which hat would you like to wear?,T-shirt\n";
    let text = format!("{head}{}", rows.concat());
    let mut programme = programme();
    let mut import = import(&[("people 2026.csv", &text)], &programme);
    // The cells gave the address and the role away.
    let kinds: Vec<String> = import.files()[0]
        .columns
        .iter()
        .map(|column| column.target.code())
        .collect();
    assert_eq!((kinds[2].as_str(), kinds[5].as_str()), ("email", "role"));
    for (column, kind) in [
        (1, FieldKind::FullName),
        (3, FieldKind::Agency),
        (4, FieldKind::Grade),
    ] {
        import.set_target(0, column, Target::Field(kind));
    }
    let before = preview(&import, &programme);
    assert_eq!(
        (
            before.counts.n_ready(),
            before.counts.n_need_you,
            before.grades.len()
        ),
        (150, 0, 5)
    );
    confirm(&import, &mut programme);
    assert_eq!(
        (
            n_in_role(&programme, Role::Mentor),
            n_in_role(&programme, Role::Mentee)
        ),
        (50, 100)
    );
    // The next list with these headings needs no choice.
    let again = super::import(&[("people 2027.csv", &text)], &programme);
    let kinds: Vec<String> = again.files()[0]
        .columns
        .iter()
        .map(|column| column.target.code())
        .collect();
    assert_eq!(kinds[1], "full_name");
    assert_eq!(preview(&again, &programme).counts.n_same, 150);
}

#[test]
fn what_only_a_person_can_say_is_asked_before_anything_comes_in() {
    let text = "Timestamp,Email,Work e-mail,Name\n03/04/2026 10:00,,a@city.gov,Ana Ruiz\n05/06/2026 10:00,,b@city.gov,Luis Vega\n";
    let mut programme = programme();
    let mut import = import(&[("list.csv", text)], &programme);
    // The empty address column gave way by itself.
    let before = preview(&import, &programme);
    assert_eq!(
        before.asks,
        [
            Ask::Part { file: 0 },
            Ask::DateOrder {
                file: 0,
                column: 0,
                example: "03/04/2026 10:00".into()
            }
        ]
    );
    let refused = import
        .confirm(&before, &programme, TODAY, &mut String::new)
        .unwrap_err();
    assert_eq!(refused, ConfirmRefused::Open { n_asks: 2 });
    import.set_part(0, FilePart::Mentees);
    import.set_date_order(0, DateOrder::DayFirst);
    assert!(preview(&import, &programme).asks.is_empty());
    confirm(&import, &mut programme);
    assert_eq!(n_in_role(&programme, Role::Mentee), 2);
    let rivals = super::import(
        &[(
            "mentors.csv",
            "Email,Work e-mail,Name\na@b.gov,c@d.gov,Ana\n",
        )],
        &programme,
    );
    assert_eq!(
        preview(&rivals, &programme).asks,
        [Ask::Rivals {
            file: 0,
            columns: vec![0, 1]
        }]
    );
}

#[test]
fn a_column_of_ones_own_becomes_a_question() {
    let mut programme = programme();
    let mut import = import(
        &[(
            "mentees.csv",
            "Name,Email,Favorite trail\nAna,a@city.gov,Ridge\n",
        )],
        &programme,
    );
    import.set_target(0, 2, Target::NewQuestion);
    assert_eq!(preview(&import, &programme).new_questions.len(), 1);
    confirm(&import, &mut programme);
    let question = programme.questions.values().next().unwrap().clone();
    assert_eq!(question.label.en, "Favorite trail");
    let ana = part(&programme, "a@city.gov", Role::Mentee);
    assert_eq!(
        programme.answer(&ana.id, &question.id),
        Some(&Answer::Text("Ridge".into()))
    );
    let again = super::import(
        &[(
            "mentees.csv",
            "Name,Email,FAVORITE TRAIL\nEva,e@city.gov,Canyon\n",
        )],
        &programme,
    );
    assert_eq!(again.files()[0].columns[2].target, Target::NewQuestion);
}

const SIGN_UP: &str = "Timestamp,Your name,Work e-mail,I'd like to be…,Which office are you in?,Pay band,\
What would you like to get better at?,What could you help someone with?,How many people could you mentor?,Anything else?\n\
8/10/2026 9:00,Ana Alvarez,ana@city.gov,A mentor,Library,Band 4,,Budgets; Hiring,2,\n\
8/11/2026 9:01,Ben Brooks,ben@city.gov,A mentee,Parks,Band 2,Budgets; Data,,,Fridays are hard for me\n\
8/12/2026 9:02,Mai Chen,mai@city.gov,A mentee,Library,Band 3,Writing,,,\n";

#[test]
fn a_sign_up_sheet_with_headings_of_its_own_is_understood_and_says_what_it_was_not() {
    let programme = programme();
    let mut import = import(
        &[("Mentoring sign-up (responses).csv", SIGN_UP)],
        &programme,
    );
    let file = &import.files()[0];
    let field = |heading: &str| {
        let column = file.columns.iter().find(|it| it.heading == heading);
        column.unwrap().target.clone()
    };
    assert_eq!(file.part, Some(FilePart::ByColumn));
    for (heading, kind) in [
        ("I'd like to be…", FieldKind::Role),
        (
            "What would you like to get better at?",
            FieldKind::SkillsWanted,
        ),
        (
            "What could you help someone with?",
            FieldKind::SkillsOffered,
        ),
        ("How many people could you mentor?", FieldKind::Places),
    ] {
        assert_eq!(field(heading), Target::Field(kind), "{heading}");
    }
    assert_eq!(field("Anything else?"), Target::Ignore);
    let rows = preview(&import, &programme).rows;
    let roles: Vec<_> = rows.iter().map(|row| row.roles.clone()).collect();
    let expected = [Role::Mentor, Role::Mentee, Role::Mentee].map(|role| vec![role]);
    assert_eq!(roles, expected);
    // Headings that only sound like mentees' do not make a list of mentees.
    let role = file
        .columns
        .iter()
        .position(|it| it.heading.starts_with("I'd"));
    import.set_target(0, role.unwrap(), Target::Ignore);
    assert_eq!(import.files()[0].part, None);
}
