use civic_mentor::domain::apply::apply;
use civic_mentor::domain::change::Change;
use civic_mentor::domain::form::{Level, Meaning};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::people::{Person, Role};
use civic_mentor::domain::refuse::Refusal;
use civic_mentor::exchange::table::{ReadOptions, read};
use civic_mentor::flow::import::{ConfirmRefused, RowChoice, RowRef};
use proptest::prelude::*;

use super::{
    TODAY, confirm, import, n_in_role, part, person, preview, problems, programme, verdicts,
};

const AT: fn(usize) -> RowRef = |row| RowRef { file: 0, row };

#[test]
fn every_problem_of_a_row_is_told_at_once_with_its_column() {
    let text = "Name,Email,Role,Places,Hours a month,Mode\n\
Ana Ruiz,ana@city.gov,mentor,2,3,Remote\n\
Luis,not-an-address,mentor,many,lots,by pigeon\n\
,,mentee,,,\n\
Eva Sol,,mentee,,,\n\
Max Roe,max@city.gov,driver,9,,\n\
Ida Moe,ida@city.gov,mentor,9,,\n\
Short,short@city.gov\n";
    let programme = programme();
    let import = import(&[("list.csv", text)], &programme);
    let preview = preview(&import, &programme);
    assert_eq!(
        verdicts(&preview),
        [
            "2 New",
            "3 NeedsYou",
            "4 Refused",
            "5 NeedsYou",
            "6 NeedsYou",
            "7 NeedsYou",
            "8 NeedsYou"
        ]
    );
    assert_eq!(
        problems(&preview, 1),
        [
            "email_unclear in 1",
            "number_unclear in 3",
            "number_unclear in 4",
            "mode_unclear in 5"
        ]
    );
    assert_eq!(problems(&preview, 2), ["nobody"]);
    assert_eq!(problems(&preview, 3), ["email_missing in 1"]);
    assert_eq!(problems(&preview, 4), ["role_unclear in 2"]);
    assert_eq!(problems(&preview, 5), ["number_too_large in 3"]);
    assert_eq!(
        problems(&preview, 6),
        ["too_few_cells", "role_missing in 2"]
    );
    assert_eq!(
        (
            preview.counts.n_ready(),
            preview.counts.n_need_you,
            preview.counts.n_refused
        ),
        (1, 5, 1)
    );
}

#[test]
fn a_row_is_mended_brought_in_as_it_is_or_left_out() {
    let text = "Name,Email,Role,Places\nLuis Vega,luis@,mentor,2\nEva Sol,,mentee,\nMax Roe,max@city.gov,driver,\nIda Moe,ida@city.gov,mentor,lots\n";
    let mut programme = programme();
    let mut import = import(&[("list.csv", text)], &programme);
    import.set_cell(AT(0), 1, "luis@city.gov");
    import.set_row(AT(1), RowChoice::BringIn);
    import.set_row(AT(2), RowChoice::LeaveOut);
    import.set_row(AT(3), RowChoice::BringIn);
    assert_eq!(
        verdicts(&preview(&import, &programme)),
        ["2 New", "3 New", "4 LeftOut", "5 New"]
    );
    confirm(&import, &mut programme);
    assert_eq!(programme.people.len(), 3);
    assert_eq!(part(&programme, "luis@city.gov", Role::Mentor).capacity, 2);
    assert_eq!(part(&programme, "ida@city.gov", Role::Mentor).capacity, 0);
    // What cannot be a role cannot come in as it is.
    let mut import = super::import(&[("list.csv", text)], &programme);
    import.set_row(AT(2), RowChoice::BringIn);
    assert_eq!(verdicts(&preview(&import, &programme))[2], "4 NeedsYou");
    import.set_cell(AT(2), 2, "mentee");
    assert_eq!(verdicts(&preview(&import, &programme))[2], "4 New");
}

#[test]
fn rows_that_wait_can_be_downloaded_mended_and_brought_again() {
    let text = "Name,Email,Role\nAna,ana@city.gov,mentor\n=Luis,luis@city.gov,driver\n";
    let mut programme = programme();
    let import = import(&[("list.csv", text)], &programme);
    let before = preview(&import, &programme);
    let bytes = import.refused_csv(&before, 0, "Row", "Why", |row| {
        row.problems
            .iter()
            .map(|it| it.what.code())
            .collect::<Vec<_>>()
            .join(" ")
    });
    let table = read(&bytes, &ReadOptions::default()).unwrap();
    assert_eq!(table.headings, ["Row", "Why", "Name", "Email", "Role"]);
    assert_eq!(
        table.rows[0].cells,
        ["3", "role_unclear", "=Luis", "luis@city.gov", "driver"]
    );
    confirm(&import, &mut programme);
    assert_eq!(programme.people.len(), 1);
}

#[test]
fn of_rows_about_one_person_the_last_sent_counts() {
    let text = "Timestamp,Email,Name,Role,Goals\n\
2026-03-02 10:00,ana@city.gov,Ana Ruiz,mentee,Later\n\
2026-03-01 10:00,Ana@City.gov,Ana Ruiz,mentee,Earlier\n\
2026-03-01 10:00,ana@city.gov,Ana Ruiz,mentor,\n";
    let mut programme = programme();
    let mut import = import(&[("list.csv", text)], &programme);
    assert_eq!(
        verdicts(&preview(&import, &programme)),
        ["2 New", "3 Duplicate", "4 New"]
    );
    import.set_row(AT(1), RowChoice::BringIn);
    assert_eq!(
        verdicts(&preview(&import, &programme)),
        ["2 Duplicate", "3 New", "4 New"]
    );
    confirm(&import, &mut programme);
    assert_eq!(
        (programme.people.len(), programme.participations.len()),
        (1, 2)
    );
    let ana = programme
        .participations
        .values()
        .find(|part| part.role == Role::Mentee)
        .unwrap();
    assert_eq!(programme.answer_texts(&ana.id, Meaning::Goals), ["Earlier"]);
}

#[test]
fn one_address_under_two_names_is_for_a_person_to_settle() {
    let text = "Name,Email\nAna Ruiz,office@city.gov\nLuis Vega,office@city.gov\n";
    let programme = programme();
    let mut import = import(&[("mentors.csv", text)], &programme);
    let before = preview(&import, &programme);
    assert_eq!(verdicts(&before), ["2 Duplicate", "3 NeedsYou"]);
    assert_eq!(problems(&before, 1), ["same_email_other_name"]);
    import.set_row(AT(0), RowChoice::LeaveOut);
    assert_eq!(
        verdicts(&preview(&import, &programme)),
        ["2 LeftOut", "3 New"]
    );
}

#[test]
fn somebody_in_both_files_is_one_person_with_two_roles() {
    let mentors = "Name,Email,Agency\nAna Ruiz,ana@city.gov,Parks\n";
    let mentees = "Name,Email,Agency,Grade\nAna Ruiz,ANA@city.gov,Water,5\n";
    let mut programme = programme();
    let import = import(
        &[("mentors.csv", mentors), ("mentees.csv", mentees)],
        &programme,
    );
    let before = preview(&import, &programme);
    assert_eq!(verdicts(&before), ["2 New", "2 New"]);
    assert_eq!(problems(&before, 1), ["other_row_differs"]);
    confirm(&import, &mut programme);
    assert_eq!(
        (
            programme.people.len(),
            n_in_role(&programme, Role::Mentor),
            n_in_role(&programme, Role::Mentee)
        ),
        (1, 1, 1)
    );
    let ana = person(&programme, "ana@city.gov");
    assert_eq!((ana.agency.as_str(), ana.grade.as_str()), ("Parks", "5"));
}

#[test]
fn a_both_column_adds_the_other_role_on_a_single_list() {
    let text = "Name,Email,Role,Also the other role?\nAna,a@city.gov,mentor,yes\nLuis,l@city.gov,mentee,no\n";
    let mut programme = programme();
    let mut import = import(&[("list.csv", text)], &programme);
    import.set_target(
        0,
        3,
        civic_mentor::flow::import::Target::Field(
            civic_mentor::exchange::headings::FieldKind::BothRoles,
        ),
    );
    confirm(&import, &mut programme);
    assert_eq!(
        (
            n_in_role(&programme, Role::Mentor),
            n_in_role(&programme, Role::Mentee)
        ),
        (1, 2)
    );
}

#[test]
fn grades_are_mapped_in_the_import_or_listed() {
    let mut programme = programme();
    super::make(
        &mut programme,
        &civic_mentor::domain::change::Change::save(Level {
            id: Id::new("senior"),
            rank: 2,
            name: civic_mentor::domain::text::LocalText::new("Senior", ""),
        }),
    );
    let text = "Name,Email,Grade,Agency\nAna,a@city.gov,G5,Parks\nLuis,l@city.gov,g5 ,Water\nEva,e@city.gov,,Water\nIda,i@city.gov,G7,Water\n";
    let mut import = import(&[("mentors.csv", text)], &programme);
    import.set_level("G5", Some(Id::new("senior")));
    let before = preview(&import, &programme);
    let grades: Vec<(&str, usize, usize, bool)> = before
        .grades
        .iter()
        .map(|met| {
            (
                met.grade.as_str(),
                met.agencies.len(),
                met.n_rows,
                met.level.is_some(),
            )
        })
        .collect();
    assert_eq!(grades, [("G5", 2, 2, true), ("G7", 1, 1, false)]);
    confirm(&import, &mut programme);
    let level = |email| {
        programme
            .level_of(person(&programme, email))
            .map(|level| level.rank)
    };
    assert_eq!(
        (
            level("a@city.gov"),
            level("l@city.gov"),
            level("i@city.gov")
        ),
        (Some(2), Some(2), None)
    );
}

#[test]
fn a_file_with_nobody_ready_changes_nothing() {
    let programme = programme();
    let import = import(&[("mentors.csv", "Name,Email\n,\"\"\nEva,\n")], &programme);
    let before = preview(&import, &programme);
    assert_eq!(
        import.confirm(&before, &programme, TODAY, &mut String::new),
        Err(ConfirmRefused::Nothing)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn no_cells_make_an_import_fall_and_what_it_gives_is_never_refused(
        cells in proptest::collection::vec(proptest::collection::vec("[a-b@;, .\n=\"yesno1-9]{0,12}|mentor|mentee|both|[a-c]@x.gov", 6), 1..8)
    ) {
        let headings = ["Name", "Email", "Role", "Places", "Goals", "Timestamp"];
        let table = read(&civic_mentor::exchange::csv_out::write(&headings, cells), &ReadOptions::default());
        if let Ok(table) = table {
            let mut programme = programme();
            let mut import = civic_mentor::flow::import::Import::new(vec![("list.csv".into(), table.clone())], &programme);
            import.set_part(0, civic_mentor::flow::import::FilePart::ByColumn);
            import.set_date_order(0, civic_mentor::exchange::dates::DateOrder::DayFirst);
            for row in 0..table.rows.len() {
                import.set_row(AT(row), RowChoice::BringIn);
            }
            let before = preview(&import, &programme);
            if before.asks.is_empty() && before.counts.n_ready() > 0 {
                confirm(&import, &mut programme);
                let after = preview(&import, &programme);
                // Bringing the same file again changes nothing.
                prop_assert_eq!(after.counts.n_new_roles + after.counts.n_updates, 0, "{:#?}", after);
            }
        }
    }
}

#[test]
fn as_many_people_as_a_programme_holds_come_in_and_one_more_does_not() {
    let rows = |n: usize| {
        let row = |i: usize| {
            format!(
                "Person {i},p{i}@city.gov,mentee,G{},Agency {}\n",
                i % 12,
                i % 40
            )
        };
        let rows: Vec<String> = (0..n).map(row).collect();
        format!("Name,Email,Role,Grade,Agency\n{}", rows.concat())
    };
    let mut programme = programme();
    confirm(
        &import(
            &[("one.csv", "Name,Email,Role\nAna,ana@city.gov,mentor\n")],
            &programme,
        ),
        &mut programme,
    );
    let full = rows(15_000);
    let import = super::import(&[("list.csv", &full)], &programme);
    let before = preview(&import, &programme);
    assert_eq!(before.too_many_people, Some(15_001));
    let refused = import
        .confirm(&before, &programme, TODAY, &mut String::new)
        .unwrap_err();
    assert!(matches!(
        refused,
        ConfirmRefused::TooManyPeople {
            n_people: 15_001,
            most: 15_000
        }
    ));
    let fits = rows(14_999);
    confirm(
        &super::import(&[("list.csv", &fits)], &programme),
        &mut programme,
    );
    assert_eq!(programme.people.len(), 15_000);
    // Nor by hand; who is there can still be changed.
    let one_more = Person {
        id: Id::new("one-more"),
        given_name: "Zoe".to_owned(),
        ..Person::default()
    };
    assert_eq!(
        apply(&programme, &Change::save(one_more)),
        Err(Refusal::TooManyPeople { most: 15_000 })
    );
    let mut ana = person(&programme, "ana@city.gov").clone();
    ana.phone = "555-0100".to_owned();
    assert!(apply(&programme, &Change::save(ana)).is_ok());
    for words in [
        include_str!("../../../locales/en/import.json"),
        include_str!("../../../locales/es/import.json"),
    ] {
        let mut lines = words.lines();
        let said = lines
            .find(|line| line.contains("\"too_many_people\""))
            .unwrap();
        assert!(said.contains("{n}") && said.contains("{most}"), "{said}");
    }
}

#[test]
fn what_comes_in_still_goes_out_as_one_file() {
    use civic_mentor::bundle::strict::MAX_FILE_BYTES;
    use civic_mentor::flow::texts::Texts;
    use civic_mentor::merge::{Document, Stamp};

    let programme = programme();
    let sheet = |n_people: usize, text: &str| {
        let rows = (0..n_people).map(|n| format!("Ana {n},a{n}@city.gov,mentee,{text}\n"));
        format!("Name,Email,Role,Goals\n{}", rows.collect::<String>())
    };
    let text = |n_sentences| "I want to read a budget and see the choices. ".repeat(n_sentences);
    let import = |n: usize, text: &str| import(&[("people.csv", &sheet(n, text))], &programme);
    let mut n = 0;
    let mut ids = || {
        n += 1;
        format!("00000000-0000-4000-8000-{n:012}")
    };
    let mut full = programme.clone();
    for n in 0..300 {
        let id = format!("00000000-0000-4000-9000-{n:012}");
        let note = ("note".to_owned(), text(1_300).as_str().into());
        full.put("person", &id, &[note].into_iter().collect());
    }
    let one_more = import(1, &text(1));
    let before = preview(&one_more, &full);
    assert!(matches!(
        one_more.confirm(&before, &full, TODAY, &mut ids),
        Err(ConfirmRefused::TooLarge { .. })
    ));
    // What may come in is counted as it is written.
    let fits = import(300, &text(12));
    let before = preview(&fits, &programme);
    let change = fits.confirm(&before, &programme, TODAY, &mut ids).unwrap();
    let estimated = civic_mentor::domain::weight::of_saved_people(&change);
    let writes = civic_mentor::domain::apply::apply(&programme, &change).unwrap();
    let mut document = Document::new("00000000-0000-4000-8000-00000000000a");
    let stamp = Stamp {
        actor: "00000000-0000-4000-8000-00000000000b".into(),
        at_ms: 1_790_000_000_000,
        via: String::new(),
    };
    document.commit(&stamp, "people.imported", &writes);
    let texts = Texts::of(&document);
    let records: usize = texts.records.values().map(String::len).sum();
    let journal: usize = texts.journal.iter().map(|(_, line)| line.len()).sum();
    let written = records + journal;
    assert!(
        written < estimated + estimated / 10 && estimated < written + written / 4,
        "estimated {estimated}, written {written}"
    );
    // The rest of a programme has half as much again.
    const { assert!(civic_mentor::domain::weight::MAX_PEOPLE_BYTES * 3 / 2 < MAX_FILE_BYTES) };
}
