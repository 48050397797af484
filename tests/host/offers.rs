//! Offers: both are asked before they are introduced, and what follows from a
//! yes, a no, silence, and from two runs that were both published.

use std::collections::{BTreeMap, BTreeSet};

use civic_mentor::bundle::{Kind, OfferReply};
use civic_mentor::domain::change::Change;
use civic_mentor::domain::facts::Facts;
use civic_mentor::domain::field::{Fields, Record};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::letter::{Letter, LetterKind};
use civic_mentor::domain::message::{Came, HandSource, Message, MessageState};
use civic_mentor::domain::offer::Answered;
use civic_mentor::domain::pairing::{
    FirstStep, OfferAnswer, Pairing, PairingState, Round, RoundState,
};
use civic_mentor::domain::people::{Participation, Person, Role};
use civic_mentor::domain::refuse::Refusal;
use civic_mentor::domain::rules::MentorCoverage;
use civic_mentor::domain::text::Language;
use civic_mentor::domain::whole::Programme;
use civic_mentor::flow::enrol::code::{answers_in, codes_below_quote, offer_code};
use civic_mentor::flow::inbox::accept::{NotAccepted, Take, accept, accept_replies};
use civic_mentor::flow::inbox::hand::{Recorded, Said, record};
use civic_mentor::flow::inbox::receive::{Incoming, What, receive};
use civic_mentor::flow::next::{NextAct, progress};
use civic_mentor::flow::offers::next::{NextOffer, next_candidates};
use civic_mentor::flow::offers::rematch::{NoRematch, Since, open_rematch, pickable};
use civic_mentor::flow::offers::remind::remind;
use civic_mentor::flow::offers::reply::{ReplyMeans, Side, reply_of, side_means};
use civic_mentor::flow::offers::runs::{runs_to_decide, undecided};
use civic_mentor::flow::offers::{OfferCounts, OfferState, SIDES, offers, published_rounds, waits};
use civic_mentor::flow::outbox::{Tellings, tick, write_letters};
use civic_mentor::flow::round::{Scoring, rules_of, run_at_once};
use civic_mentor::letters::{LetterProblem, letters_for_round};
use civic_mentor::merge::{Document, join};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::make::{Made, PROGRAMME, stamp};

const MENTEE: Role = Role::Mentee;
const MENTOR: Role = Role::Mentor;

fn today() -> Date {
    date(2026, 9, 10)
}

fn round() -> Id<Round> {
    Id::new("round")
}

fn ids(prefix: &'static str) -> impl FnMut() -> String {
    let mut n = 0;
    move || {
        n += 1;
        format!("{prefix}-{n}")
    }
}

/// Three mentees and three mentors who fit, matched and published.
fn published(first_step: FirstStep) -> Made {
    let mut made = Made::new();
    let facts = (*made.programme().facts).clone();
    made.change(Change::save(Facts {
        coordinator_name: "Rosa".to_owned(),
        coordinator_email: "rosa@example.gov".to_owned(),
        ..facts
    }));
    for (name, skill) in [("ana", "law"), ("bea", "data"), ("cal", "law")] {
        made.mentee(name, "A", skill);
    }
    for (name, skill) in [("dan", "law"), ("eve", "data"), ("fay", "law")] {
        made.mentor(name, "B", 1, skill);
    }
    made.open_round();
    publish(&mut made, "run", first_step);
    made
}

/// Solves the open round, keeps the answer and publishes it.
fn publish(made: &mut Made, prefix: &'static str, first_step: FirstStep) {
    let drafted = run_at_once(&made.programme(), &round(), 7, &mut ids(prefix));
    made.change(drafted.expect("there is an answer").into());
    made.change(Change::Publish {
        round: round(),
        on: date(2026, 9, 1),
        reply_by: Some(date(2026, 9, 15)),
        first_step,
    });
}

/// The pairing of a mentee as it stands.
fn of(programme: &Programme, mentee: &str) -> Pairing {
    let part: Id<Participation> = Id::new(format!("{mentee}-part"));
    let mut theirs = programme.pairings.values();
    let found = theirs.find(|it| it.mentee == part).expect("a pairing");
    (**found).clone()
}

fn code(programme: &Programme, mentee: &str, role: Role) -> String {
    offer_code(&of(programme, mentee), role)
}

fn answer(made: &mut Made, mentee: &str, role: Role, answer: OfferAnswer, words: &str) {
    let pairing = of(&made.programme(), mentee).id;
    made.change(Change::AnswerOffer {
        pairing,
        role,
        said: Answered {
            answer,
            on: Some(today()),
            came: None,
            words: words.to_owned(),
        },
    });
}

/// Writes what the round lacks; every letter is ticked as sent.
fn send(made: &mut Made, prefix: &'static str) -> Vec<(LetterKind, String)> {
    let programme = made.programme();
    let mut new = ids(prefix);
    let id = || Id::new(new());
    let step = FirstStep::Introduce;
    let Some(change) = write_letters(&programme, &round(), step, today(), id) else {
        return Vec::new();
    };
    let Change::Many { changes, .. } = &change else {
        panic!("letters are written together");
    };
    let letter = |change: &Change| match change {
        Change::Save(civic_mentor::domain::whole::AnyRecord::Letter(it)) => Some(it.clone()),
        _ => None,
    };
    let letters: Vec<Letter> = changes.iter().filter_map(letter).collect();
    made.change(change.clone());
    let all: Vec<_> = letters.iter().map(|it| it.id.clone()).collect();
    let ticked = tick(&made.programme(), &all, Some(5)).expect("there are letters");
    made.change(ticked);
    let mut kinds: Vec<_> = letters
        .into_iter()
        .map(|it| (it.kind, it.to.to_string()))
        .collect();
    kinds.sort_by_key(|(kind, to)| (*kind, to.clone()));
    kinds
}

/// A pasted mail, kept in the Inbox.
fn paste(made: &mut Made, text: &str, from_email: &str, prefix: &'static str) -> Vec<Id<Message>> {
    let incoming = answers_in(text).into_iter().map(|line| Incoming {
        file: String::new(),
        came: Came::Text,
        what: What::Line {
            answer: line,
            from_name: String::new(),
            from_email: from_email.to_owned(),
        },
    });
    let before: BTreeSet<_> = made.programme().messages.keys().cloned().collect();
    let received = receive(
        &made.programme(),
        incoming.collect(),
        "did:key:own",
        1_789_000_000_000,
        &mut ids(prefix),
    );
    made.change(received.change.expect("something is kept"));
    let now = made.programme();
    now.messages
        .keys()
        .filter(|id| !before.contains(*id))
        .cloned()
        .collect()
}

fn accepted(made: &mut Made, message: &Id<Message>) -> Result<(), NotAccepted> {
    let change = accept(
        &made.programme(),
        message,
        &Take::All,
        None,
        today(),
        &mut ids("accepted"),
    )?;
    made.change(change);
    Ok(())
}

#[test]
fn stored_pairings_and_rounds_without_the_new_fields_read_as_before() {
    let mut malformed = Vec::new();
    let fields = Fields::from([("state".to_owned(), "published".into())]);
    let pairing = Pairing::from_fields(Id::new("p"), &fields, &mut malformed);
    assert_eq!(pairing.to_fields(), fields);
    assert_eq!(pairing.answer_of(MENTEE), OfferAnswer::None);
    assert!(!pairing.waits_for_answers());
    let fields = Fields::from([("state".to_owned(), "published".into())]);
    let round = Round::from_fields(Id::new("r"), &fields, &mut malformed);
    assert_eq!(round.to_fields(), fields);
    assert_eq!(round.first_step, FirstStep::Introduce);
    assert_eq!(malformed, Vec::<String>::new());
}

#[test]
fn pairs_are_introduced_at_once_unless_the_coordinator_asks_both_first() {
    let mut at_once = published(FirstStep::Introduce);
    let sent = send(&mut at_once, "letter");
    assert_eq!(sent.len(), 6);
    assert!(
        sent.iter()
            .all(|(kind, _)| *kind == LetterKind::Introduction)
    );
    assert_eq!(offers(&at_once.programme(), &round(), today()), []);

    let mut asked = published(FirstStep::Offer);
    let sent = send(&mut asked, "letter");
    assert_eq!(sent.len(), 6);
    assert!(sent.iter().all(|(kind, _)| *kind == LetterKind::Offer));
    assert_eq!(send(&mut asked, "more"), []);
    let counts = OfferCounts::of(&offers(&asked.programme(), &round(), today()));
    assert_eq!((counts.n_offered, counts.n_wait_for_both), (3, 3));
}

#[test]
fn an_offer_asks_for_a_line_with_the_code_of_its_reader() {
    let made = published(FirstStep::Offer);
    let programme = made.programme();
    let told = Tellings::of(&programme, &round());
    let letters = letters_for_round(&programme, &round(), FirstStep::Introduce, Id::default);
    for letter in &letters {
        for language in [Language::English, Language::Spanish] {
            let letter = Letter {
                language,
                ..letter.clone()
            };
            let seen = told.render(&programme, &letter);
            let pairing = &programme.pairings[letter.pairing.as_ref().unwrap()];
            let role = pairing.role_of(&letter.to).unwrap();
            let (own, other) = (offer_code(pairing, role), offer_code(pairing, role.other()));
            assert!(seen.body.contains(&format!("NO {own}")), "{}", seen.body);
            assert!(!seen.body.contains(&other));
            let yes = if language == Language::English {
                format!("YES {own}")
            } else {
                format!("SÍ {own}")
            };
            assert!(seen.body.contains(&yes), "{}", seen.body);
            let serious: Vec<_> = seen.problems.iter().filter(|it| it.is_serious()).collect();
            assert_eq!(serious, Vec::<&LetterProblem>::new());
            // What the letter asks for is what the Inbox reads.
            let tails = seen
                .body
                .lines()
                .filter_map(|line| line.rsplit(": ").next());
            let read = answers_in(&tails.collect::<Vec<_>>().join("\n"));
            assert!(read.iter().all(|it| it.code == own), "{read:?}");
            assert_eq!(read.len(), 2);
        }
    }
}

#[test]
fn two_yeses_by_mail_make_a_pair_that_is_introduced() {
    let mut made = published(FirstStep::Offer);
    send(&mut made, "offer");
    let programme = made.programme();
    let (mentee, mentor) = (
        code(&programme, "ana", MENTEE),
        code(&programme, "ana", MENTOR),
    );
    let mail = format!(
        "Yes please!\nYes {mentee}. I look forward to it\n\nOn 3 Sep, Rosa wrote:\n> - If you would: YES {mentee}\n> - If you would rather not: NO {mentee}\n"
    );
    let first = paste(&mut made, &mail, "ana@example.gov", "m1");
    assert_eq!(first.len(), 1, "the quoted letter is no answer");
    assert_eq!(
        made.programme().messages[&first[0]].kind,
        Kind::OfferReply.as_str()
    );
    accepted(&mut made, &first[0]).unwrap();
    assert_eq!(of(&made.programme(), "ana").state, PairingState::Published);
    assert_eq!(send(&mut made, "early"), [], "one yes introduces nobody");
    let second = paste(&mut made, &format!("SÍ {mentor}"), "", "m2");
    accepted(&mut made, &second[0]).unwrap();

    let pairing = of(&made.programme(), "ana");
    assert_eq!(pairing.state, PairingState::Active);
    let said = pairing.answered(MENTEE);
    assert_eq!(said.answer, OfferAnswer::Accepted);
    assert_eq!(said.on, Some(today()));
    assert_eq!(said.words, "I look forward to it");
    assert_eq!(said.came, Some(first[0].clone()));
    let counts = OfferCounts::of(&offers(&made.programme(), &round(), today()));
    assert_eq!((counts.n_agreed, counts.n_to_introduce), (1, 1));
    assert!(matches!(
        progress(&made.programme(), today()).next,
        NextAct::SeeOffers { n_agreed: 1, .. }
    ));
    let sent = send(&mut made, "introduction");
    let both = [&pairing.mentee, &pairing.mentor].map(ToString::to_string);
    assert_eq!(sent.len(), 2);
    for (kind, to) in sent {
        assert_eq!(kind, LetterKind::Introduction);
        assert!(both.contains(&to));
    }
    let states = |programme: &Programme| -> BTreeMap<OfferState, usize> {
        let mut states = BTreeMap::new();
        for offer in offers(programme, &round(), today()) {
            *states.entry(offer.state).or_default() += 1;
        }
        states
    };
    assert_eq!(states(&made.programme())[&OfferState::Introduced], 1);
}

#[test]
fn a_no_ends_the_offer_and_the_partner_never_reads_why() {
    let mut made = published(FirstStep::Offer);
    send(&mut made, "offer");
    let secret = "I cannot work with lawyers";
    answer(&mut made, "ana", MENTOR, OfferAnswer::Accepted, "");
    answer(&mut made, "ana", MENTEE, OfferAnswer::Declined, secret);
    let pairing = of(&made.programme(), "ana");
    assert_eq!(pairing.state, PairingState::Declined);
    assert_eq!(pairing.ended_on, Some(today()));
    let letters = letters_for_round(
        &made.programme(),
        &round(),
        FirstStep::Introduce,
        Id::default,
    );
    assert_eq!(letters.len(), 1, "who said no knows: {letters:?}");
    assert_eq!(letters[0].kind, LetterKind::OfferOver);
    assert_eq!(letters[0].to, pairing.mentor);
    let programme = made.programme();
    let told = Tellings::of(&programme, &round());
    for letter in programme.letters.values().map(|it| &**it).chain(&letters) {
        for language in [Language::English, Language::Spanish] {
            let letter = Letter {
                language,
                ..letter.clone()
            };
            assert!(!told.render(&programme, &letter).body.contains(secret));
        }
    }
    let seen = told.render(&programme, &letters[0]);
    assert!(seen.body.contains("ANA"), "{}", seen.body);
    let offers = offers(&programme, &round(), today());
    assert_eq!(offers[0].state, OfferState::Left, "it stands first");
    assert_eq!(offers[0].left, SIDES.to_vec());
    assert!(matches!(
        progress(&programme, today()).next,
        NextAct::SeeOffers { n_left: 1, .. }
    ));
}

#[test]
fn every_answer_that_cannot_be_taken_says_why() {
    let mut made = published(FirstStep::Offer);
    send(&mut made, "offer");
    let programme = made.programme();
    let ana = code(&programme, "ana", MENTEE);
    let bea = code(&programme, "bea", MENTEE);

    let unknown = paste(&mut made, "YES 22222", "", "unknown");
    assert_eq!(
        accepted(&mut made, &unknown[0]),
        Err(NotAccepted::NobodysCode)
    );
    let yes = paste(&mut made, &format!("YES {ana}"), "", "yes");
    accepted(&mut made, &yes[0]).unwrap();
    let again = paste(&mut made, &format!("YES {ana} really"), "", "again");
    assert_eq!(accepted(&mut made, &again[0]), Err(NotAccepted::SaidBefore));

    // A changed answer counts until they were introduced.
    let side = |made: &Made, mentee: &str| Side {
        pairing: of(&made.programme(), mentee).id,
        role: MENTEE,
    };
    let means = |made: &Made, mentee: &str, answer, on| {
        side_means(&made.programme(), &side(made, mentee), answer, on)
    };
    assert!(matches!(
        means(&made, "ana", OfferAnswer::Declined, None),
        ReplyMeans::Changes { on: Some(_), .. }
    ));
    answer(&mut made, "ana", MENTOR, OfferAnswer::Accepted, "");
    send(&mut made, "introduction");
    let no = paste(&mut made, &format!("NO {ana}"), "", "no");
    assert_eq!(accepted(&mut made, &no[0]), Err(NotAccepted::Introduced));

    // Late is said, and counts while the pairing stands.
    let late = Some(date(2026, 9, 16));
    assert_eq!(
        means(&made, "bea", OfferAnswer::Accepted, late),
        ReplyMeans::Counts {
            side: side(&made, "bea"),
            late_for: Some(date(2026, 9, 15)),
        }
    );
    let pairing = of(&made.programme(), "bea").id;
    made.change(Change::EndPairing {
        pairing: pairing.clone(),
        on: today(),
        reason: "no answer".to_owned(),
        not_again: None,
    });
    let over = paste(&mut made, &format!("YES {bea}"), "", "over");
    assert_eq!(accepted(&mut made, &over[0]), Err(NotAccepted::OfferOver));
    let refused = made.try_change(Change::AnswerOffer {
        pairing,
        role: MENTEE,
        said: Answered {
            answer: OfferAnswer::Accepted,
            ..Answered::default()
        },
    });
    assert_eq!(refused, Err(Refusal::NotOffered));
}

#[test]
fn the_code_of_an_offer_and_of_a_supervisor_are_never_taken_for_each_other() {
    let made = published(FirstStep::Offer);
    let code = code(&made.programme(), "ana", MENTEE);
    assert_eq!(code.len(), 5);
    let lines = answers_in(&format!("YES 7K4Q 2 hours\nno {code} not now"));
    assert_eq!(lines.len(), 2);
    assert_eq!(reply_of(&lines[0]), None);
    assert_eq!(
        reply_of(&lines[1]),
        Some(OfferReply {
            code: code.clone(),
            answer: OfferAnswer::Declined,
            note: "not now".to_owned(),
            name: String::new(),
        })
    );
    // Nobody can tell an answer from a letter that is quoted without marks.
    let quoted = format!("Thanks\n\nOn 3 Sep, Rosa wrote:\n\nYES {code}\n");
    assert_eq!(answers_in(&quoted), []);
    assert_eq!(codes_below_quote(&quoted), BTreeSet::from([code]));
    assert_eq!(answers_in("No thanks, rhythm is all"), []);
}

#[test]
fn many_answers_are_taken_over_in_one_press_and_a_no_loses_no_yes() {
    let mut made = published(FirstStep::Offer);
    let programme = made.programme();
    let line = |yes: &str, mentee, role| format!("{yes} {}", code(&programme, mentee, role));
    let text = [
        line("NO", "ana", MENTEE),
        line("YES", "ana", MENTOR),
        line("YES", "bea", MENTEE),
        line("YES", "bea", MENTEE),
        line("YES", "bea", MENTOR),
        line("NO", "cal", MENTEE),
        line("NO", "cal", MENTOR),
        "YES 22222".to_owned(),
    ]
    .join("\n");
    let all = paste(&mut made, &text, "", "all");
    let (change, n) = accept_replies(&made.programme(), &all, today());
    assert_eq!(n, 6, "one of two alike, and none of an unknown code");
    made.change(change.unwrap());
    let now = made.programme();
    assert_eq!(of(&now, "ana").state, PairingState::Declined);
    assert_eq!(of(&now, "ana").mentor_answer, OfferAnswer::Accepted);
    assert_eq!(of(&now, "bea").state, PairingState::Active);
    assert_eq!(of(&now, "cal").mentor_answer, OfferAnswer::Declined);
    let waiting = now.messages.values();
    let waiting = waiting.filter(|it| it.state == MessageState::Waiting);
    assert_eq!(waiting.count(), 2);
}

#[test]
fn an_answer_recorded_by_hand_says_who_recorded_it_from_what() {
    let mut made = published(FirstStep::Offer);
    let side = Side {
        pairing: of(&made.programme(), "cal").id,
        role: MENTEE,
    };
    let recorded = Recorded {
        by: "A. Ruiz".to_owned(),
        from_name: "Cal".to_owned(),
        written_on: Some(date(2026, 9, 4)),
        source: HandSource::Call,
    };
    let said = Said::Offer(side, OfferAnswer::Declined, "moving away".to_owned());
    let change = record(
        &made.programme(),
        &said,
        recorded,
        "by-hand".to_owned(),
        9,
        today(),
    );
    made.change(change.unwrap());
    let pairing = of(&made.programme(), "cal");
    let answered = pairing.answered(MENTEE);
    assert_eq!(answered.on, Some(date(2026, 9, 4)), "the day it was said");
    assert_eq!(answered.words, "moving away");
    let message = made.programme().messages[&answered.came.unwrap()].clone();
    assert_eq!(message.came, Came::Hand);
    assert_eq!(message.recorded_by, "A. Ruiz");
    assert_eq!(message.about, Some(Id::<Person>::new("cal")));
    assert_eq!(pairing.state, PairingState::Declined);
}

#[test]
fn whoever_has_not_answered_is_reminded_once_a_letter_went() {
    let mut made = published(FirstStep::Offer);
    let every = |made: &Made| -> BTreeSet<Id<Pairing>> {
        made.programme().pairings.keys().cloned().collect()
    };
    let reminders = |made: &Made, prefix: &'static str| {
        let mut new = ids(prefix);
        remind(&made.programme(), &round(), &every(made), today(), || {
            Id::new(new())
        })
    };
    assert_eq!(reminders(&made, "early"), None, "nothing went yet");
    let counts = |made: &Made| OfferCounts::of(&offers(&made.programme(), &round(), today()));
    assert_eq!((counts(&made).n_unsent, counts(&made).n_waiting()), (3, 0));
    assert_eq!(waits(&made.programme(), &round(), date(2026, 9, 20)), []);
    send(&mut made, "offer");
    answer(&mut made, "ana", MENTEE, OfferAnswer::Accepted, "");
    let change = reminders(&made, "reminder").unwrap();
    made.change(change);
    let letters = made.programme().letters;
    let written = letters
        .values()
        .filter(|it| it.kind == LetterKind::OfferReminder);
    assert_eq!(written.count(), 5);
    assert_eq!(reminders(&made, "twice"), None, "they still wait to go");
    let found = waits(&made.programme(), &round(), date(2026, 9, 20));
    assert_eq!(found.len(), 5);
    assert!(found.iter().all(|it| it.is_overdue));
    assert_eq!(found[0].since_ms, 5, "since the letter was ticked as sent");
    assert_eq!((counts(&made).n_unsent, counts(&made).n_waiting()), (0, 3));
}

#[test]
fn answers_recorded_on_two_computers_meet_in_a_merge() {
    let mut ann = published(FirstStep::Offer);
    let before = ann.document.clone();
    let pairing = of(&ann.programme(), "ana").id;
    answer(&mut ann, "ana", MENTEE, OfferAnswer::Accepted, "");
    let ben = edited(
        &before,
        "ben",
        &Change::AnswerOffer {
            pairing: pairing.clone(),
            role: MENTOR,
            said: Answered {
                answer: OfferAnswer::Accepted,
                ..Answered::default()
            },
        },
    );
    for (one, other) in [(&ann.document, &ben), (&ben, &ann.document)] {
        let (joined, report) = join(one, other).unwrap();
        assert_eq!(report.n_conflicts, 0);
        let programme = joined.programme();
        assert_eq!(programme.pairings[&pairing].state, PairingState::Active);
    }
}

/// A copy of a document after a change of another actor.
fn edited(document: &Document, actor: &str, change: &Change) -> Document {
    let mut document = document.clone();
    let writes = civic_mentor::domain::apply::apply(&document.programme(), change).unwrap();
    document.commit(&stamp(actor), &change.code(), &writes);
    document
}

/// Two coordinators matched and published the same round apart.
fn disputed() -> (Made, Document) {
    let mut ann = Made::new();
    for name in ["ana", "bea"] {
        ann.mentee(name, "A", "law");
    }
    for name in ["dan", "eve"] {
        ann.mentor(name, "B", 1, "law");
    }
    ann.open_round();
    let ben = ann.document.clone();
    publish(&mut ann, "ann", FirstStep::Offer);
    // Ben knows of one mentor more, so that his run is another one.
    let fay = [
        Change::save(super::make::person("fay", "B")),
        Change::save(super::make::part("fay", MENTOR, 1)),
    ];
    let ben = fay
        .iter()
        .fold(ben, |ben, change| edited(&ben, "ben", change));
    let programme = ben.programme();
    let drafted = run_at_once(&programme, &round(), 8, &mut ids("ben")).unwrap();
    let ben = edited(&ben, "ben", &drafted.into());
    let ben = edited(
        &ben,
        "ben",
        &Change::Publish {
            round: round(),
            on: date(2026, 9, 2),
            reply_by: None,
            first_step: FirstStep::Introduce,
        },
    );
    (ann, ben)
}

#[test]
fn two_published_runs_stop_the_round_until_one_is_chosen() {
    let (mut ann, ben) = disputed();
    send(&mut ann, "offer");
    let (joined, _) = join(&ann.document, &ben).unwrap();
    ann.document = joined;
    let programme = ann.programme();
    assert_eq!(undecided(&programme), [round()]);
    let choices = runs_to_decide(&programme, &round());
    assert_eq!(choices.len(), 2);
    assert!(choices.iter().all(|it| it.n_pairings == 2), "{choices:?}");
    assert_eq!(choices.iter().map(|it| it.n_sent).sum::<usize>(), 4);
    assert_eq!(
        progress(&programme, today()).next,
        NextAct::DecideRun { n_runs: 2 }
    );

    // No letter of the round is written, and those that are there say why not.
    for step in [FirstStep::Introduce, FirstStep::Offer] {
        assert_eq!(
            letters_for_round(&programme, &round(), step, Id::default),
            []
        );
    }
    let told = Tellings::of(&programme, &round());
    for letter in programme.letters.values() {
        let problems = told.render(&programme, letter).problems;
        assert!(problems.contains(&LetterProblem::SeveralRuns));
    }
    let every = programme.pairings.keys().cloned().collect();
    assert_eq!(
        remind(&programme, &round(), &every, today(), Id::default),
        None
    );
    let pairing = of(&programme, "ana");
    let next = ann.try_change(Change::PublishPairing {
        pairing: Pairing {
            id: Id::new("next"),
            ..pairing.clone()
        },
        on: today(),
    });
    assert_eq!(next, Err(Refusal::SeveralRuns));
    let picked = BTreeSet::new();
    assert_eq!(
        open_rematch(&programme, &round(), &picked, "again", "Again", today()),
        Err(NoRematch::SeveralRuns)
    );
    // Everything else goes on: an answer that comes is written down.
    let anns = programme
        .pairings
        .values()
        .find(|it| it.offered_on.is_some());
    let anns = anns.unwrap().id.clone();
    ann.change(Change::AnswerOffer {
        pairing: anns,
        role: MENTEE,
        said: Answered {
            answer: OfferAnswer::Accepted,
            ..Answered::default()
        },
    });
    ann.mentee("zoe", "A", "law");

    let stands = choices[0].run.clone();
    let lost = choices[1].run.clone();
    let wrong = ann.try_change(Change::DecideRun {
        round: round(),
        run: Id::new("none"),
        on: today(),
        reason: String::new(),
    });
    assert_eq!(wrong, Err(Refusal::NoSuchChoice));
    ann.change(Change::DecideRun {
        round: round(),
        run: stands.clone(),
        on: today(),
        reason: "the other".to_owned(),
    });
    let programme = ann.programme();
    assert_eq!(undecided(&programme), []);
    assert_eq!(
        programme.rounds[&round()].published_run,
        Some(stands.clone())
    );
    let in_round = |key: &civic_mentor::merge::RecordKey| key.kind == Round::KIND;
    assert!(
        ann.document
            .conflicts()
            .iter()
            .all(|(key, _)| !in_round(key))
    );
    for pairing in programme.pairings.values() {
        let is_over = pairing.state == PairingState::Ended;
        assert_eq!(is_over, pairing.run.as_ref() == Some(&lost), "{pairing:?}");
    }
    // Whoever had heard of a pairing that ended gets a letter, nobody else.
    let letters = letters_for_round(&programme, &round(), FirstStep::Introduce, Id::default);
    let ends = letters.iter().filter(|it| it.kind == LetterKind::OfferOver);
    let heard = programme.letters.values().filter(|it| {
        let pairing = it
            .pairing
            .as_ref()
            .and_then(|id| programme.pairings.get(id));
        pairing.is_some_and(|it| it.run.as_ref() == Some(&lost))
    });
    assert_eq!(ends.count(), heard.count());
    let (again, report) = join(&ann.document, &ben).unwrap();
    assert_eq!(report.n_conflicts, 0, "an old copy brings no dispute back");
    assert_eq!(undecided(&again.programme()), []);
}

#[test]
fn the_same_run_published_twice_is_no_dispute() {
    let (ann, _) = disputed();
    let (joined, _) = join(&ann.document, &ann.document.clone()).unwrap();
    assert_eq!(undecided(&joined.programme()), []);
}

#[test]
fn the_next_candidate_is_offered_in_one_act_that_can_be_undone() {
    let mut made = published(FirstStep::Offer);
    made.mentor("gus", "B", 1, "law;data");
    answer(&mut made, "ana", MENTOR, OfferAnswer::Declined, "");
    let programme = made.programme();
    let old = of(&programme, "ana");
    let scoring = Scoring::of(&programme, rules_of(&programme).unwrap()).unwrap();
    let found = next_candidates(&programme, &scoring, &old.mentee);
    let names: Vec<_> = found.iter().map(|it| it.part.to_string()).collect();
    assert_eq!(names, ["gus-part"], "with a place, and not who said no");
    let of_mentor = next_candidates(&programme, &scoring, &old.mentor);
    assert_eq!(of_mentor, [], "nobody else looks for a mentor");
    let next = NextOffer {
        instead_of: old.id.clone(),
        left: old.mentee.clone(),
        other: Id::new("gus-part"),
        points: i64::from(found[0].judgement.total()),
        reply_by: Some(date(2026, 9, 30)),
        reason: String::new(),
        not_again: Some("apart".to_owned()),
    };
    let change = next.change(&programme, Id::new("next"), today()).unwrap();
    let made_it = made.change(change).unwrap();
    let now = made.programme();
    let pairing = &now.pairings[&Id::new("next")];
    assert_eq!(pairing.state, PairingState::Published);
    assert_eq!(pairing.offered_on, Some(today()));
    assert_eq!(now.exclusions.len(), 1);
    let offers = offers(&now, &round(), today());
    let new = offers
        .iter()
        .find(|it| it.pairing.id == Id::new("next"))
        .unwrap();
    assert_eq!(new.due, Some(date(2026, 9, 30)), "its own day");
    assert_eq!(new.state, OfferState::Unsent, "nobody was asked yet");
    let before = offers.iter().find(|it| it.pairing.id == old.id).unwrap();
    assert_eq!(before.state, OfferState::Over, "nobody waits any more");
    let undo = made.document.undo(&made_it.dot).unwrap();
    made.document.commit(&stamp("ann"), "change.undone", &undo);
    let back = made.programme();
    assert!(!back.pairings.contains_key(&Id::new("next")));
    assert_eq!(back.exclusions.len(), 0);
}

#[test]
fn silence_is_ended_and_passed_on_in_the_same_act() {
    let mut made = published(FirstStep::Offer);
    made.mentor("gus", "B", 1, "law;data");
    send(&mut made, "offer");
    let old = of(&made.programme(), "cal");
    let next = NextOffer {
        instead_of: old.id.clone(),
        left: old.mentee.clone(),
        other: Id::new("gus-part"),
        points: 1,
        reply_by: None,
        reason: "no answer by the date".to_owned(),
        not_again: None,
    };
    let change = next.change(&made.programme(), Id::new("next"), today());
    made.change(change.unwrap());
    let now = made.programme();
    assert_eq!(now.pairings[&old.id].state, PairingState::Ended);
    assert_eq!(now.pairings[&old.id].ended_reason, "no answer by the date");
    let sent = send(&mut made, "after");
    let kinds: BTreeSet<_> = sent.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(
        kinds,
        BTreeSet::from([LetterKind::Offer, LetterKind::OfferOver])
    );
    assert_eq!(sent.len(), 4, "both old ones hear, both new ones are asked");
}

#[test]
fn a_pair_that_met_hears_that_it_has_ended() {
    let mut made = published(FirstStep::Introduce);
    send(&mut made, "introduction");
    let pairing = of(&made.programme(), "bea");
    made.change(Change::EndPairing {
        pairing: pairing.id,
        on: today(),
        reason: "SECRET".to_owned(),
        not_again: Some("apart".to_owned()),
    });
    let programme = made.programme();
    let letters = letters_for_round(&programme, &round(), FirstStep::Introduce, Id::default);
    let to: BTreeSet<_> = letters.iter().map(|it| it.to.clone()).collect();
    assert_eq!(to, BTreeSet::from([pairing.mentee, pairing.mentor]));
    let told = Tellings::of(&programme, &round());
    for letter in &letters {
        assert_eq!(letter.kind, LetterKind::Ended);
        let seen = told.render(&programme, letter);
        assert!(!seen.body.contains("SECRET"));
        assert!(!seen.problems.contains(&LetterProblem::NotSo));
    }
}

#[test]
fn a_published_round_can_still_ask_both_first_but_not_who_was_introduced() {
    let mut made = published(FirstStep::Introduce);
    let programme = made.programme();
    let met = of(&programme, "ana");
    made.change(Change::save(Letter {
        id: Id::new("met"),
        round: Some(round()),
        to: met.mentee.clone(),
        kind: LetterKind::Introduction,
        pairing: Some(met.id.clone()),
        ..Letter::default()
    }));
    made.change(Change::OfferRound {
        round: round(),
        on: today(),
    });
    let now = made.programme();
    assert_eq!(now.rounds[&round()].first_step, FirstStep::Offer);
    let offered = now.pairings.values().filter(|it| it.offered_on.is_some());
    assert_eq!(offered.count(), 2);
    assert_eq!(now.pairings[&met.id].offered_on, None);
}

#[test]
fn a_few_can_be_matched_again_only_where_that_makes_sense() {
    let mut made = published(FirstStep::Offer);
    let programme = made.programme();
    assert_eq!(pickable(&programme), [], "everybody has somebody");
    answer(&mut made, "ana", MENTEE, OfferAnswer::Declined, "");
    made.mentor("gus", "B", 2, "law");
    made.mentee("hal", "A", "law");
    let programme = made.programme();
    let found: Vec<_> = pickable(&programme)
        .into_iter()
        .map(|it| (it.part.to_string(), it.since))
        .collect();
    assert_eq!(found.len(), 4);
    assert_eq!(found[0].1, Since::Parted, "they stand first");
    assert_eq!(found[3].1, Since::Unpaired);
    let pick = |names: &[&str]| {
        names
            .iter()
            .map(|it| Id::new(format!("{it}-part")))
            .collect()
    };
    let open = |picked: &BTreeSet<_>| {
        open_rematch(&programme, &round(), picked, "again", "Again", today())
    };
    assert_eq!(open(&pick(&["ana", "hal"])), Err(NoRematch::OneSided));
    let change = open(&pick(&["ana", "hal", "gus", "bea"])).unwrap();
    made.change(change);
    let now = made.programme();
    let again = &now.rounds[&Id::new("again")];
    assert_eq!(again.only, ["ana-part", "gus-part", "hal-part"], "not bea");
    assert_eq!(again.adds_to, Some(round()));
    assert_eq!(again.first_step, FirstStep::Offer);
    assert_eq!(again.state, RoundState::Open);
    assert_eq!(
        now.current_round().map(|it| it.id.to_string()).as_deref(),
        Some("again")
    );
    let names: Vec<_> = published_rounds(&now)
        .iter()
        .map(|it| it.id.to_string())
        .collect();
    assert_eq!(names, ["round"]);
    let twice = open_rematch(&now, &round(), &pick(&["ana", "gus"]), "b", "B", today());
    assert_eq!(twice, Err(NoRematch::RoundOpen));
}

/// The best a few can be matched: most mentees, then mentors who had nobody
/// where those count, then points; by trying everything.
fn best_of_the_rest(
    programme: &Programme,
    picked: &BTreeSet<Id<Participation>>,
) -> (usize, usize, i64) {
    let rules = rules_of(programme).unwrap();
    let counts_mentors = rules.mentor_coverage == MentorCoverage::Count;
    let scoring = Scoring::of(programme, rules).unwrap();
    let of_role = |role| {
        let parts = picked.iter();
        parts.filter(move |it| programme.participations[*it].role == role)
    };
    let mentees: Vec<_> = of_role(MENTEE).collect();
    let mentors: Vec<_> = of_role(MENTOR).collect();
    let live = |part: &Id<Participation>| {
        let all = programme.pairings.values().filter(|it| it.state.is_live());
        all.filter(|it| it.mentor == *part || it.mentee == *part)
            .count()
    };
    let free: Vec<usize> = mentors
        .iter()
        .map(|it| programme.capacity_of(&programme.participations[*it]) as usize - live(it))
        .collect();
    let has: Vec<bool> = mentors.iter().map(|it| live(it) > 0).collect();
    let points = |mentee: &Id<Participation>, mentor: &Id<Participation>| {
        let judged = scoring.judge(mentee, mentor)?;
        judged.is_eligible().then(|| i64::from(judged.total()))
    };
    let mut best = (0, 0, 0);
    let mut given = vec![None; mentees.len()];
    loop {
        let mut used = vec![0; mentors.len()];
        let mut total = Some((0, 0));
        for (at, mentor) in given.iter().enumerate() {
            let Some(mentor) = mentor else { continue };
            used[*mentor] += 1;
            let pair = points(mentees[at], mentors[*mentor]);
            total = total.zip(pair).map(|((n, sum), it)| (n + 1, sum + it));
        }
        let fits = used.iter().zip(&free).all(|(used, free)| used <= free);
        if let Some((n, sum)) = total.filter(|_| fits) {
            let new = used.iter().zip(&has).filter(|(n, has)| **n > 0 && !**has);
            let n_mentors = if counts_mentors { new.count() } else { 0 };
            best = best.max((n, n_mentors, sum));
        }
        let Some(at) = given.iter().position(|it| *it != Some(mentors.len() - 1)) else {
            return best;
        };
        given[at] = Some(given[at].map_or(0, |it| it + 1));
        for earlier in &mut given[..at] {
            *earlier = None;
        }
    }
}

fn skills(mask: u8) -> String {
    let all = ["law", "data", "budget", "speech"];
    let chosen = (0..4).filter(|at| mask & (1 << at) != 0).map(|at| all[at]);
    chosen.collect::<Vec<_>>().join(";")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Only the wants and places of those picked are decided; it is the best
    /// answer there is for them, and nothing that stands is touched.
    #[test]
    fn a_round_that_adds_moves_nothing_and_is_the_best_of_the_rest(
        mentees in prop::collection::vec(1..16_u8, 2..6),
        mentors in prop::collection::vec((1..16_u8, 1..3_u32), 2..5),
        declines in any::<u8>(),
        answered in any::<u8>(),
        unpicked in any::<u16>(),
        late in prop::collection::vec(1..16_u8, 0..2),
    ) {
        let mut made = Made::new();
        for (at, mask) in mentees.iter().enumerate() {
            made.mentee(&format!("e{at}"), "A", &skills(*mask));
        }
        for (at, (mask, places)) in mentors.iter().enumerate() {
            made.mentor(&format!("m{at}"), "B", *places, &skills(*mask));
        }
        made.open_round();
        let drafted = run_at_once(&made.programme(), &round(), 7, &mut ids("first")).unwrap();
        if drafted.pairings.is_empty() {
            return Ok(());
        }
        made.change(drafted.into());
        made.change(Change::Publish {
            round: round(),
            on: date(2026, 9, 1),
            reply_by: None,
            first_step: FirstStep::Offer,
        });
        let pairings: Vec<Id<Pairing>> = made.programme().pairings.keys().cloned().collect();
        for (at, pairing) in pairings.iter().enumerate().take(8) {
            let say = |role, answer| Change::AnswerOffer {
                pairing: pairing.clone(),
                role,
                said: Answered { answer, ..Answered::default() },
            };
            if declines & (1 << at) != 0 {
                made.change(say(MENTEE, OfferAnswer::Declined));
            } else if answered & (1 << at) != 0 {
                made.change(say(MENTEE, OfferAnswer::Accepted));
                made.change(say(MENTOR, OfferAnswer::Accepted));
            }
        }
        for (at, mask) in late.iter().enumerate() {
            made.mentee(&format!("z{at}"), "A", &skills(*mask));
        }
        let programme = made.programme();
        let picked: BTreeSet<_> = pickable(&programme)
            .into_iter()
            .enumerate()
            .filter(|(at, _)| unpicked & (1 << at) == 0)
            .map(|(_, it)| it.part)
            .collect();
        let opened = open_rematch(&programme, &round(), &picked, "again", "Again", today());
        let Ok(open) = opened else {
            return Ok(());
        };
        made.change(open);
        let again: Id<Round> = Id::new("again");
        let before = made.programme();
        let stood: Vec<_> = before.pairings.values().cloned().collect();
        let drafted = run_at_once(&before, &again, 8, &mut ids("again")).unwrap();
        let best = best_of_the_rest(&before, &picked);
        let sum = |pairs: &[Pairing]| pairs.iter().map(|it| it.points).sum::<i64>();
        prop_assert_eq!(drafted.pairings.len(), best.0);
        for pairing in &drafted.pairings {
            prop_assert!(picked.contains(&pairing.mentee) && picked.contains(&pairing.mentor));
        }
        prop_assert_eq!(sum(&drafted.pairings), best.2);
        let is_empty = drafted.pairings.is_empty();
        made.change(drafted.into());
        if !is_empty {
            made.change(Change::Publish {
                round: again,
                on: today(),
                reply_by: None,
                first_step: FirstStep::Offer,
            });
        }
        let after = made.programme();
        for pairing in stood {
            prop_assert_eq!(&after.pairings[&pairing.id], &pairing);
        }
        for part in after.participations.values() {
            let live = after.pairings.values().filter(|it| {
                it.state.is_live() && (it.mentor == part.id || it.mentee == part.id)
            });
            prop_assert!(live.count() <= after.capacity_of(part) as usize);
        }
        prop_assert_eq!(&after.id, PROGRAMME);
    }
}
