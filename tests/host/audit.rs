//! The auditor's command line, by its library.

use civic_mentor::bundle::canonical;
use civic_mentor::cli::{Cli, Ended, run};
use civic_mentor::domain::rules::{Objective, OptOut, ReadyMade};
use civic_mentor::domain::value::Value;
use civic_mentor::exchange::csv_out;
use civic_mentor::exchange::table::{ReadOptions, Table, read};
use civic_mentor::flow::audit::{
    Match, no_such_rules, ready_made, rules_from_file, sample_file, summary, verify, with_choices,
};
use civic_mentor::flow::ladders::CIVIL_SERVICE;
use civic_mentor::matching::solve::solve;
use civic_mentor::matching::subject::USUAL_SALT;

const AGENCIES: [&str; 4] = [
    "Department of Roads",
    "Department of Parks",
    "Department of Water",
    "Department of Schools",
];
const FIELDS: [&str; 3] = ["Policy", "Security", "Digital"];
const IDENTITIES: [&str; 3] = ["Gay", "Non-binary", "Asexual or aromantic"];

/// Two lists in the format of the civil-service matcher, of our own making.
pub fn lists(turned: bool) -> (Table, Table) {
    let pick = |list: &[&str], n: usize| list[n % list.len()].to_owned();
    let mentee = |i: usize| {
        let grade = CIVIL_SERVICE.grades[(i * 7) % 8];
        vec![
            "Mentee".into(),
            format!("N{i}"),
            format!("mentee.{i}@gov.example"),
            if i.is_multiple_of(2) { "yes" } else { "no" }.into(),
            "Some role".into(),
            grade.into(),
            pick(&AGENCIES, i * 3),
            pick(&FIELDS, i),
            if i.is_multiple_of(3) { "no" } else { "yes" }.into(),
            pick(&IDENTITIES, i / 2),
            "About me".into(),
        ]
    };
    let mentor = |i: usize| {
        let grade = CIVIL_SERVICE.grades[2 + (i * 5) % 9];
        let identity = if i.is_multiple_of(3) {
            String::new()
        } else {
            format!("{}, {}", pick(&IDENTITIES, i), pick(&IDENTITIES, i + 1))
        };
        vec![
            "Mentor".into(),
            format!("N{i}"),
            format!("mentor.{i}@gov.example"),
            "yes".into(),
            "Some role".into(),
            grade.into(),
            pick(&AGENCIES, i),
            pick(&FIELDS, i * 2),
            identity,
            "About me".into(),
        ]
    };
    let mentee_head = [
        "first name",
        "last name",
        "email address",
        "both mentor and mentee",
        "job title",
        "grade",
        "organisation",
        "profession",
        "match with similar identity",
        "identity to match",
        "biography",
    ];
    let mentor_head = [
        "first name",
        "last name",
        "email address",
        "both mentor and mentee",
        "job title",
        "grade",
        "organisation",
        "profession",
        "characteristics",
        "biography",
    ];
    let mut mentees: Vec<Vec<String>> = (0..20).map(mentee).collect();
    let mut mentors: Vec<Vec<String>> = (0..16).map(mentor).collect();
    if turned {
        mentees.reverse();
        mentors.rotate_left(5);
    }
    let table = |bytes: Vec<u8>| read(&bytes, &ReadOptions::default()).unwrap();
    (
        table(csv_out::write(&mentor_head, mentors)),
        table(csv_out::write(&mentee_head, mentees)),
    )
}

pub fn matched(turned: bool, objective: Objective, opt_out: OptOut) -> Value {
    let (mentors, mentees) = lists(turned);
    let rules = with_choices(
        ready_made("civil_service").unwrap(),
        Some(objective),
        Some(opt_out),
    );
    let run = Match::new(
        ("mentors", mentors),
        ("mentees", mentees),
        rules,
        USUAL_SALT,
    )
    .unwrap();
    run.report(&solve(run.inputs()).unwrap(), 0)
}

pub fn number(report: &Value, name: &str) -> i64 {
    report.get(name).and_then(Value::as_int).unwrap()
}

/// The greatest number of pairings and points by trying what the rules say
/// pair by pair, and a flow by another library.
fn eligible(mentor: &[String], mentee: &[String], honour: bool) -> Option<i64> {
    let place = |grade: &str| {
        CIVIL_SERVICE
            .grades
            .iter()
            .position(|it| *it == grade)
            .unwrap()
    };
    let gap = place(&mentor[5]).checked_sub(place(&mentee[5]))?;
    let base = match gap {
        1 => 9,
        2 => 12,
        _ => return None,
    };
    if mentor[6] == mentee[6] {
        return None;
    }
    let field = if mentor[7] == mentee[7] { 10 } else { 0 };
    let asks = !honour || mentee[8] == "yes";
    let wish = if asks && mentor[8].split(", ").any(|it| it == mentee[9]) {
        6
    } else {
        0
    };
    Some(base + field + wish)
}

#[test]
fn two_spreadsheets_become_a_proven_run_whatever_the_order_of_their_rows() {
    for objective in [Objective::CoverageFirst, Objective::ScoreFirst] {
        for opt_out in [OptOut::Honour, OptOut::Ignore] {
            let report = matched(false, objective, opt_out);
            let turned = matched(true, objective, opt_out);
            assert_eq!(report.get("result_hash"), turned.get("result_hash"));
            assert_eq!(report.get("pairs"), turned.get("pairs"));
            let (mentors, mentees) = lists(false);
            let row = |table: &Table, email: &Value| {
                table
                    .rows
                    .iter()
                    .find(|row| Some(row.cells[2].as_str()) == email.as_text())
                    .unwrap()
                    .cells
                    .clone()
            };
            let pairs = report.get("pairs").and_then(Value::as_list).unwrap();
            let mut total = 0;
            for pair in pairs {
                let points = eligible(
                    &row(&mentors, pair.get("mentor").unwrap()),
                    &row(&mentees, pair.get("mentee").unwrap()),
                    opt_out == OptOut::Honour,
                );
                assert_eq!(
                    points,
                    pair.get("points").and_then(Value::as_int),
                    "{pair:?}"
                );
                total += points.unwrap();
            }
            assert_eq!(
                (number(&report, "total_points"), number(&report, "n_pairs")),
                (total, i64::try_from(pairs.len()).unwrap())
            );
            assert!(number(&report, "n_pairs") > 20, "up to three pairings each");
            assert_eq!(
                report.get("unmapped_grades").and_then(Value::as_list),
                Some([].as_slice())
            );
        }
    }
    let points = |opt_out| {
        number(
            &matched(false, Objective::ScoreFirst, opt_out),
            "total_points",
        )
    };
    assert!(points(OptOut::Ignore) > points(OptOut::Honour));
    assert!(
        summary(&matched(false, Objective::CoverageFirst, OptOut::Honour)).contains("pairings")
    );
}

#[test]
fn everyone_without_a_mentor_has_a_reason() {
    let report = matched(false, Objective::CoverageFirst, OptOut::Honour);
    let unmatched = report.get("unmatched").and_then(Value::as_list).unwrap();
    assert_eq!(
        unmatched.len() + usize::try_from(number(&report, "n_mentees_covered")).unwrap(),
        20
    );
    assert!(unmatched.iter().all(|it| {
        it.get("reason")
            .and_then(|reason| reason.get("code"))
            .is_some()
    }));
}

#[test]
fn who_goes_without_is_told_with_the_places_they_share_and_the_points_they_lack() {
    // One mentor, and every mentee a copy of the two grades below.
    let (mut mentors, mut mentees) = lists(false);
    mentors.rows.truncate(1);
    let above = CIVIL_SERVICE
        .grades
        .iter()
        .position(|it| *it == mentors.rows[0].cells[5]);
    for (n, row) in mentees.rows.iter_mut().enumerate() {
        row.cells[5] = CIVIL_SERVICE.grades[above.unwrap() - 1 - n % 2].into();
    }
    let run = Match::new(
        ("mentors", mentors),
        ("mentees", mentees),
        ready_made("civil_service").unwrap(),
        USUAL_SALT,
    )
    .unwrap();
    let report = run.report(&solve(run.inputs()).unwrap(), 0);
    let list =
        |value: &Value, name: &str| value.get(name).and_then(Value::as_list).map(<[_]>::to_vec);
    let groups = list(&report, "shared_places").unwrap();
    assert!(!groups.is_empty());
    let unmatched = list(&report, "unmatched").unwrap();
    for group in &groups {
        let together = list(group, "mentees").unwrap();
        let n_together = i64::try_from(together.len()).unwrap();
        assert!(n_together > number(group, "n_places"), "{group:?}");
        let mut without = unmatched.iter().filter_map(|it| it.get("mentee"));
        assert!(without.any(|it| together.contains(it)), "{group:?}");
        let mentors = list(group, "mentors").unwrap();
        let is_address = |it: &Value| it.as_text().is_some_and(|it| it.contains('@'));
        assert!(!mentors.is_empty() && together.iter().chain(&mentors).all(is_address));
    }
    let reasons = unmatched.iter().filter_map(|it| it.get("reason"));
    let nearest = reasons.filter_map(|it| list(it, "nearest")).flatten();
    let needed: Vec<i64> = nearest
        .filter_map(|it| it.get("points_needed").and_then(Value::as_int))
        .collect();
    assert!(!needed.is_empty() && needed.iter().all(|more| *more >= 0));
}

#[test]
fn rows_that_cannot_come_in_are_all_told_with_their_places() {
    let table = |text: &str| read(text.as_bytes(), &ReadOptions::default()).unwrap();
    let mentors = table("name,email\nAna,a@x.gov\n,\"\"\n,,\nAna,A@x.gov\n");
    let mentees = table("name,email,phone\nEva,e@x.gov,1\n,,5\n");
    let refused = Match::new(
        ("mentors", mentors),
        ("mentees", mentees),
        ready_made("evidence_based").unwrap(),
        USUAL_SALT,
    )
    .unwrap_err();
    let texts: Vec<&str> = refused
        .0
        .iter()
        .filter_map(|it| it.get("text")?.as_text())
        .collect();
    assert_eq!(
        texts,
        [
            "mentors, row 2: repeated in another row",
            "mentees, row 3: nobody"
        ]
    );
}

#[test]
fn a_rule_set_is_known_by_its_name_however_it_is_joined() {
    let known = ready_made("civil_service").expect("it is ready-made");
    for name in [
        "civil-service",
        "civil service",
        " Civil  Service ",
        "CIVIL_SERVICE",
    ] {
        assert_eq!(ready_made(name), Some(known.clone()), "{name}");
    }
    for name in ["", "civilservice", "civil.service", "rules.json"] {
        assert_eq!(ready_made(name), None, "{name}");
    }
    let told = no_such_rules("uncivil");
    assert!(told.starts_with("uncivil: neither a file nor"), "{told}");
    for ready in ReadyMade::ALL {
        assert!(told.contains(ready.word()), "{told}");
    }
    let line = "x match --mentors a.csv --mentees b.csv --rules uncivil";
    let cli = <Cli as clap::Parser>::try_parse_from(line.split(' ')).expect("it is well formed");
    assert_eq!(run(cli.command), Ended::Misused);
}

#[test]
fn a_rule_set_can_come_from_a_file() {
    let rules = ready_made("skills_first").unwrap();
    let text = civic_mentor::bundle::canonical(&rules.to_value());
    assert_eq!(rules_from_file(text.as_bytes()).unwrap(), rules);
    assert!(rules_from_file(b"{}").is_err() && rules_from_file(b"{\"a\":1.5}").is_err());
    assert!(ready_made("nothing").is_none());
}

#[test]
fn the_sample_is_a_good_file_and_a_changed_byte_is_not() {
    let entropy = std::array::from_fn(|at| u8::try_from(at).unwrap());
    let bytes = sample_file(entropy, "2026-03-04T09:00:00Z".parse().unwrap()).unwrap();
    let (line, ok) = verify("sample.json", &bytes).remove(0);
    assert!(ok, "{line:?}");
    assert_eq!(line.get("kind").and_then(Value::as_text), Some("programme"));
    let text = String::from_utf8(bytes)
        .unwrap()
        .replacen("mentors.xlsx", "mentors.xlsy", 1);
    let (line, ok) = verify("sample.json", text.as_bytes()).remove(0);
    assert!(
        !ok && !line
            .get("problems")
            .and_then(Value::as_list)
            .unwrap()
            .is_empty()
    );
}

#[test]
fn the_same_list_given_twice_is_refused_whatever_its_order() {
    let (mentors, _) = lists(false);
    let mut turned = mentors.clone();
    turned.rows.reverse();
    turned.headings.reverse();
    for row in &mut turned.rows {
        row.cells.reverse();
    }
    for twin in [mentors.clone(), turned] {
        let rules = ready_made("civil_service").unwrap();
        let made = Match::new(
            ("a.csv", mentors.clone()),
            ("b.csv", twin),
            rules,
            USUAL_SALT,
        );
        let told = canonical(&made.unwrap_err().to_value());
        assert!(
            told.contains("\"same_list\"") && told.contains("a.csv"),
            "{told}"
        );
    }
}

#[test]
fn a_graph_is_solved_refused_or_missing() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let ended = |name: &str, text: &str| {
        let file = folder.join(name);
        std::fs::write(&file, text).unwrap();
        let line = ["x", "solve", file.to_str().unwrap(), "--objective", "pairs"];
        let cli = <Cli as clap::Parser>::try_parse_from(line).expect("it is well formed");
        run(cli.command)
    };
    let graph = r#"{"mentees":[{"wants":2}],"mentors":[{"places":3}],"edges":[[0,0,9]]}"#;
    assert_eq!(ended("graph-good.json", graph), Ended::Good);
    for objective in ["coverage", "score"] {
        let file = folder.join("graph-good.json");
        let line = [
            "x",
            "solve",
            file.to_str().unwrap(),
            "--objective",
            objective,
        ];
        let cli = <Cli as clap::Parser>::try_parse_from(line).expect("it is well formed");
        assert_eq!(run(cli.command), Ended::Good);
    }
    let beyond = graph.replace("[0,0,9]", "[0,1,9]");
    assert_eq!(ended("graph-beyond.json", &beyond), Ended::Refused);
    assert_eq!(ended("graph-cut.json", &graph[..40]), Ended::Refused);
    // A list, as other programs take it, is told for what it is.
    assert_eq!(ended("graph-list.json", "[[0,0,9]]"), Ended::Refused);
    assert_eq!(ended("graph-empty.json", "  \n"), Ended::Refused);
    let line = ["x", "solve", "no-such-graph.json"];
    let cli = <Cli as clap::Parser>::try_parse_from(line).expect("it is well formed");
    assert_eq!(run(cli.command), Ended::Misused);
}
