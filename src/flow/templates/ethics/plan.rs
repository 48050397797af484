//! Milestones and surveys of talks in confidence: never a word on a case.

use super::super::plans::{MilestonePlan, PlannedSurvey, after_publication, on_day, survey};
use super::super::words::words;
use crate::domain::plan::MilestoneOwner::{Both, Coordinator, Mentee};
use crate::domain::plan::{SurveyAudience as To, SurveyKind};

pub(super) const MILESTONES: &[MilestonePlan] = &[
    after_publication(
        7,
        Mentee,
        words(
            "First talk arranged by telephone, nothing written about a case",
            "Primera conversación acordada por teléfono, sin escribir nada sobre un caso",
        ),
    ),
    after_publication(
        21,
        Both,
        words(
            "Limits of confidence gone through together",
            "Límites de la confidencialidad revisados en conjunto",
        ),
    ),
    after_publication(
        30,
        Both,
        words(
            "Case prompt 1 talked through: a gift",
            "Caso 1 conversado: un regalo",
        ),
    ),
    after_publication(
        60,
        Both,
        words(
            "Case prompt 2 talked through: a relative and a contract",
            "Caso 2 conversado: un familiar y un contrato",
        ),
    ),
    after_publication(
        90,
        Both,
        words(
            "Case prompt 3 talked through: pressure from above",
            "Caso 3 conversado: presión desde arriba",
        ),
    ),
    after_publication(
        100,
        Mentee,
        words(
            "Official advice asked for, where it is needed",
            "Consejo oficial solicitado, donde haga falta",
        ),
    ),
    on_day(
        111,
        Coordinator,
        words(
            "Round table of mentors held, without cases",
            "Mesa de mentores realizada, sin casos",
        ),
    ),
    after_publication(
        150,
        Mentee,
        words(
            "A rule of thumb written for the own desk",
            "Una regla práctica escrita para el propio escritorio",
        ),
    ),
    after_publication(
        180,
        Both,
        words(
            "Last talk held; notes kept or destroyed as records law says",
            "Última conversación hecha; notas guardadas o destruidas según la ley de registros",
        ),
    ),
];

pub(super) const SURVEYS: &[PlannedSurvey] = &[
    survey(
        0,
        SurveyKind::Baseline,
        To::Mentees,
        words(
            "How sure you feel before the first case",
            "Qué seguridad siente antes del primer caso",
        ),
    )
    .after_publication(),
    survey(
        30,
        SurveyKind::CheckIn,
        To::Both,
        words(
            "Are you in touch? Please nothing about cases",
            "¿Están en contacto? Por favor, nada sobre casos",
        ),
    )
    .after_publication()
    .again_every(60),
    survey(
        95,
        SurveyKind::Middle,
        To::Both,
        words("After three cases", "Después de tres casos"),
    )
    .after_publication(),
    survey(
        180,
        SurveyKind::End,
        To::Both,
        words(
            "Would you come again with a dilemma?",
            "¿Volvería con otro dilema?",
        ),
    )
    .after_publication(),
    survey(
        60,
        SurveyKind::Unpaired,
        To::Unpaired,
        words(
            "Waiting for somebody to think with",
            "En espera de alguien con quien pensar",
        ),
    )
    .again_every(60),
];
