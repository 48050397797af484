//! What people choose from who seek guidance on a dilemma.
//!
//! Leaves out what several templates share. Invariant: no option holds `,` or
//! `;`, since spreadsheets join answers with them (`tests/host/templates.rs`).

use super::super::words::{Words, words};

/// Kinds of dilemmas; kinds only, never a case.
pub(super) const DILEMMAS: &[Words] = &[
    words("Gifts and hospitality", "Regalos y atenciones"),
    words("Relatives and friends", "Familiares y amistades"),
    words("Contracts and vendors", "Contratos y proveedores"),
    words("Work beside the job", "Trabajo fuera del puesto"),
    words(
        "Leaving for a regulated company",
        "Irse a una empresa regulada",
    ),
    words("Use of public property", "Uso de bienes públicos"),
    words(
        "Records somebody wants unseen",
        "Registros que alguien no quiere mostrar",
    ),
    words("Pressure from above", "Presión desde arriba"),
    words("Politics at work", "Política en el trabajo"),
    words("A colleague who does wrong", "Un colega que actúa mal"),
    words("Law and conscience", "Ley y conciencia"),
];

/// Cases to begin with, so that nobody has to begin with their own.
pub(super) const CASE_PROMPTS: &[Words] = &[
    words(
        "A vendor offers tickets to a game",
        "Un proveedor ofrece entradas para un partido",
    ),
    words(
        "A cousin of mine bids on a contract",
        "Una prima mía se presenta a un contrato",
    ),
    words(
        "My boss asks me to hold back a record",
        "Mi superior me pide retener un registro",
    ),
    words(
        "A council member wants a favor for a friend",
        "Un concejal quiere un favor para una amistad",
    ),
    words(
        "A colleague takes the public truck home",
        "Un colega se lleva a casa la camioneta pública",
    ),
    words(
        "A company I inspect offers me weekend work",
        "Una empresa que inspecciono me ofrece trabajo de fin de semana",
    ),
];

/// Goals around ethics.
pub(super) const ETHICS_GOALS: &[Words] = &[
    words(
        "See a dilemma before I am in it",
        "Ver un dilema antes de estar en él",
    ),
    words(
        "Decide and be able to explain it",
        "Decidir y poder explicarlo",
    ),
    words("Speak up without harm", "Hablar sin sufrir represalias"),
    words("Advise those who work for me", "Aconsejar a mi equipo"),
    words(
        "Write a clear rule for my office",
        "Escribir una regla clara para mi oficina",
    ),
];

/// A ladder for talks about ethics.
pub(super) const ETHICS_LADDER: &[Words] = &[
    words("Staff", "Personal"),
    words("Lead or supervisor", "Líder o supervisión"),
    words("Manager", "Gerencia"),
    words(
        "Director or appointed official",
        "Dirección o cargo designado",
    ),
    words("Elected official", "Cargo electo"),
];
