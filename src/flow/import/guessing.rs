//! What the columns of a table hold and whose list it is, as far as headings,
//! names and cells tell. Leaves out what a person chooses (`columns`).

use super::cells::yes_no;
use super::columns::{Column, FilePart, ImportFile, Source, Target};
use crate::domain::whole::Programme;
use crate::exchange::headings::{Certainty, FieldKind, guess, likely, normalise, values_say};
use crate::exchange::sheet::ColumnKey;
use crate::exchange::table::Table;

/// Two files, one of which is known: the other is the other list.
pub(super) fn settle_parts(files: &mut [ImportFile]) {
    let [first, second] = files else { return };
    let other = |part| match part {
        Some(FilePart::Mentors) => Some(FilePart::Mentees),
        Some(FilePart::Mentees) => Some(FilePart::Mentors),
        _ => None,
    };
    let (one, two) = (first.part, second.part);
    for (known, unknown) in [(one, second), (two, first)] {
        if let (None, Some(part)) = (unknown.part, other(known)) {
            unknown.set_part(part);
        }
    }
}

/// `mentors.csv`, `Mentee application(1-45).xlsx`, `lista_mentores.csv`.
pub(super) fn part_by_name(name: &str) -> Option<FilePart> {
    let plain = normalise(name);
    let says = |starts: &[&str]| {
        plain
            .split(' ')
            .any(|word| starts.iter().any(|start| word.starts_with(start)))
    };
    let mentees = says(&[
        "mentee",
        "aprendiz",
        "aprendices",
        "mentoread",
        "mentorad",
        "mentorizad",
    ]);
    let mentors = plain.split(' ').any(|word| {
        matches!(
            word,
            "mentor" | "mentors" | "mentores" | "mentoras" | "mentora"
        )
    });
    match (mentors, mentees) {
        (true, false) => Some(FilePart::Mentors),
        (false, true) => Some(FilePart::Mentees),
        _ => None,
    }
}

pub(super) fn guessed_columns(table: &Table, programme: &Programme) -> Vec<Column> {
    let guesses = guess(&table.headings);
    let mut columns: Vec<Column> = Vec::new();
    for (at, (heading, guess)) in table.headings.iter().zip(guesses).enumerate() {
        let cells = || {
            table
                .rows
                .iter()
                .filter_map(|row| row.cells.get(at))
                .filter(|cell| !cell.is_empty())
        };
        let mut samples: Vec<String> = Vec::new();
        for cell in cells().take(200) {
            if samples.len() < 3 && !samples.contains(cell) {
                samples.push(cell.clone());
            }
        }
        let known = keyed(at, table, programme)
            .or_else(|| remembered(heading, programme))
            .or_else(|| by_label(heading, programme));
        let (target, source) = known.unwrap_or_else(|| {
            let kind = guess.kind.map_or(Target::Ignore, Target::Field);
            (kind, Source::Guessed(guess.certainty))
        });
        let is_guessed = matches!(source, Source::Guessed(_));
        let rivals = if is_guessed { guess.rivals } else { Vec::new() };
        columns.push(Column {
            heading: heading.clone(),
            target,
            source,
            rivals,
            n_filled: cells().count(),
            samples,
        });
    }
    give_way(&mut columns);
    believe_yes_and_no(table, &mut columns);
    listen_to_cells(table, &mut columns);
    columns
}

/// What the workbook says the column is, where it is one of ours.
fn keyed(at: usize, table: &Table, programme: &Programme) -> Option<(Target, Source)> {
    let target = Target::from_code(&key_of(at, table)?.code, programme)?;
    Some((target, Source::Key))
}

/// The key of a column: the one it was made with, also where columns were moved.
pub(super) fn key_of(at: usize, table: &Table) -> Option<&ColumnKey> {
    let heading = table.headings.get(at)?;
    let stands =
        |key: &ColumnKey| table.headings.get(usize::from(key.column)) == Some(&key.heading);
    let is_this = |key: &&ColumnKey| key.heading == *heading;
    let mut keys = table.keys.iter().filter(is_this);
    let here = keys.clone().find(|key| usize::from(key.column) == at);
    here.or_else(|| keys.find(|key| !stands(key)))
}

fn remembered(heading: &str, programme: &Programme) -> Option<(Target, Source)> {
    let plain = normalise(heading);
    let line = programme
        .headings
        .values()
        .find(|line| line.heading == plain)?;
    Some((
        Target::from_code(&line.means, programme)?,
        Source::Remembered,
    ))
}

fn by_label(heading: &str, programme: &Programme) -> Option<(Target, Source)> {
    let plain = normalise(heading);
    if plain.is_empty() {
        return None;
    }
    let mut asked = programme.questions.values().filter(|question| {
        normalise(&question.label.en) == plain || normalise(&question.label.es) == plain
    });
    asked
        .next()
        .map(|question| (Target::Question(question.id.clone()), Source::Label))
}

/// A guess gives way to a remembered or labelled column with the same target,
/// and an empty column to one that holds something.
fn give_way(columns: &mut [Column]) {
    for at in 0..columns.len() {
        let this = &columns[at];
        let is_beaten = columns.iter().enumerate().any(|(other_at, other)| {
            other_at != at
                && other.target == this.target
                && this.target.is_single()
                && (other.source > this.source && !matches!(other.source, Source::Guessed(_))
                    || this.rivals.contains(&other_at) && this.n_filled == 0 && other.n_filled > 0)
        });
        if is_beaten {
            columns[at].target = Target::Ignore;
            columns[at].source = Source::Guessed(Certainty::Unknown);
            columns[at].rivals.clear();
            for other in columns.iter_mut() {
                other.rivals.retain(|rival| *rival != at);
            }
        }
    }
}

/// Where no heading names the address or the role, cells may.
fn listen_to_cells(table: &Table, columns: &mut [Column]) {
    for at in 0..columns.len() {
        if columns[at].target != Target::Ignore
            || columns[at].source != Source::Guessed(Certainty::Unknown)
        {
            continue;
        }
        let cells = table
            .rows
            .iter()
            .filter_map(|row| row.cells.get(at))
            .map(String::as_str);
        let Some(target) = values_say(cells).map(Target::Field) else {
            continue;
        };
        if columns.iter().all(|column| column.target != target) {
            columns[at].target = target;
            columns[at].source = Source::Guessed(Certainty::Likely);
        }
    }
}

/// A column asks for a role by yes or no where its cells answer so: "Mentor"
/// above yes and no does, "Looking for a mentor" above sentences does not.
fn believe_yes_and_no(table: &Table, columns: &mut [Column]) {
    for at in 0..columns.len() {
        let this = &columns[at];
        if !matches!(this.source, Source::Guessed(_)) || this.n_filled == 0 {
            continue;
        }
        let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
        let n_answers = cells.filter(|cell| yes_no(cell).is_some()).count();
        let is_asked = matches!(
            this.target,
            Target::Field(FieldKind::IsMentor | FieldKind::IsMentee)
        );
        let meant = match normalise(&this.heading).as_str() {
            "mentor" | "mentora" => Some(FieldKind::IsMentor),
            "mentee" | "aprendiz" => Some(FieldKind::IsMentee),
            _ => None,
        };
        let (target, certainty) = match meant.map(Target::Field) {
            Some(target)
                if n_answers * 5 >= this.n_filled * 4
                    && columns.iter().all(|it| it.target != target) =>
            {
                (target, Certainty::Certain)
            }
            _ if is_asked && n_answers * 2 < this.n_filled => {
                let kind = likely(&this.heading).map(Target::Field);
                let is_free = |kind: &Target| {
                    !kind.is_single() || columns.iter().all(|it| it.target != *kind)
                };
                match kind.filter(is_free) {
                    Some(kind) => (kind, Certainty::Likely),
                    None => (Target::Ignore, Certainty::Unknown),
                }
            }
            _ => continue,
        };
        columns[at].target = target;
        columns[at].source = Source::Guessed(certainty);
        columns[at].rivals.clear();
        for other in columns.iter_mut() {
            other.rivals.retain(|rival| *rival != at);
        }
    }
}
