//! Words of this page for what the form cannot do or should not be.

use crate::domain::text::{Language, LocalText};
use crate::flow::form_edit::{Fault, Needed, OptionFault, Stays};
use crate::ui::i18n::{text, text_n};

/// Why a question stays where it is.
pub(super) fn stays_words(stays: &Stays) -> String {
    match stays {
        Stays::First => text!(form.is_first),
        Stays::Last => text!(form.is_last),
        Stays::NeedsTheOneAbove => text!(form.needs_above),
        Stays::NeededByTheOneBelow => text!(form.needed_below),
    }
}

/// Why a question may not go.
pub(super) fn needed_words(needed: &Needed) -> String {
    match needed {
        Needed::ByQuestions(n) => {
            text_n!(*n, trouble.question_needed_1, trouble.question_needed_n)
        }
        Needed::ByRule => text!(form.needed_by_rule),
    }
}

/// What is wrong with a question.
pub(super) fn fault_words(fault: &Fault) -> String {
    match fault {
        Fault::ConditionGone => text!(form.fault_gone),
        Fault::ConditionNotEarlier => text!(form.fault_late),
        Fault::NoSuchAnswer => text!(form.fault_answer),
        Fault::OtherRole => text!(form.fault_role),
        Fault::NoOptions => text!(form.fault_options),
        Fault::ShouldBeSensitive => text!(form.fault_sensitive),
        Fault::ComparedThoughSensitive => text!(form.fault_compared),
    }
}

/// Why a text is not a list of options.
pub(super) fn option_fault_words(fault: &OptionFault) -> String {
    match fault {
        OptionFault::Separator(option) => text!(form.option_parted, option = option),
        OptionFault::Twice(option) => text!(form.option_twice, option = option),
    }
}

/// The language a text lacks, if it is written in the other.
pub(super) fn lacks(text: &LocalText) -> Option<Language> {
    let mut all = Language::ALL.iter().copied();
    all.find(|language| text.is_fallback(*language))
}

/// The mark of a text that lacks a language.
pub(super) fn lacks_words(language: Language) -> String {
    match language {
        Language::English => text!(form.no_english),
        Language::Spanish => text!(form.no_spanish),
    }
}
