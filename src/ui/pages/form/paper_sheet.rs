//! One sheet of the form on paper: what the programme is, who applies, the
//! questions with their space, what people agree to, where to hand it in.
//!
//! Its words are those of the sheet's language, not of the page's.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::paper::own_texts;
use crate::domain::check::needs_approval;
use crate::domain::fact_text::FactText;
use crate::domain::facts::Facts;
use crate::domain::form::{Phase, Question};
use crate::domain::needs::{WorkFact, needs_of};
use crate::domain::people::{Mode, Role};
use crate::domain::text::LocalText;
use crate::flow::enrol::paper::{OnlyIf, PaperQuestion, Space, Wanted, questions_on_paper};
use crate::flow::templates::Seen;
use crate::letters::{date_in_words, is_marked};
use crate::session::use_desk;
use crate::ui::i18n::{Key, Language, code, fill, key};
use crate::ui::widgets::local_words::mark_of;

/// A language, and the texts of keys in it.
#[derive(Clone, Copy)]
struct In(Language);

impl In {
    fn say(self, key: Key) -> String {
        key(self.0).to_owned()
    }

    fn with(self, key: Key, values: &[(&str, String)]) -> String {
        fill(key(self.0), values)
    }

    /// The mark of a text in another language than the sheet's, and that language.
    fn mark(self, text: &LocalText) -> Option<(String, &'static str)> {
        let shown = own_texts(self.0);
        is_marked(text, shown).then(|| (self.say(mark_of(shown.other())), shown.other().word()))
    }

    /// A text of the programme's own.
    fn own(self, text: &LocalText) -> AnyView {
        let words = text.in_language(own_texts(self.0)).to_owned();
        match self.mark(text) {
            Some((mark, lang)) => view! { <span lang=lang>{words}</span>" "{mark} }.into_any(),
            None => words.into_any(),
        }
    }

    fn day(self, day: jiff::civil::Date) -> String {
        date_in_words(day, own_texts(self.0))
    }
}

/// The sheet of a role.
#[component]
pub(super) fn PaperSheet(role: Role, tongue: Language) -> impl IntoView {
    let programme = use_desk().programme();
    let words = In(tongue);
    let id = format!("paper-{}", role.word());
    let title = match role {
        Role::Mentor => words.say(key!(form.paper_mentor)),
        Role::Mentee => words.say(key!(form.paper_mentee)),
    };
    let content = move || {
        let programme = programme.read();
        let form: Vec<Question> = programme
            .form()
            .into_iter()
            .map(|it| (**it).clone())
            .collect();
        let mut phases: Vec<Phase> = programme.phases.values().map(|it| (**it).clone()).collect();
        phases.sort_by_key(|phase| (phase.rank, phase.id.clone()));
        let facts = &programme.facts;
        let needed = needs_of(&programme).work;
        let questions = questions_on_paper(&form, role);
        let items: Vec<AnyView> = questions.iter().map(|it| item(words, it)).collect();
        view! {
            <p class="cm-lead">{facts.name.clone()}</p>
            {about(words, facts, &phases)}
            {person(words, facts, role, &needed)}
            {time(words, facts, role)}
            {(!items.is_empty()).then(|| view! {
                <h3>{words.say(key!(enrol.questions_title))}</h3>
                <ol>{items}</ol>
            })}
            {policy(words, facts)}
            {hand_in(words, facts)}
        }
    };
    let heading = id.clone();
    view! {
        <article class="cm-sheet cm-form-paper" lang=code(tongue) aria-labelledby=id>
            <h2 id=heading>{title}</h2>
            {content}
        </article>
    }
}

fn about(words: In, facts: &Facts, phases: &[Phase]) -> AnyView {
    let paragraph = |heading: Key, which: FactText| {
        let (heading, text) = (words.say(heading), facts.text(which));
        (!text.is_empty())
            .then(|| view! { <p><strong>{heading}": "</strong>{words.own(&text)}</p> })
    };
    let dates = phases.iter().filter_map(|phase| {
        let (first, last) = (phase.starts_on?, phase.ends_on?);
        let name = phase.name.in_language(own_texts(words.0)).to_owned();
        Some(view! { <li>{name}": "{words.day(first)}" – "{words.day(last)}</li> })
    });
    let dates: Vec<_> = dates.collect();
    let dates = (!dates.is_empty()).then(|| {
        view! {
            <p><strong>{words.say(key!(enrol.about_dates))}</strong></p>
            <ul>{dates}</ul>
        }
    });
    let apply_by = facts.apply_by.map(|day| {
        let day = words.with(key!(enrol.apply_by_words), &[("day", words.day(day))]);
        view! { <p><strong>{day}</strong></p> }
    });
    view! {
        {apply_by}
        <p>{words.own(&facts.text(FactText::Purpose))}</p>
        {paragraph(key!(enrol.about_who), FactText::Eligibility)}
        {paragraph(key!(enrol.about_time), FactText::PaidTime)}
        {dates}
        {paragraph(key!(enrol.about_review), FactText::ReviewContact)}
        <p>{words.say(key!(form.paper_both))}" "{words.say(key!(form.paper_star))}</p>
    }
    .into_any()
}

fn person(words: In, facts: &Facts, role: Role, needed: &BTreeSet<WorkFact>) -> AnyView {
    let must = |fact: WorkFact| needed.contains(&fact);
    let fields: [(bool, Key); 9] = [
        (true, key!(enrol.given_name)),
        (true, key!(enrol.family_name)),
        (true, key!(enrol.email)),
        (false, key!(enrol.phone)),
        (must(WorkFact::Agency), key!(enrol.agency)),
        (must(WorkFact::Unit), key!(enrol.unit)),
        (false, key!(enrol.job_title)),
        (must(WorkFact::Grade), key!(enrol.grade)),
        (must(WorkFact::Location), key!(enrol.location)),
    ];
    let profession = must(WorkFact::Profession).then_some((true, key!(people.profession) as Key));
    let lines = fields.into_iter().chain(profession);
    let lines: Vec<_> = lines.map(|(must, name)| field(words, name, must)).collect();
    let supervisor = needs_approval(facts, role).then(|| {
        view! {
            <h3>{words.say(key!(enrol.supervisor_title))}</h3>
            <p>{words.say(key!(enrol.supervisor_text))}</p>
            <div class="cm-form-paper__fields">
                {field(words, key!(enrol.manager_name), false)}
                {field(words, key!(enrol.manager_email), true)}
            </div>
        }
    });
    view! {
        <h3>{words.say(key!(enrol.you_title))}</h3>
        <p>{words.say(key!(enrol.you_text))}</p>
        <div class="cm-form-paper__fields">{lines}</div>
        {supervisor}
    }
    .into_any()
}

/// A line for one of the person's fields.
fn field(words: In, name: Key, must: bool) -> impl IntoView + use<> {
    let name = words.say(name);
    let star = must.then_some(" *");
    view! { <div class="cm-form-paper__field">{name}{star}<span class="cm-blank"></span></div> }
}

fn time(words: In, facts: &Facts, role: Role) -> AnyView {
    let modes = Mode::ALL.iter().map(|mode| {
        words.say(match mode {
            Mode::InPerson => key!(people.mode_in_person),
            Mode::Remote => key!(people.mode_remote),
            Mode::Hybrid => key!(people.mode_hybrid),
        })
    });
    let modes: Vec<String> = modes.collect();
    let how_many = match role {
        Role::Mentor => words.say(key!(enrol.places)),
        Role::Mentee => words.say(key!(enrol.wants)),
    };
    let expected = (facts.hours_a_month > 0).then(|| {
        words.with(
            key!(enrol.hours_hint),
            &[("n", facts.hours_a_month.to_string())],
        )
    });
    let short = || view! { <span class="cm-blank cm-blank--short"></span> };
    view! {
        <h3>{words.say(key!(enrol.time_title))}</h3>
        <p>{words.say(key!(enrol.hours))}": "{short()}" "{expected}</p>
        <p>{how_many}": "{short()}</p>
        <p>{words.say(key!(enrol.modes))}" ("{words.say(key!(enrol.modes_hint))}")"</p>
        {ticks(&modes, "cm-tick")}
    }
    .into_any()
}

/// Boxes to tick, with their words.
fn ticks(options: &[String], class: &'static str) -> AnyView {
    let one = |option: &String| {
        let option = option.clone();
        view! { <li><span class=class></span><span>{option}</span></li> }
    };
    let all = options.iter().map(one).collect_view();
    view! { <ul class="cm-ticks">{all}</ul> }.into_any()
}

fn item(words: In, it: &PaperQuestion<'_>) -> AnyView {
    const ROUND: &str = "cm-tick cm-tick--one";
    let question = it.question;
    let label = question.label.in_language(own_texts(words.0)).to_owned();
    let hint = question
        .hint
        .in_language(own_texts(words.0))
        .trim()
        .to_owned();
    let star = question.required.then_some(" *");
    let only_if = it.only_if.map(|only| {
        let words = only_words(words, only);
        view! { <p><em>{words}</em></p> }
    });
    let seen = words.say(match it.seen {
        Seen::ByPair => key!(enrol.seen_by_pair),
        Seen::ByCoordinator => key!(enrol.seen_by_coordinator),
        Seen::Sensitive => key!(enrol.seen_sensitive),
    });
    let shown = |options: &[String]| -> Vec<String> {
        let name = |it: &String| question.shown_option(it, own_texts(words.0)).to_owned();
        options.iter().map(name).collect()
    };
    let blank = || view! { <span class="cm-blank"></span> };
    let space = match it.space {
        Space::Line => blank().into_any(),
        Space::Lines => view! { {blank()}{blank()}{blank()}{blank()} }.into_any(),
        Space::Number => view! { <span class="cm-blank cm-blank--short"></span> }.into_any(),
        Space::YesNo => {
            let both = [words.say(key!(people.yes)), words.say(key!(people.no))];
            ticks(&both, ROUND)
        }
        Space::One(options) => view! {
            <p class="cm-quiet">{words.say(key!(form.paper_one))}</p>
            {ticks(&shown(options), ROUND)}
        }
        .into_any(),
        Space::Any(options) => view! {
            <p class="cm-quiet">{words.say(key!(form.paper_any))}</p>
            {ticks(&shown(options), "cm-tick")}
        }
        .into_any(),
    };
    let number = it.number;
    view! {
        <li class="cm-form-paper__item">
            <p><strong>{number}". "{label}{star}</strong></p>
            {only_if}
            {(!hint.is_empty()).then(|| view! { <p>{hint}</p> })}
            <p class="cm-quiet">{seen}</p>
            {space}
        </li>
    }
    .into_any()
}

fn only_words(words: In, only: OnlyIf<'_>) -> String {
    let number = ("number", only.number.to_string());
    match only.answer {
        Wanted::Any => words.with(key!(form.paper_only_any), &[number]),
        Wanted::Yes => words.with(key!(form.paper_only_yes), &[number]),
        Wanted::No => words.with(key!(form.paper_only_no), &[number]),
        Wanted::Words(answer) => {
            let answer = ("answer", answer.to_owned());
            words.with(key!(form.paper_only_words), &[number, answer])
        }
    }
}

fn policy(words: In, facts: &Facts) -> AnyView {
    let text = facts.text(FactText::PolicyText);
    let has_policy = !text.is_empty();
    let shown = text.in_language(own_texts(words.0)).to_owned();
    let lines = shown.lines().filter(|line| !line.trim().is_empty());
    let lines = lines
        .map(|line| view! { <p>{line.to_owned()}</p> })
        .collect_view();
    let (mark, lang) = words.mark(&text).unzip();
    let consent = words.say(if facts.consent_needed {
        key!(enrol.consent_needed)
    } else {
        key!(enrol.consent)
    });
    let agree = has_policy.then(|| ticks(&[consent], "cm-tick"));
    view! {
        <h3>{words.say(key!(enrol.policy_title))}" "{mark}</h3>
        <div lang=lang>{lines}</div>
        {agree}
        <p>{words.say(key!(enrol.note))}</p>
        <span class="cm-blank"></span>
        <span class="cm-blank"></span>
        <div class="cm-form-paper__fields">
            {field(words, key!(form.paper_signature), false)}
            {field(words, key!(form.paper_day), false)}
        </div>
    }
    .into_any()
}

fn hand_in(words: In, facts: &Facts) -> AnyView {
    let contact = [
        &facts.coordinator_name,
        &facts.coordinator_email,
        &facts.coordinator_phone,
    ];
    let contact: Vec<&str> = contact
        .iter()
        .map(|it| it.trim())
        .filter(|it| !it.is_empty())
        .collect();
    let who = if contact.is_empty() {
        words.say(key!(form.paper_nobody))
    } else {
        contact.join(", ")
    };
    view! {
        <div class="cm-form-paper__item">
            <h3>{words.say(key!(form.paper_hand_in))}</h3>
            <p>{words.with(key!(form.paper_hand_in_to), &[("who", who)])}</p>
        </div>
        <div class="cm-form-paper__item">
            <h3>{words.say(key!(form.paper_office))}</h3>
            <div class="cm-form-paper__fields">
                {field(words, key!(form.paper_received), false)}
                {field(words, key!(form.paper_typed), false)}
            </div>
        </div>
    }
    .into_any()
}
