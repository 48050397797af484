use civic_mentor::domain::people::Role;
use civic_mentor::exchange::headings::FieldKind;
use civic_mentor::flow::import::{Column, FilePart, RowRef, Target};

use super::{confirm, import, n_in_role, preview, problems, programme, verdicts};

#[test]
fn yes_and_no_in_two_columns_give_the_roles_of_each_row() {
    for (be, have) in [
        ("Willing to mentor", "Wants a mentor"),
        ("I want to be a mentor", "I would like a mentor"),
        ("Quiero ser mentor(a)", "Quiero un mentor"),
        ("Mentor", "Mentee"),
    ] {
        let text = format!(
            "Last,First,Email,{be},{have}\nRuiz,Ana,a@x.gov,Yes,No\nRoy,Bo,b@x.gov,no,yes\n\
             Poe,Cy,c@x.gov,Sí,yes\nOrr,Di,d@x.gov,No,\nLum,Ed,e@x.gov,perhaps,no\n"
        );
        let mut programme = programme();
        let mut import = import(&[("people.csv", &text)], &programme);
        assert!(import.files()[0].is_settled(), "{be}, {have}");
        assert_eq!(import.files()[0].part, Some(FilePart::ByColumn));
        let before = preview(&import, &programme);
        assert_eq!(
            problems(&before, 4),
            ["yes_no_unclear in 3", "role_missing in 3"]
        );
        assert_eq!(
            verdicts(&before),
            ["2 New", "3 New", "4 New", "5 NeedsYou", "6 NeedsYou"]
        );
        assert_eq!(before.rows[2].roles, [Role::Mentor, Role::Mentee]);
        assert_eq!(problems(&before, 3), ["role_missing in 3"]);
        import.set_cell(RowRef { file: 0, row: 3 }, 3, "yes");
        confirm(&import, &mut programme);
        let n = |role| n_in_role(&programme, role);
        assert_eq!((n(Role::Mentor), n(Role::Mentee)), (3, 2));
    }
}

#[test]
fn a_column_of_sentences_is_no_question_for_a_role() {
    let text = "Name,Email,Looking for a mentor\nAna Ruiz,a@x.gov,Somebody who knows budgets\n\
                Bo Roy,b@x.gov,Anyone in Parks\n";
    let import = import(&[("people.csv", text)], &programme());
    let target = &import.files()[0].columns[2].target;
    assert_eq!(*target, Target::Field(FieldKind::SkillsWanted));
}

#[test]
fn a_yes_beside_the_other_list_asks_first() {
    let text = "Name,Email,Willing to mentor\nAna Ruiz,a@x.gov,no\nBo Roy,b@x.gov,yes\n";
    let mut programme = programme();
    let mut import = import(&[("mentees.csv", text)], &programme);
    assert_eq!(import.files()[0].part, None);
    import.set_part(0, FilePart::Mentees);
    import.set_both(0, civic_mentor::flow::import::BothMeans::OtherRoleToo);
    confirm(&import, &mut programme);
    let n = |role| n_in_role(&programme, role);
    assert_eq!((n(Role::Mentor), n(Role::Mentee)), (1, 2));
}

#[test]
fn somebody_in_two_rows_is_counted_as_one_person() {
    let text = "Name,Email,Role\nAna Ruiz,ana@x.gov,mentee\nAna Ruiz,ANA@x.gov,mentor\n\
                Bo Roy,bo@x.gov,mentee\nCy Poe,,mentor\n";
    let mut programme = programme();
    let mut list = import(&[("people.csv", text)], &programme);
    list.set_row(
        RowRef { file: 0, row: 3 },
        civic_mentor::flow::import::RowChoice::LeaveOut,
    );
    let before = preview(&list, &programme);
    assert_eq!((before.counts.n_new, before.counts.n_ready()), (2, 3));
    confirm(&list, &mut programme);
    assert_eq!(programme.people.len(), 2);
    // One who was here and has two rows with news is one person too.
    let news = "Name,Email,Role,Unit\nBo Roy,bo@x.gov,mentee,Roads\nAna Ruiz,ana@x.gov,mentee,Roads\n\
                Ana Ruiz,ana@x.gov,mentor,Roads\n";
    let again = import(&[("people.csv", news)], &programme);
    let counts = preview(&again, &programme).counts;
    assert_eq!(
        (counts.n_new, counts.n_updates, counts.n_ready()),
        (0, 2, 3)
    );
}

#[test]
fn columns_that_need_a_look_come_first_and_are_counted_alone() {
    let text = "Name,Email,Agency,Which part of town are you based in?,Role\n\
                Ana Ruiz,a@x.gov,Parks,North,mentor\nBo Roy,b@x.gov,Parks,South,mentee\n";
    let import = import(&[("people.csv", text)], &programme());
    let file = &import.files()[0];
    assert!(!file.is_settled());
    assert_eq!(
        file.columns
            .iter()
            .filter(|it| !Column::is_settled(it))
            .count(),
        1
    );
    assert_eq!(file.columns_to_show(), [3, 0, 1, 2, 4]);
}

#[test]
fn grades_are_counted_as_the_level_map_counts_them() {
    let text = "Name,Email,Role,Agency,Grade\nAna Ruiz,a@x.gov,mentor,Parks,G5\n\
                Bo Roy,b@x.gov,mentee,parks ,g5\nCy Poe,c@x.gov,mentee,Water,G5\nDi Orr,d@x.gov,mentee,,G5\n\
                Ed Lum,e@x.gov,mentee,Water,G7\n";
    let mut programme = programme();
    let import = import(&[("people.csv", text)], &programme);
    let grades = preview(&import, &programme).grades;
    let lines: Vec<usize> = grades.iter().map(|it| it.n_lines).collect();
    assert_eq!(lines, [3, 1]);
    confirm(&import, &mut programme);
    let after = civic_mentor::domain::check::unmapped_grades(&programme);
    assert_eq!(after.len(), lines.iter().sum::<usize>());
}
