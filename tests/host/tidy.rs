//! The layout of `src/`, held against `docs/architecture.md`.
//!
//! The table of that document says which module may name which, and which are
//! pure. One package cannot enforce this by crates, so this test reads every
//! file as text, without comments and string contents, and reports each fault
//! as `file:line`.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the project.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// One file below `src/`.
pub struct Source {
    /// `src/ui/kit/button.rs`
    pub file: String,
    /// `["ui", "kit", "button"]`; what `mod.rs` holds is the folder itself.
    pub module: Vec<String>,
    /// The file as it stands.
    pub text: String,
}

impl Source {
    /// The file with comments and the contents of strings blanked out, every
    /// line in its place.
    pub fn code(&self) -> String {
        blanked(&self.text)
    }

    fn is_below(&self, module: &[&str]) -> bool {
        starts_with(&self.module, module)
    }
}

/// Every Rust file below `src/`, in order.
pub fn sources() -> Vec<Source> {
    let mut files = Vec::new();
    collect(&root().join("src"), &mut files);
    files.sort();
    files.into_iter().map(|path| source(&path)).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn source(path: &Path) -> Source {
    let file = path
        .strip_prefix(root())
        .unwrap()
        .to_str()
        .unwrap()
        .replace('\\', "/");
    let mut module: Vec<String> = file
        .trim_start_matches("src/")
        .trim_end_matches(".rs")
        .split('/')
        .map(str::to_owned)
        .collect();
    if matches!(module.last().map(String::as_str), Some("mod" | "lib")) {
        module.pop();
    }
    Source {
        module,
        text: fs::read_to_string(path).unwrap(),
        file,
    }
}

/// Replaces comments and the contents of strings and characters by spaces.
fn blanked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let n = literal_len(rest);
        if n == 0 {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            out.extend(
                rest[..n]
                    .chars()
                    .map(|c| if c == '\n' { '\n' } else { ' ' }),
            );
            rest = &rest[n..];
        }
        // A raw string's `r` belongs to it only where no name precedes it.
        if c.is_alphanumeric() || c == '_' {
            let name = rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            out.push_str(&rest[..name]);
            rest = &rest[name..];
        }
    }
    out
}

/// The length of the comment, string or character that `text` begins with, or 0.
fn literal_len(text: &str) -> usize {
    let end_of = |from: usize, mark: &str| {
        text[from..]
            .find(mark)
            .map_or(text.len(), |at| from + at + mark.len())
    };
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if text.starts_with("/*") {
        return end_of(2, "*/");
    }
    let after_prefix = text.trim_start_matches(['b', 'c']);
    if text.len() - after_prefix.len() <= 1 {
        if let Some(raw) = after_prefix.strip_prefix('r') {
            let hashes = raw.len() - raw.trim_start_matches('#').len();
            if raw[hashes..].starts_with('"') {
                let from = text.len() - raw.len() + hashes + 1;
                return end_of(from, &format!("\"{}", "#".repeat(hashes)));
            }
        }
        if after_prefix.starts_with('"') {
            return escaped_len(text, text.len() - after_prefix.len(), '"');
        }
    }
    let mut next = text.chars();
    match (next.next(), next.next(), next.next()) {
        (Some('\''), Some('\\'), _) => escaped_len(text, 0, '\''),
        (Some('\''), Some(c), Some('\'')) => 2 + c.len_utf8(),
        _ => 0,
    }
}

/// The length up to the closing mark, backslashes minded; `from` is the opening one.
fn escaped_len(text: &str, from: usize, mark: char) -> usize {
    let mut escaped = false;
    for (at, c) in text[from + 1..].char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == mark => return from + 2 + at,
            _ => {}
        }
    }
    text.len()
}

/// A row of the table: a module, what it may name, and whether it is pure.
struct Row {
    module: Vec<String>,
    may_use: Vec<Vec<String>>,
    is_pure: bool,
}

/// The rows of the table under "## Who may use whom".
fn table() -> Vec<Row> {
    let text = fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let (_, section) = text
        .split_once("## Who may use whom")
        .expect("the section of the table");
    let path = |name: &str| name.split("::").map(str::to_owned).collect::<Vec<_>>();
    let names = |cell: &str| {
        cell.split('`')
            .skip(1)
            .step_by(2)
            .map(path)
            .collect::<Vec<_>>()
    };
    section
        .lines()
        .skip_while(|line| !line.starts_with('|'))
        .take_while(|line| line.starts_with('|'))
        .filter_map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let module = names(cells[1]).into_iter().next()?;
            Some(Row {
                module,
                may_use: names(cells[2]),
                is_pure: cells[3] == "pure",
            })
        })
        .collect()
}

/// The row of the longest module that `module` lies in.
fn row_of<'a>(rows: &'a [Row], module: &[String]) -> Option<&'a Row> {
    rows.iter()
        .filter(|row| starts_with(module, &row.module))
        .max_by_key(|row| row.module.len())
}

fn starts_with<A: AsRef<str>, B: AsRef<str>>(path: &[A], start: &[B]) -> bool {
    path.len() >= start.len()
        && path
            .iter()
            .zip(start)
            .all(|(a, b)| a.as_ref() == b.as_ref())
}

/// Modules of this package named in `code`, with the byte where each stands.
fn named_modules(source: &Source, code: &str) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    for start in ["crate::", "civic_mentor::", "super::"] {
        for (at, _) in code.match_indices(start) {
            if code[..at]
                .ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':' || c == '$')
            {
                continue;
            }
            let (mut base, mut rest) = (Vec::new(), &code[at + start.len()..]);
            if start == "super::" {
                base.clone_from(&source.module);
                base.pop();
                while let Some(more) = rest.strip_prefix("super::") {
                    base.pop();
                    rest = more;
                }
            }
            for tail in paths_of(rest) {
                found.push((at, base.iter().cloned().chain(tail).collect()));
            }
        }
    }
    found
}

/// The paths of a use tree: `a::{b::C, d}` gives `a::b::C` and `a::d`.
fn paths_of(tree: &str) -> Vec<Vec<String>> {
    let tree = tree.trim_start();
    if let Some(inner) = tree.strip_prefix('{') {
        return items(inner).into_iter().flat_map(paths_of).collect();
    }
    let end = tree
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(tree.len());
    let (name, rest) = tree.split_at(end);
    if name.is_empty() {
        return vec![Vec::new()]; // a glob
    }
    match rest.strip_prefix("::") {
        Some(more) => paths_of(more)
            .into_iter()
            .map(|tail| std::iter::once(name.to_owned()).chain(tail).collect())
            .collect(),
        None => vec![vec![name.to_owned()]],
    }
}

/// The parts between commas up to the brace that closes the tree.
fn items(inner: &str) -> Vec<&str> {
    let (mut depth, mut from, mut parts) = (0, 0, Vec::new());
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&inner[from..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&inner[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

fn line_at(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// Where a name stands as a whole word.
fn words_at<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .map(|(at, _)| at)
        .filter(move |at| {
            !code[..*at].ends_with(part) && !code[at + word.len()..].starts_with(part)
        })
}

fn none(faults: &str) {
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn modules_use_only_what_the_table_allows() {
    let rows = table();
    let mut faults = String::new();
    for source in sources() {
        let Some(row) = row_of(&rows, &source.module) else {
            if !source.module.is_empty() {
                writeln!(
                    faults,
                    "{}:1: docs/architecture.md has no row for this module",
                    source.file
                )
                .unwrap();
            }
            continue;
        };
        let code = source.code();
        for (at, named) in named_modules(&source, &code) {
            // Names of the crate's root that are no module have no row.
            let is_module = row_of(&rows, &named).is_some();
            let allowed = starts_with(&named, &row.module)
                || row.may_use.iter().any(|module| starts_with(&named, module));
            if is_module && !allowed {
                let (line, from, to) =
                    (line_at(&code, at), row.module.join("::"), named.join("::"));
                writeln!(faults, "{}:{line}: {from} may not use {to}", source.file).unwrap();
            }
        }
    }
    none(&faults);
}

#[test]
fn pure_modules_know_no_browser_clock_or_chance() {
    const FOREIGN: [&str; 13] = [
        "leptos",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "wasm_bindgen_futures",
        "gloo",
        "gloo_worker",
        "getrandom",
        "rand",
        "SystemTime",
        "Instant",
        "now",
        "age",
    ];
    let rows = table();
    let mut faults = String::new();
    for source in sources() {
        if !row_of(&rows, &source.module).is_some_and(|row| row.is_pure) {
            continue;
        }
        let code = source.code();
        for word in FOREIGN {
            // `now` and `age` may be names of values handed in, not a call and
            // not the crate that draws its own chance.
            let is_meant = |at: &usize| match word {
                "now" => code[at + 3..].starts_with("()"),
                "age" => code[at + 3..].starts_with("::"),
                _ => true,
            };
            for at in words_at(&code, word).filter(is_meant) {
                writeln!(
                    faults,
                    "{}:{}: {word} in a pure module",
                    source.file,
                    line_at(&code, at)
                )
                .unwrap();
            }
        }
    }
    none(&faults);
}

#[test]
fn domain_types_know_no_stored_shape() {
    let mut faults = String::new();
    for source in sources()
        .iter()
        .filter(|source| source.is_below(&["domain"]))
    {
        let code = source.code();
        for at in words_at(&code, "serde") {
            writeln!(
                faults,
                "{}:{}: serde in domain; convert by hand",
                source.file,
                line_at(&code, at)
            )
            .unwrap();
        }
    }
    none(&faults);
}

#[test]
fn every_module_says_what_it_is_for_and_stays_short() {
    let mut faults = String::new();
    for source in sources() {
        let limit = match source.module.first().map(String::as_str) {
            Some("main") => 15,
            Some("bin") => 60,
            _ => 400,
        };
        let n_lines = source.text.lines().count();
        if n_lines > limit {
            writeln!(
                faults,
                "{}:{n_lines}: longer than {limit} lines; split it",
                source.file
            )
            .unwrap();
        }
        if !source.text.starts_with("//! ") {
            writeln!(faults, "{}:1: does not open with //!", source.file).unwrap();
        }
    }
    none(&faults);
}

#[test]
fn views_obey_the_policy() {
    let mut faults = String::new();
    for source in sources() {
        let code = source.code();
        for (pattern, why) in [
            ("style=", "the policy blocks style attributes; use a class"),
            ("inner_html", "markup from text; build elements"),
            ("set_inner_html", "markup from text; build elements"),
            ("insert_adjacent_html", "markup from text; build elements"),
        ] {
            for at in words_at(&code, pattern.trim_end_matches('='))
                .filter(|at| code[*at..].starts_with(pattern))
            {
                writeln!(
                    faults,
                    "{}:{}: {pattern} – {why}",
                    source.file,
                    line_at(&code, at)
                )
                .unwrap();
            }
        }
    }
    none(&faults);
}

#[test]
fn nothing_is_left_half_done() {
    // Put together here so that this file does not name them itself.
    let marks = [
        ["TO", "DO"],
        ["FIX", "ME"],
        ["XX", "X"],
        ["to", "do!("],
        ["unimpl", "emented!("],
        ["#[ig", "nore"],
        ["coming", " soon"],
        ["lorem", " ipsum"],
        ["//! St", "ub"],
    ]
    .map(|parts| parts.concat());
    let mut faults = String::new();
    for source in sources() {
        for mark in &marks {
            for (at, _) in source.text.match_indices(mark.as_str()) {
                writeln!(
                    faults,
                    "{}:{}: {mark}",
                    source.file,
                    line_at(&source.text, at)
                )
                .unwrap();
            }
        }
    }
    none(&faults);
}

#[test]
fn comments_and_strings_are_not_code() {
    let check = |text: &str, expected: &str| assert_eq!(blanked(text), expected, "{text}");
    check("a // crate::ui\nb", "a             \nb");
    check("f(\"crate::ui \\\" x\");", "f(                );");
    check("let c = '\"'; d", "let c =    ; d");
    check("fn f<'a>(x: &'a str)", "fn f<'a>(x: &'a str)");
    check("r#\"a \" b\"# c", "           c");
    check("var\"a\"", "var   ");
    check("/* a */ b", "        b");
}

#[test]
fn use_trees_are_read_to_their_leaves() {
    let check = |tree: &str, expected: &[&str]| {
        let found: Vec<String> = paths_of(tree)
            .into_iter()
            .map(|path| path.join("::"))
            .collect();
        assert_eq!(found, expected, "{tree}");
    };
    check("domain::Programme;", &["domain::Programme"]);
    check(
        "{domain::{self, text::Name}, merge};",
        &["domain::self", "domain::text::Name", "merge"],
    );
    check("ui::kit::*;", &["ui::kit"]);
}
