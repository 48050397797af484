//! How a file was read: encoding, separator, sheet, row of the headings; each
//! can be said otherwise, and the file is read again.

use leptos::prelude::*;

use super::bench::Bench;
use crate::exchange::encoding::Encoding;
use crate::exchange::table::{Delimiter, Format, ReadOptions, Reading};
use crate::ui::i18n::{t, text, tn};
use crate::ui::kit::{Choice, Details, Need, NumberField, Select};

/// How every file was read.
#[component]
pub fn Readings(bench: Bench) -> impl IntoView {
    let files = Memo::new(move |_| {
        bench.import.with(|import| {
            let how = |file: &crate::flow::import::ImportFile| {
                (file.name.clone(), file.table.how.clone())
            };
            import.files().iter().map(how).collect::<Vec<_>>()
        })
    });
    move || {
        let files = files.get().into_iter().enumerate();
        files
            .map(|(file, (name, how))| view! { <FileReading bench file name how /> })
            .collect_view()
    }
}

#[component]
fn FileReading(bench: Bench, file: usize, name: String, how: Reading) -> impl IntoView {
    let again = move |edit: &dyn Fn(&mut ReadOptions)| {
        let given = bench.given.get_untracked();
        if let Some(given) = given.get(file) {
            let mut options = given.options.clone();
            edit(&mut options);
            bench.reread(file, options);
        }
    };
    let replaced = (how.n_replaced > 0)
        .then(|| view! { <p role="alert">{tn!(how.n_replaced, import.replaced_1, import.replaced_n)}</p> });
    let heading_row = i64::from(how.heading_row);
    let set_row = move |n: Option<i64>| {
        again(&|options| options.heading_row = n.and_then(|n| u32::try_from(n).ok()));
    };
    let format = match how.format {
        Format::Text {
            encoding,
            delimiter,
        } => {
            let set_encoding = move |name: String| {
                let chosen = Encoding::ALL.into_iter().find(|it| it.name() == name);
                again(&|options| options.encoding = chosen);
            };
            let set_delimiter = move |word: String| {
                let chosen = Delimiter::ALL
                    .into_iter()
                    .find(|it| delimiter_word(*it) == word);
                again(&|options| options.delimiter = chosen);
            };
            let encodings = Encoding::ALL.map(|it| Choice::new(it.name(), it.name()));
            let delimiters = Signal::derive(|| {
                let choice = |it| Choice::new(delimiter_word(it), delimiter_name(it));
                Delimiter::ALL.map(choice).to_vec()
            });
            view! {
                <Select
                    id=format!("encoding-{file}")
                    label=t!(import.encoding)
                    hint=t!(import.encoding_hint)
                    choices=Signal::stored(encodings.to_vec())
                    value=Signal::stored(encoding.name().to_owned())
                    on_change=set_encoding
                />
                <Select
                    id=format!("delimiter-{file}")
                    label=t!(import.delimiter)
                    choices=delimiters
                    value=Signal::stored(delimiter_word(delimiter).to_owned())
                    on_change=set_delimiter
                />
            }
            .into_any()
        }
        Format::Workbook { sheet, sheets } => {
            let choices: Vec<Choice> = sheets
                .into_iter()
                .map(|sheet| Choice::new(sheet.clone(), sheet))
                .collect();
            let set_sheet = move |name: String| {
                again(&|options| {
                    options.sheet = Some(name.clone());
                    options.heading_row = None;
                });
            };
            view! {
                <Select
                    id=format!("sheet-{file}")
                    label=t!(import.sheet)
                    choices=Signal::stored(choices)
                    value=Signal::stored(sheet)
                    on_change=set_sheet
                />
            }
            .into_any()
        }
    };
    view! {
        {replaced}
        <Details summary=t!(import.reading_title, name = name)>
            {format}
            <NumberField
                id=format!("heading-row-{file}")
                label=t!(import.heading_row)
                hint=t!(import.heading_row_hint)
                value=Signal::stored(Some(heading_row))
                on_change=set_row
                min=1
                max=1000
                need=Need::Optional
            />
        </Details>
    }
}

const fn delimiter_word(delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Comma => "comma",
        Delimiter::Semicolon => "semicolon",
        Delimiter::Tab => "tab",
        Delimiter::Pipe => "pipe",
    }
}

fn delimiter_name(delimiter: Delimiter) -> String {
    match delimiter {
        Delimiter::Comma => text!(import.comma),
        Delimiter::Semicolon => text!(import.semicolon),
        Delimiter::Tab => text!(import.tab),
        Delimiter::Pipe => text!(import.pipe),
    }
}
