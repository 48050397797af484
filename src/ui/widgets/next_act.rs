//! The one next act of a programme: a sentence, a button's words, and where it
//! leads. Home shows the sentence, the programme's home all three.

use crate::flow::next::{NextAct, SetUpStep, Stage};
use crate::ui::i18n::{text, text_n};
use crate::ui::routes::Route;

/// A next act in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextWords {
    /// What the programme waits for.
    pub sentence: String,
    /// The words of the button.
    pub act: String,
    /// Where it leads.
    pub href: String,
}

/// The words for the next act of the programme `id`; tracked by language.
pub fn next_words(id: &str, next: NextAct) -> NextWords {
    let id = id.to_owned();
    let (sentence, act, route) = match next {
        NextAct::FinishSetUp(step) => (
            text!(home.next_set_up, step = step_name(step)),
            text!(home.act_set_up),
            Route::Setup(id, step.word().to_owned()),
        ),
        NextAct::BringPeopleIn {
            n_mentors: 0,
            n_mentees: 0,
        } => (
            text!(home.next_people),
            text!(home.act_import),
            Route::Import(id),
        ),
        NextAct::BringPeopleIn { n_mentors: 0, .. } => (
            text!(home.next_mentors),
            text!(home.act_import),
            Route::Import(id),
        ),
        NextAct::BringPeopleIn { .. } => (
            text!(home.next_mentees),
            text!(home.act_import),
            Route::Import(id),
        ),
        NextAct::ReadInbox { n_messages } => (
            text_n!(n_messages, home.next_inbox_1, home.next_inbox_n),
            text!(home.act_inbox),
            Route::Inbox(id),
        ),
        NextAct::MapGrades { n_grades, n_people } => (
            text_n!(
                n_grades,
                home.next_grades_1,
                home.next_grades_n,
                people = text_n!(n_people, file.people_1, file.people_n)
            ),
            text!(home.act_grades),
            Route::Levels(id),
        ),
        NextAct::AskSupervisors { n_people } => (
            text_n!(n_people, approvals.next_1, approvals.next_n),
            text!(approvals.next_act),
            Route::Approvals(id),
        ),
        NextAct::ClearBlockers { n_people } => (
            text_n!(n_people, home.next_blocked_1, home.next_blocked_n),
            text!(home.act_blocked),
            Route::People(id),
        ),
        NextAct::SendShortlists { n_unsent } => {
            let letters = [("round", "enrolment"), ("turn", "choice_mentee")];
            return NextWords {
                sentence: text_n!(n_unsent, choice.next_send_1, choice.next_send_n),
                act: text!(home.act_send),
                href: Route::Outbox(id).href_with(&letters),
            };
        }
        NextAct::AwaitOrders { n_waiting } => (
            text_n!(n_waiting, choice.next_wait_1, choice.next_wait_n),
            text!(choice.next_wait_act),
            Route::Choice(id),
        ),
        NextAct::RunMatching {
            n_mentors,
            n_mentees,
        } => (
            text!(
                home.next_run,
                mentors = text_n!(n_mentors, file.mentors_1, file.mentors_n),
                mentees = text_n!(n_mentees, file.mentees_1, file.mentees_n)
            ),
            text!(home.act_run),
            Route::Run(id),
        ),
        NextAct::Review {
            n_pairings,
            n_unmatched,
        } => (
            review_words(n_pairings, n_unmatched),
            text!(home.act_review),
            Route::Review(id),
        ),
        NextAct::WriteLetters { n_pairings } => (
            text_n!(n_pairings, home.next_letters_1, home.next_letters_n),
            text!(home.act_letters),
            Route::Outbox(id),
        ),
        NextAct::SendLetters { n_unsent } => (
            text_n!(n_unsent, home.next_send_1, home.next_send_n),
            text!(home.act_send),
            Route::Outbox(id),
        ),
        NextAct::DecideRun { n_runs } => (
            text!(offers.next_decide, n = n_runs),
            text!(offers.act_decide),
            Route::Offers(id),
        ),
        NextAct::SeeOffers {
            n_left,
            n_agreed,
            n_overdue,
            n_waiting,
        } => {
            let (sentence, act) = offer_words(n_left, n_agreed, n_overdue, n_waiting);
            (sentence, act, Route::Offers(id))
        }
        NextAct::RoundDone => (
            text!(home.next_done),
            text!(home.act_done),
            Route::Review(id),
        ),
    };
    NextWords {
        sentence,
        act,
        href: route.href(),
    }
}

/// A set-up step's name.
pub fn step_name(step: SetUpStep) -> String {
    match step {
        SetUpStep::Purpose => text!(setup.step_purpose),
        SetUpStep::Audience => text!(setup.step_audience),
        SetUpStep::Timeline => text!(setup.step_timeline),
        SetUpStep::Capacity => text!(setup.step_capacity),
        SetUpStep::Policies => text!(setup.step_policies),
        SetUpStep::Framework => text!(setup.step_framework),
        SetUpStep::Finish => text!(setup.step_finish),
    }
}

/// A stage's name.
pub fn stage_name(stage: Stage) -> String {
    match stage {
        Stage::SetUp => text!(home.stage_set_up),
        Stage::People => text!(home.stage_people),
        Stage::Matching => text!(home.stage_matching),
        Stage::Published => text!(home.stage_published),
        Stage::Letters => text!(home.stage_letters),
    }
}

/// What the offers want done: whoever is left first, then introductions, then
/// reminders; else how many are waited for.
fn offer_words(
    n_left: usize,
    n_agreed: usize,
    n_overdue: usize,
    n_waiting: usize,
) -> (String, String) {
    if n_left > 0 {
        (
            text_n!(n_left, offers.next_left_1, offers.next_left_n),
            text!(offers.act_left),
        )
    } else if n_agreed > 0 {
        (
            text_n!(n_agreed, offers.next_agreed_1, offers.next_agreed_n),
            text!(offers.act_agreed),
        )
    } else if n_overdue > 0 {
        (
            text_n!(n_overdue, offers.next_overdue_1, offers.next_overdue_n),
            text!(offers.act_overdue),
        )
    } else {
        (
            text_n!(n_waiting, offers.next_waiting_1, offers.next_waiting_n),
            text!(offers.act_waiting),
        )
    }
}

/// "84 pairings wait for your review. 5 mentees have none."
fn review_words(n_pairings: usize, n_unmatched: usize) -> String {
    let pairings = text_n!(n_pairings, home.next_review_1, home.next_review_n);
    if n_unmatched == 0 {
        return pairings;
    }
    let alone = text_n!(n_unmatched, home.next_alone_1, home.next_alone_n);
    format!("{pairings} {alone}")
}
