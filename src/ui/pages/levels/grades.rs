//! Grades that people have: those without a level in sight, the others folded
//! away.

use leptos::prelude::*;

use crate::domain::form::Level;
use crate::domain::id::Id;
use crate::flow::ladders;
use crate::flow::level_list::LevelList;
use crate::flow::level_map::{
    Because, GradeLine, MappedBy, grades_met, map_at_agency, map_everywhere, n_agencies_with,
    suggestion,
};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{
    Button, Choice, Details, EmptyState, FieldWidth, Look, Notice, Select, Tag, Tone,
};
use crate::ui::widgets::levels::{ladder_hint, ladder_name, level_choices, level_name};

/// Every grade met, once for each agency.
#[component]
pub fn GradesMet() -> impl IntoView {
    let programme = use_desk().programme();
    let lines = Memo::new(move |_| grades_met(&programme.read()));
    let list = Memo::new(move |old: Option<&LevelList>| {
        lines.with(|lines| old.cloned().unwrap_or_default().with(lines))
    });
    let n_settled = Memo::new(move |_| list.read().settled.len());
    let n_open = Memo::new(move |_| {
        lines.with(|lines| lines.iter().filter(|line| line.level.is_none()).count())
    });
    let choices = level_choices(programme);
    let words = move || match n_open.get() {
        0 => text!(levels.all_mapped),
        n => text_n!(n, levels.open_1, levels.open_n),
    };
    view! {
        <section class="cm-section" aria-labelledby="grades">
            <h2 id="grades">{t!(levels.grades_title)}</h2>
            <Show
                when=move || !list.read().is_empty()
                fallback=|| view! { <EmptyState text=t!(levels.no_grades) /> }
            >
                <LadderOffer />
                <p role="status">{words}</p>
                <Show
                    when=move || !choices.read().is_empty()
                    fallback=|| view! { <p>{t!(levels.no_levels_yet)}</p> }
                >
                    <ul class="cm-grades">
                        <For each=move || list.get().open key=Clone::clone let(key)>
                            <GradeRow lines key choices />
                        </For>
                    </ul>
                    <Show when=move || { n_settled.get() > 0 }>
                        <Details summary=Signal::derive(move || {
                            text_n!(n_settled.get(), levels.settled_1, levels.settled_n)
                        })>
                            <ul class="cm-grades">
                                <For each=move || list.get().settled key=Clone::clone let(key)>
                                    <GradeRow lines key choices />
                                </For>
                            </ul>
                        </Details>
                    </Show>
                </Show>
            </Show>
        </section>
    }
}

/// The ladder all these grades stand on, while none is mapped.
#[component]
fn LadderOffer() -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let act = use_act();
    let ladder = Memo::new(move |_| ladders::offered(&programme.read(), []));
    move || {
        ladder.get().map(|ladder| {
            let n = ladder.grades.len();
            let take = move |()| {
                let now = programme.get_untracked();
                let change = ladders::take(ladder, &now, &mut || session.new_id());
                let done = text!(levels.ladder_taken, n = n, name = ladder_name(ladder));
                if let Some(change) = change {
                    act.make(change, done);
                }
            };
            let hint = Signal::derive(move || ladder_hint(&programme.read(), ladder));
            view! {
                <Notice heading=t!(levels.ladder_offer, name = ladder_name(ladder))>
                    <p>{hint}</p>
                    <Button label=t!(levels.ladder_take, n = n) look=Look::Outline on_press=take />
                </Notice>
            }
        })
    }
}

/// One grade at one agency: who has it, what it means, a suggestion.
#[component]
fn GradeRow(
    lines: Memo<Vec<GradeLine>>,
    key: String,
    choices: Signal<Vec<Choice>>,
) -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let act = use_act();
    let id = format!("grade-{}", key.replace(|c: char| !c.is_alphanumeric(), "-"));
    let line = Memo::new(move |_| {
        lines.with(|lines| lines.iter().find(|line| line.key() == key).cloned())
    });
    let label = Signal::derive(move || {
        line.with(|line| {
            let line = line.as_ref();
            let grade = line.map(|it| it.grade.clone()).unwrap_or_default();
            match line.map(|it| it.agency.clone()) {
                Some(agency) if !agency.is_empty() => {
                    text!(levels.grade_at, grade = grade, agency = agency)
                }
                _ => text!(levels.grade_nowhere, grade = grade),
            }
        })
    });
    let hint = Signal::derive(move || {
        line.with(|line| {
            let line = line.as_ref()?;
            let people = text_n!(line.n_people, levels.people_1, levels.people_n);
            let by = match line.by {
                MappedBy::Nobody | MappedBy::Agency => String::new(),
                MappedBy::EveryAgency => text!(levels.by_every_agency),
            };
            Some(format!("{people} {by}").trim().to_owned())
        })
    });
    let value = Signal::derive(move || {
        line.with(|line| {
            let level = line.as_ref().and_then(|it| it.level.as_ref());
            level.map(ToString::to_string).unwrap_or_default()
        })
    });
    let open =
        Memo::new(move |_| line.with(|line| line.as_ref().is_some_and(|it| it.level.is_none())));
    let map = move |level: Option<Id<Level>>| {
        let Some(line) = line.get_untracked() else {
            return;
        };
        let now = programme.get_untracked();
        let done = match &level {
            Some(level) => text!(
                levels.mapped,
                grade = line.grade,
                level = level_name(&now, level)
            ),
            None => text!(levels.unmapped, grade = line.grade),
        };
        if let Some(change) = map_at_agency(&now, &line, level, &session.new_id()) {
            act.make(change, done);
        }
    };
    let everywhere = Memo::new(move |_| {
        line.with(|line| {
            let line = line.as_ref()?;
            let level = line.level.clone()?;
            let several = lines.with(|lines| n_agencies_with(lines, &line.grade)) > 1;
            let same = lines.with(|lines| {
                let folded = crate::domain::form::fold_name(&line.grade);
                let mut others = lines
                    .iter()
                    .filter(|it| crate::domain::form::fold_name(&it.grade) == folded);
                others.all(|it| it.level.as_ref() == Some(&level))
            });
            (several && !same).then_some((line.grade.clone(), level))
        })
    });
    let for_all = move || {
        everywhere.get().map(|(grade, level)| {
            let about = grade.clone();
            let map_all = move |()| {
                let now = programme.get_untracked();
                let change = map_everywhere(&now, &grade, &level, &session.new_id());
                let name = level_name(&now, &level);
                act.make(change, text!(levels.mapped_all, grade = grade, level = name));
            };
            view! {
                <Button label=t!(levels.same_for_all) about=about look=Look::Plain on_press=map_all />
            }
        })
    };
    let suggested = Memo::new(move |_| {
        let line = line.get()?;
        lines.with(|lines| suggestion(&programme.read(), lines, &line))
    });
    let suggest = move || {
        suggested.get().map(|(level, because)| {
            let name = level_name(&programme.read(), &level);
            let why = match because {
                Because::SameName => text!(levels.because_name),
                Because::OtherAgency(agency) if agency.is_empty() => {
                    text!(levels.because_nowhere)
                }
                Because::OtherAgency(agency) => text!(levels.because_agency, agency = agency),
            };
            let take = move |()| map(Some(level.clone()));
            view! {
                <span class="usa-hint">{why}</span>
                " "
                <Button label=t!(levels.take_suggestion, level = name) look=Look::Outline on_press=take />
            }
        })
    };
    let set = move |level: String| map((!level.is_empty()).then(|| Id::new(level.as_str())));
    view! {
        <li class="cm-grades__row">
            <Select
                id=id
                label=label
                hint=hint
                choices=choices
                value=value
                on_change=set
                empty=t!(levels.not_mapped)
                width=FieldWidth::Medium
            />
            <div class="cm-acts">
                {move || open.get().then(|| view! { <Tag text=t!(levels.no_level) tone=Tone::Waiting /> })}
                {suggest}
                {for_all}
            </div>
        </li>
    }
}
