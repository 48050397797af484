//! Milestones and surveys from January to June.

use super::super::plans::{MilestonePlan, PlannedSurvey, after_publication, on_day, survey};
use super::super::words::words;
use crate::domain::plan::MilestoneOwner::{Both, Coordinator, Mentee, Mentor};
use crate::domain::plan::{SurveyAudience as To, SurveyKind};

pub(super) const MILESTONES: &[MilestonePlan] = &[
    after_publication(
        7,
        Mentee,
        words(
            "First message sent, with a plan or map you like",
            "Primer mensaje enviado, con un plan o mapa que le guste",
        ),
    ),
    on_day(
        13,
        Both,
        words("January kick-off attended", "Asistencia al inicio de enero"),
    ),
    after_publication(
        21,
        Both,
        words(
            "Three topics for the spring agreed",
            "Tres temas para la primavera acordados",
        ),
    ),
    on_day(
        75,
        Both,
        words(
            "A hearing or a site visit seen together",
            "Una audiencia o visita al sitio vista en conjunto",
        ),
    ),
    on_day(
        88,
        Mentor,
        words(
            "Portfolio or staff report of the mentee read",
            "Portafolio o informe técnico del aprendiz leído",
        ),
    ),
    on_day(
        102,
        Both,
        words("April questions answered", "Preguntas de abril respondidas"),
    ),
    on_day(
        130,
        Mentee,
        words(
            "Talked with somebody of another sector",
            "Conversación con alguien de otro sector",
        ),
    ),
    on_day(
        165,
        Mentee,
        words(
            "Shown in June what came of it",
            "Resultado presentado en junio",
        ),
    ),
    on_day(
        174,
        Coordinator,
        words(
            "Letters of thanks sent to employers of mentors",
            "Cartas de agradecimiento enviadas a quienes emplean a los mentores",
        ),
    ),
];

pub(super) const SURVEYS: &[PlannedSurvey] = &[
    survey(
        0,
        SurveyKind::Baseline,
        To::Both,
        words(
            "January: where you stand in planning",
            "Enero: en qué punto está en la planificación",
        ),
    ),
    survey(
        30,
        SurveyKind::CheckIn,
        To::Both,
        words(
            "One question: when did you last talk?",
            "Una pregunta: ¿cuándo conversaron por última vez?",
        ),
    )
    .after_publication()
    .again_every(60),
    survey(
        89,
        SurveyKind::Middle,
        To::Both,
        words("April: does the pair work?", "Abril: ¿funciona la pareja?"),
    ),
    survey(
        160,
        SurveyKind::End,
        To::Both,
        words("June: what moved", "Junio: qué avanzó"),
    ),
    survey(
        10,
        SurveyKind::Unpaired,
        To::Unpaired,
        words(
            "Beyond the 25 pairs: what would help you now?",
            "Más allá de las 25 parejas: ¿qué le ayudaría ahora?",
        ),
    )
    .after_publication(),
];
