//! An instance from JSON: `{"mentees":[{"wants":2}],"mentors":[{"places":3}],
//! "edges":[[mentee,mentor,points],…]}`, each edge straight into a flat list.
//!
//! Other members are passed over. Leaves out every check of the numbers
//! (`instance`) but that they are whole and not below zero.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, SeqAccess, Visitor};

use super::instance::{Draft, Edge};

#[derive(serde::Deserialize)]
struct Mentee {
    wants: u32,
}

#[derive(serde::Deserialize)]
struct Mentor {
    places: u32,
}

#[derive(serde::Deserialize)]
struct Whole {
    mentees: Vec<Mentee>,
    mentors: Vec<Mentor>,
    edges: Edges,
}

struct Edges(Vec<Edge>);

struct Numbers(Edge);

impl<'de> Deserialize<'de> for Edges {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct List;
        impl<'de> Visitor<'de> for List {
            type Value = Edges;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of edges")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Edges, A::Error> {
                let mut edges = Vec::new();
                while let Some(Numbers(edge)) = list.next_element()? {
                    edges.push(edge);
                }
                Ok(Edges(edges))
            }
        }
        from.deserialize_seq(List)
    }
}

impl<'de> Deserialize<'de> for Numbers {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Three;
        impl<'de> Visitor<'de> for Three {
            type Value = Numbers;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("[mentee, mentor, points]")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Numbers, A::Error> {
                let mut number = |at| {
                    let next = list.next_element::<u32>()?;
                    next.ok_or_else(|| A::Error::invalid_length(at, &"three numbers"))
                };
                Ok(Numbers(Edge {
                    mentee: number(0)?,
                    mentor: number(1)?,
                    points: number(2)?,
                }))
            }
        }
        from.deserialize_seq(Three)
    }
}

/// Reads a draft; the error says line and column.
///
/// # Example
/// ```
/// use civic_mentor::matching::sparse::read;
/// let text = r#"{"mentees":[{"wants":1}],"mentors":[{"places":1}],"edges":[[0,0,7]]}"#;
/// assert_eq!(read(text.as_bytes()).expect("it is sound").edges[0].points, 7);
/// assert!(read(b"{\"edges\":[[0,0,-1]]}").is_err());
/// ```
pub fn read(bytes: &[u8]) -> Result<Draft, serde_json::Error> {
    let whole: Whole = serde_json::from_slice(bytes)?;
    Ok(Draft {
        wants: whole.mentees.iter().map(|mentee| mentee.wants).collect(),
        places: whole.mentors.iter().map(|mentor| mentor.places).collect(),
        edges: whole.edges.0,
    })
}
