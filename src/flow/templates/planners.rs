//! Emerging planners: January to June, up to 25 pairs, by field, sector and
//! location.

mod lists;
mod plan;

use super::letters;
use super::plans::{PhasePlan, phase};
use super::questions::{IN_WORDS, NOT_WITH, ONE_OF, Options, QuestionPlan, SOME_OF};
use super::words::words;
use super::{FactsPlan, RulesPlan, Template};
use crate::domain::facts::{ApprovalPolicy, Government, Intake, Shape};
use crate::domain::form::{AskedOf, Meaning, PhaseKind};
use crate::domain::rules::RuleSet;
use lists::{
    PLANNER_GOALS, PLANNER_LADDER, PLANNER_SKILLS, PLANNER_STAGES, PLANNING_FIELDS, SECTORS,
};

pub(super) const TEMPLATE: Template = Template {
    word: "emerging_planners",
    title: words("Emerging planners", "Planificadores emergentes"),
    what_for: words(
        "Students and people in their first years of planning spend January to June with a planner who is further along. Pairs are found by field, sector and location.",
        "Estudiantes y personas en sus primeros años de planificación pasan de enero a junio con alguien con más trayectoria. Las parejas se buscan por campo, sector y lugar.",
    ),
    length: words("January to June", "De enero a junio"),
    size: words("Up to 25 pairs", "Hasta 25 parejas"),
    who_approves: words(
        "Nobody: students and job seekers are welcome",
        "Nadie: se recibe a estudiantes y a quienes buscan empleo",
    ),
    phases: PHASES,
    questions: QUESTIONS,
    levels: PLANNER_LADDER,
    milestones: plan::MILESTONES,
    surveys: plan::SURVEYS,
    letters: letters::PLANNERS,
    rules: RulesPlan::OwnAsking(
        words("By field, sector and location", "Por campo, sector y lugar"),
        SECTOR,
        RuleSet::by_field,
    ),
    levels_apart: None,
    facts: FACTS,
};

const PHASES: &[PhasePlan] = &[
    phase(
        words(
            "September: call for 25 mentors",
            "Septiembre: búsqueda de 25 mentores",
        ),
        PhaseKind::SetUp,
        -112,
        -78,
    ),
    phase(
        words(
            "October and November: applications",
            "Octubre y noviembre: solicitudes",
        ),
        PhaseKind::Enrolment,
        -77,
        -36,
    ),
    phase(
        words(
            "December: matched by field, sector and location",
            "Diciembre: emparejamiento por campo, sector y lugar",
        ),
        PhaseKind::Matching,
        -35,
        -8,
    ),
    phase(
        words("January: kick-off", "Enero: encuentro de inicio"),
        PhaseKind::Orientation,
        0,
        13,
    ),
    phase(
        words(
            "February and March: first half",
            "Febrero y marzo: primera mitad",
        ),
        PhaseKind::Meeting,
        14,
        88,
    ),
    phase(
        words(
            "April: questions half-way",
            "Abril: preguntas a mitad de camino",
        ),
        PhaseKind::Midpoint,
        89,
        102,
    ),
    phase(
        words("April and May: second half", "Abril y mayo: segunda mitad"),
        PhaseKind::Meeting,
        103,
        152,
    ),
    phase(
        words("June: show and thank", "Junio: presentar y agradecer"),
        PhaseKind::Closing,
        153,
        174,
    ),
];

/// The place of the question about sectors, from 0.
const SECTOR: usize = 1;

const QUESTIONS: &[QuestionPlan] = &[
    QuestionPlan {
        label: words(
            "Fields of planning you work in or are drawn to",
            "Campos de la planificación en que trabaja o que le atraen",
        ),
        hint: words(
            "One to three; pairs are found by these first.",
            "De uno a tres; es lo primero que se compara.",
        ),
        meaning: Meaning::Interests,
        options: Options::These(PLANNING_FIELDS),
        required: true,
        ..SOME_OF
    },
    QuestionPlan {
        label: words(
            "Sectors you know or would like to know",
            "Sectores que conoce o le gustaría conocer",
        ),
        options: Options::These(SECTORS),
        required: true,
        ..SOME_OF
    },
    QuestionPlan {
        label: words(
            "What would you like to practice by June?",
            "¿Qué le gustaría practicar hasta junio?",
        ),
        meaning: Meaning::SkillsWanted,
        options: Options::CompetenciesAnd(PLANNER_SKILLS),
        asked_of: AskedOf::Mentees,
        required: true,
        ..SOME_OF
    },
    QuestionPlan {
        label: words(
            "What can you show somebody who is newer to planning?",
            "¿Qué puede mostrar a alguien más nuevo en la planificación?",
        ),
        meaning: Meaning::SkillsOffered,
        options: Options::CompetenciesAnd(PLANNER_SKILLS),
        asked_of: AskedOf::Mentors,
        required: true,
        ..SOME_OF
    },
    QuestionPlan {
        label: words(
            "Where should these six months take you, or your mentee?",
            "¿Adónde deberían llevarle estos seis meses, a usted o a su aprendiz?",
        ),
        meaning: Meaning::Goals,
        options: Options::These(PLANNER_GOALS),
        ..SOME_OF
    },
    QuestionPlan {
        label: words("Where do you stand today?", "¿En qué punto está hoy?"),
        options: Options::These(PLANNER_STAGES),
        asked_of: AskedOf::Mentees,
        ..ONE_OF
    },
    QuestionPlan {
        label: words(
            "Your way into planning, in a few lines",
            "Su camino hacia la planificación, en pocas líneas",
        ),
        hint: words(
            "And a place you like, and why it works.",
            "Y un lugar que le guste, y por qué funciona.",
        ),
        meaning: Meaning::Biography,
        required: true,
        ..IN_WORDS
    },
    QuestionPlan {
        label: words(
            "A plan, project or hearing you would like to talk about",
            "Un plan, proyecto o audiencia sobre el que le gustaría conversar",
        ),
        asked_of: AskedOf::Mentees,
        ..IN_WORDS
    },
    QuestionPlan {
        label: words(
            "Whom do you work with too closely to be paired?",
            "¿Con quién trabaja tan de cerca que no conviene formar pareja?",
        ),
        hint: words(
            "An employer, a client, a teacher: names or e-mail addresses.",
            "Quien le emplea, un cliente, un docente: nombres o correos electrónicos.",
        ),
        ..NOT_WITH
    },
];

const FACTS: FactsPlan = FactsPlan {
    purpose: words(
        "Help people into planning and keep them there, in cities and counties as much as in firms and nonprofits.",
        "Ayudar a la gente a entrar en la planificación y a quedarse, tanto en ciudades y condados como en empresas y organizaciones.",
    ),
    skills_to_grow: words(
        "The craft: codes, maps, reports, hearings. And the profession: sectors, people, the way to a post or a certification.",
        "El oficio: códigos, mapas, informes, audiencias. Y la profesión: sectores, personas, el camino a un puesto o una certificación.",
    ),
    success_signs: words(
        "At least 20 of 25 pairs talk every month; mentees know somebody in a second sector by June; half of those who looked for work have found some.",
        "Al menos 20 de 25 parejas conversan cada mes; los aprendices conocen en junio a alguien de otro sector; la mitad de quienes buscaban empleo lo encontró.",
    ),
    audience: words(
        "Students of planning, people in their first five years, and those who come from another career; mentors from every sector.",
        "Estudiantes de planificación, personas en sus primeros cinco años y quienes vienen de otra carrera; mentores de todos los sectores.",
    ),
    eligibility: words(
        "Mentees: up to five years in planning. Mentors: five years or more. There are 25 places; where more apply, first come those who had no pair last year, then field, sector and location decide.",
        "Aprendices: hasta cinco años en la planificación. Mentores: cinco años o más. Hay 25 lugares; si hay más solicitudes, primero entran quienes quedaron sin pareja el año pasado, y luego deciden campo, sector y lugar.",
    ),
    paid_time: words(
        "About an hour a month, in work time where the employer agrees, otherwise in one's own. It is no application for a post, and no mentor promises one.",
        "Cerca de una hora al mes, en tiempo de trabajo si quien emplea está de acuerdo, o en tiempo propio. No es una postulación, y ningún mentor promete un puesto.",
    ),
    review_contact: words(
        "Two members of the board who mentor nobody this year answer questions about the choice.",
        "Dos miembros de la junta que este año no son mentores responden preguntas sobre la elección.",
    ),
    policy_text: words(
        "My fields, sectors, city and the answers marked as shared go to the person I am paired with. The coordinator alone sees the rest and uses it for this programme only. Plans that are not public yet, clients' matters and cases before a commission are not talked about. I can ask at any time what is held about me, and leave without a reason.",
        "Mis campos, mis sectores, mi ciudad y las respuestas marcadas como compartidas llegan a la persona con quien formo pareja. El resto lo ve solo la coordinación y lo usa solo para este programa. No se habla de planes que aún no son públicos, de asuntos de clientes ni de casos ante una comisión. Puedo preguntar cuando quiera qué se guarda sobre mí y salir sin dar razones.",
    ),
    government: Government::Several,
    intake: Intake::Cohort,
    shape: Shape::OneToOne,
    approval: ApprovalPolicy::NotNeeded,
    consent_needed: true,
    uses_levels: false,
    usual_places: 1,
    usual_wants: 1,
    meetings_planned: 6,
    hours_a_month: 1,
    retention_months: 9,
};
