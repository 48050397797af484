//! Emerging managers of a state: six months, six meetings.

mod plan;

use super::letters;
use super::lists::{
    FREE_TIME_INTERESTS, MANAGER_GOALS, MANAGER_SKILLS, STATE_LADDER, VALUES, WORK_INTERESTS,
};
use super::plans::{PhasePlan, phase};
use super::questions::{Options, QuestionPlan, Seen};
use super::words::words;
use super::{FactsPlan, RulesPlan, Template};
use crate::domain::facts::{ApprovalPolicy, Government, Intake, Shape};
use crate::domain::form::{AskedOf, Meaning, PhaseKind, QuestionKind};
use crate::domain::rules::ReadyMade;

pub(super) const TEMPLATE: Template = Template {
    word: "state_emerging_managers",
    title: words("State emerging managers", "Gerentes emergentes del estado"),
    what_for: words(
        "Pairs people who are about to lead, or newly do, with managers from other agencies. Six meetings in six months, with an orientation before anyone is introduced.",
        "Une a quienes están por dirigir, o empiezan a hacerlo, con gerentes de otras agencias. Seis reuniones en seis meses, con una orientación antes de las presentaciones.",
    ),
    length: words("6 months, 6 meetings", "6 meses, 6 reuniones"),
    size: words("20 to 100 pairs", "De 20 a 100 parejas"),
    who_approves: words("Each person's manager", "La jefatura de cada participante"),
    phases: PHASES,
    questions: QUESTIONS,
    levels: STATE_LADDER,
    rules: RulesPlan::Ready(ReadyMade::AcrossAgencies),
    milestones: plan::MILESTONES,
    surveys: plan::SURVEYS,
    letters: letters::MANAGERS,
    levels_apart: Some((1, 3)),
    facts: FACTS,
};

const PHASES: &[PhasePlan] = &[
    phase(
        words("Prepare and announce", "Preparar y anunciar"),
        PhaseKind::SetUp,
        -70,
        -50,
    ),
    phase(
        words(
            "Applications and managers' approval",
            "Solicitudes y aprobación de la jefatura",
        ),
        PhaseKind::Enrolment,
        -49,
        -22,
    ),
    phase(
        words("Matching", "Emparejamiento"),
        PhaseKind::Matching,
        -21,
        -1,
    ),
    phase(
        words(
            "Orientation, then introductions",
            "Orientación y luego presentaciones",
        ),
        PhaseKind::Orientation,
        0,
        10,
    ),
    phase(
        words("Meetings 1 to 3", "Reuniones 1 a 3"),
        PhaseKind::Meeting,
        11,
        91,
    ),
    phase(
        words("Check-in with mentees", "Seguimiento con aprendices"),
        PhaseKind::Midpoint,
        92,
        105,
    ),
    phase(
        words("Meetings 4 to 6", "Reuniones 4 a 6"),
        PhaseKind::Meeting,
        106,
        168,
    ),
    phase(
        words(
            "Check-in with both, and celebration",
            "Seguimiento con ambas partes y celebración",
        ),
        PhaseKind::Closing,
        169,
        182,
    ),
];

const QUESTIONS: &[QuestionPlan] = &[
    QuestionPlan {
        label: words(
            "In which skills do you want to grow as a leader?",
            "¿En qué habilidades quiere crecer como líder?",
        ),
        hint: words(
            "Choose up to five. Mentors are looked for by these first.",
            "Elija hasta cinco. Es lo primero que se busca en los mentores.",
        ),
        kind: QuestionKind::Many,
        meaning: Meaning::SkillsWanted,
        options: Options::CompetenciesAnd(MANAGER_SKILLS),
        asked_of: AskedOf::Mentees,
        required: true,
        seen: Seen::ByPair,
    },
    QuestionPlan {
        label: words(
            "Which skills can you help a new leader with?",
            "¿En qué habilidades puede ayudar a quien empieza a dirigir?",
        ),
        hint: words(
            "Choose what you have done yourself, not only what you know about.",
            "Elija lo que usted mismo ha hecho, no solo lo que conoce.",
        ),
        kind: QuestionKind::Many,
        meaning: Meaning::SkillsOffered,
        options: Options::CompetenciesAnd(MANAGER_SKILLS),
        asked_of: AskedOf::Mentors,
        required: true,
        seen: Seen::ByPair,
    },
    QuestionPlan {
        label: words(
            "Which of these goals are yours, or are you glad to help with?",
            "¿Cuáles de estas metas son suyas, o con cuáles ayudaría con gusto?",
        ),
        hint: words("", ""),
        kind: QuestionKind::Many,
        meaning: Meaning::Goals,
        options: Options::These(MANAGER_GOALS),
        asked_of: AskedOf::Both,
        required: true,
        seen: Seen::ByPair,
    },
    QuestionPlan {
        label: words(
            "Which values matter most to you at work?",
            "¿Qué valores le importan más en el trabajo?",
        ),
        hint: words("Choose three.", "Elija tres."),
        kind: QuestionKind::Many,
        meaning: Meaning::Values,
        options: Options::These(VALUES),
        asked_of: AskedOf::Both,
        required: false,
        seen: Seen::ByPair,
    },
    QuestionPlan {
        label: words(
            "Which public matters interest you beyond your own job?",
            "¿Qué asuntos públicos le interesan además de su propio trabajo?",
        ),
        hint: words("", ""),
        kind: QuestionKind::Many,
        meaning: Meaning::Interests,
        options: Options::These(WORK_INTERESTS),
        asked_of: AskedOf::Both,
        required: false,
        seen: Seen::ByPair,
    },
    QuestionPlan {
        label: words(
            "What do you like to do outside work?",
            "¿Qué le gusta hacer fuera del trabajo?",
        ),
        hint: words(
            "Something to begin the first talk with.",
            "Algo para iniciar la primera conversación.",
        ),
        kind: QuestionKind::Many,
        meaning: Meaning::Interests,
        options: Options::These(FREE_TIME_INTERESTS),
        asked_of: AskedOf::Both,
        required: false,
        seen: Seen::ByPair,
    },
    QuestionPlan {
        label: words(
            "Tell your future partner about yourself",
            "Cuéntele sobre usted a la persona con quien trabajará",
        ),
        hint: words(
            "Your path so far, and what you are working on now. Three to six sentences.",
            "Su trayectoria y en qué trabaja ahora. De tres a seis oraciones.",
        ),
        kind: QuestionKind::Text,
        meaning: Meaning::Biography,
        options: Options::None,
        asked_of: AskedOf::Both,
        required: true,
        seen: Seen::ByPair,
    },
    QuestionPlan {
        label: words(
            "What should be different for you in six months?",
            "¿Qué debería ser distinto para usted dentro de seis meses?",
        ),
        hint: words("", ""),
        kind: QuestionKind::Text,
        meaning: Meaning::Nothing,
        options: Options::None,
        asked_of: AskedOf::Mentees,
        required: false,
        seen: Seen::ByPair,
    },
    QuestionPlan {
        label: words(
            "Is there anyone you should not be paired with?",
            "¿Hay alguien con quien no se le deba emparejar?",
        ),
        hint: words(
            "E-mail addresses or names. Only the coordinator sees this.",
            "Correos electrónicos o nombres. Solo lo ve la coordinación.",
        ),
        kind: QuestionKind::Many,
        meaning: Meaning::ExcludedPartners,
        options: Options::None,
        asked_of: AskedOf::Both,
        required: false,
        seen: Seen::Sensitive,
    },
];

const FACTS: FactsPlan = FactsPlan {
    purpose: words(
        "Prepare the next managers of state government and connect agencies that seldom meet.",
        "Preparar a las próximas gerencias del gobierno estatal y unir agencias que rara vez se encuentran.",
    ),
    skills_to_grow: words(
        "Leading a team, giving feedback, deciding under uncertainty, and knowing how state government works beyond one's own agency.",
        "Dirigir un equipo, dar retroalimentación, decidir con incertidumbre y conocer el gobierno estatal más allá de la propia agencia.",
    ),
    success_signs: words(
        "Eight of ten pairs hold all six meetings; mentees rate two chosen competencies higher at the end; most would do it again.",
        "Ocho de cada diez parejas completan las seis reuniones; cada aprendiz valora más alto dos competencias elegidas; la mayoría lo repetiría.",
    ),
    audience: words(
        "State employees who lead for the first time or will within two years, and managers with five or more years in public service.",
        "Personal del estado que dirige por primera vez o lo hará en dos años, y gerentes con cinco o más años en el servicio público.",
    ),
    eligibility: words(
        "Mentees: permanent staff past their trial service, with their manager's approval. Mentors: at least one programme level above, not in the mentee's reporting line, with their own manager's approval.",
        "Aprendices: personal permanente que terminó su período de prueba, con aprobación de su jefatura. Mentores: al menos un nivel del programa por encima, fuera de la línea jerárquica y con aprobación de su propia jefatura.",
    ),
    paid_time: words(
        "Meetings, orientation and the celebration are work time, about two hours a month. Taking part is voluntary, changes nothing in a bargaining agreement and is not required for any promotion.",
        "Las reuniones, la orientación y la celebración son tiempo de trabajo, unas dos horas al mes. Participar es voluntario, no cambia ningún convenio colectivo y no es requisito para ningún ascenso.",
    ),
    review_contact: words(
        "Ask the coordinator first. If you disagree with the answer, your agency's human resources office looks at it again.",
        "Consulte primero a la coordinación. Si no está de acuerdo con la respuesta, la oficina de recursos humanos de su agencia la revisa.",
    ),
    policy_text: words(
        "I agree that the coordinator uses what I write here to find a mentor or mentee and to run this programme. My partner sees what the form marks as shared. My manager is asked to approve my time and sees no answers. What my partner and I talk about stays between us, except where harm, harassment or a duty to report is concerned. Public records law applies to what I send from a work account. I can withdraw at any time without giving a reason.",
        "Acepto que la coordinación use lo que escribo aquí para encontrar un mentor o un aprendiz y para llevar este programa. La otra persona ve lo que el formulario marca como compartido. A mi jefatura se le pide aprobar mi tiempo y no ve respuestas. Lo que hablemos queda entre las dos personas, salvo daño, acoso o deber de informar. La ley de registros públicos se aplica a lo que envío desde una cuenta de trabajo. Puedo retirarme en cualquier momento sin dar razones.",
    ),
    government: Government::State,
    intake: Intake::Cohort,
    shape: Shape::OneToOne,
    approval: ApprovalPolicy::Everyone,
    consent_needed: true,
    uses_levels: true,
    usual_places: 1,
    usual_wants: 1,
    meetings_planned: 6,
    hours_a_month: 2,
    retention_months: 24,
};
