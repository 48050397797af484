//! What holds without a browser: rules of the domain, formats, the layout of the
//! code, the words of the page. One file per area in `tests/host/`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(
    clippy::cast_sign_loss,
    clippy::default_trait_access,
    clippy::type_complexity,
    clippy::unnecessary_wraps,
    reason = "short literals and helpers of tests"
)]

#[path = "host/adopt.rs"]
mod adopt;
#[path = "host/arrival.rs"]
mod arrival;
#[path = "host/audit.rs"]
mod audit;
#[path = "host/backup.rs"]
mod backup;
#[path = "host/bundle.rs"]
mod bundle;
#[path = "host/bundle_programme.rs"]
mod bundle_programme;
#[path = "host/bundle_props.rs"]
mod bundle_props;
#[path = "host/bundle_trust.rs"]
mod bundle_trust;
#[path = "host/canary.rs"]
mod canary;
#[path = "host/changed.rs"]
mod changed;
#[path = "host/choice.rs"]
mod choice;
#[path = "host/circles.rs"]
mod circles;
#[path = "host/days.rs"]
mod days;
#[path = "host/details.rs"]
mod details;
#[path = "host/domain.rs"]
mod domain;
#[path = "host/eligibility.rs"]
mod eligibility;
#[path = "host/enrol.rs"]
mod enrol;
#[path = "host/enrol_away.rs"]
mod enrol_away;
#[path = "host/enrol_letters.rs"]
mod enrol_letters;
#[path = "host/exchange.rs"]
mod exchange;
#[path = "host/fairness.rs"]
mod fairness;
#[path = "host/forget.rs"]
mod forget;
#[path = "host/form_edit.rs"]
mod form_edit;
#[path = "host/gaps.rs"]
mod gaps;
#[path = "host/gathering.rs"]
mod gathering;
#[path = "host/import.rs"]
mod import;
#[path = "host/inbox.rs"]
mod inbox;
#[path = "host/letters.rs"]
mod letters;
#[path = "host/mail.rs"]
mod mail;
#[path = "host/make.rs"]
mod make;
#[path = "host/matching.rs"]
mod matching;
#[path = "host/merge.rs"]
mod merge;
#[path = "host/merge_preview.rs"]
mod merge_preview;
#[path = "host/offers.rs"]
mod offers;
#[path = "host/outbox.rs"]
mod outbox;
#[path = "host/outreach.rs"]
mod outreach;
#[path = "host/pace.rs"]
mod pace;
#[path = "host/readers.rs"]
mod readers;
#[path = "host/records.rs"]
mod records;
#[path = "host/requests.rs"]
mod requests;
#[path = "host/round.rs"]
mod round;
#[path = "host/round_before.rs"]
mod round_before;
#[path = "host/round_hand.rs"]
mod round_hand;
#[path = "host/rule_set.rs"]
mod rule_set;
#[path = "host/rules.rs"]
mod rules;
#[path = "host/run_record.rs"]
mod run_record;
#[path = "host/sample.rs"]
mod sample;
#[path = "host/sealing.rs"]
mod sealing;
#[path = "host/signatures.rs"]
mod signatures;
#[path = "host/store.rs"]
mod store;
#[path = "host/template_walks.rs"]
mod template_walks;
#[path = "host/templates.rs"]
mod templates;
#[path = "host/tidy.rs"]
mod tidy;
#[path = "host/told_of_groups.rs"]
mod told_of_groups;
#[path = "host/trail.rs"]
mod trail;
#[path = "host/trouble.rs"]
mod trouble;
#[path = "host/twins.rs"]
mod twins;
#[path = "host/typed.rs"]
mod typed;
#[path = "host/whatif.rs"]
mod whatif;
#[path = "host/words.rs"]
mod words;
#[path = "host/writers.rs"]
mod writers;
