//! Lists the templates' forms are made of: skills, goals, interests, values,
//! levels.
//!
//! Invariant: no option holds `,` or `;`, since spreadsheets join answers with
//! them (`tests/host/templates.rs`).

use super::words::{Words, words};

/// Skills every office asks for, beside the competencies.
pub(super) const OFFICE_SKILLS: &[Words] = &[
    words("Budgeting", "Presupuestos"),
    words("Public speaking", "Hablar en público"),
    words("Writing for the public", "Redacción para el público"),
    words("Career planning", "Planificación de la carrera"),
];

/// Skills of people who are about to lead a team.
pub(super) const MANAGER_SKILLS: &[Words] = &[
    words("Leading a team", "Dirigir un equipo"),
    words("Giving feedback", "Dar retroalimentación"),
    words("Delegating", "Delegar"),
    words("Hiring and onboarding", "Contratación e incorporación"),
    words("Managing change", "Gestión del cambio"),
    words("Budgeting", "Presupuestos"),
    words("Procurement and contracts", "Compras y contratos"),
    words("Labor relations", "Relaciones laborales"),
    words("Performance reviews", "Evaluaciones del desempeño"),
    words("Public speaking", "Hablar en público"),
    words(
        "Working with elected officials",
        "Trabajo con funcionarios electos",
    ),
    words(
        "Tribal and intergovernmental relations",
        "Relaciones tribales e intergubernamentales",
    ),
    words("Grant writing", "Redacción de subvenciones"),
    words(
        "Data and performance measures",
        "Datos y medidas de desempeño",
    ),
    words("Customer service", "Atención al público"),
    words("Emergency management", "Manejo de emergencias"),
    words("Equity and inclusion", "Equidad e inclusión"),
    words("Time and priorities", "Tiempo y prioridades"),
    words("Building a network", "Crear una red de contactos"),
    words("Career planning", "Planificación de la carrera"),
];

/// Skills of a city's services.
pub(super) const CITY_SKILLS: &[Words] = &[
    words("Budgeting", "Presupuestos"),
    words("Public works and utilities", "Obras y servicios públicos"),
    words("Land use and planning", "Uso del suelo y planificación"),
    words("Parks and recreation", "Parques y recreación"),
    words("Public safety", "Seguridad pública"),
    words(
        "Records and public meetings",
        "Archivos y reuniones públicas",
    ),
    words("Permits and inspections", "Permisos e inspecciones"),
    words("Community outreach", "Acercamiento a la comunidad"),
    words("Bilingual service", "Servicio bilingüe"),
    words("Grant writing", "Redacción de subvenciones"),
    words(
        "Supervising for the first time",
        "Supervisar por primera vez",
    ),
    words(
        "Preparing for an interview",
        "Prepararse para una entrevista",
    ),
    words("Writing for the council", "Redacción para el concejo"),
];

/// Skills that cross agencies.
pub(super) const NETWORK_SKILLS: &[Words] = &[
    words("Working across agencies", "Trabajar entre agencias"),
    words("Partnerships and agreements", "Alianzas y convenios"),
    words("Negotiation", "Negociación"),
    words("Facilitating meetings", "Facilitar reuniones"),
    words("Service design", "Diseño de servicios"),
    words(
        "Data sharing and privacy",
        "Intercambio de datos y privacidad",
    ),
    words("Research and evaluation", "Investigación y evaluación"),
    words("Legislative process", "Proceso legislativo"),
    words(
        "Influence without authority",
        "Influir sin autoridad formal",
    ),
    words(
        "Changing fields or agencies",
        "Cambiar de campo o de agencia",
    ),
    words("Public speaking", "Hablar en público"),
    words("Managing vendors", "Gestión de proveedores"),
];

/// Goals of somebody who is about to lead.
pub(super) const MANAGER_GOALS: &[Words] = &[
    words(
        "Move into a first supervisory role",
        "Pasar a un primer puesto de supervisión",
    ),
    words("Lead my team better", "Dirigir mejor a mi equipo"),
    words(
        "Prepare for senior management",
        "Prepararme para la alta dirección",
    ),
    words(
        "Handle difficult conversations",
        "Manejar conversaciones difíciles",
    ),
    words("Lead a large project", "Dirigir un proyecto grande"),
    words(
        "Understand how decisions are made",
        "Entender cómo se toman las decisiones",
    ),
    words(
        "Be heard by people above me",
        "Hacerme escuchar por mis superiores",
    ),
    words(
        "Balance work and the rest of life",
        "Equilibrar el trabajo y la vida personal",
    ),
    words(
        "Stay in public service and grow",
        "Crecer dentro del servicio público",
    ),
];

/// Goals of a city's staff.
pub(super) const CITY_GOALS: &[Words] = &[
    words(
        "Learn how another department works",
        "Conocer cómo trabaja otro departamento",
    ),
    words("Apply for a promotion", "Postularme a un ascenso"),
    words(
        "Change to another line of work",
        "Cambiar de área de trabajo",
    ),
    words(
        "Earn a license or certificate",
        "Obtener una licencia o certificación",
    ),
    words("Serve residents better", "Atender mejor a los residentes"),
    words(
        "Get to know the city as a new employee",
        "Conocer la ciudad como persona recién llegada",
    ),
];

/// Goals of a network.
pub(super) const NETWORK_GOALS: &[Words] = &[
    words(
        "Meet people outside my agency",
        "Conocer a personas fuera de mi agencia",
    ),
    words(
        "Find partners for a project",
        "Encontrar aliados para un proyecto",
    ),
    words(
        "See how others solve my problem",
        "Ver cómo otros resuelven mi problema",
    ),
    words(
        "Explore another career path",
        "Explorar otra trayectoria profesional",
    ),
    words(
        "Become a mentor myself later",
        "Ser mentor o mentora más adelante",
    ),
];

/// Interests beside the daily work.
pub(super) const WORK_INTERESTS: &[Words] = &[
    words("Housing", "Vivienda"),
    words("Public health", "Salud pública"),
    words("Natural resources", "Recursos naturales"),
    words("Transportation", "Transporte"),
    words("Education and youth", "Educación y juventud"),
    words("Public safety", "Seguridad pública"),
    words("Technology in government", "Tecnología en el gobierno"),
    words("Local economy", "Economía local"),
    words("Climate and resilience", "Clima y resiliencia"),
    words("Open government", "Gobierno abierto"),
    words("Arts and culture", "Arte y cultura"),
    words("Rural communities", "Comunidades rurales"),
];

/// Interests outside work, to have something to begin with.
pub(super) const FREE_TIME_INTERESTS: &[Words] = &[
    words("Hiking and outdoors", "Senderismo y naturaleza"),
    words("Music", "Música"),
    words("Cooking", "Cocina"),
    words("Sports", "Deportes"),
    words("Reading", "Lectura"),
    words("Volunteering", "Voluntariado"),
    words("Gardening", "Jardinería"),
    words("Games", "Juegos"),
    words("Travel", "Viajes"),
    words("Making things by hand", "Manualidades"),
];

/// Values people work by.
pub(super) const VALUES: &[Words] = &[
    words("Integrity", "Integridad"),
    words("Service", "Servicio"),
    words("Fairness", "Justicia"),
    words("Curiosity", "Curiosidad"),
    words("Courage", "Valentía"),
    words("Kindness", "Amabilidad"),
    words("Accountability", "Rendición de cuentas"),
    words("Creativity", "Creatividad"),
    words("Community", "Comunidad"),
    words("Family", "Familia"),
    words("Excellence", "Excelencia"),
    words("Humor", "Buen humor"),
];

/// Characteristics a person may choose to name.
pub(super) const CHARACTERISTICS: &[Words] = &[
    words(
        "First in my family to go to college",
        "Primera persona de mi familia en la universidad",
    ),
    words("Veteran", "Veterano o veterana"),
    words("Parent or caregiver", "Madre padre o persona que cuida"),
    words("Person with a disability", "Persona con discapacidad"),
    words("LGBTQ+", "LGBTQ+"),
    words("Person of color", "Persona de color"),
    words("Immigrant", "Persona inmigrante"),
    words(
        "Woman in a field with few women",
        "Mujer en un campo con pocas mujeres",
    ),
];

/// A state agency's ladder.
pub(super) const STATE_LADDER: &[Words] = &[
    words("Support", "Apoyo"),
    words("Professional", "Profesional"),
    words("Senior professional", "Profesional sénior"),
    words("Supervisor", "Supervisión"),
    words("Manager", "Gerencia"),
    words("Senior manager", "Alta gerencia"),
    words("Executive", "Dirección ejecutiva"),
];

/// A city's ladder.
pub(super) const CITY_LADDER: &[Words] = &[
    words("Front line", "Primera línea"),
    words("Specialist or technician", "Especialista o técnico"),
    words("Lead", "Líder de equipo"),
    words("Supervisor", "Supervisión"),
    words("Division manager", "Gerencia de división"),
    words("Department head", "Jefatura de departamento"),
];

/// A ladder several kinds of agencies can agree on.
pub(super) const SHARED_LADDER: &[Words] = &[
    words("Entry", "Inicial"),
    words("Experienced", "Con experiencia"),
    words("Senior or lead", "Sénior o líder"),
    words("Manager", "Gerencia"),
    words("Executive", "Dirección ejecutiva"),
];

/// The ladder of a programme that starts with nothing.
pub(super) const PLAIN_LADDER: &[Words] = &[
    words("Level 1: entry", "Nivel 1: inicial"),
    words("Level 2: professional", "Nivel 2: profesional"),
    words(
        "Level 3: senior professional",
        "Nivel 3: profesional sénior",
    ),
    words("Level 4: supervisor", "Nivel 4: supervisión"),
    words("Level 5: manager", "Nivel 5: gerencia"),
    words("Level 6: executive", "Nivel 6: dirección ejecutiva"),
];
