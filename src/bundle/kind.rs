//! The kinds of files, and which of them can be merged.

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A whole programme, shared by its coordinators.
    Programme,
    /// A pair's agreement, goals, meetings and milestones.
    Relationship,
    /// One person's drafts and private notes; only inside a backup.
    Mine,
    /// Everything of one computer, for oneself.
    Backup,
    /// A programme without some fields; never merged.
    Extract,
    /// Edits made on an extract.
    Changes,
    /// An invitation to take part.
    Invitation,
    /// An application to take part.
    Application,
    /// A request to a supervisor to approve.
    ApprovalRequest,
    /// A supervisor's answer.
    Approval,
    /// Mentors a mentee may choose from.
    Shortlist,
    /// A mentee's order of a shortlist.
    Ranking,
    /// A pairing offered to its two people.
    Offer,
    /// Their answer.
    OfferReply,
    /// The introduction of a pair.
    Introduction,
    /// How a pair is doing, for the coordinator.
    Progress,
    /// Questions.
    Survey,
    /// Answers.
    SurveyReply,
    /// A person's own data, for that person.
    MyDetails,
    /// A report on a programme.
    Report,
    /// A key with the name of its holder.
    KeyCard,
    /// Keys one coordinator vouches for to another.
    Trust,
    /// A key that no longer counts.
    Withdrawal,
    /// Rules of matching.
    RuleSet,
    /// A programme's set-up without people.
    Template,
    /// A matching run and its certificate.
    RunRecord,
    /// A programme handed to another coordinator.
    Handover,
    /// The last record of a programme.
    CloseOut,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 28] = [
        Self::Programme,
        Self::Relationship,
        Self::Mine,
        Self::Backup,
        Self::Extract,
        Self::Changes,
        Self::Invitation,
        Self::Application,
        Self::ApprovalRequest,
        Self::Approval,
        Self::Shortlist,
        Self::Ranking,
        Self::Offer,
        Self::OfferReply,
        Self::Introduction,
        Self::Progress,
        Self::Survey,
        Self::SurveyReply,
        Self::MyDetails,
        Self::Report,
        Self::KeyCard,
        Self::Trust,
        Self::Withdrawal,
        Self::RuleSet,
        Self::Template,
        Self::RunRecord,
        Self::Handover,
        Self::CloseOut,
    ];

    /// The kind as it stands in a file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Programme => "programme",
            Self::Relationship => "relationship",
            Self::Mine => "mine",
            Self::Backup => "backup",
            Self::Extract => "extract",
            Self::Changes => "changes",
            Self::Invitation => "invitation",
            Self::Application => "application",
            Self::ApprovalRequest => "approval-request",
            Self::Approval => "approval",
            Self::Shortlist => "shortlist",
            Self::Ranking => "ranking",
            Self::Offer => "offer",
            Self::OfferReply => "offer-reply",
            Self::Introduction => "introduction",
            Self::Progress => "progress",
            Self::Survey => "survey",
            Self::SurveyReply => "survey-reply",
            Self::MyDetails => "my-details",
            Self::Report => "report",
            Self::KeyCard => "key-card",
            Self::Trust => "trust",
            Self::Withdrawal => "withdrawal",
            Self::RuleSet => "rule-set",
            Self::Template => "template",
            Self::RunRecord => "run-record",
            Self::Handover => "handover",
            Self::CloseOut => "close-out",
        }
    }

    /// The kind of this name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whether files of this kind are whole states that can be merged; all
    /// others are messages.
    pub fn is_document(self) -> bool {
        matches!(self, Self::Programme | Self::Relationship | Self::Mine)
    }
}
