//! Names of what a column can hold.

use crate::exchange::headings::FieldKind;
use crate::ui::i18n::text;

/// What a column holds, as the chooser shows it.
pub fn field_name(kind: FieldKind) -> String {
    match kind {
        FieldKind::GivenName => text!(people.given_name),
        FieldKind::FamilyName => text!(people.family_name),
        FieldKind::FullName => text!(import.field_full_name),
        FieldKind::Email => text!(people.email),
        FieldKind::FormEmail => text!(import.field_form_email),
        FieldKind::FormName => text!(import.field_form_name),
        FieldKind::Phone => text!(people.phone),
        FieldKind::EmployeeId => text!(people.employee_number),
        FieldKind::JobTitle => text!(people.job_title),
        FieldKind::Grade => text!(people.grade),
        FieldKind::Agency => text!(people.agency),
        FieldKind::Unit => text!(people.unit),
        FieldKind::Location => text!(people.location),
        FieldKind::TimeZone => text!(people.time_zone),
        FieldKind::Profession => text!(people.profession),
        FieldKind::ManagerName => text!(people.manager_name),
        FieldKind::ManagerEmail => text!(people.manager_email),
        FieldKind::Role => text!(import.field_role),
        FieldKind::BothRoles => text!(import.field_both_roles),
        FieldKind::IsMentor => text!(import.field_is_mentor),
        FieldKind::IsMentee => text!(import.field_is_mentee),
        FieldKind::Places => text!(people.places),
        FieldKind::Wants => text!(people.wants),
        FieldKind::Languages => text!(people.languages),
        FieldKind::HoursPerMonth => text!(people.hours),
        FieldKind::Mode => text!(people.modes),
        FieldKind::SkillsOffered => text!(import.field_skills_offered),
        FieldKind::SkillsWanted => text!(import.field_skills_wanted),
        FieldKind::Goals => text!(import.field_goals),
        FieldKind::Interests => text!(import.field_interests),
        FieldKind::Values => text!(import.field_values),
        FieldKind::Characteristics => text!(import.field_characteristics),
        FieldKind::IdentityToMatch => text!(import.field_identity_wish),
        FieldKind::MatchSimilarIdentity => text!(import.field_identity_counts),
        FieldKind::Biography => text!(import.field_biography),
        FieldKind::PreferredPartners => text!(import.field_preferred),
        FieldKind::ExcludedPeople => text!(import.field_excluded),
        FieldKind::Consent => text!(import.field_consent),
        FieldKind::FormId => text!(import.field_form_id),
        FieldKind::StartTime => text!(import.field_start_time),
        FieldKind::CompletionTime => text!(import.field_completion_time),
        FieldKind::Timestamp => text!(import.field_timestamp),
    }
}
