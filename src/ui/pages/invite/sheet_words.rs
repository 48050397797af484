//! The words of the spreadsheet with drop-downs, in the page's language.

use crate::domain::form::{AskedOf, Question};
use crate::domain::people::{Mode, Role};
use crate::domain::text::Language;
use crate::domain::whole::Programme;
use crate::exchange::headings::FieldKind;
use crate::flow::enrol::sheet::Words;
use crate::flow::templates::Seen;
use crate::ui::i18n::text;
use crate::ui::widgets::letter_words::page_language;
use crate::ui::widgets::question_words::{asked_of_name, condition_words, seen_sentence};
use crate::ui::widgets::words::{mode_name, role_name};

/// The page's own words for a programme's form.
pub(super) struct PageWords<'a>(pub &'a Programme);

impl Words for PageWords<'_> {
    fn language(&self) -> Language {
        page_language()
    }
    fn name(&self) -> String {
        text!(enrol.sheet_name)
    }
    fn about(&self) -> String {
        text!(enrol.sheet_about)
    }
    fn field(&self, kind: FieldKind) -> String {
        match kind {
            FieldKind::Role => text!(enrol.roles),
            FieldKind::GivenName => text!(enrol.given_name),
            FieldKind::FamilyName => text!(enrol.family_name),
            FieldKind::Email => text!(enrol.email),
            FieldKind::Phone => text!(enrol.phone),
            FieldKind::Agency => text!(enrol.agency),
            FieldKind::Unit => text!(enrol.unit),
            FieldKind::JobTitle => text!(enrol.job_title),
            FieldKind::Grade => text!(enrol.grade),
            FieldKind::Location => text!(enrol.location),
            FieldKind::ManagerName => text!(enrol.manager_name),
            FieldKind::ManagerEmail => text!(enrol.manager_email),
            FieldKind::HoursPerMonth => text!(enrol.hours),
            FieldKind::Mode => text!(enrol.modes),
            FieldKind::Places => text!(enrol.places),
            FieldKind::Wants => text!(enrol.wants),
            FieldKind::Consent => text!(enrol.consent),
            other => other.code().to_owned(),
        }
    }
    fn role(&self, role: Option<Role>) -> String {
        role.map_or_else(|| text!(form.as_both), role_name)
    }
    fn mode(&self, mode: Mode) -> String {
        mode_name(mode)
    }
    fn yes_no(&self, yes: bool) -> String {
        if yes {
            text!(people.yes)
        } else {
            text!(people.no)
        }
    }
    fn several(&self) -> String {
        text!(enrol.sheet_several)
    }
    fn asked(&self, of: AskedOf) -> String {
        asked_of_name(of)
    }
    fn when(&self, question: &Question) -> Option<String> {
        condition_words(self.0, question)
    }
    fn seen(&self, seen: Seen) -> String {
        seen_sentence(seen)
    }
    fn about_headings(&self) -> [String; 4] {
        [
            text!(enrol.sheet_question),
            text!(enrol.sheet_asked),
            text!(enrol.sheet_when),
            text!(enrol.sheet_seen),
        ]
    }
    fn about_titles(&self) -> [String; 2] {
        [text!(enrol.about_title), text!(enrol.policy_title)]
    }
}
