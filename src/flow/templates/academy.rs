//! A leadership academy: a cohort, courses and a mentor who helps to carry
//! them into work.

mod lists;
mod plan;

use super::letters;
use super::lists::VALUES;
use super::plans::{PhasePlan, phase};
use super::questions::{IN_WORDS, NOT_WITH, Options, QuestionPlan, SOME_OF, YES_NO};
use super::words::words;
use super::{FactsPlan, RulesPlan, Template};
use crate::domain::facts::{ApprovalPolicy, Government, Intake, Shape};
use crate::domain::form::{AskedOf, Meaning, PhaseKind};
use crate::domain::rules::ReadyMade;
use lists::{ACADEMY_GOALS, ACADEMY_LADDER, ACADEMY_SKILLS, COURSES};

pub(super) const TEMPLATE: Template = Template {
    word: "leadership_academy",
    title: words("Leadership academy", "Academia de liderazgo"),
    what_for: words(
        "A cohort goes through five courses together. Each member has a mentor who helps to try at work what a course has taught, and finishes with a project in the own agency.",
        "Una generación sigue cinco cursos en conjunto. Cada miembro tiene mentor o mentora que le ayuda a probar en el trabajo lo aprendido, y termina con un proyecto en su propia agencia.",
    ),
    length: words(
        "9 months: five courses, a mentor, a project",
        "9 meses: cinco cursos, mentoría y un proyecto",
    ),
    size: words("15 to 40 members", "De 15 a 40 miembros"),
    who_approves: words(
        "The agency director of members and mentors",
        "La dirección de la agencia de miembros y mentores",
    ),
    phases: PHASES,
    questions: QUESTIONS,
    levels: ACADEMY_LADDER,
    milestones: plan::MILESTONES,
    surveys: plan::SURVEYS,
    letters: letters::ACADEMY,
    rules: RulesPlan::Ready(ReadyMade::EvidenceBased),
    levels_apart: Some((1, 4)),
    facts: FACTS,
};

const PHASES: &[PhasePlan] = &[
    phase(
        words("Agencies nominate", "Las agencias proponen"),
        PhaseKind::SetUp,
        -112,
        -85,
    ),
    phase(
        words(
            "Applications, approved by directors",
            "Solicitudes aprobadas por las direcciones",
        ),
        PhaseKind::Enrolment,
        -84,
        -50,
    ),
    phase(
        words(
            "The cohort is chosen and matched",
            "Selección y emparejamiento de la generación",
        ),
        PhaseKind::Matching,
        -49,
        -15,
    ),
    phase(
        words("Opening retreat", "Retiro de apertura"),
        PhaseKind::Orientation,
        0,
        4,
    ),
    phase(
        words(
            "Courses 1 and 2: communication, conflict",
            "Cursos 1 y 2: comunicación y conflictos",
        ),
        PhaseKind::Meeting,
        5,
        90,
    ),
    phase(
        words(
            "A day of members and mentors",
            "Un día de miembros y mentores",
        ),
        PhaseKind::Midpoint,
        91,
        95,
    ),
    phase(
        words(
            "Courses 3 to 5: strategy, change, budget",
            "Cursos 3 a 5: estrategia, cambio y presupuesto",
        ),
        PhaseKind::Meeting,
        96,
        200,
    ),
    phase(
        words("Project in the own agency", "Proyecto en la propia agencia"),
        PhaseKind::Meeting,
        201,
        258,
    ),
    phase(
        words(
            "Project talks and graduation",
            "Presentaciones y graduación",
        ),
        PhaseKind::Closing,
        259,
        272,
    ),
];

const QUESTIONS: &[QuestionPlan] = &[
    QuestionPlan {
        label: words(
            "What should courses and a mentor help you with?",
            "¿En qué deberían ayudarle los cursos y su mentor o mentora?",
        ),
        hint: words(
            "Think of the next hard week at work.",
            "Piense en la próxima semana difícil en el trabajo.",
        ),
        meaning: Meaning::SkillsWanted,
        options: Options::CompetenciesAnd(ACADEMY_SKILLS),
        asked_of: AskedOf::Mentees,
        required: true,
        ..SOME_OF
    },
    QuestionPlan {
        label: words(
            "What can you help a member carry from a course into work?",
            "¿Qué puede ayudar a llevar de un curso al trabajo?",
        ),
        meaning: Meaning::SkillsOffered,
        options: Options::CompetenciesAnd(ACADEMY_SKILLS),
        asked_of: AskedOf::Mentors,
        required: true,
        ..SOME_OF
    },
    QuestionPlan {
        label: words(
            "Where should leadership take you, or a member you go along with?",
            "¿Adónde debería llevarle el liderazgo, a usted o al miembro que acompaña?",
        ),
        meaning: Meaning::Goals,
        options: Options::These(ACADEMY_GOALS),
        required: true,
        ..SOME_OF
    },
    QuestionPlan {
        label: words(
            "What do you want to stand for as a leader?",
            "¿Qué quiere representar como líder?",
        ),
        hint: words("Three words.", "Tres palabras."),
        meaning: Meaning::Values,
        options: Options::These(VALUES),
        required: true,
        ..SOME_OF
    },
    QuestionPlan {
        label: words("Courses you have taken already", "Cursos que ya hizo"),
        options: Options::These(COURSES),
        asked_of: AskedOf::Mentees,
        ..SOME_OF
    },
    QuestionPlan {
        label: words(
            "Your work, and how you came to lead",
            "Su trabajo, y cómo llegó a dirigir",
        ),
        hint: words(
            "Also what you would do differently today.",
            "También qué haría hoy de otra manera.",
        ),
        meaning: Meaning::Biography,
        required: true,
        ..IN_WORDS
    },
    QuestionPlan {
        label: words(
            "A first idea for a project in your agency",
            "Una primera idea para un proyecto en su agencia",
        ),
        hint: words(
            "It may change a lot before it is agreed.",
            "Puede cambiar mucho antes de acordarse.",
        ),
        asked_of: AskedOf::Mentees,
        required: true,
        ..IN_WORDS
    },
    QuestionPlan {
        label: words(
            "Would you come to a course as a guest?",
            "¿Iría a un curso como persona invitada?",
        ),
        asked_of: AskedOf::Mentors,
        ..YES_NO
    },
    QuestionPlan {
        label: words(
            "With whom would a pairing be awkward for your work?",
            "¿Con quién sería incómoda para su trabajo una pareja de mentoría?",
        ),
        hint: words(
            "Only the coordinator reads the names.",
            "Los nombres solo los lee la coordinación.",
        ),
        ..NOT_WITH
    },
];

const FACTS: FactsPlan = FactsPlan {
    purpose: words(
        "Grow the leaders the agencies will need in five years, and give them a cohort they can call for the rest of their careers.",
        "Formar a los líderes que las agencias necesitarán en cinco años, y darles una generación a la que puedan llamar toda su carrera.",
    ),
    skills_to_grow: words(
        "Communication, conflict resolution, strategic planning, leading change and budgets: one course each, tried at work between courses.",
        "Comunicación, resolución de conflictos, planificación estratégica, gestión del cambio y presupuestos: un curso de cada uno, probado en el trabajo entre cursos.",
    ),
    success_signs: words(
        "Nine of ten members finish all five courses; every project has a decision by its agency; members rate three competencies higher and their mentors see it.",
        "Nueve de cada diez miembros terminan los cinco cursos; cada proyecto recibe una decisión de su agencia; los miembros valoran más alto tres competencias y sus mentores lo ven.",
    ),
    audience: words(
        "State employees who lead people or soon will, nominated by their agency or by themselves; mentors from senior management.",
        "Personal del estado que dirige o pronto dirigirá personas, a propuesta de su agencia o propia; mentores de la alta gerencia.",
    ),
    eligibility: words(
        "Members: three years in state service and the director's approval for the time of courses, project and mentoring. Mentors: one to four programme levels above, outside the member's reporting line. Self-nominations count like any other.",
        "Miembros: tres años en el servicio estatal y aprobación de la dirección para el tiempo de cursos, proyecto y mentoría. Mentores: de uno a cuatro niveles del programa por encima, fuera de la línea jerárquica. Las propuestas propias valen como cualquier otra.",
    ),
    paid_time: words(
        "Courses, retreat, project time and about three hours of mentoring a month are work time. Graduation earns credits, no right to a post; bargaining agreements stay as they are.",
        "Los cursos, el retiro, el tiempo de proyecto y unas tres horas de mentoría al mes son tiempo de trabajo. La graduación da créditos, no derecho a un puesto; los convenios colectivos no cambian.",
    ),
    review_contact: words(
        "The academy's coordinator explains the choice; the statewide human resources director decides on a complaint.",
        "La coordinación de la academia explica la selección; la dirección estatal de recursos humanos decide sobre una queja.",
    ),
    policy_text: words(
        "The academy uses my application to choose the cohort, to match me and to run courses. Attendance and credits go to my agency, since it pays for my time. What I say to my mentor or in the cohort does not, except where harm, harassment or a duty to report is concerned. My project is my agency's and may be shown in public. What is held about me is removed three years after the end. I may leave the academy and keep the credits I have.",
        "La academia usa mi solicitud para elegir la generación, emparejarme y llevar los cursos. La asistencia y los créditos llegan a mi agencia, porque ella paga mi tiempo. Lo que digo a mi mentor o en la generación no llega, salvo daño, acoso o deber de informar. Mi proyecto es de mi agencia y puede mostrarse en público. Lo que se guarda sobre mí se elimina tres años después del final. Puedo dejar la academia y conservar mis créditos.",
    ),
    government: Government::State,
    intake: Intake::Cohort,
    shape: Shape::OneToOne,
    approval: ApprovalPolicy::Everyone,
    consent_needed: true,
    uses_levels: true,
    usual_places: 1,
    usual_wants: 1,
    meetings_planned: 9,
    hours_a_month: 3,
    retention_months: 36,
};
