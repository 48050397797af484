use civic_mentor::domain::people::Role;
use civic_mentor::flow::import::{ProblemKind, UnknownManager};

use super::{confirm, import, part, person, preview, problems, programme, verdicts};

const HEAD: &str = "Email,Name,Role,Manager,Manager email\n";

fn list(rows: &str) -> String {
    format!("{HEAD}{rows}")
}

#[test]
fn supervisors_nobody_knows_are_listed_once_with_their_rows() {
    let text = list(
        "ana@city.gov,Ana Ruiz,mentee,Eva Sol,eva@city.gov\n\
         ben@city.gov,Ben Ode,mentee,Eva Sol,EVA@city.gov\n\
         mia@city.gov,Mia Lund,mentor,Old Boss,\n\
         zoe@city.gov,Zoe Hart,mentor,,mia@city.gov\n",
    );
    let mut programme = programme();
    let import = import(&[("hr.csv", &text)], &programme);
    let found = preview(&import, &programme);
    let unknown = |name: &str, email: &str, n_rows| UnknownManager {
        name: name.to_owned(),
        email: email.to_owned(),
        n_rows,
    };
    assert_eq!(
        found.unknown_managers,
        [
            unknown("Old Boss", "", 1),
            unknown("Eva Sol", "eva@city.gov", 2)
        ]
    );
    // They come in all the same: a supervisor need not take part.
    assert_eq!(verdicts(&found), ["2 New", "3 New", "4 New", "5 New"]);
    confirm(&import, &mut programme);
    assert_eq!(
        person(&programme, "ana@city.gov").manager_email,
        "eva@city.gov"
    );
    assert_eq!(
        part(&programme, "zoe@city.gov", Role::Mentor).role,
        Role::Mentor
    );
}

#[test]
fn a_line_that_runs_in_a_circle_is_refused_with_its_chain() {
    let text = list(
        "ana@city.gov,Ana Ruiz,mentee,,ben@city.gov\n\
         ben@city.gov,Ben Ode,mentor,Mia Lund,\n\
         mia@city.gov,Mia Lund,mentor,,ana@city.gov\n\
         zoe@city.gov,Zoe Hart,mentee,,ana@city.gov\n\
         top@city.gov,Top Boss,mentor,,top@city.gov\n",
    );
    let programme = programme();
    let found = preview(&import(&[("hr.csv", &text)], &programme), &programme);
    // Zoe's line leads into the circle but is none; the top as its own boss is
    // looked at, and comes in without one.
    assert_eq!(
        verdicts(&found),
        [
            "2 NeedsYou",
            "3 NeedsYou",
            "4 NeedsYou",
            "5 New",
            "6 NeedsYou"
        ]
    );
    assert_eq!(problems(&found, 0), ["reporting_circle in 4"]);
    assert_eq!(problems(&found, 4), ["own_supervisor in 4"]);
    let chain = |row: usize| match &found.rows[row].problems[0].what {
        ProblemKind::ReportingCircle { chain } => chain.join(" > "),
        other => panic!("{other:?}"),
    };
    assert_eq!(chain(0), "Ana Ruiz > Ben Ode > Mia Lund > Ana Ruiz");
    assert_eq!(chain(1), "Ben Ode > Mia Lund > Ana Ruiz > Ben Ode");
    assert_eq!(found.rows[0].problems[0].column, Some(4));
    assert_eq!(found.counts.n_need_you, 4);
}

#[test]
fn a_later_list_must_not_close_a_circle_with_what_is_there() {
    let mut programme = programme();
    let first = list("ana@city.gov,Ana Ruiz,mentee,,ben@city.gov\nben@city.gov,Ben Ode,mentor,,\n");
    confirm(&import(&[("hr.csv", &first)], &programme), &mut programme);
    let again = list("ben@city.gov,Ben Ode,mentor,,ana@city.gov\n");
    let found = preview(&import(&[("hr.csv", &again)], &programme), &programme);
    assert_eq!(verdicts(&found), ["2 NeedsYou"]);
    assert_eq!(problems(&found, 0), ["reporting_circle in 4"]);
}

#[test]
fn two_people_of_one_name_are_told_apart() {
    let text = list(
        "mia.a@city.gov,Mia Lund,mentor,,\n\
         mia.b@city.gov,Mia Lund,mentor,,\n\
         ana@city.gov,Ana Ruiz,mentee,Mia Lund,\n\
         ben@city.gov,Ben Ode,mentee,Mia Lund,mia.b@city.gov\n",
    );
    let mut programme = programme();
    let import = import(&[("hr.csv", &text)], &programme);
    let found = preview(&import, &programme);
    assert_eq!(problems(&found, 2), ["supervisor_unclear in 4"]);
    assert_eq!(verdicts(&found)[2], "4 NeedsYou");
    assert_eq!(
        found.rows[2].problems[0].what,
        ProblemKind::SupervisorUnclear {
            name: "Mia Lund".to_owned(),
            n_people: 2
        }
    );
    assert!(problems(&found, 3).is_empty());
    assert!(found.unknown_managers.is_empty());
    // Two rows of one name and two addresses are two people.
    confirm(&import, &mut programme);
    let mias = programme.people.values();
    assert_eq!(mias.filter(|it| it.full_name() == "Mia Lund").count(), 2);
}
