//! What extension staff and faculty choose from.
//!
//! Leaves out what several templates share. Invariant: no option holds `,` or
//! `;`, since spreadsheets join answers with them (`tests/host/templates.rs`).

use super::super::words::{Words, words};

/// What extension work takes.
pub(super) const EXTENSION_SKILLS: &[Words] = &[
    words("Needs assessment", "Evaluación de necesidades"),
    words("Programme evaluation", "Evaluación de programas"),
    words("Teaching adults", "Enseñar a personas adultas"),
    words("Volunteers", "Voluntariado"),
    words("Advisory councils", "Consejos asesores"),
    words("Leading without a title", "Liderar sin tener el cargo"),
    words("Grant writing", "Redacción de subvenciones"),
    words(
        "Facilitating public meetings",
        "Facilitar reuniones públicas",
    ),
    words("Writing for the public", "Redacción para el público"),
    words("Radio and video", "Radio y video"),
    words("Bilingual outreach", "Divulgación bilingüe"),
    words("Applied research", "Investigación aplicada"),
    words("Promotion dossier", "Expediente de promoción"),
];

/// The threads of an extension year.
pub(super) const EXTENSION_THREADS: &[Words] = &[
    words(
        "To lead people and meetings",
        "Dirigir personas y reuniones",
    ),
    words("To be understood", "Darme a entender"),
    words(
        "To build a programme people use",
        "Crear un programa que la gente use",
    ),
];

/// Goals of extension staff.
pub(super) const EXTENSION_GOALS: &[Words] = &[
    words(
        "Reach people we miss today",
        "Llegar a quienes hoy no llegamos",
    ),
    words(
        "Lead a team or a county office",
        "Dirigir un equipo o una oficina del condado",
    ),
    words(
        "Show what our work changes",
        "Mostrar qué cambia nuestro trabajo",
    ),
    words(
        "Bring research into the field",
        "Llevar la investigación al campo",
    ),
    words(
        "Learn how the university works",
        "Entender cómo funciona la universidad",
    ),
    words(
        "Stay well in a job with many evenings",
        "Cuidarme en un trabajo con muchas tardes",
    ),
];

/// Where extension works.
pub(super) const EXTENSION_AREAS: &[Words] = &[
    words("Youth development", "Desarrollo juvenil"),
    words("Crops and livestock", "Cultivos y ganadería"),
    words("Forests and water", "Bosques y agua"),
    words(
        "Family and community health",
        "Salud familiar y comunitaria",
    ),
    words("Coast and fisheries", "Costa y pesca"),
    words("Gardens and food", "Huertos y alimentos"),
    words("Community development", "Desarrollo comunitario"),
];

/// How far a meeting may take somebody.
pub(super) const TRAVEL: &[Words] = &[
    words("By video only", "Solo por video"),
    words("Within my county", "Dentro de mi condado"),
    words("To a neighboring county", "A un condado vecino"),
    words("To campus now and then", "Al campus de vez en cuando"),
];

/// A university extension's ladder.
pub(super) const EXTENSION_LADDER: &[Words] = &[
    words("Programme assistant", "Asistente de programa"),
    words("Educator or coordinator", "Educador o coordinación"),
    words("Field faculty", "Docencia de campo"),
    words("Campus faculty", "Docencia en el campus"),
    words(
        "County or programme leader",
        "Dirección de condado o de programa",
    ),
];
