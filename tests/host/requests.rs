//! Files that ask a participant: a shortlist, an offer. What they hold, when
//! none is made, and the answers that come back.
//!
//! What of it each reader may see is held in `readers`.

use std::sync::Arc;

use civic_mentor::bundle::{
    Addressee, Kind, Message as Wire, OfferReply, Ranking, ShortlistMessage,
};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::letter::{Letter, LetterKind};
use civic_mentor::domain::pairing::{OfferAnswer, Pairing, PairingState};
use civic_mentor::domain::people::{Participation, Role};
use civic_mentor::domain::text::Language;
use civic_mentor::domain::value::Value;
use civic_mentor::domain::whole::Programme;
use civic_mentor::flow::choice::asking::{Ask, ask_about};
use civic_mentor::flow::choice::ranking::{RankMeans, order_means};
use civic_mentor::flow::enrol::code::{
    answers_in, choice_code, offer_code, offer_line, ranking_line, rankings_in,
};
use civic_mentor::flow::offers::reply::reply_of;
use civic_mentor::flow::outbox::{LettersOf, Tellings, file_of};
use jiff::civil::date;

use super::make::Made;

fn part(name: &str) -> Id<Participation> {
    Id::new(format!("{name}-part"))
}

fn to() -> Vec<Addressee> {
    vec![Addressee {
        name: "Rosa".to_owned(),
        key: "did:key:z6Mk".to_owned(),
        recipient: "age1".to_owned(),
    }]
}

/// Ana is asked about dan and eve; bea and dan are offered to each other.
fn programme() -> Programme {
    let mut made = Made::new();
    made.mentee("ana", "A", "law");
    made.mentee("bea", "A", "data");
    made.mentor("dan", "B", 2, "law");
    made.mentor("eve", "B", 1, "data");
    made.published_pair("dan-part", "bea-part");
    let asking = Ask {
        n_mentors: 5,
        on: date(2026, 9, 10),
        reply_by: Some(date(2026, 9, 20)),
    };
    let mentors = ["dan", "eve"].map(part);
    let change = ask_about(&made.programme(), &part("ana"), &mentors, asking, || {
        Id::new("letter")
    });
    made.change(change.unwrap());
    made.programme()
}

fn pairing(programme: &Programme) -> Arc<Pairing> {
    Arc::clone(programme.pairings.values().next().unwrap())
}

fn letter(programme: &Programme, kind: LetterKind, name: &str) -> Letter {
    let pairing = pairing(programme);
    let of_pairing = kind.needs_pairing();
    Letter {
        kind,
        to: part(name),
        pairing: of_pairing.then(|| pairing.id.clone()),
        round: of_pairing.then(|| pairing.round.clone()),
        ..Letter::default()
    }
}

fn file(programme: &Programme, kind: LetterKind, name: &str) -> Option<Wire> {
    let letter = letter(programme, kind, name);
    let told = Tellings::of(programme, LettersOf::letter(&letter));
    file_of(programme, &letter, &told, to())
}

fn read(kind: Kind, payload: &Value) -> Option<Wire> {
    Wire::from_payload(kind, payload).unwrap().ok()
}

fn shortlist(programme: &Programme) -> ShortlistMessage {
    match file(programme, LetterKind::Choice, "ana") {
        Some(Wire::Shortlist(it)) => *it,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_shortlist_says_who_is_on_it_by_when_and_comes_back_as_it_went() {
    let programme = programme();
    let list = shortlist(&programme);
    let mentors: Vec<_> = list
        .mentors
        .iter()
        .map(|it| (it.number, it.shown.name.as_str()))
        .collect();
    let name = |it: &str| programme.name_of(&part(it));
    assert_eq!(mentors, [(1, &*name("dan")), (2, &*name("eve"))]);
    assert!(list.mentors.iter().all(|it| it.shown.email.is_empty()));
    assert_eq!(list.asking.reply_by, Some(date(2026, 9, 20)));
    assert_eq!(list.asking.name, name("ana"));
    let stored = programme.shortlist_of(&part("ana")).unwrap();
    assert_eq!(list.asking.code, choice_code(stored));
    let wire = Wire::Shortlist(Box::new(list));
    assert_eq!(read(Kind::Shortlist, &wire.to_payload()), Some(wire));
}

#[test]
fn whoever_is_hidden_keeps_the_number_and_is_left_out() {
    let mut programme = programme();
    let dan = programme.person_of(&part("dan")).unwrap().clone();
    let hidden = civic_mentor::domain::people::Person {
        hidden_on: Some(date(2026, 9, 11)),
        ..(*dan).clone()
    };
    programme.people.insert(dan.id.clone(), Arc::new(hidden));
    let list = shortlist(&programme);
    assert_eq!(list.mentors.len(), 1);
    assert_eq!(list.mentors[0].number, 2);
    assert_eq!(file(&programme, LetterKind::Offer, "bea"), None);
}

#[test]
fn no_file_asks_what_is_not_waited_for_any_more() {
    let mut programme = programme();
    let mut list = programme.shortlist_of(&part("ana")).unwrap().clone();
    list.answered_on = Some(date(2026, 9, 12));
    programme.shortlists.insert(list.id.clone(), Arc::new(list));
    assert_eq!(file(&programme, LetterKind::Choice, "ana"), None);
    let over = Pairing {
        state: PairingState::Declined,
        ..(*pairing(&programme)).clone()
    };
    programme.pairings.insert(over.id.clone(), Arc::new(over));
    assert_eq!(file(&programme, LetterKind::Offer, "bea"), None);
    assert_eq!(file(&programme, LetterKind::Introduction, "bea"), None);
}

#[test]
fn an_offer_names_the_other_one_to_each_side() {
    let programme = programme();
    for (name, other, role) in [("bea", "dan", Role::Mentee), ("dan", "bea", Role::Mentor)] {
        let Some(Wire::Offer(offer)) = file(&programme, LetterKind::Offer, name) else {
            panic!("no offer for {name}");
        };
        let partner = programme.person_of(&part(other)).unwrap();
        assert_eq!(offer.partner.name, partner.full_name());
        assert_eq!(offer.partner.email, partner.email);
        assert_eq!(offer.role, role);
        assert_eq!(offer.asking.code, offer_code(&pairing(&programme), role));
        assert!(!offer.why.en.is_empty() && !offer.why.es.is_empty());
        let wire = Wire::Offer(offer);
        assert_eq!(read(Kind::Offer, &wire.to_payload()), Some(wire));
    }
}

#[test]
fn a_file_that_cannot_be_answered_is_refused_whole() {
    let mut list = shortlist(&programme());
    list.mentors[1].number = 1;
    let twice = Wire::Shortlist(Box::new(list.clone()));
    assert_eq!(read(Kind::Shortlist, &twice.to_payload()), None);
    list.mentors.clear();
    let nobody = Wire::Shortlist(Box::new(list.clone()));
    assert_eq!(read(Kind::Shortlist, &nobody.to_payload()), None);
    list = shortlist(&programme());
    list.asking.code.clear();
    let codeless = Wire::Shortlist(Box::new(list));
    assert_eq!(read(Kind::Shortlist, &codeless.to_payload()), None);
    let offer = file(&programme(), LetterKind::Offer, "bea").unwrap();
    let Value::Map(mut fields) = offer.to_payload() else {
        panic!("no map");
    };
    fields.insert("role".to_owned(), "guest".into());
    assert_eq!(read(Kind::Offer, &Value::Map(fields.clone())), None);
    fields.remove("role");
    assert_eq!(read(Kind::Offer, &Value::Map(fields)), None);
}

#[test]
fn the_line_of_an_answer_reads_back_as_the_answer() {
    for order in [vec![2, 1], vec![1], Vec::new()] {
        let ranking = Ranking {
            code: "7K4QX".to_owned(),
            order,
            ..Ranking::default()
        };
        for language in [Language::English, Language::Spanish] {
            let line = ranking_line(&ranking, language);
            assert_eq!(rankings_in(&line), vec![ranking.clone()], "{line}");
        }
    }
    for answer in [OfferAnswer::Accepted, OfferAnswer::Declined] {
        for language in [Language::English, Language::Spanish] {
            let reply = OfferReply {
                code: "7K4QX".to_owned(),
                answer,
                ..OfferReply::default()
            };
            let line = offer_line(&reply, language);
            let read = answers_in(&line).first().and_then(reply_of);
            assert_eq!(read, Some(reply), "{line}");
        }
    }
}

#[test]
fn none_of_the_list_is_an_answer_of_its_own() {
    let programme = programme();
    let ranking = Wire::Ranking(Ranking {
        code: "7K4QX".to_owned(),
        ..Ranking::default()
    });
    assert_eq!(read(Kind::Ranking, &ranking.to_payload()), Some(ranking));
    let noted = rankings_in("Rank 7k4qx none, sorry").remove(0);
    assert_eq!((noted.order.len(), noted.note.as_str()), (0, "sorry"));
    let RankMeans::Counts(order) = order_means(&programme, &part("ana"), &[]) else {
        panic!("it is waited for");
    };
    assert!(order.ranked.is_empty());
}
