//! Sentences that only letters of enrolment have.
//!
//! Leaves out who gets which letter (`enrolment`).
//!
//! Invariant: what goes to a supervisor is made of fields a supervisor may
//! read (`tests/host/enrol_letters.rs`).

use jiff::civil::Date;

use crate::domain::check::needs_approval;
use crate::domain::facts::Facts;
use crate::domain::forgotten::forget_after;
use crate::domain::people::{Approval, Participation, Person, Role};
use crate::domain::text::Language;
use crate::domain::whole::Programme;

use super::say::date_in_words;

/// In which role, as words after "take part in the programme".
pub fn as_role(role: Role, language: Language) -> &'static str {
    match (role, language) {
        (Role::Mentor, Language::English) => "as a mentor",
        (Role::Mentee, Language::English) => "as a mentee",
        (Role::Mentor, Language::Spanish) => "como mentor o mentora",
        (Role::Mentee, Language::Spanish) => "como aprendiz",
    }
}

/// What happens after an application, a line for each step.
pub fn next_steps(
    facts: &Facts,
    person: &Person,
    part: &Participation,
    matching: Option<Date>,
    language: Language,
) -> String {
    let either = |en: &str, es: &str| match language {
        Language::English => en.to_owned(),
        Language::Spanish => es.to_owned(),
    };
    let mut steps = Vec::new();
    let is_approved = part.approval == Approval::Approved && !part.approval_has_lapsed(person);
    if needs_approval(facts, part.role) && !is_approved {
        steps.push(approval_step(person, language));
    }
    if facts.consent_needed && part.consent_on.is_none() {
        steps.push(either(
            "Please tell us that you agree to how the programme uses your details.",
            "Por favor, díganos si da su consentimiento para el uso de sus datos en el programa.",
        ));
    }
    steps.push(match (matching, language) {
        (Some(day), Language::English) => format!(
            "Matching is planned for {}. We write to you then, whatever the result.",
            date_in_words(day, language)
        ),
        (Some(day), Language::Spanish) => format!(
            "El emparejamiento está previsto para el {}. Entonces le escribiremos, sea cual sea el resultado.",
            date_in_words(day, language)
        ),
        (None, _) => either(
            "We write to you as soon as there is news, whatever the result.",
            "Le escribiremos en cuanto haya novedades, sea cual sea el resultado.",
        ),
    });
    let lines = steps.into_iter().map(|step| format!("- {step}"));
    lines.collect::<Vec<_>>().join("\n")
}

fn approval_step(person: &Person, language: Language) -> String {
    let name = person.manager_name.trim();
    let is_known = !person.supervisor().is_empty();
    match (is_known, name.is_empty(), language) {
        (false, _, Language::English) => {
            "Your supervisor has to agree. Please send us the name and e-mail address of your supervisor.".to_owned()
        }
        (false, _, Language::Spanish) => {
            "Su supervisor tiene que estar de acuerdo. Por favor, envíenos el nombre y el correo electrónico de su supervisor.".to_owned()
        }
        (true, true, Language::English) => {
            "We ask your supervisor to agree. You may want to mention it first.".to_owned()
        }
        (true, true, Language::Spanish) => {
            "Le preguntamos a su supervisor si está de acuerdo. Tal vez quiera comentárselo antes.".to_owned()
        }
        (true, false, Language::English) => {
            format!("We ask your supervisor, {name}, to agree. You may want to mention it first.")
        }
        (true, false, Language::Spanish) => format!(
            "Le preguntamos a su supervisor, {name}, si está de acuerdo. Tal vez quiera comentárselo antes."
        ),
    }
}

/// Job title, unit and agency in one line: what a supervisor may read of the
/// person's work.
pub fn work_for_supervisor(person: &Person) -> String {
    let parts = [&person.job_title, &person.unit, &person.agency];
    let parts = parts.into_iter().map(|text| text.trim());
    let parts: Vec<&str> = parts.filter(|text| !text.is_empty()).collect();
    parts.join(", ")
}

/// Hours, meetings and dates that taking part asks for; nothing where the
/// programme says nothing.
pub fn time_asked(facts: &Facts, own_hours: u32, language: Language) -> String {
    let hours = if own_hours == 0 {
        facts.hours_a_month
    } else {
        own_hours
    };
    let mut parts = Vec::new();
    match (hours, language) {
        (0, _) => {}
        (1, Language::English) => parts.push("about 1 hour a month".to_owned()),
        (n, Language::English) => parts.push(format!("about {n} hours a month")),
        (1, Language::Spanish) => parts.push("alrededor de 1 hora al mes".to_owned()),
        (n, Language::Spanish) => parts.push(format!("alrededor de {n} horas al mes")),
    }
    match (facts.meetings_planned, language) {
        (0, _) => {}
        (1, Language::English) => parts.push("1 meeting".to_owned()),
        (n, Language::English) => parts.push(format!("{n} meetings")),
        (1, Language::Spanish) => parts.push("1 reunión".to_owned()),
        (n, Language::Spanish) => parts.push(format!("{n} reuniones")),
    }
    let day = |day: Date| date_in_words(day, language);
    match (facts.starts_on, facts.ends_on, language) {
        (Some(from), Some(to), Language::English) => {
            parts.push(format!("from {} to {}", day(from), day(to)));
        }
        (Some(from), Some(to), Language::Spanish) => {
            parts.push(format!("del {} al {}", day(from), day(to)));
        }
        (None, Some(to), Language::English) => parts.push(format!("until {}", day(to))),
        (None, Some(to), Language::Spanish) => parts.push(format!("hasta el {}", day(to))),
        (Some(from), None, Language::English) => parts.push(format!("from {}", day(from))),
        (Some(from), None, Language::Spanish) => parts.push(format!("desde el {}", day(from))),
        (None, None, _) => {}
    }
    let mut sentence = parts.join(", ");
    if let Some(first) = sentence.chars().next() {
        sentence.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
        sentence.push('.');
    }
    sentence
}

/// What is kept of somebody who left, and until when.
pub fn kept(programme: &Programme, person: &Person, language: Language) -> String {
    // Under a hold nobody can say when it may be removed.
    let until = match person.held_on {
        Some(_) => None,
        None => forget_after(programme, &person.id),
    };
    match (until.map(|day| date_in_words(day, language)), language) {
        (Some(day), Language::English) => {
            format!("We keep the record of your application until {day}, and then remove it.")
        }
        (Some(day), Language::Spanish) => {
            format!("Conservamos el registro de su solicitud hasta el {day} y después lo eliminamos.")
        }
        (None, Language::English) => {
            "We keep the record of your application until the records of the programme are removed."
                .to_owned()
        }
        (None, Language::Spanish) => {
            "Conservamos el registro de su solicitud hasta que se eliminen los registros del programa."
                .to_owned()
        }
    }
}
