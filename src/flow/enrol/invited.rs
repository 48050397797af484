//! Who of the people invited has not answered, from a list of addresses that is
//! kept nowhere.

use std::collections::BTreeSet;

use crate::domain::message::MessageState;
use crate::domain::people::fold_email;
use crate::domain::whole::Programme;

/// How the people of a list stand, each address once, in the list's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Invited {
    /// Those who are in the programme.
    pub here: Vec<String>,
    /// Those whose reply waits in the Inbox.
    pub waiting: Vec<String>,
    /// Those nobody heard from.
    pub silent: Vec<String>,
}

impl Invited {
    /// How many addresses there are.
    pub fn n_all(&self) -> usize {
        self.here.len() + self.waiting.len() + self.silent.len()
    }
}

/// Compares a pasted list with who is here and what waits in the Inbox.
///
/// Addresses are found in lines, in `Name <address>` and between commas and
/// semicolons, as mail programs copy them.
///
/// # Example
/// ```
/// use civic_mentor::domain::whole::Programme;
/// use civic_mentor::flow::enrol::invited::invited;
/// let list = "Ana Ruiz <ana@city.gov>; BO@city.gov, bo@city.gov\nnobody";
/// assert_eq!(invited(&Programme::default(), list).silent, ["ana@city.gov", "bo@city.gov"]);
/// ```
pub fn invited(programme: &Programme, list: &str) -> Invited {
    let here: BTreeSet<String> = programme
        .people
        .values()
        .map(|it| it.folded_email())
        .collect();
    let messages = programme.messages.values();
    let waits = messages.filter(|it| it.state == MessageState::Waiting);
    let waits: BTreeSet<String> = waits.map(|it| fold_email(&it.from_email)).collect();
    let mut found = Invited::default();
    let mut seen = BTreeSet::new();
    for address in addresses(list) {
        if !seen.insert(address.clone()) {
            continue;
        }
        if here.contains(&address) {
            found.here.push(address);
        } else if waits.contains(&address) {
            found.waiting.push(address);
        } else {
            found.silent.push(address);
        }
    }
    found
}

fn addresses(list: &str) -> Vec<String> {
    let is_between =
        |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '"' | '(' | ')');
    let words = list.split(is_between);
    let is_address = |word: &&str| {
        let parts = word.split_once('@');
        parts.is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.contains('@')
        })
    };
    let plain = |word: &str| fold_email(word.trim_start_matches("mailto:").trim_end_matches('.'));
    words.filter(is_address).map(plain).collect()
}
