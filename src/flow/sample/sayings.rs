//! Sentences the sample's biographies and answers are made of.
//!
//! `{years}`, `{title}` (with its article) and `{agency}` are filled in.

/// How a mentor begins.
pub(super) const MENTOR_BEGINS: &[&str] = &[
    "I came to {agency} {years} years ago and never found a reason to leave.",
    "I am {title} with {agency} and have been in public service for {years} years.",
    "After {years} years in government I still look forward to Mondays, most of them.",
    "I started as a seasonal worker {years} years ago and am {title} today.",
    "I worked for a private firm first and came to {agency} {years} years ago because the work meant more here.",
    "I took a temporary job with {agency} {years} years ago, and now I am {title}.",
    "I am {title}, and somebody who mentored me {years} years ago is the reason.",
    "I have worked for three agencies in {years} years, which taught me that none of them does everything wrong.",
    "My first {years} years in public service went by faster than my first meeting did.",
    "I have been {title} long enough to have made the usual mistakes and a few of my own.",
];

/// What a mentor has learned and offers.
pub(super) const MENTOR_OFFERS: &[&str] = &[
    "I am a good person to call the evening before a hard conversation.",
    "I was turned down for promotion twice and can talk about what I did next.",
    "I ask more questions than I answer; people tell me this is useful after the third meeting.",
    "I was the first in my family to work in an office and had nobody to ask. I would like to be somebody to ask.",
    "I have supervised friends, rivals and a former boss, and would gladly spare you one or two surprises.",
    "I can read a draft, rehearse an interview or walk through a budget with you.",
    "I believe that people grow when somebody expects it of them.",
    "What I offer is time, honesty and a fairly large address book.",
    "I learned most from a project that failed, and bring it along as teaching material.",
    "I like to walk while I talk, so bring shoes.",
    "I do not have a theory of leadership. I have stories, and we can look for the theory together.",
    "I came up without a degree and know which doors that closes and which it does not.",
    "I would like to hear how the next generation sees this work before I retire.",
    "Our meetings stay between us, and I keep to that.",
];

/// How a mentee begins.
pub(super) const MENTEE_BEGINS: &[&str] = &[
    "I am {title} with {agency} and have been here for {years} years.",
    "I joined {agency} {years} years ago and have had four supervisors since.",
    "I have worked for {agency} for {years} years and like what we do.",
    "I am {title}. I came to public service {years} years ago after working in restaurants.",
    "I began at the front counter of {agency} and am {title} now.",
    "I have been {title} for {years} years and think I am ready for more.",
    "I studied something else entirely; {years} years ago {agency} gave me a chance.",
    "I moved back to the valley {years} years ago to be near my family and found this work.",
    "I am {title}, and the youngest in most rooms I sit in.",
    "I have changed careers once already, so the last {years} years with {agency} were a second start.",
];

/// What a mentee hopes for.
pub(super) const MENTEE_HOPES: &[&str] = &[
    "I would like to talk with somebody who has done this before and does not supervise me.",
    "I am good at the work and new at asking other people to do it.",
    "I tend to take everything on myself and want to learn to let go.",
    "I would like to see how another agency solves what we struggle with.",
    "I speak up in small groups and go quiet in large ones, and I would like to change that.",
    "I am looking for honest feedback, kindly put.",
    "I need to decide whether management is for me before somebody decides it for me.",
    "I have ideas, and no practice in bringing them to the people who can use them.",
    "I have never had a mentor and am not sure what to ask, so please bear with my first meeting.",
    "I want to be the kind of supervisor I would have needed.",
    "I would like to plan the next five years instead of the next five days.",
    "I hope to learn how to disagree with people I respect.",
    "I applied for a lead position last year, came second, and would like to come first.",
    "I want to learn how budgets really work before I ask for one.",
];

/// What people say about their time outside work, by interest; the order is
/// that of the form's free-time interests.
pub(super) const OUTSIDE_WORK: &[&str] = &[
    "On weekends I am on a trail, whatever the weather.",
    "I play in a band that is better than its name.",
    "I cook for too many people every Sunday.",
    "I coach a youth team and lose with dignity.",
    "I always have three books going and finish two.",
    "I volunteer at the food pantry on Saturdays.",
    "I grow more tomatoes than anyone asked for.",
    "I am learning chess from my daughter, who wins.",
    "I save up for one long journey every other year.",
    "I restore old furniture, slowly.",
];

/// What should be different in six months, by goal; the order is that of the
/// form's goals.
pub(super) const IN_SIX_MONTHS: &[&[&str]] = &[
    &[
        "I would like to have applied for a supervisor's job with a good conscience.",
        "I want to know whether I would enjoy supervising, and have tried a small piece of it.",
    ],
    &[
        "My weekly meeting should be shorter and people should leave it knowing what to do.",
        "I would like my team to bring me problems early.",
    ],
    &[
        "I want to have a plan for the next step and two people who know about it.",
        "I would like to understand what senior managers worry about.",
    ],
    &[
        "I will have had the conversation I have been putting off.",
        "I want to give hard feedback without losing sleep over it.",
    ],
    &[
        "I would like to have a project plan that survives its first month.",
        "I want to lead the records move from start to finish.",
    ],
    &[
        "I would like to know who decides what, and when to speak to them.",
        "I want to read a budget and see the choices in it.",
    ],
    &[
        "I want to have spoken in a directors' meeting and been asked to come back.",
        "I would like to write a one-page proposal that gets an answer.",
    ],
    &[
        "I would like to leave on time on most days and not feel I am letting anybody down.",
        "I want to find out which of my tasks I could stop doing.",
    ],
    &[
        "I would like a reason to stay, and a map of where I could go.",
        "I want to know three people in other agencies I could call.",
    ],
];

/// How somebody begins in Spanish.
pub(super) const SPANISH_BEGINS: &[&str] = &[
    "Llevo {years} años en el servicio público, ahora en {agency}.",
    "Llegué a {agency} hace {years} años y aquí encontré mi vocación.",
    "Empecé hace {years} años con un puesto temporal en {agency}.",
    "Hace {years} años que trabajo en {agency} y sigo aprendiendo cada semana.",
];

/// What a mentor offers, in Spanish.
pub(super) const SPANISH_OFFERS: &[&str] = &[
    "Me gusta escuchar primero y aconsejar después.",
    "Con gusto reviso un borrador o ensayo una entrevista con usted.",
    "Aprendí a dirigir cometiendo errores, y los comparto sin pena.",
    "Quiero abrir a otras personas las puertas que alguien abrió para mí.",
];

/// What a mentee hopes for, in Spanish.
pub(super) const SPANISH_HOPES: &[&str] = &[
    "Busco a alguien con experiencia que me ayude a dar el siguiente paso.",
    "Quiero aprender a dirigir un equipo sin perder el trato cercano con la gente.",
    "Me cuesta hablar en reuniones grandes y quiero cambiar eso.",
    "Me gustaría conocer cómo trabajan otras agencias y hacer contactos.",
];
