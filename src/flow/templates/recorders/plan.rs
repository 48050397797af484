//! Milestones and surveys of a pairing that may begin on any day.

use super::super::plans::{MilestonePlan, PlannedSurvey, after_publication, on_day, survey};
use super::super::words::words;
use crate::domain::plan::MilestoneOwner::{Both, Coordinator, Mentee, Mentor};
use crate::domain::plan::{SurveyAudience as To, SurveyKind};

pub(super) const MILESTONES: &[MilestonePlan] = &[
    on_day(
        6,
        Coordinator,
        words(
            "Committee has read every open request",
            "El comité leyó cada petición abierta",
        ),
    ),
    after_publication(
        7,
        Mentor,
        words("The new recorder called", "Llamada a la nueva secretaría"),
    ),
    after_publication(
        21,
        Both,
        words(
            "First talk held, by video or half-way between the two cities",
            "Primera conversación hecha, por video o a medio camino entre las dos ciudades",
        ),
    ),
    after_publication(
        35,
        Mentee,
        words(
            "Three questions of the year written down",
            "Tres preguntas del año, por escrito",
        ),
    ),
    after_publication(
        90,
        Both,
        words(
            "One council packet prepared together",
            "Un expediente del concejo preparado en conjunto",
        ),
    ),
    after_publication(
        150,
        Both,
        words(
            "Retention schedule gone through, line by line",
            "Calendario de conservación revisado línea por línea",
        ),
    ),
    after_publication(
        180,
        Coordinator,
        words(
            "Both asked by the committee whether the assignment still fits",
            "Ambas partes respondieron al comité si la asignación todavía conviene",
        ),
    ),
    after_publication(
        300,
        Mentee,
        words(
            "Hours noted for certification",
            "Horas anotadas para la certificación",
        ),
    ),
    after_publication(
        365,
        Both,
        words(
            "Last talk held: who is next to mentor",
            "Última conversación hecha: a quién le toca acompañar",
        ),
    ),
];

pub(super) const SURVEYS: &[PlannedSurvey] = &[
    survey(
        0,
        SurveyKind::Baseline,
        To::Mentees,
        words(
            "Your work as a recorder today",
            "Su trabajo hoy en la secretaría",
        ),
    )
    .after_publication(),
    survey(
        30,
        SurveyKind::CheckIn,
        To::Both,
        words(
            "Does the assignment of the committee work?",
            "¿Funciona la asignación del comité?",
        ),
    )
    .after_publication()
    .again_every(60),
    survey(
        182,
        SurveyKind::Middle,
        To::Both,
        words(
            "Half a year between two cities",
            "Medio año entre dos ciudades",
        ),
    )
    .after_publication(),
    survey(
        365,
        SurveyKind::End,
        To::Both,
        words("After a year of mentoring", "Después de un año de mentoría"),
    )
    .after_publication(),
    survey(
        90,
        SurveyKind::Unpaired,
        To::Unpaired,
        words(
            "Still waiting for the committee",
            "Todavía en espera del comité",
        ),
    )
    .again_every(90),
];
