//! The rule set under edit: every word chosen is saved at once, unless it
//! would break a limit, which is said instead. Or it is only tried, and
//! whoever tries it decides what becomes of it.

use leptos::prelude::*;

use crate::domain::rules::{Rule, RuleSet};
use crate::flow::adopt::saving;
use crate::flow::round::rules_of;
use crate::session::{OpenDesk, use_desk};
use crate::ui::gate::{Act, use_act};
use crate::ui::kit::{NoticeKind, Notices, use_notices};
use crate::ui::widgets::rule_words::rule_problem;

/// Reads and changes the programme's rules; a cheap handle.
#[derive(Clone, Copy)]
pub(in crate::ui::pages) struct Editor {
    /// The rules as they stand, or as they are tried.
    pub rules: Memo<RuleSet>,
    /// Who gets rules that are only tried.
    tried: Option<Callback<RuleSet>>,
    desk: OpenDesk,
    act: Act,
    notices: Notices,
}

/// The editor of the open programme; call while a component is set up.
pub(super) fn use_editor() -> Editor {
    let desk = use_desk();
    let programme = desk.programme();
    let rules = Memo::new(move |_| {
        rules_of(&programme.read()).unwrap_or_else(|_| RuleSet::evidence_based())
    });
    Editor {
        rules,
        tried: None,
        desk,
        act: use_act(),
        notices: use_notices(),
    }
}

/// An editor of rules that are only tried; call while a component is set up.
pub(in crate::ui::pages) fn trial_editor(
    rules: Memo<RuleSet>,
    on_change: Callback<RuleSet>,
) -> Editor {
    Editor {
        rules,
        tried: Some(on_change),
        desk: use_desk(),
        act: use_act(),
        notices: use_notices(),
    }
}

impl Editor {
    /// Whether nothing is saved.
    pub fn is_trial(self) -> bool {
        self.tried.is_some()
    }

    /// Changes the rules; gives whether they were saved.
    pub fn edit(self, change: impl FnOnce(&mut RuleSet)) -> bool {
        let Some(rules) = self.changed(change) else {
            return false;
        };
        if let Some(tried) = self.tried {
            tried.run(rules);
            return true;
        }
        match self.act.save_field(saving(&rules)) {
            None => true,
            Some(why) => {
                self.notices.post(NoticeKind::Error, why);
                false
            }
        }
    }

    /// The same, said with Undo: for what is not seen by itself.
    pub fn edit_saying(self, done: String, change: impl FnOnce(&mut RuleSet)) {
        let Some(rules) = self.changed(change) else {
            return;
        };
        match self.tried {
            Some(tried) => tried.run(rules),
            None => {
                self.act.make(saving(&rules), done);
            }
        }
    }

    /// The changed rules, if they keep every limit; else says which is broken.
    fn changed(self, change: impl FnOnce(&mut RuleSet)) -> Option<RuleSet> {
        let mut rules = self.rules.get_untracked();
        change(&mut rules);
        let problems = rules.problems();
        if problems.is_empty() {
            return Some(rules);
        }
        let programme = self.desk.programme();
        for problem in problems {
            let words = rule_problem(&programme.read_untracked(), &rules, &problem);
            self.notices.post(NoticeKind::Error, words);
        }
        None
    }

    /// A rule as it stands; tracked.
    pub fn rule(self, id: &str) -> Option<Rule> {
        self.rules.read().rules.get(id).cloned()
    }

    /// An id no rule has yet: `stem`, or the first number after it that is free.
    pub fn free_id(self, stem: &str) -> String {
        let rules = self.rules.read_untracked();
        let numbered = (2..).map(|n: u32| format!("{stem}_{n}"));
        std::iter::once(stem.to_owned())
            .chain(numbered)
            .find(|id| !rules.rules.contains_key(id))
            .unwrap_or_else(|| stem.to_owned())
    }
}
