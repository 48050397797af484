//! Ranked choice: a shortlist goes out, an order comes back in three ways, and
//! a run goes by it.

use std::collections::BTreeSet;

use civic_mentor::bundle::{Kind, Message as Wire, Ranking, canonical};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::letter::LetterKind;
use civic_mentor::domain::message::{Came, HandSource, Message, MessageState};
use civic_mentor::domain::people::Participation;
use civic_mentor::domain::rules::Objective;
use civic_mentor::domain::shortlist::Shortlist;
use civic_mentor::domain::whole::Programme;
use civic_mentor::flow::adopt::saving;
use civic_mentor::flow::audit::verify_run;
use civic_mentor::flow::choice::asking::{Ask, ask, ask_about, best_for, decline};
use civic_mentor::flow::choice::ranking::{
    RankMeans, is_kept_apart, kept_apart_in, numbers_in, order_means,
};
use civic_mentor::flow::choice::{ChoiceState, choices};
use civic_mentor::flow::enrol::code::{choice_code, rankings_in};
use civic_mentor::flow::inbox::accept::{NotAccepted, Take, accept};
use civic_mentor::flow::inbox::hand::{Recorded, Said, record};
use civic_mentor::flow::inbox::receive::{Incoming, receive};
use civic_mentor::flow::next::{NextAct, progress};
use civic_mentor::flow::outbox::{LettersOf, Tellings, tick};
use civic_mentor::flow::round::{
    RunResult, Scoring, Stability, problem_of, record_of, rules_of, run_at_once,
};
use civic_mentor::matching::levels::Level;
use civic_mentor::worker::messages::sort;
use jiff::civil::{Date, date};

use super::make::Made;

fn today() -> Date {
    date(2026, 9, 10)
}

fn part(name: &str) -> Id<Participation> {
    Id::new(format!("{name}-part"))
}

fn ids(prefix: &'static str) -> impl FnMut() -> String {
    let mut n = 0;
    move || {
        n += 1;
        format!("{prefix}-{n}")
    }
}

fn how(reply_by: Date) -> Ask {
    Ask {
        n_mentors: 5,
        on: today(),
        reply_by: Some(reply_by),
    }
}

/// Two mentees, three mentors; ana needs law, which dan and fay offer.
fn programme() -> Made {
    let mut made = Made::new();
    for (name, skill) in [("ana", "law"), ("bea", "data")] {
        made.mentee(name, "A", skill);
    }
    for (name, skill) in [("dan", "law"), ("eve", "data"), ("fay", "law")] {
        made.mentor(name, "B", 1, skill);
    }
    made.open_round();
    made
}

/// Ana is asked about dan, eve and fay, in this order.
fn asked() -> Made {
    let mut made = programme();
    let mentors = ["dan", "eve", "fay"].map(part);
    let mut new = ids("letter");
    let change = ask_about(
        &made.programme(),
        &part("ana"),
        &mentors,
        how(date(2026, 9, 20)),
        || Id::new(new()),
    );
    made.change(change.unwrap());
    made
}

fn list(programme: &Programme) -> Shortlist {
    programme.shortlist_of(&part("ana")).unwrap().clone()
}

fn code(programme: &Programme) -> String {
    choice_code(&list(programme))
}

/// A pasted mail, kept in the Inbox; gives the message.
fn paste(made: &mut Made, text: &str, prefix: &'static str) -> Id<Message> {
    let sorted = sort("", text.as_bytes()).into_iter();
    let incoming: Vec<Incoming> = sorted
        .filter_map(|it| it.into_incoming(Came::Text))
        .collect();
    let kept = receive(
        &made.programme(),
        incoming,
        "did:key:own",
        1_789_000_000_000,
        &mut ids(prefix),
    );
    made.change(kept.change.expect("something is kept"));
    Id::new(format!("{prefix}-1"))
}

fn take(made: &mut Made, message: &Id<Message>) -> Result<(), NotAccepted> {
    let change = accept(
        &made.programme(),
        message,
        &Take::All,
        None,
        today(),
        &mut ids("taken"),
    )?;
    made.change(change);
    Ok(())
}

fn names(ids: &[Id<Participation>]) -> Vec<&str> {
    ids.iter()
        .map(|it| it.as_str().trim_end_matches("-part"))
        .collect()
}

#[test]
fn a_list_holds_the_best_who_fit_and_have_a_place() {
    let mut made = programme();
    let programme = made.programme();
    let scoring = Scoring::of(&programme, rules_of(&programme).unwrap()).unwrap();
    let best = best_for(&scoring, &programme, &part("ana"), 7);
    assert_eq!(best.len(), 3);
    // The same as the list of candidates has them.
    let candidates = scoring.candidates(&programme, &part("ana")).into_iter();
    let fitting = candidates.filter(|it| it.judgement.barred.is_empty() && it.n_free() > 0);
    assert_eq!(best, fitting.map(|it| it.mentor).collect::<Vec<_>>());
    assert!(
        names(&best[..2])
            .iter()
            .all(|it| ["dan", "fay"].contains(it))
    );

    let all: BTreeSet<_> = choices(&programme, today())
        .into_iter()
        .map(|it| it.mentee)
        .collect();
    assert_eq!(all, ["ana", "bea"].map(part).into());
    let mut new = ids("letter");
    let asked = ask(&programme, &all, how(date(2026, 9, 20)), || Id::new(new())).unwrap();
    assert_eq!((asked.n_asked, asked.without.len()), (2, 0));
    made.change(asked.change.unwrap());
    let now = made.programme();
    assert_eq!(list(&now).on_it(), best);
    let states: Vec<_> = choices(&now, today()).iter().map(|it| it.state).collect();
    assert_eq!(states, [ChoiceState::Unsent; 2], "nobody was asked yet");
    assert_eq!(now.letters.len(), 2);
    // Asked once more, the unsent letter stands for the new list.
    let mut new = ids("again");
    let again = ask(&now, &all, how(date(2026, 9, 25)), || Id::new(new())).unwrap();
    made.change(again.change.unwrap());
    assert_eq!(made.programme().letters.len(), 2);
}

#[test]
fn home_waits_for_lists_to_send_and_then_for_answers_until_their_day() {
    let mut made = asked();
    let next = |made: &Made, today: Date| progress(&made.programme(), today).next;
    assert_eq!(
        next(&made, today()),
        NextAct::SendShortlists { n_unsent: 1 }
    );
    let letters: Vec<_> = made.programme().letters.keys().cloned().collect();
    made.change(tick(&made.programme(), &letters, Some(1)).unwrap());
    assert_eq!(next(&made, today()), NextAct::AwaitOrders { n_waiting: 1 });
    let ana = |on: Date| {
        let all = choices(&made.programme(), on);
        let found = all.into_iter().find(|it| it.mentee == part("ana")).unwrap();
        (found.state, found.asked_at_ms)
    };
    assert_eq!(ana(today()), (ChoiceState::Waiting, Some(1)));
    assert_eq!(ana(date(2026, 9, 21)), (ChoiceState::Overdue, Some(1)));
    // Once the day has passed nobody is waited for.
    let late = next(&made, date(2026, 9, 21));
    assert!(matches!(late, NextAct::RunMatching { .. }), "{late:?}");
    let line = format!("RANK {} NONE", code(&made.programme()));
    let message = paste(&mut made, &line, "mail");
    take(&mut made, &message).unwrap();
    assert!(list(&made.programme()).in_order().is_empty());
    let now = next(&made, today());
    assert!(matches!(now, NextAct::RunMatching { .. }), "{now:?}");
}

#[test]
fn drafts_of_a_run_take_no_place_on_a_list() {
    let mut made = programme();
    let best = |made: &Made| {
        let programme = made.programme();
        let scoring = Scoring::of(&programme, rules_of(&programme).unwrap()).unwrap();
        best_for(&scoring, &programme, &part("ana"), 7)
    };
    let before = best(&made);
    let drafted = run_at_once(&made.programme(), &Id::new("round"), 7, &mut ids("run")).unwrap();
    assert!(!drafted.pairings.is_empty());
    made.change(drafted.into());
    assert_eq!(best(&made), before);
}

#[test]
fn the_letter_names_the_mentors_and_the_code_and_no_address() {
    let made = asked();
    let programme = made.programme();
    let letter = programme.letters.values().next().unwrap();
    assert_eq!(letter.kind, LetterKind::Choice);
    let seen = Tellings::of(&programme, LettersOf::Enrolment).render(&programme, letter);
    let at = |text: &str| {
        seen.body
            .find(text)
            .unwrap_or_else(|| panic!("{text}: {}", seen.body))
    };
    assert!(at("1. ") < at("2. ") && at("2. ") < at("3. "));
    at(&format!("RANK {}", code(&programme)));
    for mentor in ["dan", "eve", "fay"] {
        let person = programme.person_of(&part(mentor)).unwrap();
        assert!(!person.email.is_empty() && !seen.body.contains(&person.email));
    }
}

#[test]
fn a_line_of_a_mail_is_an_order_and_what_it_quotes_is_none() {
    let one = |text: &str| rankings_in(text).into_iter().next();
    let expected = Ranking {
        code: "7K4QX".to_owned(),
        order: vec![3, 1, 2],
        note: String::new(),
        name: String::new(),
    };
    for text in [
        "RANK 7K4QX 3 1 2",
        "Hello,\nrank 7k4qx: 3, 1, 2\nthanks",
        "Orden 7k4qx 3-1-2",
    ] {
        assert_eq!(one(text), Some(expected.clone()), "{text}");
    }
    let noted = one("RANK 7K4QX 2 1 whoever has time 3").unwrap();
    assert_eq!(
        (noted.order, noted.note.as_str()),
        (vec![2, 1], "whoever has time 3")
    );
    for text in [
        "> RANK 7K4QX 3 1 2",
        "RANK 7K4QX",
        "RANK 7K4Q 1 2",
        "YES 7K4QX 1 2",
        "Thanks\n\nOn Monday Rosa wrote:\nRANK 7K4QX 3 1 2",
    ] {
        assert_eq!(one(text), None, "{text}");
    }
}

#[test]
fn an_order_comes_through_the_inbox_and_a_run_goes_by_it() {
    let mut made = asked();
    let line = format!("RANK {} 2 3 thank you", code(&made.programme()));
    let message = paste(&mut made, &line, "mail");
    let kept = made.programme().messages[&message].clone();
    assert_eq!(kept.kind, Kind::Ranking.as_str());
    take(&mut made, &message).unwrap();
    let now = made.programme();
    let answered = list(&now);
    assert_eq!(names(&answered.in_order()), ["eve", "fay"]);
    assert_eq!(answered.answer_came, Some(message.clone()));
    assert_eq!(answered.mentee_words, "thank you");
    assert_eq!(now.messages[&message].state, MessageState::Accepted);
    let states: Vec<_> = choices(&now, today()).iter().map(|it| it.state).collect();
    assert_eq!(states, [ChoiceState::NotAsked, ChoiceState::Answered]);

    // The same again is said; another order counts instead.
    let again = paste(&mut made, &line, "again");
    assert_eq!(take(&mut made, &again), Err(NotAccepted::SaidBefore));
    let line = format!("RANK {} 1", code(&made.programme()));
    let other = paste(&mut made, &line, "other");
    take(&mut made, &other).unwrap();
    assert_eq!(names(&list(&made.programme()).in_order()), ["dan"]);

    // A stable run pairs her with whom she chose, whoever has more points.
    let line = format!("RANK {} 2", code(&made.programme()));
    let eve = paste(&mut made, &line, "eve");
    take(&mut made, &eve).unwrap();
    let mut rules = rules_of(&made.programme()).unwrap();
    rules.objective = Objective::Stable;
    made.change(saving(&rules));
    let problem = problem_of(&made.programme(), &Id::new("round")).unwrap();
    let ana = problem
        .subjects
        .iter()
        .find(|it| it.id == "ana-part")
        .unwrap();
    assert_eq!(ana.preferred, ["eve"]);
    let drafted = run_at_once(&made.programme(), &Id::new("round"), 7, &mut ids("run")).unwrap();
    let result = RunResult::of_run(&drafted.run).unwrap();
    assert_eq!(result.value(Level::Stable), Some(0));
    let text = canonical(&record_of(&drafted.run, &result).unwrap());
    let (line, is_good) = verify_run("run.json", text.as_bytes());
    assert!(is_good, "{}", canonical(&line));
    let mut of_ana = drafted
        .pairings
        .iter()
        .filter(|it| it.mentee == part("ana"));
    // Bea has more points with eve, and eve ranked nobody: points decide for her.
    assert!(of_ana.all(|it| it.mentor != part("eve")));
    // The report of the same drafts finds nobody; of no pairs at all, everybody.
    let everybody = Stability::of(&made.programme(), &Id::new("round")).unwrap();
    assert!(everybody.found().n_pairs > 0);
    made.change(drafted.into());
    let stands = Stability::of(&made.programme(), &Id::new("round")).unwrap();
    assert_eq!(stands.found().n_pairs, 0);
}

#[test]
fn wrong_numbers_old_codes_and_strangers_are_refused_with_the_reason() {
    let mut made = asked();
    let old = code(&made.programme());
    for (numbers, prefix) in [("4 1", "four"), ("1 1", "twice"), ("0", "nought")] {
        let message = paste(&mut made, &format!("RANK {old} {numbers}"), prefix);
        assert_eq!(take(&mut made, &message), Err(NotAccepted::WrongNumbers));
    }
    let message = paste(&mut made, "RANK 22222 1", "stranger");
    assert_eq!(take(&mut made, &message), Err(NotAccepted::NobodysCode));
    // Asked about others, the old code counts no more.
    let mut new = ids("new");
    let change = ask_about(
        &made.programme(),
        &part("ana"),
        &[part("fay")],
        how(date(2026, 9, 20)),
        || Id::new(new()),
    );
    made.change(change.unwrap());
    assert_ne!(code(&made.programme()), old);
    let message = paste(&mut made, &format!("RANK {old} 1"), "late");
    assert_eq!(take(&mut made, &message), Err(NotAccepted::NobodysCode));
    let means = order_means(&made.programme(), &part("bea"), &[1]);
    assert_eq!(means, RankMeans::Nobody);
}

#[test]
fn an_order_by_telephone_is_recorded_with_its_source() {
    let mut made = asked();
    let recorded = Recorded {
        by: "Rosa".to_owned(),
        from_name: "Ana".to_owned(),
        written_on: Some(date(2026, 9, 9)),
        source: HandSource::Call,
    };
    let said = |numbers: &[u32]| Said::Ranking(part("ana"), numbers.to_vec(), "by phone".into());
    let written = |made: &Made, numbers: &[u32]| {
        record(
            &made.programme(),
            &said(numbers),
            recorded.clone(),
            "hand-1".to_owned(),
            7,
            today(),
        )
    };
    assert!(written(&made, &[9]).is_none());
    let change = written(&made, &[3, 1]).unwrap();
    made.change(change);
    let now = made.programme();
    assert_eq!(names(&list(&now).in_order()), ["fay", "dan"]);
    assert_eq!(list(&now).answered_on, Some(date(2026, 9, 9)));
    let message = &now.messages[&Id::new("hand-1")];
    assert_eq!(
        (message.came, message.hand_source),
        (Came::Hand, HandSource::Call)
    );
}

#[test]
fn a_typed_order_is_read_whole_or_not_at_all() {
    let read = |text: &str| numbers_in(text);
    assert_eq!(read("3 1 2"), Ok(vec![3, 1, 2]));
    assert_eq!(read("1., 2.; 3)"), Ok(vec![1, 2, 3]));
    assert_eq!(read("2>1"), Ok(vec![2, 1]));
    assert_eq!(read("  "), Ok(vec![]));
    for (text, piece) in [
        ("1 99999999999999999999 2", "99999999999999999999"),
        ("1.5", "1.5"),
        ("1 -2", "-2"),
        ("+1", "+1"),
        ("1 and 2", "and"),
        (". 1", "."),
    ] {
        assert_eq!(read(text), Err(piece.to_owned()), "{text}");
    }
}

#[test]
fn a_mentor_who_declines_is_kept_apart_and_leaves_the_letter() {
    let mut made = asked();
    let say = |made: &Made| {
        decline(
            &made.programme(),
            &part("ana"),
            &part("eve"),
            " by telephone on 4 March ",
            Id::new("apart"),
        )
    };
    let change = say(&made).unwrap();
    assert_eq!(change.code(), "choice.declined");
    made.change(change);
    let now = made.programme();
    assert_eq!(
        now.exclusions[&Id::new("apart")].reason,
        "by telephone on 4 March"
    );
    assert_eq!(say(&made), None);
    assert!(is_kept_apart(&now, &part("ana"), &part("eve")));
    assert!(!is_kept_apart(&now, &part("ana"), &part("dan")));
    let RankMeans::Counts(order) = order_means(&now, &part("ana"), &[1, 2]) else {
        panic!("the order is one");
    };
    assert_eq!(kept_apart_in(&now, &order), Some(&part("eve")));
    let scoring = Scoring::of(&now, rules_of(&now).unwrap()).unwrap();
    let best = best_for(&scoring, &now, &part("ana"), 7);
    assert!(!best.contains(&part("eve")));
    // Numbers stay as they may have been sent.
    let letter = now.letters.values().next().unwrap();
    let seen = Tellings::of(&now, LettersOf::Enrolment).render(&now, letter);
    assert!(seen.body.contains("1. ") && seen.body.contains("3. "));
    assert!(!seen.body.contains("2. "));
}

#[test]
fn an_order_crosses_as_a_file_does_and_nonsense_is_refused() {
    let ranking = Ranking {
        code: "7K4QX".to_owned(),
        order: vec![2, 1],
        note: "thanks".to_owned(),
        name: "Ana".to_owned(),
    };
    let payload = Wire::Ranking(ranking.clone()).to_payload();
    let read = Wire::from_payload(Kind::Ranking, &payload).unwrap();
    assert_eq!(read, Ok(Wire::Ranking(ranking)));
    let none = Wire::Ranking(Ranking::default()).to_payload();
    assert!(Wire::from_payload(Kind::Ranking, &none).unwrap().is_err());
}
