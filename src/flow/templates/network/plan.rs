//! Milestones and surveys of speed meetings and long pairings.

use super::super::plans::{MilestonePlan, PlannedSurvey, after_publication, on_day, survey};
use super::super::words::words;
use crate::domain::plan::MilestoneOwner::{Both, Coordinator, Mentee};
use crate::domain::plan::{SurveyAudience as To, SurveyKind};

pub(super) const MILESTONES: &[MilestonePlan] = &[
    on_day(
        2,
        Both,
        words(
            "Said hello at the kick-off",
            "Saludo en el encuentro inicial",
        ),
    ),
    on_day(
        20,
        Both,
        words(
            "Four speed meetings of 30 minutes held",
            "Cuatro encuentros de 30 minutos hechos",
        ),
    ),
    on_day(
        22,
        Both,
        words(
            "Names noted of those to meet again",
            "Nombres anotados de quienes desea volver a ver",
        ),
    ),
    after_publication(
        7,
        Mentee,
        words(
            "Long pairing begun with a message",
            "Pareja larga iniciada con un mensaje",
        ),
    ),
    after_publication(
        21,
        Both,
        words(
            "First long conversation held",
            "Primera conversación larga hecha",
        ),
    ),
    after_publication(
        60,
        Both,
        words(
            "One joint result agreed, small enough to finish",
            "Un resultado conjunto acordado, tan pequeño que se pueda terminar",
        ),
    ),
    on_day(
        150,
        Mentee,
        words(
            "A second mentor or a colleague of the mentor met",
            "Segundo mentor, o colega del mentor, en contacto",
        ),
    ),
    on_day(
        161,
        Both,
        words(
            "Something to show on network day",
            "Algo que mostrar en el día de la red",
        ),
    ),
    on_day(
        300,
        Both,
        words(
            "The story of the pair sent in",
            "Historia de la pareja enviada",
        ),
    ),
    on_day(
        307,
        Coordinator,
        words(
            "Numbers of all partner agencies put together",
            "Cifras de todas las agencias aliadas reunidas",
        ),
    ),
];

pub(super) const SURVEYS: &[PlannedSurvey] = &[
    survey(
        -3,
        SurveyKind::Baseline,
        To::Both,
        words(
            "Whom do you know outside your agency?",
            "¿A quién conoce fuera de su agencia?",
        ),
    ),
    survey(
        21,
        SurveyKind::CheckIn,
        To::Both,
        words(
            "After the speed meetings",
            "Después de los encuentros breves",
        ),
    ),
    survey(
        30,
        SurveyKind::CheckIn,
        To::Both,
        words(
            "Long pairings: a look every two months",
            "Parejas largas: una mirada cada dos meses",
        ),
    )
    .after_publication()
    .again_every(60),
    survey(
        161,
        SurveyKind::Middle,
        To::Both,
        words("Questions on network day", "Preguntas en el día de la red"),
    ),
    survey(
        294,
        SurveyKind::End,
        To::Both,
        words("What the network changed", "Qué cambió la red"),
    ),
    survey(
        21,
        SurveyKind::Unpaired,
        To::Unpaired,
        words(
            "Speed meetings, and no pairing after them",
            "Encuentros breves, y después sin pareja",
        ),
    )
    .after_publication(),
];
