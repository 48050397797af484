//! One cell with several answers, as forms write them.
//!
//! Microsoft Forms ends each answer with `;`, Google Forms puts `, ` between
//! them and does not care that an option may hold a comma itself. Leaves out
//! which columns are lists (`headings`).

/// The answers of a cell, trimmed, without blanks or repetitions, in their order.
///
/// `options` are answers known whole; one with a comma in it is not cut.
///
/// # Example
/// ```
/// use civic_mentor::exchange::split::answers;
/// assert_eq!(answers::<&str>("Budgets;Ethics;", &[]), ["Budgets", "Ethics"]);
/// assert_eq!(answers("Laws, rules and policy, Ethics", &["Laws, rules and policy"]), ["Laws, rules and policy", "Ethics"]);
/// ```
pub fn answers<S: AsRef<str>>(cell: &str, options: &[S]) -> Vec<String> {
    let parts: Vec<&str> = if cell.contains(';') {
        cell.split(';').collect()
    } else if cell.contains('\n') {
        cell.lines().collect()
    } else if cell.contains('|') {
        cell.split('|').collect()
    } else {
        return tidy(by_commas(cell, options));
    };
    tidy(parts)
}

fn tidy(parts: Vec<&str>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for part in parts {
        let part = part.trim().trim_start_matches(['•', '▪', '·']).trim();
        if !part.is_empty() && !kept.iter().any(|known| known == part) {
            kept.push(part.to_owned());
        }
    }
    kept
}

/// Cuts at commas that stand outside a known option and outside brackets.
fn by_commas<'a, S: AsRef<str>>(cell: &'a str, options: &[S]) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut rest = cell.trim();
    while !rest.is_empty() {
        let end = known_option(rest, options).unwrap_or_else(|| next_comma(rest));
        parts.push(&rest[..end]);
        rest = rest[end..]
            .trim_start()
            .trim_start_matches([',', '，'])
            .trim_start();
    }
    parts
}

/// Length of the longest known option the text begins with, if it ends there or at a comma.
fn known_option<S: AsRef<str>>(text: &str, options: &[S]) -> Option<usize> {
    options
        .iter()
        .map(|option| option.as_ref().trim())
        .filter(|option| !option.is_empty())
        .filter_map(|option| {
            let head = text.get(..option.len())?;
            let fits = head.to_lowercase() == option.to_lowercase();
            let after = text[option.len()..].trim_start();
            (fits && (after.is_empty() || after.starts_with([',', '，']))).then_some(option.len())
        })
        .max()
}

fn next_comma(text: &str) -> usize {
    let mut depth = 0_i32;
    let mut inside = None;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' | '，' if depth <= 0 => return at,
            ',' | '，' => inside = inside.or(Some(at)),
            _ => {}
        }
    }
    // A bracket that is never closed does not hold the rest together.
    inside.filter(|_| depth > 0).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, options: &[&str], expected: &[&str]) {
        assert_eq!(answers(cell, options), expected, "{cell:?}");
    }

    #[test]
    fn each_kind_of_form_is_cut_where_it_joins() {
        check("", &[], &[]);
        check(" ; ;", &[], &[]);
        check("Budgets;", &[], &["Budgets"]);
        check(
            "Budgets;Laws, rules;Ethics;",
            &[],
            &["Budgets", "Laws, rules", "Ethics"],
        );
        check("Budgets, Ethics", &[], &["Budgets", "Ethics"]);
        check("Budgets,Ethics,,Budgets", &[], &["Budgets", "Ethics"]);
        check("• Budgets\n• Ethics\n", &[], &["Budgets", "Ethics"]);
        check(
            "Data (tables, plots), Ethics",
            &[],
            &["Data (tables, plots)", "Ethics"],
        );
        check(",Ethics", &[], &["Ethics"]);
        check("Data (tables, Ethics", &[], &["Data (tables", "Ethics"]);
    }

    #[test]
    fn a_known_option_with_commas_stays_whole() {
        let options = ["Laws", "Laws, rules and policy", "Ethics"];
        check(
            "laws, rules and policy, Ethics",
            &options,
            &["laws, rules and policy", "Ethics"],
        );
        check(
            "Ethics, Laws, rules and policy",
            &options,
            &["Ethics", "Laws, rules and policy"],
        );
        check("Laws, Other, thing", &options, &["Laws", "Other", "thing"]);
        check("Ñandú, Ethics", &["Ña"], &["Ñandú", "Ethics"]);
    }
}
