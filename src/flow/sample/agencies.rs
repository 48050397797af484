//! Invented agencies of an invented valley: their grades, units and places.
//!
//! Invariant: no agency, place or address here is a real one; addresses end in
//! `.example` (RFC 2606).

use super::fields::{self, Field};

/// An agency.
pub(super) struct Agency {
    /// Its name as people write it.
    pub(super) name: &'static str,
    /// Its name within a sentence.
    pub(super) spoken: &'static str,
    /// Its name within a Spanish sentence, after "en".
    pub(super) spoken_es: &'static str,
    /// Domain of its addresses.
    pub(super) domain: &'static str,
    /// Where its people work.
    pub(super) places: &'static [&'static str],
    /// Its grades, one for each programme level, lowest first.
    pub(super) grades: &'static [&'static str; 7],
    /// The lines of work it has.
    pub(super) fields: &'static [&'static Field],
    /// How many people it has, against the others.
    pub(super) weight: usize,
}

/// The pay ranges all state agencies share.
pub(super) const STATE_GRADES: &[&str; 7] = &[
    "Pay range 15",
    "Pay range 21",
    "Pay range 25",
    "Pay range 28",
    "Pay range 31X",
    "Pay range 35X",
    "Pay range 40X",
];

pub(super) const AGENCIES: &[Agency] = &[
    Agency {
        name: "City of Alderbrook",
        spoken: "the City of Alderbrook",
        spoken_es: "la ciudad de Alderbrook",
        domain: "alderbrook.example",
        places: &["Alderbrook"],
        grades: &[
            "Range 14", "Range 18", "Range 22", "Range 26", "Range 30", "Range 34", "Range 38",
        ],
        fields: &[
            &fields::PUBLIC_WORKS,
            &fields::FINANCE,
            &fields::PLANNING,
            &fields::IT,
            &fields::PARKS,
            &fields::HR,
            &fields::LIBRARY,
            &fields::SAFETY,
        ],
        weight: 19,
    },
    Agency {
        name: "City of Marlow Ferry",
        spoken: "the City of Marlow Ferry",
        spoken_es: "la ciudad de Marlow Ferry",
        domain: "marlowferry.example",
        places: &["Marlow Ferry"],
        grades: &[
            "Class I",
            "Class II",
            "Class III",
            "Class IV",
            "Class V",
            "Class VI",
            "Class VII",
        ],
        fields: &[
            &fields::PUBLIC_WORKS,
            &fields::FINANCE,
            &fields::PLANNING,
            &fields::PARKS,
            &fields::LIBRARY,
        ],
        weight: 11,
    },
    Agency {
        name: "City of Hazel Bend",
        spoken: "the City of Hazel Bend",
        spoken_es: "la ciudad de Hazel Bend",
        domain: "hazelbend.example",
        places: &["Hazel Bend"],
        grades: &[
            "Band 1", "Band 2", "Band 3", "Band 4", "Band 5", "Band 6", "Band 7",
        ],
        fields: &[&fields::PUBLIC_WORKS, &fields::FINANCE, &fields::PARKS],
        weight: 7,
    },
    Agency {
        name: "Larkspur County",
        spoken: "Larkspur County",
        spoken_es: "el condado de Larkspur",
        domain: "larkspurcounty.example",
        places: &["Alderbrook", "Quillan", "Marlow Ferry"],
        grades: &[
            "Grade 10", "Grade 15", "Grade 19", "Grade 23", "Grade 27", "Grade 31", "Grade 35",
        ],
        fields: &[
            &fields::HEALTH,
            &fields::HUMAN_SERVICES,
            &fields::FINANCE,
            &fields::TRANSPORT,
            &fields::IT,
            &fields::SAFETY,
            &fields::HR,
        ],
        weight: 18,
    },
    Agency {
        name: "State Department of Lands and Waters",
        spoken: "the State Department of Lands and Waters",
        spoken_es: "el Departamento Estatal de Tierras y Aguas",
        domain: "landsandwaters.state.example",
        places: &["Quillan", "Alderbrook", "Tolliver"],
        grades: STATE_GRADES,
        fields: &[
            &fields::NATURE,
            &fields::PLANNING,
            &fields::FINANCE,
            &fields::IT,
            &fields::HR,
        ],
        weight: 14,
    },
    Agency {
        name: "State Office of Family Services",
        spoken: "the State Office of Family Services",
        spoken_es: "la Oficina Estatal de Servicios a la Familia",
        domain: "families.state.example",
        places: &["Quillan", "Marlow Ferry", "Alderbrook"],
        grades: STATE_GRADES,
        fields: &[
            &fields::HUMAN_SERVICES,
            &fields::IT,
            &fields::HR,
            &fields::FINANCE,
        ],
        weight: 14,
    },
    Agency {
        name: "State Highway and Transit Agency",
        spoken: "the State Highway and Transit Agency",
        spoken_es: "la Agencia Estatal de Carreteras y Transporte",
        domain: "hightransit.state.example",
        places: &["Quillan", "Tolliver"],
        grades: STATE_GRADES,
        fields: &[
            &fields::TRANSPORT,
            &fields::IT,
            &fields::SAFETY,
            &fields::PLANNING,
        ],
        weight: 11,
    },
    Agency {
        name: "Tamarack State University Extension",
        spoken: "Tamarack State University Extension",
        spoken_es: "la Extensión de la Universidad Estatal de Tamarack",
        domain: "extension.tamarack.example",
        places: &["Tolliver", "Hazel Bend"],
        grades: &[
            "Programme assistant",
            "Coordinator",
            "Instructor",
            "Senior instructor",
            "Unit leader",
            "Regional director",
            "Associate dean",
        ],
        fields: &[&fields::EXTENSION, &fields::NATURE, &fields::HEALTH],
        weight: 8,
    },
];
