//! From spreadsheets to people: what the files of each kind become.

#[path = "import/again.rs"]
mod again;
#[path = "import/files.rs"]
mod files;
#[path = "import/kept.rs"]
mod kept;
#[path = "import/reporting.rs"]
mod reporting;
#[path = "import/roles.rs"]
mod roles;
#[path = "import/rows.rs"]
mod rows;

use std::collections::BTreeMap;

use civic_mentor::domain::apply::apply;
use civic_mentor::domain::facts::Facts;
use civic_mentor::domain::id::Id;
use civic_mentor::domain::people::{Participation, Person, Role};
use civic_mentor::domain::whole::Programme;
use civic_mentor::exchange::table::{ReadOptions, Table, read};
use civic_mentor::flow::import::{Import, Preview, Verdict};
use jiff::civil::date;

pub const TODAY: jiff::civil::Date = date(2026, 3, 20);

pub fn programme() -> Programme {
    let mut programme = Programme {
        id: "programme".into(),
        ..Programme::default()
    };
    let facts = Facts {
        id: Id::new("programme"),
        name: "Leaders".into(),
        ..Facts::default()
    };
    programme.facts = facts.into();
    programme
}

pub fn table(text: &str) -> Table {
    read(text.as_bytes(), &ReadOptions::default()).unwrap()
}

pub fn import(files: &[(&str, &str)], programme: &Programme) -> Import {
    let tables = files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), table(text)))
        .collect();
    Import::new(tables, programme)
}

pub fn preview(import: &Import, programme: &Programme) -> Preview {
    import.preview(programme, &|_, _, _| None)
}

/// Verdicts by row number, one word each.
pub fn verdicts(preview: &Preview) -> Vec<String> {
    preview
        .rows
        .iter()
        .map(|row| {
            format!("{} {:?}", row.number, row.verdict)
                .split(" {")
                .next()
                .unwrap_or_default()
                .to_owned()
        })
        .collect()
}

/// Codes of a row's problems with their columns.
pub fn problems(preview: &Preview, place: usize) -> Vec<String> {
    let row = &preview.rows[place];
    row.problems
        .iter()
        .map(|it| {
            it.column.map_or(it.what.code().to_owned(), |column| {
                format!("{} in {column}", it.what.code())
            })
        })
        .collect()
}

/// Brings in what is ready, as a page would.
pub fn confirm(import: &Import, programme: &mut Programme) {
    let preview = preview(import, programme);
    let mut n = programme.people.len() * 10;
    let mut ids = || {
        n += 1;
        format!("id-{n:06}")
    };
    let change = import
        .confirm(&preview, programme, TODAY, &mut ids)
        .unwrap();
    make(programme, &change);
}

pub fn make(programme: &mut Programme, change: &civic_mentor::domain::change::Change) {
    let writes = apply(programme, change).unwrap();
    let mut records: BTreeMap<(String, String), civic_mentor::domain::field::Fields> =
        BTreeMap::new();
    for write in writes {
        let key = (write.kind.clone(), write.record.clone());
        let fields = records.entry(key).or_insert_with(|| {
            programme
                .fields_of(&write.kind, &write.record)
                .unwrap_or_default()
        });
        fields.insert(write.field, write.value);
    }
    for ((kind, id), fields) in records {
        programme.put(&kind, &id, &fields);
    }
}

pub fn person<'a>(programme: &'a Programme, email: &str) -> &'a Person {
    programme
        .people
        .values()
        .find(|person| person.email == email)
        .unwrap()
}

pub fn part<'a>(programme: &'a Programme, email: &str, role: Role) -> &'a Participation {
    let person = person(programme, email);
    programme
        .participations
        .values()
        .find(|part| part.person == person.id && part.role == role)
        .unwrap()
}

pub fn n_in_role(programme: &Programme, role: Role) -> usize {
    programme
        .participations
        .values()
        .filter(|part| part.role == role)
        .count()
}

pub fn ready(preview: &Preview) -> bool {
    preview.rows.iter().all(|row| {
        matches!(
            row.verdict,
            Verdict::New | Verdict::NewRole | Verdict::Update
        )
    })
}
