//! One-to-one in a city, for a year; the mentee chooses by profile.

mod plan;

use super::letters;
use super::lists::{CITY_GOALS, CITY_LADDER, CITY_SKILLS, FREE_TIME_INTERESTS};
use super::plans::{PhasePlan, phase};
use super::questions::{Options, QuestionPlan, Seen};
use super::words::words;
use super::{FactsPlan, RulesPlan, Template};
use crate::domain::facts::{ApprovalPolicy, Government, Intake, Shape};
use crate::domain::form::{AskedOf, Meaning, PhaseKind, QuestionKind};
use crate::domain::rules::ReadyMade;

pub(super) const TEMPLATE: Template = Template {
    word: "city_one_to_one",
    title: words("City one-to-one", "Mentoría individual en la ciudad"),
    what_for: words(
        "City employees choose a mentor from another department by reading profiles, and meet for a year. Mentors give one to two hours a month.",
        "El personal de la ciudad elige, leyendo perfiles, a un mentor de otro departamento y se reúnen durante un año. Los mentores dedican de una a dos horas al mes.",
    ),
    length: words("1 year", "1 año"),
    size: words("10 to 40 pairs", "De 10 a 40 parejas"),
    who_approves: words("The mentee's supervisor", "La supervisión del aprendiz"),
    phases: PHASES,
    questions: QUESTIONS,
    levels: CITY_LADDER,
    rules: RulesPlan::Ready(ReadyMade::SkillsFirst),
    milestones: plan::MILESTONES,
    surveys: plan::SURVEYS,
    letters: letters::CITY,
    levels_apart: None,
    facts: FACTS,
};

const PHASES: &[PhasePlan] = &[
    phase(
        words("Invite mentors", "Invitar a mentores"),
        PhaseKind::SetUp,
        -60,
        -43,
    ),
    phase(
        words(
            "Profiles and supervisors' approval",
            "Perfiles y aprobación de la supervisión",
        ),
        PhaseKind::Enrolment,
        -42,
        -15,
    ),
    phase(
        words(
            "Mentees choose, then matching",
            "Elección por perfiles y emparejamiento",
        ),
        PhaseKind::Matching,
        -14,
        -1,
    ),
    phase(
        words("Kick-off and agreements", "Inicio y acuerdos"),
        PhaseKind::Orientation,
        0,
        13,
    ),
    phase(
        words("First half", "Primera mitad"),
        PhaseKind::Meeting,
        14,
        174,
    ),
    phase(
        words("Half-time check", "Revisión de mitad de año"),
        PhaseKind::Midpoint,
        175,
        188,
    ),
    phase(
        words("Second half", "Segunda mitad"),
        PhaseKind::Meeting,
        189,
        343,
    ),
    phase(
        words("Thanks and outlook", "Agradecimiento y próximos pasos"),
        PhaseKind::Closing,
        344,
        364,
    ),
];

const QUESTIONS: &[QuestionPlan] = &[
    QuestionPlan {
        label: words("Your profile", "Su perfil"),
        hint: words(
            "The coordinator and the person you are paired with read this: what you do for the city, what you have learned, what talking with you is like.",
            "Lo leen la coordinación y la persona de su pareja: qué hace por la ciudad, qué ha aprendido, cómo es conversar con usted.",
        ),
        kind: QuestionKind::Text,
        meaning: Meaning::Biography,
        options: Options::None,
        asked_of: AskedOf::Mentors,
        required: true,
        seen: Seen::ByPair,
    },
    QuestionPlan {
        label: words(
            "What can people ask you about?",
            "¿Sobre qué le pueden preguntar?",
        ),
        hint: words("", ""),
        kind: QuestionKind::Many,
        meaning: Meaning::SkillsOffered,
        options: Options::CompetenciesAnd(CITY_SKILLS),
        asked_of: AskedOf::Mentors,
        required: true,
        seen: Seen::ByPair,
    },
    QuestionPlan {
        label: words(
            "What would you like to learn?",
            "¿Qué le gustaría aprender?",
        ),
        hint: words("Three things are enough.", "Con tres cosas basta."),
        kind: QuestionKind::Many,
        meaning: Meaning::SkillsWanted,
        options: Options::CompetenciesAnd(CITY_SKILLS),
        asked_of: AskedOf::Mentees,
        required: true,
        seen: Seen::ByPair,
    },
    QuestionPlan {
        label: words(
            "Mentors you would choose, first choice first",
            "Mentores que elegiría, en orden de preferencia",
        ),
        hint: words(
            "Up to three names or e-mail addresses from the profiles.",
            "Hasta tres nombres o correos electrónicos de los perfiles.",
        ),
        kind: QuestionKind::Many,
        meaning: Meaning::PreferredPartners,
        options: Options::None,
        asked_of: AskedOf::Mentees,
        required: false,
        seen: Seen::ByCoordinator,
    },
    QuestionPlan {
        label: words(
            "What do you hope this year brings?",
            "¿Qué espera de este año?",
        ),
        hint: words("", ""),
        kind: QuestionKind::Many,
        meaning: Meaning::Goals,
        options: Options::These(CITY_GOALS),
        asked_of: AskedOf::Both,
        required: false,
        seen: Seen::ByPair,
    },
    QuestionPlan {
        label: words(
            "A few lines for your mentor",
            "Unas líneas para su mentor o mentora",
        ),
        hint: words(
            "Your work now, and where you would like to be.",
            "Su trabajo actual y adónde le gustaría llegar.",
        ),
        kind: QuestionKind::Text,
        meaning: Meaning::Biography,
        options: Options::None,
        asked_of: AskedOf::Mentees,
        required: true,
        seen: Seen::ByPair,
    },
    QuestionPlan {
        label: words("Interests outside work", "Intereses fuera del trabajo"),
        hint: words("", ""),
        kind: QuestionKind::Many,
        meaning: Meaning::Interests,
        options: Options::These(FREE_TIME_INTERESTS),
        asked_of: AskedOf::Both,
        required: false,
        seen: Seen::ByPair,
    },
    QuestionPlan {
        label: words(
            "Do you work shifts or in the field?",
            "¿Trabaja por turnos o en la calle?",
        ),
        hint: words(
            "So that meetings fit your hours.",
            "Para que las reuniones se ajusten a su horario.",
        ),
        kind: QuestionKind::YesNo,
        meaning: Meaning::Nothing,
        options: Options::None,
        asked_of: AskedOf::Both,
        required: false,
        seen: Seen::ByPair,
    },
];

const FACTS: FactsPlan = FactsPlan {
    purpose: words(
        "Help city employees grow where they are, and let departments learn from each other.",
        "Ayudar al personal de la ciudad a crecer donde está y que los departamentos aprendan unos de otros.",
    ),
    skills_to_grow: words(
        "Whatever the mentee chooses: skills for the job, for the next job, or for serving residents better.",
        "Lo que elija cada persona: habilidades para su puesto, para el siguiente o para atender mejor a los residentes.",
    ),
    success_signs: words(
        "Pairs meet at least ten times in the year; mentees name one thing they do differently; mentors sign up again.",
        "Las parejas se reúnen al menos diez veces en el año; cada persona nombra algo que hace distinto; los mentores vuelven a inscribirse.",
    ),
    audience: words(
        "All city employees, field crews and shift workers included.",
        "Todo el personal de la ciudad, incluidas las cuadrillas y quienes trabajan por turnos.",
    ),
    eligibility: words(
        "Mentees: regular employees with six months in the city and their supervisor's approval. Mentors: two years in the city, from another department.",
        "Aprendices: personal regular con seis meses en la ciudad y aprobación de su supervisión. Mentores: dos años en la ciudad, de otro departamento.",
    ),
    paid_time: words(
        "One to two hours a month are work time, at an hour the supervisor agrees to. It changes nothing in a labor contract and is not required for promotion.",
        "De una a dos horas al mes son tiempo de trabajo, en el horario que acepte la supervisión. No cambia ningún contrato laboral y no se exige para ascender.",
    ),
    review_contact: words(
        "The coordinator explains every decision. For a second look, write to the human resources department.",
        "La coordinación explica cada decisión. Para una segunda revisión, escriba al departamento de recursos humanos.",
    ),
    policy_text: words(
        "Mentors: my profile is read by the coordinator and by the person I am paired with. Mentees: my choices and answers are read by the coordinator; the mentor I am paired with sees what is marked as shared. My supervisor only learns when we meet and for how long. Conversations are between the two of us, within the law on harassment, safety and public records. Either of us can end the pairing without blame, and I may ask for my data to be removed.",
        "Mentores: mi perfil lo leen la coordinación y la persona de mi pareja. Aprendices: la coordinación lee mis elecciones y respuestas; mi mentor o mentora ve lo marcado como compartido. Mi supervisión solo sabe cuándo y cuánto tiempo nos reunimos. Lo conversado queda entre ambas personas, dentro de la ley sobre acoso, seguridad y registros públicos. Cualquiera puede terminar sin culpa, y puedo pedir que se eliminen mis datos.",
    ),
    government: Government::City,
    intake: Intake::Cohort,
    shape: Shape::OneToOne,
    approval: ApprovalPolicy::Mentees,
    consent_needed: true,
    uses_levels: false,
    usual_places: 1,
    usual_wants: 1,
    meetings_planned: 12,
    hours_a_month: 2,
    retention_months: 12,
};
