//! Codes to answer with by e-mail: "YES 7K4Q" from a supervisor, "YES 7K4QX"
//! from somebody who is offered a pairing.
//!
//! A code stands for one request to one supervisor; with another supervisor it
//! is another code, so that an old answer does not count for the new one. The
//! code of an offer is one character longer, so that the two are never taken
//! for each other. Leaves out what an answer does (`approval`, `flow::offers`).

use std::collections::BTreeSet;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::bundle::{ApprovalAnswer, MAX_RANKED, OfferReply, Outcome, Ranking};
use crate::domain::pairing::{OfferAnswer, Pairing};
use crate::domain::people::{ApprovedTime, Participation, Role, fold_email};
use crate::domain::shortlist::Shortlist;
use crate::domain::text::Language;

/// Letters and digits that are not taken for each other.
const LETTERS: &[u8; 27] = b"23456789CDFGHJKLMNPQRTVWXYZ";
/// Characters of a supervisor's code.
const N_CHARS: usize = 4;
/// Characters of the code of an offer.
const N_OFFER_CHARS: usize = 5;

/// The code of a request to the supervisor with this address.
///
/// Two requests may have one code (27^4 are possible); then the sender's
/// address or the coordinator decides.
pub fn approval_code(
    part: &Participation,
    supervisor_email: &str,
    asked_on: Option<Date>,
) -> String {
    let asked_on = asked_on.map(|day| day.to_string()).unwrap_or_default();
    let text = format!(
        "approval\n{}\n{}\n{asked_on}",
        part.id,
        fold_email(supervisor_email)
    );
    code_from(&text, N_CHARS)
}

/// The code with which one side of a pairing answers its offer.
pub fn offer_code(pairing: &Pairing, role: Role) -> String {
    let text = format!("offer\n{}\n{}", pairing.id, pairing.side(role));
    code_from(&text, N_OFFER_CHARS)
}

/// The code with which a mentee answers a shortlist. Asked anew, or about
/// others, it is another code, so that old numbers never count for a new list.
pub fn choice_code(shortlist: &Shortlist) -> String {
    let asked_on = shortlist.asked_on.map(|day| day.to_string());
    let text = format!(
        "choice\n{}\n{}\n{}",
        shortlist.id,
        asked_on.unwrap_or_default(),
        shortlist.mentors.join(" ")
    );
    code_from(&text, N_OFFER_CHARS)
}

/// Whether a code is one of an offer.
pub fn is_offer_code(code: &str) -> bool {
    code.trim().len() == N_OFFER_CHARS
}

fn code_from(text: &str, n_chars: usize) -> String {
    let digest = Sha256::digest(text);
    let pick = |byte: &u8| char::from(LETTERS[usize::from(*byte) % LETTERS.len()]);
    digest.iter().take(n_chars).map(pick).collect()
}

/// Answers found in the text of one or several e-mails, in order; what a mail
/// quotes from earlier ones is passed over, since the letter itself shows the
/// codes.
///
/// A line counts that begins with a yes or a no and a code: `YES 7K4Q`,
/// `Sí 7k4q 2 h`, `NO 7K4Q not this quarter`. After a yes, a number is the most
/// hours a month, and "own time" (`tiempo propio`) is heard; the rest is a note.
pub fn answers_in(text: &str) -> Vec<ApprovalAnswer> {
    let lines = text.lines().collect::<Vec<_>>();
    let (own, _) = lines.split_at(quote_begins(&lines));
    own.iter().filter_map(|line| answer_in(line)).collect()
}

/// Orders of shortlists found in the text of e-mails, as [`answers_in`] finds
/// answers: `RANK 7K4QX 3 1 2`, `ORDEN 7k4qx: 3, 1, 2 y gracias`; and `RANK 7K4QX
/// NONE` where nobody on the list suits.
pub fn rankings_in(text: &str) -> Vec<Ranking> {
    let lines = text.lines().collect::<Vec<_>>();
    let (own, _) = lines.split_at(quote_begins(&lines));
    own.iter().filter_map(|line| ranking_in(line)).collect()
}

/// The order on a line; none on a quoted one.
fn ranking_in(line: &str) -> Option<Ranking> {
    if line.trim_start().starts_with('>') {
        return None;
    }
    let is_break = |c: char| c.is_whitespace() || matches!(c, ':' | ',' | ';' | '.' | '-' | '*');
    let mut words = line.split(is_break).filter(|it| !it.is_empty());
    let said = words.next()?.to_lowercase();
    let code = words.next()?.to_uppercase();
    let is_order = matches!(said.as_str(), "rank" | "ranking" | "orden" | "ordeno");
    if !is_order || code.len() != N_OFFER_CHARS || !is_code(&code) {
        return None;
    }
    let mut order = Vec::new();
    let mut note = Vec::new();
    for word in words {
        match word.parse::<u32>() {
            Ok(number) if note.is_empty() && order.len() < MAX_RANKED => order.push(number),
            _ => note.push(word),
        }
    }
    let first = note.first().map(|it| it.to_lowercase());
    let is_none = first.is_some_and(|it| {
        matches!(
            it.as_str(),
            "none" | "nobody" | "ninguno" | "ninguna" | "nadie"
        )
    });
    if order.is_empty() && is_none {
        note.remove(0);
    }
    (!order.is_empty() || is_none).then(|| Ranking {
        code,
        order,
        note: note.join(" "),
        name: String::new(),
    })
}

/// Codes that stand only where a quoted letter may stand, not above it. Where a
/// mail program marks no quoted lines, nobody can tell an answer of the next
/// mail from the letter that was quoted: they are named, not taken.
pub fn codes_below_quote(text: &str) -> BTreeSet<String> {
    let lines = text.lines().collect::<Vec<_>>();
    let (own, below) = lines.split_at(quote_begins(&lines));
    let codes = |lines: &[&str]| {
        let answers = lines.iter().filter_map(|line| answer_in(line));
        answers.map(|it| it.code).collect::<BTreeSet<_>>()
    };
    let answered = codes(own);
    codes(below).difference(&answered).cloned().collect()
}

/// An answer as the line of an e-mail that [`answers_in`] reads: `YES 7K4Q 2
/// hours own time`, `NO 7K4Q not this quarter`. A word added to a yes stays out,
/// so that no number in it is taken for hours.
pub fn answer_line(answer: &ApprovalAnswer, language: Language) -> String {
    let either = |en: &'static str, es: &'static str| match language {
        Language::English => en,
        Language::Spanish => es,
    };
    if answer.outcome == Outcome::Refused {
        let why = answer.note.split_whitespace().collect::<Vec<_>>().join(" ");
        return format!("NO {} {why}", answer.code).trim_end().to_owned();
    }
    let mut line = format!("{} {}", either("YES", "SÍ"), answer.code);
    if answer.hours > 0 {
        let hours = answer.hours.to_string();
        line.extend([" ", &hours, " ", either("hours", "horas")]);
    }
    line.push_str(match answer.time {
        ApprovedTime::Unsaid => "",
        ApprovedTime::Work => either(" work time", " tiempo de trabajo"),
        ApprovedTime::Own => either(" own time", " tiempo propio"),
    });
    line
}

/// An order as the line of an e-mail that [`rankings_in`] reads: `RANK 7K4QX 3 1
/// 2`. A word added stays out, so that no number in it is taken for a mentor's.
pub fn ranking_line(ranking: &Ranking, language: Language) -> String {
    let (word, none) = match language {
        Language::English => ("RANK", "NONE"),
        Language::Spanish => ("ORDEN", "NINGUNO"),
    };
    let numbers: Vec<String> = ranking.order.iter().map(ToString::to_string).collect();
    let said = if numbers.is_empty() {
        none.to_owned()
    } else {
        numbers.join(" ")
    };
    format!("{word} {} {said}", ranking.code)
}

/// An answer to an offer as the line of an e-mail: `YES 7K4QX`, `NO 7K4QX no
/// time`.
pub fn offer_line(reply: &OfferReply, language: Language) -> String {
    let answer = ApprovalAnswer {
        code: reply.code.clone(),
        outcome: match reply.answer {
            OfferAnswer::Declined => Outcome::Refused,
            OfferAnswer::Accepted | OfferAnswer::None => Outcome::Approved,
        },
        note: reply.note.clone(),
        ..ApprovalAnswer::default()
    };
    answer_line(&answer, language)
}

/// Where the first quoted letter begins whose lines are not marked with `>`:
/// the number of lines before it.
fn quote_begins(lines: &[&str]) -> usize {
    let is_unmarked = |at: usize| {
        let after = lines[at + 1..].iter().map(|line| line.trim());
        let next = after.clone().find(|line| !line.is_empty());
        next.is_some_and(|line| !line.starts_with('>'))
    };
    let mut has_words = false;
    for (at, line) in lines.iter().enumerate() {
        if introduces_quote(line) && is_unmarked(at) || has_words && begins_head(&lines[at..]) {
            return at;
        }
        let is_words = !line.trim().is_empty() && head_field(line).is_none();
        has_words |= is_words && !introduces_quote(line);
    }
    lines.len()
}

fn introduces_quote(line: &str) -> bool {
    let line = line.trim();
    let lower = line.to_lowercase();
    lower.starts_with("-----original message")
        || lower.starts_with("-----mensaje original")
        || (lower.starts_with("on ") && lower.ends_with("wrote:"))
        || (lower.starts_with("el ") && lower.ends_with("escribió:"))
        || line.starts_with("________________")
}

/// The head of a mail as programs show it: a sender and two more fields in a row.
fn begins_head(lines: &[&str]) -> bool {
    let mut fields = lines.iter().map(|line| head_field(line));
    fields.next() == Some(Some(true)) && fields.take(2).all(|it| it.is_some())
}

/// A field of a mail's head; whether it names the sender.
fn head_field(line: &str) -> Option<bool> {
    let (name, _) = line.trim_start().split_once(':')?;
    match name.trim_matches('*').to_lowercase().as_str() {
        "from" | "de" => Some(true),
        "sent" | "date" | "to" | "cc" | "subject" | "enviado" | "enviado el" | "fecha" | "para"
        | "asunto" => Some(false),
        _ => None,
    }
}

/// The answer on a line; none on a quoted one.
fn answer_in(line: &str) -> Option<ApprovalAnswer> {
    if line.trim_start().starts_with('>') {
        return None;
    }
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let mut words = line
        .split_whitespace()
        .map(bare)
        .filter(|it| !it.is_empty());
    let said = words.next()?.to_lowercase();
    let is_yes = matches!(
        said.as_str(),
        "yes" | "si" | "sí" | "approved" | "aprobado" | "apruebo"
    );
    let is_no = matches!(said.as_str(), "no" | "refused" | "rechazado" | "rechazo");
    let code = words.next()?.to_uppercase();
    if !(is_yes || is_no) || !is_code(&code) {
        return None;
    }
    let after = rest_after(line, &code);
    let note =
        after.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '.' | '-'));
    if is_no {
        return Some(ApprovalAnswer {
            code,
            outcome: Outcome::Refused,
            note: note.to_owned(),
            ..ApprovalAnswer::default()
        });
    }
    let hours = hours_in(note);
    let time = time_in(note);
    let is_limited = hours > 0 || time == ApprovedTime::Own;
    Some(ApprovalAnswer {
        code,
        outcome: if is_limited {
            Outcome::Limited
        } else {
            Outcome::Approved
        },
        hours,
        time,
        note: note.to_owned(),
        ..ApprovalAnswer::default()
    })
}

fn is_code(word: &str) -> bool {
    matches!(word.len(), N_CHARS | N_OFFER_CHARS)
        && word.bytes().all(|byte| LETTERS.contains(&byte))
}

/// What stands on the line after the code.
fn rest_after<'a>(line: &'a str, code: &str) -> &'a str {
    // Codes are ASCII, so upper case leaves every place where it was.
    let upper = line.to_ascii_uppercase();
    upper.find(code).map_or("", |at| &line[at + code.len()..])
}

/// The first whole number that stands before an h, `hours` or `horas`.
fn hours_in(note: &str) -> u32 {
    let lower = note.to_lowercase();
    let mut words = lower.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let n_digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, unit) = word.split_at(n_digits);
        let unit = if unit.is_empty() {
            words.peek().copied().unwrap_or_default()
        } else {
            unit
        };
        if n_digits > 0 && unit.starts_with('h') {
            return digits.parse().unwrap_or(0);
        }
    }
    0
}

fn time_in(note: &str) -> ApprovedTime {
    let lower = note.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|it| lower.contains(it));
    if says(&["own time", "tiempo propio", "su tiempo"]) {
        ApprovedTime::Own
    } else if says(&[
        "work time",
        "work hours",
        "tiempo de trabajo",
        "horas de trabajo",
    ]) {
        ApprovedTime::Work
    } else {
        ApprovedTime::Unsaid
    }
}
