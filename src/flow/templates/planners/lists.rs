//! What planners choose from.
//!
//! Leaves out what several templates share. Invariant: no option holds `,` or
//! `;`, since spreadsheets join answers with them (`tests/host/templates.rs`).

use super::super::words::{Words, words};

/// What a planner does and shows.
pub(super) const PLANNER_SKILLS: &[Words] = &[
    words("Reading a zoning code", "Leer un código de zonificación"),
    words("Writing staff reports", "Redactar informes técnicos"),
    words("Public engagement", "Participación pública"),
    words("Maps and spatial data", "Mapas y datos espaciales"),
    words("Design review", "Revisión de diseño"),
    words("Environmental review", "Revisión ambiental"),
    words("Speaking before a commission", "Hablar ante una comisión"),
    words("Interviews and portfolios", "Entrevistas y portafolios"),
    words("Certification exam", "Examen de certificación"),
    words("Grant writing", "Redacción de subvenciones"),
];

/// Goals of somebody new to planning.
pub(super) const PLANNER_GOALS: &[Words] = &[
    words(
        "Find a first job in planning",
        "Encontrar un primer empleo en planificación",
    ),
    words("Move to another sector", "Pasar a otro sector"),
    words(
        "Prepare for certification",
        "Prepararme para la certificación",
    ),
    words("Lead a first project", "Dirigir un primer proyecto"),
    words(
        "Know more people in planning",
        "Conocer a más gente de la planificación",
    ),
    words("Return after a break", "Volver después de una pausa"),
];

/// Fields of planning.
pub(super) const PLANNING_FIELDS: &[Words] = &[
    words("Current planning", "Planificación actual"),
    words("Long-range planning", "Planificación a largo plazo"),
    words("Housing", "Vivienda"),
    words("Transportation", "Transporte"),
    words("Environment and hazards", "Medio ambiente y riesgos"),
    words("Urban design", "Diseño urbano"),
    words("Rural and small towns", "Zonas rurales y pueblos"),
    words("Economic development", "Desarrollo económico"),
    words("Parks and trails", "Parques y senderos"),
    words("Tribal lands", "Tierras tribales"),
];

/// Who employs planners.
pub(super) const SECTORS: &[Words] = &[
    words("City or county", "Ciudad o condado"),
    words("State or regional agency", "Agencia estatal o regional"),
    words("Tribal government", "Gobierno tribal"),
    words("Private consulting", "Consultoría privada"),
    words("Nonprofit", "Organización sin fines de lucro"),
    words("University", "Universidad"),
];

/// Where somebody stands on the way into planning.
pub(super) const PLANNER_STAGES: &[Words] = &[
    words("Student", "Estudiante"),
    words("Looking for work", "En busca de empleo"),
    words("First job", "Primer empleo"),
    words(
        "Up to five years in planning",
        "Hasta cinco años en planificación",
    ),
    words("Coming from another career", "Con otra carrera antes"),
];

/// A planner's ladder.
pub(super) const PLANNER_LADDER: &[Words] = &[
    words("Student or job seeker", "Estudiante o en busca de empleo"),
    words("Assistant planner", "Planificación asistente"),
    words("Planner", "Planificación"),
    words(
        "Senior planner or principal",
        "Planificación sénior o principal",
    ),
    words(
        "Planning director or partner",
        "Dirección de planificación o socio",
    ),
];
