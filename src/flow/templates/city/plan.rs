//! Milestones and surveys of a year in one city.

use super::super::plans::{MilestonePlan, PlannedSurvey, after_publication, on_day, survey};
use super::super::words::words;
use crate::domain::plan::MilestoneOwner::{Both, Coordinator, Mentee, Mentor};
use crate::domain::plan::{SurveyAudience as To, SurveyKind};

pub(super) const MILESTONES: &[MilestonePlan] = &[
    on_day(
        -15,
        Mentor,
        words(
            "Own profile read once more before mentees choose",
            "Perfil propio releído antes de que los aprendices elijan",
        ),
    ),
    after_publication(
        7,
        Mentee,
        words(
            "A first hello, by e-mail or in the hallway",
            "Un primer saludo, por correo o en el pasillo",
        ),
    ),
    on_day(
        13,
        Mentee,
        words(
            "An hour of the month agreed with the supervisor",
            "Una hora al mes acordada con la supervisión",
        ),
    ),
    after_publication(
        21,
        Both,
        words("First talk held", "Primera conversación hecha"),
    ),
    on_day(
        45,
        Mentee,
        words(
            "One thing to learn this year written down",
            "Una cosa por aprender este año, por escrito",
        ),
    ),
    on_day(
        120,
        Both,
        words(
            "Visited each other at work",
            "Visita mutua al lugar de trabajo",
        ),
    ),
    on_day(
        188,
        Both,
        words(
            "Decided at half-time: go on, change or stop",
            "Decisión a mitad de año: seguir, cambiar o terminar",
        ),
    ),
    on_day(
        343,
        Both,
        words("Ten talks held", "Diez conversaciones hechas"),
    ),
    on_day(
        364,
        Coordinator,
        words(
            "Thanks written to every mentor",
            "Agradecimiento escrito a cada mentor y mentora",
        ),
    ),
];

pub(super) const SURVEYS: &[PlannedSurvey] = &[
    survey(
        0,
        SurveyKind::Baseline,
        To::Both,
        words(
            "At the kick-off: what you hope for",
            "En el inicio: qué espera",
        ),
    ),
    survey(
        30,
        SurveyKind::CheckIn,
        To::Both,
        words(
            "Every other month: are you meeting?",
            "Cada dos meses: ¿se reúnen?",
        ),
    )
    .after_publication()
    .again_every(60),
    survey(
        175,
        SurveyKind::Middle,
        To::Both,
        words("Half-time questions", "Preguntas de mitad de año"),
    ),
    survey(
        344,
        SurveyKind::End,
        To::Both,
        words("Looking back on the year", "Una mirada al año"),
    ),
    survey(
        30,
        SurveyKind::Unpaired,
        To::Unpaired,
        words(
            "Still looking for a mentor?",
            "¿Todavía busca mentor o mentora?",
        ),
    )
    .after_publication(),
];
