//! One file per page. Each opens with `kit::Page`, which sets the title,
//! the one h1 and the focus; `ui::parts` says which page has which URL.

mod apply;
mod approvals;
mod candidates;
mod details;
mod files;
mod form;
#[cfg(debug_assertions)]
mod gallery;
mod gaps;
mod help;
mod home;
mod import;
mod inbox;
mod invite;
mod letter;
mod levels;
mod not_found;
mod offers;
mod open;
mod outbox;
mod people;
mod person;
mod programme_home;
mod review;
mod rules;
mod run;
mod settings;
mod setup;
mod templates;
mod test_computer;
mod trail;
mod whatif;

pub use apply::ApplyPage;
pub use approvals::ApprovalsPage;
pub use candidates::CandidatesPage;
pub use details::DetailsPage;
pub use files::FilesPage;
pub use form::{FormPage, PaperFormPage};
#[cfg(debug_assertions)]
pub use gallery::GalleryPage;
pub use gaps::GapsPage;
pub use help::HelpPage;
pub use home::{HomePage, cards, open_sample};
pub use import::ImportPage;
pub use inbox::{InboxPage, TypeInPage};
pub use invite::InvitePage;
pub use letter::LetterPage;
pub use levels::LevelsPage;
pub use not_found::NotFoundPage;
pub use offers::{NextOfferPage, OffersPage, RematchPage};
pub use open::{AnswerPage, OpenPage};
pub use outbox::OutboxPage;
pub use people::PeoplePage;
pub use person::{NewPersonPage, PersonPage};
pub use programme_home::ProgrammeHomePage;
pub use review::ReviewPage;
pub use rules::RulesPage;
pub use run::RunPage;
pub use settings::SettingsPage;
pub use setup::SetupPage;
pub use templates::TemplatesPage;
pub use test_computer::TestComputerPage;
pub use trail::TrailPage;
pub use whatif::WhatIfPage;
