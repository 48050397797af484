//! Government ethics: guidance in confidence on dilemmas, with case prompts to
//! begin with.
//!
//! A mentor's view is a colleague's view, never the advice of an ethics
//! commission; the texts say so wherever somebody could think otherwise. No
//! question asks for a case of one's own, and no kind of dilemma stands in a
//! letter: e-mail may be a public record.

mod lists;
mod plan;

use super::letters;
use super::lists::VALUES;
use super::plans::{PhasePlan, phase};
use super::questions::{IN_WORDS, NOT_WITH, ONE_OF, Options, QuestionPlan, SOME_OF, Seen, YES_NO};
use super::words::words;
use super::{FactsPlan, RulesPlan, Template};
use crate::domain::facts::{ApprovalPolicy, Government, Intake, Shape};
use crate::domain::form::{AskedOf, Meaning, PhaseKind};
use crate::domain::rules::RuleSet;
use lists::{CASE_PROMPTS, DILEMMAS, ETHICS_GOALS, ETHICS_LADDER};

pub(super) const TEMPLATE: Template = Template {
    word: "government_ethics",
    title: words("Government ethics", "Ética en el gobierno"),
    what_for: words(
        "Public servants talk through dilemmas in confidence with an experienced colleague of another agency; case prompts help to begin. It is guidance among colleagues, not the advice of an ethics commission.",
        "Servidores públicos conversan en confianza sobre dilemas con un colega de otra agencia y con experiencia; hay casos para empezar. Es orientación entre colegas, no el consejo de una comisión de ética.",
    ),
    length: words(
        "6 months, or until the question is settled",
        "6 meses, o hasta resolver la cuestión",
    ),
    size: words(
        "5 to 40 pairs, some at any time",
        "De 5 a 40 parejas, en cualquier momento",
    ),
    who_approves: words(
        "Nobody is asked, so that nobody learns of it",
        "No se pregunta a nadie, para que nadie se entere",
    ),
    phases: PHASES,
    questions: QUESTIONS,
    levels: ETHICS_LADDER,
    milestones: plan::MILESTONES,
    surveys: plan::SURVEYS,
    letters: letters::ETHICS,
    rules: RulesPlan::Own(
        words("In confidence", "En confianza"),
        RuleSet::in_confidence,
    ),
    levels_apart: None,
    facts: FACTS,
};

const PHASES: &[PhasePlan] = &[
    phase(
        words(
            "Mentors learn the law and its limits",
            "Los mentores conocen la ley y sus límites",
        ),
        PhaseKind::SetUp,
        -49,
        -22,
    ),
    phase(
        words("Sign-up in confidence", "Inscripción confidencial"),
        PhaseKind::Enrolment,
        -21,
        -1,
    ),
    phase(
        words(
            "First pairings, outside one's own agency",
            "Primeras parejas, fuera de la propia agencia",
        ),
        PhaseKind::Matching,
        0,
        13,
    ),
    phase(
        words("How to talk about a case", "Cómo conversar sobre un caso"),
        PhaseKind::Orientation,
        14,
        20,
    ),
    phase(
        words("Case prompts 1 to 3", "Casos 1 a 3"),
        PhaseKind::Meeting,
        21,
        104,
    ),
    phase(
        words("Round table of mentors", "Mesa de mentores"),
        PhaseKind::Midpoint,
        105,
        111,
    ),
    phase(
        words(
            "Pairings for those who came later",
            "Parejas para quienes llegaron después",
        ),
        PhaseKind::Matching,
        112,
        118,
    ),
    phase(
        words(
            "Questions from one's own desk",
            "Cuestiones del propio escritorio",
        ),
        PhaseKind::Meeting,
        119,
        168,
    ),
    phase(
        words(
            "Close, and leave no loose notes",
            "Cerrar sin dejar notas sueltas",
        ),
        PhaseKind::Closing,
        169,
        182,
    ),
];

const QUESTIONS: &[QuestionPlan] = &[
    QuestionPlan {
        label: words(
            "On which kinds of dilemmas would you like to think with somebody?",
            "¿Sobre qué tipos de dilemas le gustaría pensar con alguien?",
        ),
        hint: words(
            "Kinds only. Please describe no case and name nobody here.",
            "Solo tipos. Por favor, no describa aquí ningún caso ni nombre a nadie.",
        ),
        meaning: Meaning::SkillsWanted,
        options: Options::These(DILEMMAS),
        asked_of: AskedOf::Mentees,
        required: true,
        seen: Seen::Sensitive,
        ..SOME_OF
    },
    QuestionPlan {
        label: words(
            "On which kinds of dilemmas have you had to decide?",
            "¿Sobre qué tipos de dilemas le tocó decidir?",
        ),
        hint: words(
            "Kinds only, whatever became of them.",
            "Solo tipos, sin importar el resultado.",
        ),
        meaning: Meaning::SkillsOffered,
        options: Options::These(DILEMMAS),
        asked_of: AskedOf::Mentors,
        required: true,
        seen: Seen::ByCoordinator,
        ..SOME_OF
    },
    QuestionPlan {
        label: words(
            "Which case would you like to begin with?",
            "¿Con qué caso le gustaría empezar?",
        ),
        hint: words(
            "A made-up case is an easy first talk.",
            "Un caso inventado facilita la primera conversación.",
        ),
        options: Options::These(CASE_PROMPTS),
        asked_of: AskedOf::Mentees,
        seen: Seen::Sensitive,
        ..ONE_OF
    },
    QuestionPlan {
        label: words(
            "What should you be able to do afterwards, or help with?",
            "¿Qué debería poder hacer después, o con qué puede ayudar?",
        ),
        meaning: Meaning::Goals,
        options: Options::These(ETHICS_GOALS),
        seen: Seen::ByCoordinator,
        ..SOME_OF
    },
    QuestionPlan {
        label: words(
            "Which values pull against each other in your work?",
            "¿Qué valores chocan entre sí en su trabajo?",
        ),
        hint: words("Two or three.", "Dos o tres."),
        meaning: Meaning::Values,
        options: Options::These(VALUES),
        seen: Seen::ByCoordinator,
        ..SOME_OF
    },
    QuestionPlan {
        label: words(
            "Your experience, without names and without cases",
            "Su experiencia, sin nombres y sin casos",
        ),
        meaning: Meaning::Biography,
        required: true,
        ..IN_WORDS
    },
    QuestionPlan {
        label: words(
            "Does your post oblige you to investigate or report what you hear?",
            "¿Su puesto le obliga a investigar o informar lo que escucha?",
        ),
        hint: words(
            "If so, you can still mentor; mentees are told before the first talk.",
            "Si es así, igual puede ser mentor o mentora; se avisa antes de la primera conversación.",
        ),
        asked_of: AskedOf::Mentors,
        required: true,
        ..YES_NO
    },
    QuestionPlan {
        label: words(
            "From which agency or person must you keep apart?",
            "¿De qué agencia o persona debe mantenerse aparte?",
        ),
        hint: words(
            "Because of a case, a contract or kinship. Names or e-mail addresses; no reasons.",
            "Por un caso, un contrato o parentesco. Nombres o correos electrónicos; sin razones.",
        ),
        ..NOT_WITH
    },
];

const FACTS: FactsPlan = FactsPlan {
    purpose: words(
        "Give everybody who serves the public somebody to think with before a dilemma becomes a breach.",
        "Dar a quien sirve al público alguien con quien pensar antes de que un dilema se vuelva una falta.",
    ),
    skills_to_grow: words(
        "Seeing a conflict of interest early, weighing law, duty and people, saying no, and knowing when to ask for official advice.",
        "Ver pronto un conflicto de interés, sopesar ley, deber y personas, decir que no, y saber cuándo pedir consejo oficial.",
    ),
    success_signs: words(
        "People say they would come again; more questions reach the ethics commission before a decision than after it; nobody's confidence was broken.",
        "La gente dice que volvería; llegan más preguntas a la comisión de ética antes de una decisión que después; no se rompió la confianza de nadie.",
    ),
    audience: words(
        "Employees, managers, board members and elected officials of any public body.",
        "Personal, gerencias, integrantes de juntas y cargos electos de cualquier organismo público.",
    ),
    eligibility: words(
        "Anyone in public service. Mentor and mentee come from different agencies, neither reports to the other, and neither has a case, contract or kinship with the other. Nobody chooses a certain mentor.",
        "Cualquier persona del servicio público. Mentor y aprendiz vienen de agencias distintas, nadie depende de la otra persona ni tiene con ella un caso, contrato o parentesco. Nadie elige a un mentor determinado.",
    ),
    paid_time: words(
        "An hour a month; whoever wants to keep it private takes it outside work time. Taking part is never noted in a personnel file.",
        "Una hora al mes; quien desee reserva la toma fuera del horario. La participación nunca se anota en un expediente de personal.",
    ),
    review_contact: words(
        "The coordinator, by telephone. For binding advice ask the ethics commission or your agency's counsel.",
        "La coordinación, por teléfono. Para un consejo que obligue, consulte a la comisión de ética o a la asesoría legal de su agencia.",
    ),
    policy_text: words(
        "What I say stays between my mentor and me. It is not privileged: harm to a person, a crime, and what a law obliges somebody to report may be passed on, and a court can ask for notes. My mentor gives a colleague's view. It is not the advice of an ethics commission or of counsel and protects me from no penalty. I describe no case and name nobody in this form or by e-mail, because both may be public records. The coordinator knows that we talk and when, never about what. All that is held about me is removed six months after the end.",
        "Lo que digo queda entre mi mentor o mentora y yo. No es secreto profesional: se puede comunicar un daño a una persona, un delito y lo que una ley obligue a informar, y un tribunal puede pedir notas. Quien me acompaña da la opinión de un colega. No es el consejo de una comisión de ética ni de la asesoría legal y no me protege de ninguna sanción. No describo casos ni nombro a nadie en este formulario ni por correo, porque ambos pueden ser registros públicos. La coordinación sabe que conversamos y cuándo, nunca sobre qué. Todo lo que se guarda sobre mí se elimina seis meses después del final.",
    ),
    government: Government::Several,
    intake: Intake::Rolling,
    shape: Shape::OneToOne,
    approval: ApprovalPolicy::NotNeeded,
    consent_needed: true,
    uses_levels: false,
    usual_places: 2,
    usual_wants: 1,
    meetings_planned: 6,
    hours_a_month: 1,
    retention_months: 6,
};
