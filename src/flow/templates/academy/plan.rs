//! Milestones and surveys of a cohort with courses and a mentor.

use super::super::plans::{MilestonePlan, PlannedSurvey, after_publication, on_day, survey};
use super::super::words::words;
use crate::domain::plan::MilestoneOwner::{Both, Coordinator, Mentee};
use crate::domain::plan::{SurveyAudience as To, SurveyKind};

pub(super) const MILESTONES: &[MilestonePlan] = &[
    after_publication(
        7,
        Mentee,
        words(
            "Wrote to the mentor before the retreat",
            "Mensaje al mentor o mentora antes del retiro",
        ),
    ),
    on_day(
        4,
        Mentee,
        words(
            "Opening retreat attended",
            "Asistencia al retiro de apertura",
        ),
    ),
    after_publication(
        21,
        Both,
        words(
            "Met before the first course",
            "Encuentro antes del primer curso",
        ),
    ),
    on_day(
        45,
        Mentee,
        words(
            "Course 1 finished: communication",
            "Curso 1 terminado: comunicación",
        ),
    ),
    on_day(
        90,
        Mentee,
        words(
            "Course 2 finished: conflict resolution",
            "Curso 2 terminado: resolución de conflictos",
        ),
    ),
    on_day(
        95,
        Both,
        words(
            "Something of both courses tried at work and talked over",
            "Algo de ambos cursos probado en el trabajo y conversado",
        ),
    ),
    on_day(
        130,
        Mentee,
        words(
            "Course 3 finished: strategic planning",
            "Curso 3 terminado: planificación estratégica",
        ),
    ),
    on_day(
        200,
        Mentee,
        words(
            "Courses 4 and 5 finished: change, and budget",
            "Cursos 4 y 5 terminados: cambio y presupuesto",
        ),
    ),
    on_day(
        210,
        Mentee,
        words(
            "Project agreed with the own agency",
            "Proyecto acordado con la propia agencia",
        ),
    ),
    on_day(
        262,
        Mentee,
        words(
            "Project talk given before the cohort",
            "Proyecto presentado ante la generación",
        ),
    ),
    on_day(
        272,
        Coordinator,
        words(
            "Credits and certificates issued",
            "Créditos y certificados emitidos",
        ),
    ),
];

pub(super) const SURVEYS: &[PlannedSurvey] = &[
    survey(
        -7,
        SurveyKind::Baseline,
        To::Mentees,
        words(
            "Before the academy: how you lead",
            "Antes de la academia: cómo dirige",
        ),
    ),
    survey(
        30,
        SurveyKind::CheckIn,
        To::Both,
        words(
            "Courses and mentor: do they fit together?",
            "Cursos y mentoría: ¿van de la mano?",
        ),
    )
    .after_publication()
    .again_every(60),
    survey(
        91,
        SurveyKind::Middle,
        To::Both,
        words(
            "Half-way day of the cohort",
            "Día intermedio de la generación",
        ),
    ),
    survey(
        259,
        SurveyKind::End,
        To::Both,
        words(
            "After the academy: how you lead now",
            "Después de la academia: cómo dirige ahora",
        ),
    ),
    survey(
        30,
        SurveyKind::Unpaired,
        To::Unpaired,
        words(
            "In the courses, without a mentor",
            "En los cursos, sin mentor o mentora",
        ),
    )
    .after_publication(),
];
