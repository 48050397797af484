//! Milestones and surveys of six months with six meetings.

use super::super::plans::{MilestonePlan, PlannedSurvey, after_publication, on_day, survey};
use super::super::words::words;
use crate::domain::plan::MilestoneOwner::{Both, Coordinator, Mentee};
use crate::domain::plan::{SurveyAudience as To, SurveyKind};

pub(super) const MILESTONES: &[MilestonePlan] = &[
    after_publication(
        7,
        Mentee,
        words(
            "First message sent to the mentor",
            "Primer mensaje enviado al mentor o mentora",
        ),
    ),
    on_day(
        10,
        Both,
        words("Orientation attended", "Orientación cumplida"),
    ),
    after_publication(
        21,
        Both,
        words(
            "First meeting held and the dates of all six set",
            "Primera reunión hecha y fechas de las seis fijadas",
        ),
    ),
    on_day(
        30,
        Mentee,
        words(
            "Two competencies chosen to grow in",
            "Dos competencias elegidas para crecer",
        ),
    ),
    on_day(
        91,
        Both,
        words("Three meetings held", "Tres reuniones hechas"),
    ),
    on_day(
        105,
        Coordinator,
        words(
            "Every mentee asked how it goes",
            "Cada aprendiz respondió cómo va",
        ),
    ),
    on_day(
        168,
        Both,
        words(
            "Sixth meeting held: what stays, what comes next",
            "Sexta reunión hecha: qué queda y qué sigue",
        ),
    ),
    on_day(
        182,
        Coordinator,
        words(
            "Certificates handed over at the celebration",
            "Certificados entregados en la celebración",
        ),
    ),
];

pub(super) const SURVEYS: &[PlannedSurvey] = &[
    survey(
        -7,
        SurveyKind::Baseline,
        To::Mentees,
        words(
            "Before the orientation: leading today",
            "Antes de la orientación: cómo dirige hoy",
        ),
    ),
    survey(
        30,
        SurveyKind::CheckIn,
        To::Both,
        words(
            "A short look at your pairing",
            "Una mirada breve a su pareja de mentoría",
        ),
    )
    .after_publication()
    .again_every(60),
    survey(
        92,
        SurveyKind::Middle,
        To::Mentees,
        words(
            "Half-way, with mentees",
            "A mitad de camino, con los aprendices",
        ),
    ),
    survey(
        169,
        SurveyKind::End,
        To::Both,
        words(
            "After six meetings, with both",
            "Después de seis reuniones, con ambas partes",
        ),
    ),
    survey(
        14,
        SurveyKind::Unpaired,
        To::Unpaired,
        words(
            "How applying was, for those not matched",
            "Cómo fue presentar la solicitud, para quienes quedaron sin pareja",
        ),
    )
    .after_publication(),
];
