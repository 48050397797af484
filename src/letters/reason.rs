//! Why nobody was found for somebody, in words they may read.
//!
//! Names no other person, judges nobody, and keeps exclusions to the
//! coordinator. Leaves out how a run found the reason (`matching`).

use crate::domain::check::Blocker;
use crate::domain::people::Role;
use crate::domain::rules::{HardRule, Label, Likeness};
use crate::domain::text::Language;

/// Most conditions a reason names.
const MAX_CONDITIONS: usize = 3;

/// Why nobody was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum UnmatchedReason {
    /// No run says why.
    #[default]
    NotKnown,
    /// Something was missing before the run.
    NotReady(Vec<Blocker>),
    /// Everybody suitable had no place, or no want, left.
    NoPlaceLeft,
    /// No pair passed these conditions, the one that ruled out most first.
    RuledOut(Vec<HardRule>),
    /// Nobody offered, or asked for, what had to be met.
    NeedsUnmet,
}

/// The reason as a paragraph for a reader in this role.
pub fn reason_text(reason: &UnmatchedReason, reader: Role, language: Language) -> String {
    let either = |en: &str, es: &str| match language {
        Language::English => en.to_owned(),
        Language::Spanish => es.to_owned(),
    };
    match (reason, reader) {
        (UnmatchedReason::NotReady(blockers), _) => not_ready(blockers, reader, language),
        (UnmatchedReason::NoPlaceLeft, Role::Mentee) => either(
            "Several people were looking for the same kind of mentor, and those mentors had no place left.",
            "Varias personas buscaban el mismo tipo de apoyo, y quienes podían darlo ya no tenían lugar.",
        ),
        (UnmatchedReason::NoPlaceLeft, Role::Mentor) => either(
            "The mentees who fit what you offer already have a mentor.",
            "Las personas que se ajustaban a lo que usted ofrece ya tienen mentor o mentora.",
        ),
        (UnmatchedReason::RuledOut(rules), _) => ruled_out(rules, reader, language),
        (UnmatchedReason::NeedsUnmet, Role::Mentee) => either(
            "No mentor with a place left offered what you asked for. We are looking for more mentors.",
            "Nadie con lugar disponible ofrecía lo que usted pidió. Estamos buscando más mentores y mentoras.",
        ),
        (UnmatchedReason::NeedsUnmet, Role::Mentor) => either(
            "Nobody asked for what you offer this time.",
            "Esta vez nadie pidió lo que usted ofrece.",
        ),
        (UnmatchedReason::NotKnown, _) => either(
            "None of the possible matches worked out for everybody this time.",
            "Esta vez ninguno de los emparejamientos posibles resultó adecuado para todas las personas.",
        ),
    }
}

fn not_ready(blockers: &[Blocker], reader: Role, language: Language) -> String {
    let sentence = |blocker: &Blocker| match (blocker, language) {
        (Blocker::NoApproval, Language::English) => {
            Some("We had not yet received your supervisor's answer.")
        }
        (Blocker::NoApproval, Language::Spanish) => {
            Some("Todavía no habíamos recibido la respuesta de su supervisor.")
        }
        (Blocker::ApprovalRefused, Language::English) => {
            Some("Your supervisor did not agree this time. Please talk with your supervisor.")
        }
        (Blocker::ApprovalRefused, Language::Spanish) => {
            Some("Su supervisor no estuvo de acuerdo esta vez. Por favor, hable con su supervisor.")
        }
        (Blocker::NoConsent, Language::English) => {
            Some("We had not yet received your agreement to how the programme uses your details.")
        }
        (Blocker::NoConsent, Language::Spanish) => Some(
            "Todavía no habíamos recibido su consentimiento sobre el uso de sus datos en el programa.",
        ),
        (Blocker::GradeUnmapped | Blocker::GradeMissing, Language::English) => {
            Some("We were missing information about your grade or position.")
        }
        (Blocker::GradeUnmapped | Blocker::GradeMissing, Language::Spanish) => {
            Some("Nos faltaba información sobre su grado o puesto.")
        }
        (
            Blocker::Hidden
            | Blocker::Withdrawn
            | Blocker::Paused
            | Blocker::Waiting
            | Blocker::NotEligible,
            _,
        ) => None,
    };
    let mut sentences: Vec<&str> = blockers.iter().filter_map(sentence).collect();
    sentences.dedup();
    if sentences.is_empty() {
        reason_text(&UnmatchedReason::NotKnown, reader, language)
    } else {
        sentences.join(" ")
    }
}

fn ruled_out(rules: &[HardRule], reader: Role, language: Language) -> String {
    let mut conditions: Vec<&str> = Vec::new();
    for condition in rules.iter().filter_map(|rule| condition(*rule, language)) {
        if !conditions.contains(&condition) {
            conditions.push(condition);
        }
    }
    conditions.truncate(MAX_CONDITIONS);
    let start = match (language, reader) {
        (Language::English, Role::Mentee) => {
            "No mentor with a place left met all the conditions of the programme."
        }
        (Language::English, Role::Mentor) => {
            "No mentee who was still looking met all the conditions of the programme."
        }
        (Language::Spanish, Role::Mentee) => {
            "Nadie con lugar disponible cumplía todas las condiciones del programa."
        }
        (Language::Spanish, Role::Mentor) => {
            "Nadie que siguiera buscando cumplía todas las condiciones del programa."
        }
    };
    let bullets = conditions
        .iter()
        .map(|condition| format!("\n- {condition}"));
    let about = match (conditions.is_empty(), language) {
        (true, _) => "",
        (false, Language::English) => " These conditions mattered most:",
        (false, Language::Spanish) => " Estas condiciones pesaron más:",
    };
    format!("{start}{about}{}", bullets.collect::<String>())
}

/// A condition as it may be told; an exclusion between two people never is.
fn condition(rule: HardRule, language: Language) -> Option<&'static str> {
    let (en, es) = match rule {
        HardRule::NotOneself | HardRule::NotExcluded => return None,
        HardRule::NotInReportingLine => (
            "mentor and mentee must not be in one reporting line",
            "mentor y aprendiz no deben estar en la misma línea de mando",
        ),
        HardRule::NotFormer => (
            "the two must not have been matched before",
            "las dos personas no deben haber sido emparejadas antes",
        ),
        HardRule::Label { label, must } => match (label, must) {
            (Label::Agency, Likeness::Different) => (
                "mentor and mentee work for different agencies",
                "mentor y aprendiz trabajan en agencias distintas",
            ),
            (Label::Agency, Likeness::Same) => (
                "mentor and mentee work for the same agency",
                "mentor y aprendiz trabajan en la misma agencia",
            ),
            (Label::Unit, Likeness::Different) => (
                "mentor and mentee work in different units",
                "mentor y aprendiz trabajan en unidades distintas",
            ),
            (Label::Unit, Likeness::Same) => (
                "mentor and mentee work in the same unit",
                "mentor y aprendiz trabajan en la misma unidad",
            ),
            (Label::Profession, Likeness::Different) => (
                "mentor and mentee come from different lines of work",
                "mentor y aprendiz tienen profesiones distintas",
            ),
            (Label::Profession, Likeness::Same) => (
                "mentor and mentee share a line of work",
                "mentor y aprendiz comparten profesión",
            ),
            (Label::Location, Likeness::Different) => (
                "mentor and mentee work in different places",
                "mentor y aprendiz trabajan en lugares distintos",
            ),
            (Label::Location, Likeness::Same) => (
                "mentor and mentee work in the same place",
                "mentor y aprendiz trabajan en el mismo lugar",
            ),
        },
        HardRule::LevelGap { .. } => (
            "the mentor's level of experience is the right step above the mentee's",
            "el nivel de experiencia del mentor está a la distancia adecuada del nivel del aprendiz",
        ),
        HardRule::SharedLanguage => (
            "mentor and mentee speak a common language",
            "mentor y aprendiz hablan un idioma en común",
        ),
        HardRule::SharedHours { .. } => (
            "mentor and mentee have enough hours of the week in common",
            "mentor y aprendiz tienen suficientes horas de la semana en común",
        ),
        HardRule::SharedMode => (
            "mentor and mentee can meet in the same way, in person or remotely",
            "mentor y aprendiz pueden reunirse de la misma forma, en persona o a distancia",
        ),
        HardRule::LeastPoints { .. } => (
            "mentor and mentee have enough in common for what the programme asks of a pairing",
            "mentor y aprendiz tienen en común lo suficiente para lo que el programa pide de una pareja",
        ),
    };
    Some(match language {
        Language::English => en,
        Language::Spanish => es,
    })
}
