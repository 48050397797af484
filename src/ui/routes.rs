//! Every URL of the page, parsed and built in one place.
//!
//! A [`Route`] is the only way to name a page; links take [`Route::href`],
//! which stands under the site's base so that one build serves any sub-path.
//! Leaves out what a page keeps in its query (`kit::query`).

use std::sync::LazyLock;

use leptos::prelude::{document, window};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::flow::next::SetUpStep;

/// A page and what it is about. Ids are the URL's words; the page parses them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `/`
    Home,
    /// `/test`
    TestComputer,
    /// `/new`
    Templates,
    /// `/open`
    Open,
    /// `/answer`, for a supervisor who was sent a request
    Answer,
    /// `/apply`, with the code where a mail filter moved it into the path
    Apply(String),
    /// `/details`
    Details,
    /// `/settings`
    Settings,
    /// `/help`
    Help,
    /// `/p/:id`
    Programme(String),
    /// `/p/:id/setup/:step`
    Setup(String, String),
    /// `/p/:id/people`
    People(String),
    /// `/p/:id/people/new`
    NewPerson(String),
    /// `/p/:id/people/:person`
    Person(String, String),
    /// `/p/:id/invite`
    Invite(String),
    /// `/p/:id/inbox`
    Inbox(String),
    /// `/p/:id/inbox/type`, with whom or what it is about in the query
    TypeIn(String),
    /// `/p/:id/approvals`
    Approvals(String),
    /// `/p/:id/import`
    Import(String),
    /// `/p/:id/levels`
    Levels(String),
    /// `/p/:id/form`
    Form(String),
    /// `/p/:id/form/paper`
    PaperForm(String),
    /// `/p/:id/gaps`
    Gaps(String),
    /// `/p/:id/rules`
    Rules(String),
    /// `/p/:id/match`
    Run(String),
    /// `/p/:id/whatif`
    WhatIf(String),
    /// `/p/:id/review`
    Review(String),
    /// `/p/:id/review/:mentee`
    Candidates(String, String),
    /// `/p/:id/offers`
    Offers(String),
    /// Ranked choice of a programme.
    Choice(String),
    /// `/p/:id/offers/again`
    Rematch(String),
    /// `/p/:id/offers/:pairing`
    NextOffer(String, String),
    /// `/p/:id/circles`
    Circles(String),
    /// `/p/:id/timetable`
    Timetable(String),
    /// `/p/:id/letters`
    Outbox(String),
    /// `/p/:id/letters/:letter`
    Letter(String, String),
    /// `/p/:id/files`
    Files(String),
    /// `/p/:id/trail`
    Trail(String),
    /// `/kit`, the gallery of the kit; in debug builds only.
    #[cfg(debug_assertions)]
    Gallery,
}

impl Route {
    /// The page a path under the base names, or nothing.
    pub fn parse(path: &str) -> Option<Self> {
        let parts: Vec<String> = path
            .split('/')
            .filter(|part| !part.is_empty())
            .map(decoded)
            .collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        Some(match parts.as_slice() {
            [] | ["index.html"] => Self::Home,
            ["test"] => Self::TestComputer,
            ["new"] => Self::Templates,
            ["open"] => Self::Open,
            ["answer"] => Self::Answer,
            ["apply"] => Self::Apply(String::new()),
            [one] if one.starts_with("apply#") => Self::Apply((*one).into()),
            ["details"] => Self::Details,
            ["settings"] => Self::Settings,
            ["help"] => Self::Help,
            #[cfg(debug_assertions)]
            ["kit"] => Self::Gallery,
            ["p", id] => Self::Programme((*id).into()),
            ["p", id, "setup", step] if SetUpStep::from_word(step).is_some() => {
                Self::Setup((*id).into(), (*step).into())
            }
            ["p", id, "people"] => Self::People((*id).into()),
            ["p", id, "people", "new"] => Self::NewPerson((*id).into()),
            ["p", id, "people", person] => Self::Person((*id).into(), (*person).into()),
            ["p", id, "invite"] => Self::Invite((*id).into()),
            ["p", id, "inbox"] => Self::Inbox((*id).into()),
            ["p", id, "inbox", "type"] => Self::TypeIn((*id).into()),
            ["p", id, "approvals"] => Self::Approvals((*id).into()),
            ["p", id, "import"] => Self::Import((*id).into()),
            ["p", id, "levels"] => Self::Levels((*id).into()),
            ["p", id, "form"] => Self::Form((*id).into()),
            ["p", id, "form", "paper"] => Self::PaperForm((*id).into()),
            ["p", id, "gaps"] => Self::Gaps((*id).into()),
            ["p", id, "rules"] => Self::Rules((*id).into()),
            ["p", id, "match"] => Self::Run((*id).into()),
            ["p", id, "whatif"] => Self::WhatIf((*id).into()),
            ["p", id, "review"] => Self::Review((*id).into()),
            ["p", id, "review", mentee] => Self::Candidates((*id).into(), (*mentee).into()),
            ["p", id, "offers"] => Self::Offers((*id).into()),
            ["p", id, "choice"] => Self::Choice((*id).into()),
            ["p", id, "offers", "again"] => Self::Rematch((*id).into()),
            ["p", id, "offers", pairing] => Self::NextOffer((*id).into(), (*pairing).into()),
            ["p", id, "circles"] => Self::Circles((*id).into()),
            ["p", id, "timetable"] => Self::Timetable((*id).into()),
            ["p", id, "letters"] => Self::Outbox((*id).into()),
            ["p", id, "letters", letter] => Self::Letter((*id).into(), (*letter).into()),
            ["p", id, "files"] => Self::Files((*id).into()),
            ["p", id, "trail"] => Self::Trail((*id).into()),
            _ => return None,
        })
    }

    /// The path under the base, each part percent-encoded.
    pub fn path(&self) -> String {
        let under = |id: &str, rest: &[&str]| {
            let mut path = format!("/p/{}", encoded(id));
            for part in rest {
                path.push('/');
                path.push_str(&encoded(part));
            }
            path
        };
        match self {
            Self::Home => "/".into(),
            Self::TestComputer => "/test".into(),
            Self::Templates => "/new".into(),
            Self::Open => "/open".into(),
            Self::Answer => "/answer".into(),
            Self::Apply(_) => "/apply".into(),
            Self::Details => "/details".into(),
            Self::Settings => "/settings".into(),
            Self::Help => "/help".into(),
            #[cfg(debug_assertions)]
            Self::Gallery => "/kit".into(),
            Self::Programme(id) => under(id, &[]),
            Self::Setup(id, step) => under(id, &["setup", step]),
            Self::People(id) => under(id, &["people"]),
            Self::NewPerson(id) => under(id, &["people", "new"]),
            Self::Person(id, person) => under(id, &["people", person]),
            Self::Invite(id) => under(id, &["invite"]),
            Self::Inbox(id) => under(id, &["inbox"]),
            Self::TypeIn(id) => under(id, &["inbox", "type"]),
            Self::Approvals(id) => under(id, &["approvals"]),
            Self::Import(id) => under(id, &["import"]),
            Self::Levels(id) => under(id, &["levels"]),
            Self::Form(id) => under(id, &["form"]),
            Self::PaperForm(id) => under(id, &["form", "paper"]),
            Self::Gaps(id) => under(id, &["gaps"]),
            Self::Rules(id) => under(id, &["rules"]),
            Self::Run(id) => under(id, &["match"]),
            Self::WhatIf(id) => under(id, &["whatif"]),
            Self::Review(id) => under(id, &["review"]),
            Self::Candidates(id, mentee) => under(id, &["review", mentee]),
            Self::Offers(id) => under(id, &["offers"]),
            Self::Choice(id) => under(id, &["choice"]),
            Self::Rematch(id) => under(id, &["offers", "again"]),
            Self::NextOffer(id, pairing) => under(id, &["offers", pairing]),
            Self::Circles(id) => under(id, &["circles"]),
            Self::Timetable(id) => under(id, &["timetable"]),
            Self::Outbox(id) => under(id, &["letters"]),
            Self::Letter(id, letter) => under(id, &["letters", letter]),
            Self::Files(id) => under(id, &["files"]),
            Self::Trail(id) => under(id, &["trail"]),
        }
    }

    /// The link to this page, base included.
    pub fn href(&self) -> String {
        format!("{}{}", base(), self.path())
    }

    /// The link with a query: `Route::People(id).href_with(&[("q", "Ana")])`.
    pub fn href_with(&self, query: &[(&str, &str)]) -> String {
        let mut href = self.href();
        for (i, (name, value)) in query.iter().enumerate() {
            href.push(if i == 0 { '?' } else { '&' });
            href.push_str(&encoded(name));
            href.push('=');
            href.push_str(&encoded(value));
        }
        href
    }

    /// The programme this page belongs to.
    pub fn programme(&self) -> Option<&str> {
        match self {
            Self::Home
            | Self::TestComputer
            | Self::Templates
            | Self::Open
            | Self::Answer
            | Self::Apply(_)
            | Self::Details
            | Self::Settings
            | Self::Help => None,
            #[cfg(debug_assertions)]
            Self::Gallery => None,
            Self::Programme(id)
            | Self::Setup(id, _)
            | Self::People(id)
            | Self::NewPerson(id)
            | Self::Person(id, _)
            | Self::Invite(id)
            | Self::Inbox(id)
            | Self::TypeIn(id)
            | Self::Approvals(id)
            | Self::Import(id)
            | Self::Levels(id)
            | Self::Form(id)
            | Self::PaperForm(id)
            | Self::Gaps(id)
            | Self::Rules(id)
            | Self::Run(id)
            | Self::WhatIf(id)
            | Self::Review(id)
            | Self::Candidates(id, _)
            | Self::Offers(id)
            | Self::Choice(id)
            | Self::Rematch(id)
            | Self::NextOffer(id, _)
            | Self::Circles(id)
            | Self::Timetable(id)
            | Self::Outbox(id)
            | Self::Letter(id, _)
            | Self::Files(id)
            | Self::Trail(id) => Some(id),
        }
    }
}

/// Where the site stands, without the last slash: empty at the root.
///
/// Read from `document.baseURI`, so that a host only edits `<base href>`.
pub fn base() -> &'static str {
    static BASE: LazyLock<String> = LazyLock::new(|| {
        let uri = document().base_uri().ok().flatten().unwrap_or_default();
        let path = web_sys::Url::new(&uri)
            .map(|url| url.pathname())
            .unwrap_or_default();
        let folder = path.rfind('/').map_or("", |end| &path[..end]);
        folder.to_owned()
    });
    &BASE
}

/// Scheme and host of the site, for links that are sent.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// The path of a URL under the base; outside of it, the path as it is.
pub fn under_base(pathname: &str) -> &str {
    pathname.strip_prefix(base()).unwrap_or(pathname)
}

/// How a navigation enters the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Back returns to the page before.
    Forward,
    /// Takes the place of the present page.
    Replace,
}

/// A function that goes to a page; take it while the component is set up.
pub fn use_go() -> impl Fn(&Route, Step) + Clone + Send + Sync + 'static {
    let navigate = use_navigate();
    move |route: &Route, step: Step| {
        let options = NavigateOptions {
            resolve: false,
            replace: step == Step::Replace,
            ..NavigateOptions::default()
        };
        navigate(&route.href(), options);
    }
}

fn encoded(part: &str) -> String {
    js_sys::encode_uri_component(part).into()
}

fn decoded(part: &str) -> String {
    js_sys::decode_uri_component(part).map_or_else(|_| part.to_owned(), Into::into)
}
