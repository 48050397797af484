//! University extension: faculty mentor field staff in leadership,
//! communication and programme development.

mod lists;
mod plan;

use super::letters;
use super::plans::{PhasePlan, phase};
use super::questions::{IN_WORDS, ONE_OF, Options, QuestionPlan, SOME_OF};
use super::words::words;
use super::{FactsPlan, RulesPlan, Template};
use crate::domain::facts::{ApprovalPolicy, Government, Intake, Shape};
use crate::domain::form::{AskedOf, Meaning, PhaseKind};
use crate::domain::rules::ReadyMade;
use lists::{
    EXTENSION_AREAS, EXTENSION_GOALS, EXTENSION_LADDER, EXTENSION_SKILLS, EXTENSION_THREADS, TRAVEL,
};

pub(super) const TEMPLATE: Template = Template {
    word: "university_extension",
    title: words("University extension", "Extensión universitaria"),
    what_for: words(
        "Faculty mentor extension staff in the counties for an academic year, in three threads: leadership, communication and building programmes that people use.",
        "Docentes acompañan durante un año académico al personal de extensión en los condados, en tres ejes: liderazgo, comunicación y creación de programas que la gente use.",
    ),
    length: words(
        "An academic year, one meeting a month",
        "Un año académico, una reunión al mes",
    ),
    size: words("10 to 50 pairs", "De 10 a 50 parejas"),
    who_approves: words(
        "The county leader of the staff member",
        "La dirección del condado de cada aprendiz",
    ),
    phases: PHASES,
    questions: QUESTIONS,
    levels: EXTENSION_LADDER,
    milestones: plan::MILESTONES,
    surveys: plan::SURVEYS,
    letters: letters::EXTENSION,
    rules: RulesPlan::Ready(ReadyMade::SkillsFirst),
    levels_apart: None,
    facts: FACTS,
};

const PHASES: &[PhasePlan] = &[
    phase(
        words(
            "Departments and counties agree on time",
            "Departamentos y condados acuerdan el tiempo",
        ),
        PhaseKind::SetUp,
        -75,
        -50,
    ),
    phase(
        words(
            "Field staff apply, faculty sign up",
            "El personal de campo se postula y el profesorado se inscribe",
        ),
        PhaseKind::Enrolment,
        -49,
        -22,
    ),
    phase(
        words(
            "Pairs across campus and counties",
            "Parejas entre el campus y los condados",
        ),
        PhaseKind::Matching,
        -21,
        -1,
    ),
    phase(
        words(
            "Briefing for faculty mentors",
            "Sesión para docentes mentores",
        ),
        PhaseKind::Orientation,
        0,
        20,
    ),
    phase(
        words("Fall term: leadership", "Otoño: liderazgo"),
        PhaseKind::Meeting,
        21,
        104,
    ),
    phase(
        words("Winter term: communication", "Invierno: comunicación"),
        PhaseKind::Meeting,
        105,
        188,
    ),
    phase(
        words("Review before spring", "Revisión antes de la primavera"),
        PhaseKind::Midpoint,
        189,
        202,
    ),
    phase(
        words(
            "Spring term: programme development",
            "Primavera: desarrollo de programas",
        ),
        PhaseKind::Meeting,
        203,
        279,
    ),
    phase(
        words(
            "Showcase at the extension conference",
            "Muestra en la conferencia de extensión",
        ),
        PhaseKind::Closing,
        280,
        300,
    ),
];

const QUESTIONS: &[QuestionPlan] = &[
    QuestionPlan {
        label: words(
            "Which thread matters most to you this year?",
            "¿Qué eje le importa más este año?",
        ),
        hint: words(
            "Mentors: the one in which you guide best.",
            "Mentores: el eje en que mejor orienta.",
        ),
        options: Options::These(EXTENSION_THREADS),
        required: true,
        ..ONE_OF
    },
    QuestionPlan {
        label: words(
            "What do you want to become better at in the field?",
            "¿En qué quiere mejorar en el trabajo de campo?",
        ),
        meaning: Meaning::SkillsWanted,
        options: Options::CompetenciesAnd(EXTENSION_SKILLS),
        asked_of: AskedOf::Mentees,
        required: true,
        ..SOME_OF
    },
    QuestionPlan {
        label: words(
            "What can you pass on from campus or from your own years in the field?",
            "¿Qué puede transmitir desde el campus o desde sus años en el campo?",
        ),
        meaning: Meaning::SkillsOffered,
        options: Options::CompetenciesAnd(EXTENSION_SKILLS),
        asked_of: AskedOf::Mentors,
        required: true,
        ..SOME_OF
    },
    QuestionPlan {
        label: words(
            "What should be true by the showcase?",
            "¿Qué debería ser realidad para la muestra?",
        ),
        meaning: Meaning::Goals,
        options: Options::These(EXTENSION_GOALS),
        ..SOME_OF
    },
    QuestionPlan {
        label: words(
            "Programme areas you work in",
            "Áreas de programa en que trabaja",
        ),
        meaning: Meaning::Interests,
        options: Options::These(EXTENSION_AREAS),
        ..SOME_OF
    },
    QuestionPlan {
        label: words(
            "How far may a meeting take you?",
            "¿Hasta dónde puede ir para una reunión?",
        ),
        options: Options::These(TRAVEL),
        ..ONE_OF
    },
    QuestionPlan {
        label: words(
            "Your county or campus, the people you serve, what you work on",
            "Su condado o campus, la gente a la que sirve, en qué trabaja",
        ),
        hint: words(
            "As you would say it at a county fair.",
            "Como lo diría en una feria del condado.",
        ),
        meaning: Meaning::Biography,
        required: true,
        ..IN_WORDS
    },
    QuestionPlan {
        label: words(
            "A programme you would like to build, mend or end",
            "Un programa que le gustaría crear, mejorar o terminar",
        ),
        asked_of: AskedOf::Mentees,
        ..IN_WORDS
    },
];

const FACTS: FactsPlan = FactsPlan {
    purpose: words(
        "Bring campus and counties closer, and help those who stand in the field to lead, to be understood and to build programmes that last.",
        "Acercar el campus y los condados, y ayudar a quienes están en el campo a dirigir, a darse a entender y a crear programas que duren.",
    ),
    skills_to_grow: words(
        "Leadership in the fall, communication in the winter, programme development in the spring.",
        "Liderazgo en otoño, comunicación en invierno, desarrollo de programas en primavera.",
    ),
    success_signs: words(
        "Each mentee leads one session the mentor has seen, has rewritten one text for the public, and shows one programme with its evaluation.",
        "Cada aprendiz dirige una sesión que su mentor observó, reescribió un texto para el público y presenta un programa con su evaluación.",
    ),
    audience: words(
        "Extension staff in county offices, and faculty on campus and in research stations who know extension.",
        "Personal de extensión en oficinas de condado, y docentes del campus y de estaciones de investigación que conocen la extensión.",
    ),
    eligibility: words(
        "Mentees: staff in a county or regional office, with their county leader's approval. Mentors: faculty with three years in or beside extension, who neither rate nor supervise the mentee.",
        "Aprendices: personal de una oficina de condado o región, con aprobación de su dirección. Mentores: docentes con tres años en la extensión o cerca de ella, que no evalúan ni supervisan al aprendiz.",
    ),
    paid_time: words(
        "Two hours a month are work time for both, travel included. Faculty may list mentoring as service. It plays no part in annual reviews or in promotion and tenure.",
        "Dos horas al mes son tiempo de trabajo para ambas partes, con el viaje incluido. El profesorado puede registrarla como servicio. No influye en evaluaciones anuales ni en promoción o permanencia.",
    ),
    review_contact: words(
        "Ask the coordinator in the extension office; the associate dean answers where that is not enough.",
        "Consulte a la coordinación en la oficina de extensión; si no basta, responde el decanato asociado.",
    ),
    policy_text: words(
        "The extension office keeps my answers for this programme and shows my mentor or mentee what is marked as shared. My county leader approves my time and learns the hours, nothing else. Work with youth and families has duties to report of its own, and those go before confidence. What I write from a university account may be a public record. I can stop or change my answers at any time.",
        "La oficina de extensión guarda mis respuestas para este programa y muestra a mi mentor o aprendiz lo marcado como compartido. La dirección de mi condado aprueba mi tiempo y conoce las horas, nada más. El trabajo con jóvenes y familias tiene sus propios deberes de informar, y estos van antes que la confidencialidad. Lo que escribo desde una cuenta universitaria puede ser un registro público. Puedo dejarlo o cambiar mis respuestas cuando quiera.",
    ),
    government: Government::State,
    intake: Intake::Cohort,
    shape: Shape::OneToOne,
    approval: ApprovalPolicy::Mentees,
    consent_needed: true,
    uses_levels: false,
    usual_places: 1,
    usual_wants: 1,
    meetings_planned: 9,
    hours_a_month: 2,
    retention_months: 24,
};
