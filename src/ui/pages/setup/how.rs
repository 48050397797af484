//! "How we choose", the sheet people may ask for: who can take part, what rules
//! pairs out and what gives points, what the form asks and who reads it, time,
//! review, dates.
//!
//! It is what this page puts on paper, and nothing else of the page is. Leaves
//! out the words of rules (`widgets::rule_words`).

use leptos::prelude::*;

use super::steps::approval_policy_name;
use crate::domain::fact_text::FactText;
use crate::domain::form::Phase;
use crate::domain::rules::{Objective, Rule, RuleSet, Weight};
use crate::domain::whole::Programme;
use crate::flow::round::rules_of;
use crate::flow::templates::Seen;
use crate::letters::date_in_words;
use crate::session::use_desk;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::PrintButton;
use crate::ui::routes::Route;
use crate::ui::widgets::letter_words::page_language;
use crate::ui::widgets::local_words::{LocalParagraphs, LocalWords};
use crate::ui::widgets::question_words::{
    asked_of_name, condition_words, question_label, seen_sentence,
};
use crate::ui::widgets::rule_words::{hard_rule_sentence, rule_sentence};

/// The sheet, and the button that prints it.
#[component]
pub(super) fn HowWeChoose(id: String) -> impl IntoView {
    let programme = use_desk().programme();
    let (form, rules) = (Route::Form(id.clone()).href(), Route::Rules(id).href());
    view! {
        <section class="cm-section" aria-labelledby="how">
            <article class="cm-sheet cm-by-itself">
                <h2 id="how">{t!(setup.how_title)}</h2>
                <p class="cm-lead">{move || programme.read().facts.name.clone()}</p>
                {move || content(&programme.read())}
            </article>
            <p class="cm-note">
                {t!(setup.how_lead)}
                " "
                <a href=rules>{t!(setup.how_to_rules)}</a>
                " "
                <a href=form>{t!(setup.how_to_form)}</a>
            </p>
            <PrintButton label=t!(setup.how_print) />
        </section>
    }
}

fn content(programme: &Programme) -> AnyView {
    let text = |heading: Signal<String>, which: FactText| {
        let text = programme.facts.text(which);
        let words = if text.is_empty() {
            view! { <p>{t!(setup.not_said)}</p> }.into_any()
        } else {
            view! { <LocalParagraphs text /> }.into_any()
        };
        view! { <h3>{heading}</h3> {words} }
    };
    let facts = &programme.facts;
    let contact = [
        facts.coordinator_name.trim(),
        facts.coordinator_email.trim(),
        facts.coordinator_phone.trim(),
    ];
    let contact: Vec<&str> = contact.into_iter().filter(|it| !it.is_empty()).collect();
    let contact = if contact.is_empty() {
        text!(setup.not_said)
    } else {
        contact.join(", ")
    };
    let hr = facts.text(FactText::HrContact);
    let hr =
        (!hr.is_empty()).then(|| view! { <h3>{t!(setup.hr)}</h3> <p><LocalWords text=hr /></p> });
    view! {
        {text(t!(setup.purpose), FactText::Purpose)}
        {text(t!(setup.eligibility), FactText::Eligibility)}
        <h3>{t!(setup.approval)}</h3>
        <p>{approval_policy_name(facts.approval_policy)}</p>
        {dates(programme)}
        {rules(programme)}
        {questions(programme)}
        {text(t!(setup.paid), FactText::PaidTime)}
        <h3>{t!(setup.how_promotion)}</h3>
        <p>{t!(setup.how_promotion_text)}</p>
        {text(t!(setup.review), FactText::ReviewContact)}
        {hr}
        <h3>{t!(setup.coordinator)}</h3>
        <p>{contact}</p>
    }
    .into_any()
}

/// By when to apply, and the phases with their days.
fn dates(programme: &Programme) -> AnyView {
    let language = page_language();
    let mut phases: Vec<&Phase> = programme.phases.values().map(|it| &**it).collect();
    phases.sort_by_key(|phase| (phase.rank, phase.id.clone()));
    let lines = phases.into_iter().filter_map(|phase| {
        let name = phase.name.in_language(language).to_owned();
        let first = date_in_words(phase.starts_on?, language);
        let last = date_in_words(phase.ends_on?, language);
        Some(view! { <li>{name}": "{first}" – "{last}</li> })
    });
    let lines: Vec<_> = lines.collect();
    let apply_by = programme.facts.apply_by.map(|day| {
        let day = date_in_words(day, language);
        view! { <p>{text!(enrol.apply_by_words, day = day)}</p> }
    });
    let none = (lines.is_empty() && apply_by.is_none()).then(|| {
        view! { <p>{t!(setup.not_said)}</p> }
    });
    view! {
        <h3>{t!(enrol.about_dates)}</h3>
        {apply_by}
        <ul class="cm-list">{lines}</ul>
        {none}
    }
    .into_any()
}

/// What rules a pair out, what gives points, and what comes first.
fn rules(programme: &Programme) -> AnyView {
    let Ok(rules) = rules_of(programme) else {
        return view! { <h3>{t!(setup.how_rules)}</h3> <p>{t!(setup.how_rules_unread)}</p> }
            .into_any();
    };
    let hard = rules.hard_rules().map(|(_, rule)| hard_rule_sentence(rule));
    let hard: Vec<String> = hard.chain([text!(rules.hard_always)]).collect();
    let mut soft: Vec<_> = rules.rules.values().filter_map(counted).collect();
    soft.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
    let soft = soft
        .into_iter()
        .map(|(_, rule)| rule_sentence(programme, rule));
    let soft: Vec<String> = soft.collect();
    let list = |lines: Vec<String>| {
        let lines: Vec<_> = lines
            .into_iter()
            .map(|it| view! { <li>{it}</li> })
            .collect();
        view! { <ul class="cm-list">{lines}</ul> }
    };
    let scoring = if soft.is_empty() {
        view! { <p>{t!(setup.how_no_points)}</p> }.into_any()
    } else {
        list(soft).into_any()
    };
    view! {
        <h3>{t!(setup.how_rules)}</h3>
        <p>{aim(&rules)}</p>
        <h4>{t!(rules.hard_title)}</h4>
        {list(hard)}
        <h4>{t!(setup.how_points)}</h4>
        {scoring}
    }
    .into_any()
}

/// A rule that gives points, with the most it can give.
fn counted(rule: &Rule) -> Option<(u32, &Rule)> {
    match rule {
        Rule::Soft(criterion) if criterion.weight != Weight::Off => {
            Some((criterion.max_points(), rule))
        }
        Rule::Soft(_) | Rule::Hard(_) => None,
    }
}

fn aim(rules: &RuleSet) -> String {
    match rules.objective {
        Objective::CoverageFirst => text!(rules.coverage_first_text),
        Objective::ScoreFirst => text!(rules.score_first_text),
        Objective::Between(worth) => text_n!(worth, rules.diff_worth_1, rules.diff_worth_n),
        Objective::Stable => text!(rules.stable_text),
    }
}

/// Every question with who is asked and who reads the answer.
fn questions(programme: &Programme) -> AnyView {
    let lines = programme.form().into_iter().map(|question| {
        let label = question_label(question);
        let asked = asked_of_name(question.asked_of);
        let when = condition_words(programme, question).map(|words| format!(" {words}"));
        let seen = seen_sentence(Seen::of(question));
        view! { <li><strong>{label}</strong>" "{asked}". "{seen}{when}</li> }
    });
    let lines: Vec<_> = lines.collect();
    let n = lines.len();
    view! {
        <h3>{t!(setup.template_questions)}</h3>
        <p>{text_n!(n, form.count_1, form.count_n)}". "{t!(setup.how_own_details)}</p>
        <ol class="cm-list">{lines}</ol>
    }
    .into_any()
}
