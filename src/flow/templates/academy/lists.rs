//! What members and mentors of an academy choose from.
//!
//! Leaves out what several templates share. Invariant: no option holds `,` or
//! `;`, since spreadsheets join answers with them (`tests/host/templates.rs`).

use super::super::words::{Words, words};

/// What a member carries from a course into the own agency.
pub(super) const ACADEMY_SKILLS: &[Words] = &[
    words(
        "Leading people who were my peers",
        "Dirigir a quienes eran mis pares",
    ),
    words(
        "Giving and taking feedback",
        "Dar y recibir retroalimentación",
    ),
    words("Leading through change", "Dirigir durante el cambio"),
    words("Budget of a division", "Presupuesto de una división"),
    words("Working with a legislature", "Trabajo con la legislatura"),
    words("Equity in decisions", "Equidad en las decisiones"),
    words("Building a team", "Formar un equipo"),
    words("Letting go of tasks", "Soltar tareas"),
    words("Speaking in public", "Hablar ante el público"),
    words("Labor relations", "Relaciones laborales"),
];

/// Goals of an academy's members.
pub(super) const ACADEMY_GOALS: &[Words] = &[
    words(
        "Lead a larger part of my agency",
        "Dirigir una parte mayor de mi agencia",
    ),
    words(
        "Be a better leader where I am",
        "Ser mejor líder donde estoy",
    ),
    words(
        "Prepare for a director's post",
        "Prepararme para un puesto de dirección",
    ),
    words(
        "Change how my agency works",
        "Cambiar cómo trabaja mi agencia",
    ),
    words("Bring others along", "Hacer crecer a otras personas"),
];

/// Courses of an academy.
pub(super) const COURSES: &[Words] = &[
    words("A course on communication", "Un curso de comunicación"),
    words(
        "A course on conflict resolution",
        "Un curso de resolución de conflictos",
    ),
    words(
        "A course on strategic planning",
        "Un curso de planificación estratégica",
    ),
    words(
        "A course on leading change",
        "Un curso de gestión del cambio",
    ),
    words("A course on budgets", "Un curso de presupuestos"),
    words("None of these", "Ninguno de estos"),
];

/// An academy's ladder.
pub(super) const ACADEMY_LADDER: &[Words] = &[
    words("Individual contributor", "Sin personal a cargo"),
    words("Lead worker", "Responsable de tarea"),
    words("First supervisor's post", "Primer puesto de supervisión"),
    words("Manager of supervisors", "Gerencia de supervisores"),
    words("Division director", "Dirección de división"),
    words("Agency head", "Jefatura de agencia"),
];
