//! An association of municipal recorders: people ask at any time, and a
//! committee assigns.
//!
//! The committee pairs by hand first; the rules only fill what it leaves open,
//! and nobody is asked whom they prefer.

mod lists;
mod plan;

use super::letters;
use super::plans::{PhasePlan, phase};
use super::questions::{IN_WORDS, NOT_WITH, ONE_OF, Options, QuestionPlan, SOME_OF, Seen};
use super::words::words;
use super::{FactsPlan, RulesPlan, Template};
use crate::domain::facts::{ApprovalPolicy, Government, Intake, Shape};
use crate::domain::form::{AskedOf, Meaning, PhaseKind};
use crate::domain::rules::RuleSet;
use lists::{CERTIFICATES, RECORDER_GOALS, RECORDER_LADDER, RECORDER_SKILLS, TOWN_SIZES};

pub(super) const TEMPLATE: Template = Template {
    word: "municipal_recorders",
    title: words(
        "Association of municipal recorders",
        "Asociación de secretarías municipales",
    ),
    what_for: words(
        "City recorders and clerks ask for a mentor at any time of the year. A committee of experienced recorders reads each request and assigns a mentor by hand.",
        "Las secretarías municipales piden mentor o mentora en cualquier momento del año. Un comité con experiencia lee cada petición y asigna a mano.",
    ),
    length: words(
        "All year; each pairing lasts 12 months",
        "Todo el año; cada pareja dura 12 meses",
    ),
    size: words("5 to 30 pairs at a time", "De 5 a 30 parejas a la vez"),
    who_approves: words(
        "The association's mentoring committee",
        "El comité de mentoría de la asociación",
    ),
    phases: PHASES,
    questions: QUESTIONS,
    levels: RECORDER_LADDER,
    milestones: plan::MILESTONES,
    surveys: plan::SURVEYS,
    letters: letters::RECORDERS,
    rules: RulesPlan::OwnAsking(
        words("The committee assigns", "El comité asigna"),
        TOWN_SIZE,
        RuleSet::committee,
    ),
    levels_apart: None,
    facts: FACTS,
};

const PHASES: &[PhasePlan] = &[
    phase(
        words(
            "Form the committee, ask for mentors",
            "Formar el comité y buscar mentores",
        ),
        PhaseKind::SetUp,
        -42,
        -15,
    ),
    phase(
        words(
            "Requests open, all year from now",
            "Peticiones abiertas, desde ahora todo el año",
        ),
        PhaseKind::Enrolment,
        -14,
        -1,
    ),
    phase(
        words(
            "First meeting of the committee: assigned by hand",
            "Primera sesión del comité: asignación a mano",
        ),
        PhaseKind::Matching,
        0,
        6,
    ),
    phase(
        words("First quarter", "Primer trimestre"),
        PhaseKind::Meeting,
        7,
        90,
    ),
    phase(
        words(
            "Second meeting of the committee",
            "Segunda sesión del comité",
        ),
        PhaseKind::Matching,
        91,
        97,
    ),
    phase(
        words("Second quarter", "Segundo trimestre"),
        PhaseKind::Meeting,
        98,
        181,
    ),
    phase(
        words(
            "Yearly conference: pairs meet in person",
            "Conferencia anual: las parejas se ven en persona",
        ),
        PhaseKind::Midpoint,
        182,
        188,
    ),
    phase(
        words(
            "Third meeting of the committee",
            "Tercera sesión del comité",
        ),
        PhaseKind::Matching,
        189,
        195,
    ),
    phase(
        words("Third quarter", "Tercer trimestre"),
        PhaseKind::Meeting,
        196,
        279,
    ),
    phase(
        words(
            "Fourth meeting of the committee",
            "Cuarta sesión del comité",
        ),
        PhaseKind::Matching,
        280,
        286,
    ),
    phase(
        words("Fourth quarter", "Cuarto trimestre"),
        PhaseKind::Meeting,
        287,
        349,
    ),
    phase(
        words(
            "The committee looks back on the year",
            "El comité revisa el año",
        ),
        PhaseKind::Closing,
        350,
        364,
    ),
];

/// The place of the question about the size of the city, from 0.
const TOWN_SIZE: usize = 3;

const QUESTIONS: &[QuestionPlan] = &[
    QuestionPlan {
        label: words(
            "With which parts of a recorder's work do you want help?",
            "¿Con qué partes del trabajo de secretaría quiere ayuda?",
        ),
        hint: words(
            "Mark what comes up in the next twelve months.",
            "Marque lo que se presentará en los próximos doce meses.",
        ),
        meaning: Meaning::SkillsWanted,
        options: Options::CompetenciesAnd(RECORDER_SKILLS),
        asked_of: AskedOf::Mentees,
        required: true,
        ..SOME_OF
    },
    QuestionPlan {
        label: words(
            "Which parts of a recorder's work can you explain to a colleague?",
            "¿Qué partes del trabajo de secretaría puede explicar a un colega?",
        ),
        hint: words(
            "What you have done several times is enough.",
            "Basta con lo que ha hecho varias veces.",
        ),
        meaning: Meaning::SkillsOffered,
        options: Options::CompetenciesAnd(RECORDER_SKILLS),
        asked_of: AskedOf::Mentors,
        required: true,
        ..SOME_OF
    },
    QuestionPlan {
        label: words(
            "What do you want to reach in your office, or help a colleague reach?",
            "¿Qué quiere lograr en su oficina, o ayudar a lograr a un colega?",
        ),
        meaning: Meaning::Goals,
        options: Options::These(RECORDER_GOALS),
        required: true,
        ..SOME_OF
    },
    QuestionPlan {
        label: words("Size of your city", "Tamaño de su ciudad"),
        hint: words(
            "The committee looks for a city that works like yours.",
            "El comité busca una ciudad que trabaje como la suya.",
        ),
        options: Options::These(TOWN_SIZES),
        required: true,
        ..ONE_OF
    },
    QuestionPlan {
        label: words(
            "Certifications you hold or work on",
            "Certificaciones que tiene o prepara",
        ),
        options: Options::These(CERTIFICATES),
        ..SOME_OF
    },
    QuestionPlan {
        label: words(
            "What should a colleague know about you and your city?",
            "¿Qué debería saber un colega sobre usted y su ciudad?",
        ),
        hint: words(
            "How many people work in your office, what is coming up, how you like to work.",
            "Cuántas personas trabajan en su oficina, qué viene, cómo le gusta trabajar.",
        ),
        meaning: Meaning::Biography,
        required: true,
        ..IN_WORDS
    },
    QuestionPlan {
        label: words("A note to the committee", "Una nota para el comité"),
        hint: words(
            "Only the committee reads this. It assigns by need; please name no wished mentor here.",
            "Solo la lee el comité. Asigna según la necesidad; por favor, no nombre aquí a quien prefiere.",
        ),
        seen: Seen::ByCoordinator,
        ..IN_WORDS
    },
    QuestionPlan {
        label: words(
            "Is there a city or person the committee should keep apart from you?",
            "¿Hay una ciudad o persona que el comité no deba asignarle?",
        ),
        hint: words(
            "Names or e-mail addresses; you need not say why.",
            "Nombres o correos electrónicos; no hace falta decir por qué.",
        ),
        ..NOT_WITH
    },
];

const FACTS: FactsPlan = FactsPlan {
    purpose: words(
        "Nobody learns a recorder's work alone: pass on good practice between cities and keep people in the profession.",
        "Nadie aprende a solas el trabajo de secretaría: transmitir buenas prácticas entre ciudades y conservar a la gente en la profesión.",
    ),
    skills_to_grow: words(
        "Records, meetings, elections and the law around them; professional development up to certification; advice on a career.",
        "Registros, reuniones, elecciones y sus leyes; desarrollo profesional hasta la certificación; consejo sobre la carrera.",
    ),
    success_signs: words(
        "A new recorder has a mentor within a month of asking; records requests are answered in time; fewer leave in the first two years.",
        "Quien empieza tiene mentor o mentora al mes de pedirlo; las solicitudes de registros se responden a tiempo; menos personas se van en los dos primeros años.",
    ),
    audience: words(
        "Recorders, clerks and their deputies in cities and special districts, members of the association.",
        "Secretarías municipales y sus asistentes en ciudades y distritos especiales, miembros de la asociación.",
    ),
    eligibility: words(
        "Members of the association. Mentors: three years as a recorder, in another city. The committee pairs people by hand first; a run of the rules only fills what it left open, and no wish for a certain person counts.",
        "Miembros de la asociación. Mentores: tres años en la secretaría, en otra ciudad. El comité forma primero las parejas a mano; las reglas solo completan lo que dejó abierto, y no cuenta ningún deseo por cierta persona.",
    ),
    paid_time: words(
        "Most cities count an hour a month as training; ask yours. The association pays nobody and charges nothing. Taking part is voluntary and no condition for any post.",
        "La mayoría de las ciudades cuenta una hora al mes como capacitación; pregunte en la suya. La asociación no paga ni cobra. Participar es voluntario y no es condición para ningún puesto.",
    ),
    review_contact: words(
        "Write to the chair of the committee. A member who had no part in the assignment looks at it again.",
        "Escriba a la presidencia del comité. Un miembro que no participó en la asignación la revisa.",
    ),
    policy_text: words(
        "The members of the mentoring committee read my answers and decide together whom to assign to me. My mentor or mentee sees what is marked as shared. My city is told only that I take part, and only if I ask for it. Records that I send from a city account may be public. What we talk about stays between us, except where someone may be harmed or a law asks for a report. I may leave at any time; from that day on nobody uses my request.",
        "Los miembros del comité de mentoría leen mis respuestas y deciden en conjunto a quién me asignan. Mi mentor o aprendiz ve lo marcado como compartido. A mi ciudad solo se le dice que participo, y solo si yo lo pido. Lo que envío desde una cuenta municipal puede ser público. Lo que hablemos queda entre las dos personas, salvo que alguien pueda sufrir un daño o una ley exija informarlo. Puedo salir cuando quiera; desde ese día nadie usa mi petición.",
    ),
    government: Government::Association,
    intake: Intake::Rolling,
    shape: Shape::OneToOne,
    approval: ApprovalPolicy::NotNeeded,
    consent_needed: true,
    uses_levels: false,
    usual_places: 2,
    usual_wants: 1,
    meetings_planned: 12,
    hours_a_month: 1,
    retention_months: 12,
};
