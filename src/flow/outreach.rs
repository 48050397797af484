//! What letters that look for people say of this programme: its dates, what is
//! wanted most, and its budget in hours.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::change::Change;
use crate::domain::fact_text::FactText;
use crate::domain::facts::Facts;
use crate::domain::letter::LetterText;
use crate::domain::text::{Language, LocalText};
use crate::domain::whole::Programme;
use crate::evaluate::gaps::{balance, gaps};
use crate::letters::{Outreach, OutreachLetter, date_in_words, marked, outreach};

/// At most so many skills are named as wanted most.
const MAX_WANTED: usize = 5;

/// What a programme costs in work time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    /// Pairs it counts with: as many mentees as have applied, or as said.
    pub n_pairs: u32,
    /// Hours a month of each person.
    pub hours_a_month: u32,
    /// Months it runs, at least one.
    pub n_months: u32,
    /// All hours: two people in each pair.
    pub n_hours: u32,
}

/// The budget of a programme for so many pairs; for as many as there are
/// mentees where none is said. None without hours a month or dates.
///
/// # Example
/// 10 pairs, 2 hours a month, 6 months, two people: 240 hours.
pub fn budget(programme: &Programme, n_pairs: Option<u32>) -> Option<Budget> {
    let Facts {
        hours_a_month,
        starts_on,
        ends_on,
        ..
    } = *programme.facts;
    let n_months = months(starts_on?, ends_on?)?;
    let n_pairs = n_pairs.unwrap_or_else(|| balance(programme).n_mentees);
    let n_hours = n_pairs
        .checked_mul(hours_a_month)?
        .checked_mul(n_months)?
        .checked_mul(2)?;
    (n_hours > 0).then_some(Budget {
        n_pairs,
        hours_a_month,
        n_months,
        n_hours,
    })
}

/// What the programme says in a letter instead of the usual words, where
/// somebody changed it by hand.
pub fn own_words(programme: &Programme, kind: Outreach, language: Language) -> Option<&str> {
    let own = programme.letter_texts.get(&kind.text_id())?;
    let words = own.body.in_language(language);
    (!words.is_empty() && !own.body.is_fallback(language)).then_some(words)
}

/// The change that keeps a letter as it was changed by hand; what reads as the
/// usual words is not kept and follows the programme.
pub fn keep_words(
    programme: &Programme,
    kind: Outreach,
    language: Language,
    words: &str,
    usual: &str,
) -> Change {
    let old = programme.letter_texts.get(&kind.text_id());
    let words = words.trim();
    let own = if words == usual.trim() { "" } else { words };
    let body = old.map(|it| it.body.clone()).unwrap_or_default();
    Change::save(LetterText {
        id: kind.text_id(),
        subject: LocalText::default(),
        body: body.with(language, own),
    })
}

/// Months from the first day to the last, a part of one counted whole.
fn months(first: Date, last: Date) -> Option<u32> {
    let months = (i32::from(last.year()) - i32::from(first.year())) * 12 + i32::from(last.month())
        - i32::from(first.month());
    let more = i32::from(last.day() > first.day() || months == 0);
    u32::try_from(months + more)
        .ok()
        .filter(|months| *months > 0)
}

/// A number of hours with its noun; empty for none.
fn hours_in_words(n: u32, language: Language) -> String {
    match (n, language) {
        (0, _) => String::new(),
        (1, Language::English) => "1 hour".to_owned(),
        (1, Language::Spanish) => "1 hora".to_owned(),
        (_, Language::English) => format!("{n} hours"),
        (_, Language::Spanish) => format!("{n} horas"),
    }
}

/// A letter about this programme; `link` is that of its invitation, where there
/// is one.
pub fn write(
    programme: &Programme,
    kind: Outreach,
    language: Language,
    link: Option<&str>,
    n_pairs: Option<u32>,
) -> OutreachLetter {
    let facts = &programme.facts;
    let day = |day: Option<Date>| {
        day.map(|it| date_in_words(it, language))
            .unwrap_or_default()
    };
    let budget = budget(programme, n_pairs);
    let number = |n: Option<u32>| {
        n.filter(|n| *n > 0)
            .map(|n| n.to_string())
            .unwrap_or_default()
    };
    let mut wanted: Vec<_> = gaps(programme)
        .into_iter()
        .filter(|gap| gap.n_mentors_missing > 0)
        .collect();
    wanted.sort_by(|a, b| {
        b.n_mentors_missing
            .cmp(&a.n_mentors_missing)
            .then_with(|| a.skill.cmp(&b.skill))
    });
    let wanted: Vec<String> = wanted
        .into_iter()
        .take(MAX_WANTED)
        .map(|gap| gap.skill)
        .collect();
    let sponsor = match (facts.sponsor_name.trim(), language) {
        ("", Language::English) => "colleague",
        ("", Language::Spanish) => "colega",
        (name, _) => name,
    };
    // On paper the code stands apart from the page it is typed into.
    let address = link
        .unwrap_or_default()
        .split('#')
        .next()
        .unwrap_or_default();
    // Without a link the invitation is a file, which somebody has to ask for.
    let contact = [&facts.coordinator_name, &facts.coordinator_email];
    let contact: Vec<&str> = contact.into_iter().map(|it| it.trim()).collect();
    let ask_for_file = match link {
        Some(_) => String::new(),
        None => contact.join(", ").trim_matches([',', ' ']).to_owned(),
    };
    let text = |which| marked(&facts.text(which), language);
    let values = BTreeMap::from([
        ("programme", facts.name.clone()),
        ("purpose", text(FactText::Purpose)),
        ("eligibility", text(FactText::Eligibility)),
        ("paid_time", text(FactText::PaidTime)),
        ("success_signs", text(FactText::SuccessSigns)),
        ("hours", hours_in_words(facts.hours_a_month, language)),
        ("apply_by", day(facts.apply_by)),
        ("starts_on", day(facts.starts_on)),
        ("ends_on", day(facts.ends_on)),
        ("wanted", wanted.join(", ")),
        ("link", link.unwrap_or_default().to_owned()),
        ("address", address.to_owned()),
        ("ask_for_file", ask_for_file),
        ("n_pairs", number(budget.map(|it| it.n_pairs))),
        ("budget_hours", number(budget.map(|it| it.n_hours))),
        ("sponsor", sponsor.to_owned()),
        ("coordinator", facts.coordinator_name.clone()),
        ("coordinator_email", facts.coordinator_email.clone()),
        ("coordinator_phone", facts.coordinator_phone.clone()),
    ]);
    outreach(kind, language, &values)
}
