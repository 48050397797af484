//! Milestones and surveys of an academic year in three threads.

use super::super::plans::{MilestonePlan, PlannedSurvey, after_publication, on_day, survey};
use super::super::words::words;
use crate::domain::plan::MilestoneOwner::{Both, Coordinator, Mentee, Mentor};
use crate::domain::plan::{SurveyAudience as To, SurveyKind};

pub(super) const MILESTONES: &[MilestonePlan] = &[
    after_publication(
        7,
        Mentee,
        words(
            "Faculty mentor invited to the county, by video or in person",
            "Docente con invitación al condado, por video o en persona",
        ),
    ),
    on_day(
        20,
        Mentor,
        words(
            "Briefing for faculty mentors attended",
            "Sesión informativa para docentes mentores cumplida",
        ),
    ),
    after_publication(
        21,
        Both,
        words(
            "First visit or video call held",
            "Primera visita o videollamada hecha",
        ),
    ),
    on_day(
        45,
        Mentee,
        words(
            "A leadership goal for the fall written",
            "Una meta de liderazgo para el otoño, por escrito",
        ),
    ),
    on_day(
        100,
        Mentor,
        words(
            "A session of the mentee seen, and feedback given",
            "Una sesión del aprendiz observada y comentada",
        ),
    ),
    on_day(
        170,
        Both,
        words(
            "One text for the public rewritten together",
            "Un texto para el público reescrito en conjunto",
        ),
    ),
    on_day(
        202,
        Coordinator,
        words(
            "Winter review held with every pair",
            "Revisión de invierno hecha con cada pareja",
        ),
    ),
    on_day(
        265,
        Mentee,
        words(
            "Outline of a programme with its evaluation finished",
            "Esquema de un programa, con su evaluación, terminado",
        ),
    ),
    on_day(
        295,
        Both,
        words(
            "Showcase given at the yearly conference",
            "Muestra presentada en la conferencia anual",
        ),
    ),
];

pub(super) const SURVEYS: &[PlannedSurvey] = &[
    survey(
        0,
        SurveyKind::Baseline,
        To::Mentees,
        words(
            "Fall: how sure you feel in the three threads",
            "Otoño: qué seguridad siente en los tres ejes",
        ),
    ),
    survey(
        30,
        SurveyKind::CheckIn,
        To::Both,
        words(
            "Between terms: are campus and county in touch?",
            "Entre períodos: ¿hay contacto entre el campus y el condado?",
        ),
    )
    .after_publication()
    .again_every(60),
    survey(
        189,
        SurveyKind::Middle,
        To::Both,
        words(
            "Winter: what to change in spring",
            "Invierno: qué cambiar en primavera",
        ),
    ),
    survey(
        280,
        SurveyKind::End,
        To::Both,
        words(
            "Spring: the three threads once more",
            "Primavera: los tres ejes otra vez",
        ),
    ),
    survey(
        21,
        SurveyKind::Unpaired,
        To::Unpaired,
        words(
            "Field staff and faculty without a pair",
            "Personal de campo y docentes sin pareja",
        ),
    )
    .after_publication(),
];
