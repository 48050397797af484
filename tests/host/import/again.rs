use civic_mentor::domain::change::Change;
use civic_mentor::domain::form::Meaning;
use civic_mentor::domain::people::{Role, Standing};
use civic_mentor::domain::value::Value;
use civic_mentor::flow::import::{Choice, DifferenceAt, FilePart, RowChoice, RowRef};
use jiff::civil::date;

use super::{confirm, import, make, part, person, preview, problems, programme, verdicts};

const FIRST: &str = "Completion time,Email,Name,Role,Grade,Goals\n\
2026-03-01 10:00,ana@city.gov,Ana Ruiz,mentee,5,Networking;\n\
2026-03-01 11:00,luis@city.gov,Luis Vega,mentee,,Leadership;\n";
const SECOND: &str = "Completion time,Email,Name,Role,Grade,Goals\n\
2026-03-09 10:00,ana@city.gov,Ana Ruiz,mentee,6,Networking;\n\
2026-03-01 11:00,luis@city.gov,Luis Vega,mentee,7,Leadership;\n\
2026-03-09 12:00,eva@city.gov,Eva Sol,mentee,4,Leadership;\n";
const AT: RowRef = RowRef { file: 0, row: 0 };

fn enrolled() -> civic_mentor::domain::whole::Programme {
    let mut programme = programme();
    confirm(&import(&[("form.csv", FIRST)], &programme), &mut programme);
    programme
}

#[test]
fn the_same_list_again_changes_nothing() {
    let programme = enrolled();
    let import = import(&[("form.csv", FIRST)], &programme);
    let again = preview(&import, &programme);
    assert_eq!((again.counts.n_same, again.counts.n_ready()), (2, 0));
}

#[test]
fn blanks_are_filled_and_what_differs_waits_for_a_decision() {
    let mut programme = enrolled();
    let mut import = import(&[("form.csv", SECOND)], &programme);
    let again = preview(&import, &programme);
    assert_eq!(verdicts(&again), ["2 NeedsYou", "3 Update", "4 New"]);
    assert_eq!(problems(&again, 0), ["differs"]);
    let difference = &again.rows[0].differences[0];
    assert_eq!(difference.at, DifferenceAt::Person("grade".into()));
    assert_eq!(
        (&difference.old, &difference.new),
        (&Value::from("5"), &Value::from("6"))
    );
    import.set_difference(AT, difference.at.clone(), Choice::Take);
    assert_eq!(
        verdicts(&preview(&import, &programme)),
        ["2 Update", "3 Update", "4 New"]
    );
    confirm(&import, &mut programme);
    let grade = |email| person(&programme, email).grade.clone();
    assert_eq!(
        (grade("ana@city.gov"), grade("luis@city.gov")),
        ("6".into(), "7".into())
    );
    assert_eq!(
        part(&programme, "ana@city.gov", Role::Mentee).came_from,
        "form.csv, 2"
    );
}

#[test]
fn a_value_sent_later_than_the_stored_one_counts_and_an_older_one_does_not() {
    let programme = enrolled();
    let import = import(&[("form.csv", SECOND)], &programme);
    let at = |day: i8| {
        let ms = date(2026, 3, day)
            .to_zoned(jiff::tz::TimeZone::UTC)
            .unwrap()
            .timestamp()
            .as_millisecond();
        move |_: &str, _: &str, _: &str| Some(ms)
    };
    let choice = |day| import.preview(&programme, &at(day)).rows[0].differences[0].choice;
    assert_eq!(choice(2), Choice::Take);
    assert_eq!(choice(20), Choice::Keep);
    // Within a day nobody knows whose clock was right.
    assert_eq!(choice(9), Choice::Undecided);
}

#[test]
fn one_act_decides_about_everything_that_differs() {
    let programme = enrolled();
    let mut import = import(&[("form.csv", SECOND)], &programme);
    let before = preview(&import, &programme);
    import.set_all_differences(&before, Choice::Keep);
    assert_eq!(
        verdicts(&preview(&import, &programme)),
        ["2 Same", "3 Update", "4 New"]
    );
    let mut kept = super::import(&[("form.csv", SECOND)], &programme);
    kept.set_row(AT, RowChoice::BringIn);
    assert_eq!(verdicts(&preview(&kept, &programme))[0], "2 Same");
}

#[test]
fn a_blank_cell_empties_nothing() {
    let mut programme = enrolled();
    let text =
        "Email,Name,Role,Grade,Goals\nana@city.gov,,mentee,,\nluis@city.gov,Luis Vega,mentee,9,\n";
    let mut import = import(&[("form.csv", text)], &programme);
    import.set_row(AT, RowChoice::BringIn);
    confirm(&import, &mut programme);
    assert_eq!(
        (
            person(&programme, "ana@city.gov").grade.as_str(),
            person(&programme, "luis@city.gov").grade.as_str()
        ),
        ("5", "9")
    );
    let ana = part(&programme, "ana@city.gov", Role::Mentee);
    assert_eq!(
        programme.answer_texts(&ana.id, Meaning::Goals),
        ["Networking"]
    );
}

#[test]
fn whoever_withdrew_stays_withdrawn_and_whoever_is_hidden_stays_out() {
    let mut programme = enrolled();
    let ana = part(&programme, "ana@city.gov", Role::Mentee).id.clone();
    make(
        &mut programme,
        &Change::Withdraw {
            participation: ana,
            reason: "moved".into(),
            on: date(2026, 3, 15),
        },
    );
    let mut luis = person(&programme, "luis@city.gov").clone();
    luis.hidden_on = Some(date(2026, 3, 15));
    make(&mut programme, &Change::save(luis));
    let mut import = import(&[("form.csv", SECOND)], &programme);
    let again = preview(&import, &programme);
    assert_eq!(verdicts(&again), ["2 NeedsYou", "3 Refused", "4 New"]);
    assert_eq!(problems(&again, 0), ["withdrew", "differs"]);
    import.set_row(AT, RowChoice::BringIn);
    import.set_difference(AT, again.rows[0].differences[0].at.clone(), Choice::Take);
    confirm(&import, &mut programme);
    assert_eq!(
        part(&programme, "ana@city.gov", Role::Mentee).standing,
        Standing::Withdrawn
    );
    assert_eq!(person(&programme, "ana@city.gov").grade, "6");
}

#[test]
fn a_staff_list_adds_details_to_people_who_are_here_and_nobody_else() {
    let mut programme = enrolled();
    let text = "Employee ID,Name,Work Email,Position Title,Manager Email\n\
17,Ana Ruiz,ana@city.gov,Analyst,boss@city.gov\n18,Someone Else,else@city.gov,Driver,boss@city.gov\n";
    let mut import = import(&[("hr.csv", text)], &programme);
    import.set_part(0, FilePart::Details);
    let again = preview(&import, &programme);
    assert_eq!(verdicts(&again), ["2 Update", "3 NotHere"]);
    confirm(&import, &mut programme);
    let ana = person(&programme, "ana@city.gov");
    assert_eq!(
        (
            ana.manager_email.as_str(),
            ana.employee_number.as_str(),
            programme.people.len()
        ),
        ("boss@city.gov", "17", 2)
    );
    // From then on the employee number is enough, and a new address is shown as a change.
    let moved = "Employee ID,Name,Email\n17,Ana Ruiz,ana.ruiz@state.gov\n";
    let mut import = super::import(&[("hr.csv", moved)], &programme);
    import.set_part(0, FilePart::Details);
    let again = preview(&import, &programme);
    assert_eq!(
        again.rows[0].differences[0].at,
        DifferenceAt::Person("email".into())
    );
}

#[test]
fn a_namesake_without_an_address_is_pointed_out() {
    let programme = enrolled();
    let import = import(
        &[("mentors.csv", "Name,Email\nAna Ruiz,other@city.gov\n")],
        &programme,
    );
    let again = preview(&import, &programme);
    assert_eq!(
        (verdicts(&again), problems(&again, 0)),
        (vec!["2 NeedsYou".to_owned()], vec!["same_name".to_owned()])
    );
}
