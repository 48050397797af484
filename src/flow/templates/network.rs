//! A network across agencies: short speed meetings, then long pairings.

mod plan;

use super::letters;
use super::lists::{
    CHARACTERISTICS, NETWORK_GOALS, NETWORK_SKILLS, SHARED_LADDER, VALUES, WORK_INTERESTS,
};
use super::plans::{PhasePlan, phase};
use super::questions::{Options, QuestionPlan, Seen};
use super::words::words;
use super::{FactsPlan, RulesPlan, Template};
use crate::domain::facts::{ApprovalPolicy, Government, Intake, Shape};
use crate::domain::form::{AskedOf, Meaning, PhaseKind, QuestionKind};
use crate::domain::rules::ReadyMade;

pub(super) const TEMPLATE: Template = Template {
    word: "cross_agency_network",
    title: words("Cross-agency network", "Red entre agencias"),
    what_for: words(
        "People of many agencies meet in 30-minute conversations first. Those who want to go on are then paired for nine months, some with more than one mentor.",
        "Personas de muchas agencias se conocen primero en conversaciones de 30 minutos. Quienes quieren seguir trabajan luego en pareja durante nueve meses, a veces con más de un mentor.",
    ),
    length: words(
        "10 months: 30-minute speed meetings, then pairings",
        "10 meses: encuentros de 30 minutos y luego parejas",
    ),
    size: words(
        "40 to several hundred people",
        "De 40 a varios cientos de personas",
    ),
    who_approves: words(
        "Nobody: people sign up themselves",
        "Nadie: cada persona se inscribe",
    ),
    phases: PHASES,
    questions: QUESTIONS,
    levels: SHARED_LADDER,
    rules: RulesPlan::Ready(ReadyMade::EvidenceBased),
    milestones: plan::MILESTONES,
    surveys: plan::SURVEYS,
    letters: letters::NETWORK,
    levels_apart: None,
    facts: FACTS,
};

const PHASES: &[PhasePlan] = &[
    phase(
        words(
            "Agree with partner agencies",
            "Acordar con las agencias aliadas",
        ),
        PhaseKind::SetUp,
        -90,
        -57,
    ),
    phase(
        words("Open sign-up", "Inscripción abierta"),
        PhaseKind::Enrolment,
        -56,
        -8,
    ),
    phase(
        words(
            "Kick-off and first conversations",
            "Inicio y primeras conversaciones",
        ),
        PhaseKind::Orientation,
        0,
        2,
    ),
    phase(
        words(
            "Speed meetings of 30 minutes",
            "Encuentros breves de 30 minutos",
        ),
        PhaseKind::Meeting,
        3,
        20,
    ),
    phase(
        words(
            "Matching for the long pairings",
            "Emparejamiento para las parejas largas",
        ),
        PhaseKind::Matching,
        21,
        34,
    ),
    phase(
        words("Long pairings", "Parejas de largo plazo"),
        PhaseKind::Meeting,
        35,
        160,
    ),
    phase(
        words("Network day", "Día de la red"),
        PhaseKind::Midpoint,
        161,
        167,
    ),
    phase(
        words("Long pairings go on", "Continúan las parejas"),
        PhaseKind::Meeting,
        168,
        293,
    ),
    phase(
        words("Stories and next steps", "Historias y próximos pasos"),
        PhaseKind::Closing,
        294,
        307,
    ),
];

const QUESTIONS: &[QuestionPlan] = &[
    QuestionPlan {
        label: words("What brings you to the network?", "¿Qué le trae a la red?"),
        hint: words("", ""),
        kind: QuestionKind::Many,
        meaning: Meaning::Goals,
        options: Options::These(NETWORK_GOALS),
        asked_of: AskedOf::Both,
        required: true,
        seen: Seen::ByPair,
    },
    QuestionPlan {
        label: words(
            "Experience you can share in half an hour",
            "Experiencia que puede compartir en media hora",
        ),
        hint: words("Small things count.", "Las cosas pequeñas también cuentan."),
        kind: QuestionKind::Many,
        meaning: Meaning::SkillsOffered,
        options: Options::CompetenciesAnd(NETWORK_SKILLS),
        asked_of: AskedOf::Mentors,
        required: true,
        seen: Seen::ByPair,
    },
    QuestionPlan {
        label: words(
            "What would you ask others about?",
            "¿Sobre qué preguntaría a otras personas?",
        ),
        hint: words("", ""),
        kind: QuestionKind::Many,
        meaning: Meaning::SkillsWanted,
        options: Options::CompetenciesAnd(NETWORK_SKILLS),
        asked_of: AskedOf::Mentees,
        required: true,
        seen: Seen::ByPair,
    },
    QuestionPlan {
        label: words("Topics you care about", "Temas que le importan"),
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
            "Values you would like to share with a partner",
            "Valores que le gustaría compartir con la otra persona",
        ),
        hint: words("", ""),
        kind: QuestionKind::Many,
        meaning: Meaning::Values,
        options: Options::These(VALUES),
        asked_of: AskedOf::Both,
        required: false,
        seen: Seen::ByPair,
    },
    QuestionPlan {
        label: words(
            "Introduce yourself in two sentences",
            "Preséntese en dos oraciones",
        ),
        hint: words(
            "Read out at the kick-off.",
            "Se lee en el encuentro inicial.",
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
            "Whom did you meet and would like to meet again?",
            "¿A quién conoció y le gustaría volver a ver?",
        ),
        hint: words(
            "Filled in after the speed meetings. Names or e-mail addresses, best first.",
            "Se llena después de los encuentros breves. Nombres o correos, en orden de preferencia.",
        ),
        kind: QuestionKind::Many,
        meaning: Meaning::PreferredPartners,
        options: Options::None,
        asked_of: AskedOf::Both,
        required: false,
        seen: Seen::ByCoordinator,
    },
    QuestionPlan {
        label: words(
            "Things about you that a mentee may ask for",
            "Aspectos de usted que alguien podría buscar",
        ),
        hint: words(
            "Only if you want to. Never shown to a partner, never counted without the mentee's wish.",
            "Solo si lo desea. Nunca se muestra a la otra persona ni cuenta sin que alguien lo pida.",
        ),
        kind: QuestionKind::Many,
        meaning: Meaning::Characteristics,
        options: Options::These(CHARACTERISTICS),
        asked_of: AskedOf::Mentors,
        required: false,
        seen: Seen::Sensitive,
    },
    QuestionPlan {
        label: words(
            "Would you like a mentor who shares this with you?",
            "¿Le gustaría un mentor o mentora con quien comparta esto?",
        ),
        hint: words(
            "Leave empty if it does not matter.",
            "Déjelo en blanco si no le importa.",
        ),
        kind: QuestionKind::One,
        meaning: Meaning::IdentityWish,
        options: Options::These(CHARACTERISTICS),
        asked_of: AskedOf::Mentees,
        required: false,
        seen: Seen::Sensitive,
    },
    QuestionPlan {
        label: words(
            "May this wish count in the matching?",
            "¿Puede contar este deseo al emparejar?",
        ),
        hint: words("", ""),
        kind: QuestionKind::YesNo,
        meaning: Meaning::IdentityWishCounts,
        options: Options::None,
        asked_of: AskedOf::Mentees,
        required: false,
        seen: Seen::Sensitive,
    },
];

const FACTS: FactsPlan = FactsPlan {
    purpose: words(
        "Connect public servants of different agencies and levels of government, so that nobody solves alone what others have solved.",
        "Conectar a servidores públicos de distintas agencias y niveles de gobierno, para que nadie resuelva a solas lo que otros ya resolvieron.",
    ),
    skills_to_grow: words(
        "Working across agencies, negotiating, building a network of several mentors.",
        "Trabajar entre agencias, negociar y formar una red con varios mentores.",
    ),
    success_signs: words(
        "Each person talks with at least four others at the start; two of three go on in a pairing; pairs report a joint result.",
        "Cada persona conversa con al menos cuatro más al inicio; dos de cada tres continúan en pareja; las parejas cuentan un resultado conjunto.",
    ),
    audience: words(
        "Anyone employed by a partner agency: state, county, city, school district or special district.",
        "Cualquier persona empleada por una agencia aliada: estado, condado, ciudad, distrito escolar o distrito especial.",
    ),
    eligibility: words(
        "Employees of partner agencies. Mentor and mentee do not report to each other, directly or further up.",
        "Personal de las agencias aliadas. Mentor y aprendiz no dependen uno de otro, ni directa ni indirectamente.",
    ),
    paid_time: words(
        "Each agency decides on work time and says so in its agreement with the network. Taking part gives no advantage in hiring.",
        "Cada agencia decide sobre el tiempo de trabajo y lo indica en su acuerdo con la red. Participar no da ventaja en contrataciones.",
    ),
    review_contact: words(
        "Write to the coordinator of your own agency; the coordinators of two other agencies look at it together.",
        "Escriba a la coordinación de su agencia; las coordinaciones de otras dos agencias lo revisan juntas.",
    ),
    policy_text: words(
        "The coordinators of the partner agencies share my name, agency and the answers marked as shared to run this network. Characteristics and wishes are sensitive: they stay with the coordinator of my own agency, are used only where a mentee asked for it, and are never shown to a partner. What is said in a meeting stays there, except where the law asks otherwise. I can leave the network whenever I want.",
        "Las coordinaciones de las agencias aliadas comparten mi nombre, mi agencia y las respuestas marcadas como compartidas para llevar esta red. Las características y los deseos son sensibles: quedan con la coordinación de mi agencia, se usan solo si alguien lo pidió y nunca se muestran a la otra persona. Lo que se dice en una reunión queda allí, salvo que la ley disponga otra cosa. Puedo dejar la red cuando quiera.",
    ),
    government: Government::Several,
    intake: Intake::Rolling,
    shape: Shape::SeveralMentors,
    approval: ApprovalPolicy::NotNeeded,
    consent_needed: true,
    uses_levels: false,
    usual_places: 2,
    usual_wants: 2,
    meetings_planned: 9,
    hours_a_month: 1,
    retention_months: 18,
};
