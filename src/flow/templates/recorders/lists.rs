//! What recorders choose from.
//!
//! Leaves out what several templates share. Invariant: no option holds `,` or
//! `;`, since spreadsheets join answers with them (`tests/host/templates.rs`).

use super::super::words::{Words, words};

/// The work of a municipal recorder.
pub(super) const RECORDER_SKILLS: &[Words] = &[
    words(
        "Public records requests",
        "Solicitudes de registros públicos",
    ),
    words("Records retention", "Conservación de registros"),
    words("Agendas and minutes", "Órdenes del día y actas"),
    words("Public meetings law", "Ley de reuniones públicas"),
    words("Elections", "Elecciones"),
    words("Ordinances and resolutions", "Ordenanzas y resoluciones"),
    words("Codification", "Codificación de ordenanzas"),
    words("Licenses and permits", "Licencias y permisos"),
    words(
        "Budget of a small city",
        "Presupuesto de una ciudad pequeña",
    ),
    words("Working with a council", "Trabajo con un concejo"),
    words("Notary work", "Labor notarial"),
    words(
        "Being the only one in the office",
        "Trabajar a solas en la oficina",
    ),
];

/// Goals of a municipal recorder.
pub(super) const RECORDER_GOALS: &[Words] = &[
    words("Earn a certification", "Obtener una certificación"),
    words(
        "Get through my first election",
        "Sacar adelante mi primera elección",
    ),
    words("Put the archive in order", "Poner en orden el archivo"),
    words(
        "Be surer before the council",
        "Tener más seguridad ante el concejo",
    ),
    words("Know whom to call", "Saber a quién llamar"),
    words(
        "Prepare somebody to follow me",
        "Preparar a quien me suceda",
    ),
];

/// How many people live in a recorder's city.
pub(super) const TOWN_SIZES: &[Words] = &[
    words("Under 2500 residents", "Menos de 2500 habitantes"),
    words("2500 to 10 000 residents", "De 2500 a 10 000 habitantes"),
    words(
        "10 000 to 50 000 residents",
        "De 10 000 a 50 000 habitantes",
    ),
    words("Over 50 000 residents", "Más de 50 000 habitantes"),
];

/// What a recorder holds or works on.
pub(super) const CERTIFICATES: &[Words] = &[
    words("None yet", "Ninguna por ahora"),
    words(
        "Certified municipal clerk",
        "Secretaría municipal certificada",
    ),
    words("Master municipal clerk", "Maestría en secretaría municipal"),
    words(
        "Records management certificate",
        "Certificado en gestión de registros",
    ),
    words("Notary commission", "Nombramiento notarial"),
];

/// A recorder's ladder.
pub(super) const RECORDER_LADDER: &[Words] = &[
    words("Deputy or assistant", "Asistencia de secretaría"),
    words(
        "Recorder in the first two years",
        "Secretaría en los dos primeros años",
    ),
    words("Recorder", "Secretaría municipal"),
    words("Recorder with a staff", "Secretaría con personal a cargo"),
];
