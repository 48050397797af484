//! What a column can hold. Leaves out how it is recognised (`words`, `guess`).

/// What a column of a people list can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldKind {
    /// Given or first name.
    GivenName,
    /// Family or last name.
    FamilyName,
    /// Both names in one cell.
    FullName,
    /// The address a person gave.
    Email,
    /// The address the form took from the account; used where none was given.
    FormEmail,
    /// The name the form took from the account; used where none was given.
    FormName,
    /// Telephone.
    Phone,
    /// The employer's number for a person.
    EmployeeId,
    /// What the person is called at work.
    JobTitle,
    /// Grade, band, pay level.
    Grade,
    /// Agency, organisation, ministry.
    Agency,
    /// Department, division, team within the agency.
    Unit,
    /// City, office, region.
    Location,
    /// Time zone.
    TimeZone,
    /// Profession or field of work.
    Profession,
    /// Name of the line manager.
    ManagerName,
    /// Address of the line manager.
    ManagerEmail,
    /// Mentor, mentee or both.
    Role,
    /// Yes where the person also has the other role.
    BothRoles,
    /// Yes where the person is to be a mentor.
    IsMentor,
    /// Yes where the person would like a mentor.
    IsMentee,
    /// How many mentees a mentor can take.
    Places,
    /// How many mentors a mentee would like.
    Wants,
    /// Languages spoken.
    Languages,
    /// Hours a month.
    HoursPerMonth,
    /// In person, remote, hybrid.
    Mode,
    /// What a mentor can help with.
    SkillsOffered,
    /// What a mentee would like to learn.
    SkillsWanted,
    /// Goals.
    Goals,
    /// Interests.
    Interests,
    /// Values.
    Values,
    /// What a mentor says of their identity (sensitive).
    Characteristics,
    /// Which identity a mentee would like to share with the mentor (sensitive).
    IdentityToMatch,
    /// Whether that wish is to be used (sensitive).
    MatchSimilarIdentity,
    /// About the person, in their words.
    Biography,
    /// People they would like to be paired with.
    PreferredPartners,
    /// People they must not be paired with.
    ExcludedPeople,
    /// Agreement to the use of the data.
    Consent,
    /// The row's number in the form's list.
    FormId,
    /// When the answer was begun.
    StartTime,
    /// When the answer was sent (Microsoft Forms).
    CompletionTime,
    /// When the answer was sent (Google Forms).
    Timestamp,
}

impl FieldKind {
    /// All kinds, in the order a chooser shows.
    pub const ALL: [Self; 42] = [
        Self::GivenName,
        Self::FamilyName,
        Self::FullName,
        Self::Email,
        Self::Phone,
        Self::EmployeeId,
        Self::Role,
        Self::BothRoles,
        Self::IsMentor,
        Self::IsMentee,
        Self::Places,
        Self::Wants,
        Self::JobTitle,
        Self::Grade,
        Self::Agency,
        Self::Unit,
        Self::Location,
        Self::TimeZone,
        Self::Profession,
        Self::ManagerName,
        Self::ManagerEmail,
        Self::SkillsOffered,
        Self::SkillsWanted,
        Self::Goals,
        Self::Interests,
        Self::Values,
        Self::Languages,
        Self::HoursPerMonth,
        Self::Mode,
        Self::PreferredPartners,
        Self::ExcludedPeople,
        Self::Characteristics,
        Self::IdentityToMatch,
        Self::MatchSimilarIdentity,
        Self::Biography,
        Self::Consent,
        Self::Timestamp,
        Self::CompletionTime,
        Self::StartTime,
        Self::FormEmail,
        Self::FormName,
        Self::FormId,
    ];

    /// A stable name, for remembered choices and the page's words.
    pub fn code(self) -> &'static str {
        match self {
            Self::GivenName => "given_name",
            Self::FamilyName => "family_name",
            Self::FullName => "full_name",
            Self::Email => "email",
            Self::FormEmail => "form_email",
            Self::FormName => "form_name",
            Self::Phone => "phone",
            Self::EmployeeId => "employee_id",
            Self::JobTitle => "job_title",
            Self::Grade => "grade",
            Self::Agency => "agency",
            Self::Unit => "unit",
            Self::Location => "location",
            Self::TimeZone => "time_zone",
            Self::Profession => "profession",
            Self::ManagerName => "manager_name",
            Self::ManagerEmail => "manager_email",
            Self::Role => "role",
            Self::BothRoles => "both_roles",
            Self::IsMentor => "is_mentor",
            Self::IsMentee => "is_mentee",
            Self::Places => "places",
            Self::Wants => "wants",
            Self::Languages => "languages",
            Self::HoursPerMonth => "hours_per_month",
            Self::Mode => "mode",
            Self::SkillsOffered => "skills_offered",
            Self::SkillsWanted => "skills_wanted",
            Self::Goals => "goals",
            Self::Interests => "interests",
            Self::Values => "values",
            Self::Characteristics => "characteristics",
            Self::IdentityToMatch => "identity_to_match",
            Self::MatchSimilarIdentity => "match_similar_identity",
            Self::Biography => "biography",
            Self::PreferredPartners => "preferred_partners",
            Self::ExcludedPeople => "excluded_people",
            Self::Consent => "consent",
            Self::FormId => "form_id",
            Self::StartTime => "start_time",
            Self::CompletionTime => "completion_time",
            Self::Timestamp => "timestamp",
        }
    }

    /// The kind of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// True where several columns may feed one field, such as "Skill 1", "Skill 2".
    pub fn takes_many_columns(self) -> bool {
        matches!(
            self,
            Self::Languages
                | Self::SkillsOffered
                | Self::SkillsWanted
                | Self::Goals
                | Self::Interests
                | Self::Values
                | Self::Characteristics
                | Self::IdentityToMatch
                | Self::PreferredPartners
                | Self::ExcludedPeople
        )
    }

    /// True where a cell may hold several answers.
    pub fn is_list(self) -> bool {
        self.takes_many_columns() || self == Self::Mode
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_code_of_its_own() {
        let codes: std::collections::BTreeSet<_> =
            FieldKind::ALL.into_iter().map(FieldKind::code).collect();
        assert_eq!(codes.len(), FieldKind::ALL.len());
        assert!(
            FieldKind::ALL
                .into_iter()
                .all(|kind| FieldKind::from_code(kind.code()) == Some(kind))
        );
    }
}
