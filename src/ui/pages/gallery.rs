//! The kit on one page, to look at while working on it; not in the release.
//! English only, with made-up people.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::ui::help::HelpText;
use crate::ui::kit::{
    Align, Bar, Bars, Button, ButtonLink, CheckGroup, Choice, Column, ComboBox, CopyButton,
    DataTable, DateField, Details, Dialog, Done, EmptyState, Fact, FieldWidth, Figure, FileDrop,
    Look, Need, Notice, NoticeKind, NumberField, OwnWords, Page, Pick, PrintButton, Progress,
    RadioGroup, RadioLook, RowKind, Select, Shape, Step, StepIndicator, StepState, Summary, Tab,
    Tabs, Tag, TextArea, TextField, Tone, use_notices,
};
use crate::ui::routes::Route;

/// Every component of the kit.
#[component]
pub fn GalleryPage() -> impl IntoView {
    let notices = use_notices();
    view! {
        <Page
            title="The kit"
            lead="Every component with made-up people, to look at in both themes and at every width."
            back=(Route::Home.href(), Signal::stored("Mentoring programmes".to_owned()))
            acts=move || view! {
                <Button label="Add a person" icon=Shape::Add on_press=move |()| {
                    notices.post_undo("Ana Ruiz was withdrawn from the round.", move || notices.post(NoticeKind::Info, "She is back."));
                } />
                <Button label="Import" look=Look::Outline on_press=move |()| notices.post(NoticeKind::Error, "The file could not be read. Nothing was changed.") />
            }
            help=|| view! { <HelpText text="People are everyone who asked to take part.\nWho has no approval yet cannot be matched." /> }
        >
            <Numbers />
            <Tabs
                id="gallery"
                label="Parts of the kit"
                tabs=vec![
                    Tab::new("table", Signal::stored("Table".into()), || view! { <Tables /> }),
                    Tab::new("fields", Signal::stored("Fields".into()), || view! { <Fields /> }),
                    Tab::new("blocks", Signal::stored("Blocks".into()), || view! { <Blocks /> }),
                ]
            />
        </Page>
    }
}

#[component]
fn Numbers() -> impl IntoView {
    view! {
        <div class="cm-figures">
            <Figure value="82" label="matched" />
            <Figure value="8" label="not matched" />
            <Figure value="1,943" label="points" />
        </div>
        <Notice kind=NoticeKind::Warning heading="3 people need you before matching can run.">
            <p>"Two wait for their supervisor's approval, one grade is not on the level map."</p>
        </Notice>
    }
}

#[derive(Clone, PartialEq)]
struct Row {
    id: String,
    name: String,
    agency: &'static str,
    role: &'static str,
    points: u32,
    approved: bool,
}

fn rows() -> Vec<Row> {
    let first = [
        "Ana", "Ben", "Chioma", "Dae", "Elena", "Farid", "Grace", "Hugo", "Ines", "Jamal",
    ];
    let last = [
        "Ruiz",
        "Okafor",
        "Lindqvist",
        "Park",
        "Moreau",
        "Haddad",
        "Whitefeather-Castellanos",
        "Ng",
        "Silva",
    ];
    let agencies = [
        "Department of Transportation",
        "City of Eugene",
        "Parks and Recreation",
        "Water Resources",
    ];
    (0..1500usize)
        .map(|i| Row {
            id: format!("r{i}"),
            name: format!("{} {}", first[i % 10], last[i % 9]),
            agency: agencies[i % 4],
            role: if i % 5 < 2 { "Mentor" } else { "Mentee" },
            points: u32::try_from((i * 37) % 96).unwrap_or(0),
            approved: i % 7 != 0,
        })
        .collect()
}

#[component]
fn Tables() -> impl IntoView {
    let selected = RwSignal::new(BTreeSet::new());
    let rows = RwSignal::new(rows());
    let head = |words: &str| Signal::stored(words.to_owned());
    let columns = vec![
        Column::new("name", head("Name"), |row: &Row| view! { <a href="#">{row.name.clone()}</a> })
            .sorted(|row: &Row| row.name.clone()),
        Column::new("agency", head("Agency"), |row: &Row| row.agency).sorted(|row: &Row| row.agency),
        Column::new("role", head("Role"), |row: &Row| row.role).sorted(|row: &Row| row.role),
        Column::new("state", head("State"), |row: &Row| {
            if row.approved {
                view! { <Tag text="Ready" tone=Tone::Good /> }
            } else {
                view! { <Tag text="No approval" tone=Tone::Waiting /> }
            }
        }),
        Column::new("points", head("Points"), |row: &Row| row.points).sorted(|row: &Row| row.points).align(Align::Numbers),
        Column::new("acts", head("Acts"), |row: &Row| {
            view! { <Button label="Open" about=row.name.clone() look=Look::Plain on_press=|()| () /> }
        })
        .align(Align::Acts),
    ];
    view! {
        <DataTable
            id="people"
            caption="People of the programme"
            rows
            kind=RowKind { id: |row: &Row| row.id.clone(), name: |row| row.name.clone(), search: Some(|row| format!("{} {}", row.name, row.agency)) }
            columns
            selected
            bulk_acts=|| view! { <Button label="Withdraw" look=Look::Danger on_press=|()| () /> }
            empty=|| view! { <EmptyState text="Nobody is here yet."><ButtonLink href="/new" label="Import a spreadsheet" /></EmptyState> }
        />
        <Bars
            caption="Wants nobody offers"
            label_head="Skill"
            count_head="Missing"
            bars=vec![
                Bar { label: "Project management".into(), count: 12, note: Some("ask for 4 mentors".into()) },
                Bar { label: "Policy analysis".into(), count: 5, note: None },
                Bar { label: "Conflict resolution".into(), count: 1, note: None },
            ]
        />
    }
}

#[component]
fn Fields() -> impl IntoView {
    let name = RwSignal::new(String::new());
    let number = RwSignal::new(Some(2));
    let day = RwSignal::new("2026-03-04".to_owned());
    let skills = RwSignal::new(vec!["ethics".to_owned()]);
    let agency = RwSignal::new(Vec::new());
    let role = RwSignal::new("mentee".to_owned());
    let kind = RwSignal::new("state".to_owned());
    let modes = RwSignal::new(vec!["remote".to_owned()]);
    let files = RwSignal::new(String::new());
    let take_files = move |given: Vec<web_sys::File>| {
        let names: Vec<String> = given.iter().map(web_sys::File::name).collect();
        files.set(names.join(", "));
    };
    let skill_choices = [
        "Communication",
        "Conflict resolution",
        "Ethics",
        "Project management",
        "Policy analysis",
    ]
    .map(|each| Choice::new(each.to_lowercase(), each))
    .to_vec();
    let agency_choices: Vec<Choice> = (1..200)
        .map(|n| Choice::new(n.to_string(), format!("Agency number {n}")))
        .collect();
    view! {
        <TextField id="name" label="Full name" value=name on_input=move |words| name.set(words) hint="As people know them." />
        <TextField id="mail" label="E-mail" value="ana.ruiz@" on_change=|_| () error="Write the whole address, like ana.ruiz@agency.gov." />
        <NumberField id="places" label="Places" value=number on_change=move |n| number.set(n) max=10 hint="How many mentees at the same time." />
        <DateField id="start" label="First day" value=day on_change=move |words| day.set(words) need=Need::Optional />
        <Select id="role-select" label="Role" width=FieldWidth::Medium value=role on_change=move |words| role.set(words)
            choices=vec![Choice::new("mentor", "Mentor"), Choice::new("mentee", "Mentee")] />
        <ComboBox id="skills" label="Skills wanted" pick=Pick::Many own_words=OwnWords::Taken choices=skill_choices
            chosen=skills on_change=move |values| skills.set(values) hint="Type to search, or add your own words." />
        <ComboBox id="agency" label="Agency" choices=agency_choices chosen=agency on_change=move |values| agency.set(values) />
        <RadioGroup id="role" legend="Takes part as" look=RadioLook::Inline value=role on_change=move |words| role.set(words)
            choices=vec![Choice::new("mentor", "Mentor"), Choice::new("mentee", "Mentee"), Choice::new("both", "Both")] />
        <RadioGroup id="kind" legend="Start from" look=RadioLook::Cards value=kind on_change=move |words| kind.set(words)
            choices=vec![
                Choice::new("state", "State emerging managers").hint("6 months, 6 meetings, manager approval"),
                Choice::new("city", "City one-to-one").hint("Yearly, the mentee chooses by profile"),
                Choice::new("network", "Cross-agency network").hint("30-minute speed meetings, then long pairings"),
            ] />
        <CheckGroup id="mode" legend="How they can meet" chosen=modes on_change=move |values| modes.set(values)
            choices=vec![Choice::new("person", "In person"), Choice::new("remote", "Remote"), Choice::new("hybrid", "Hybrid")] />
        <TextArea id="note" label="Note" value=name on_input=move |words| name.set(words) need=Need::Optional />
        <FileDrop id="file" label="Your list of mentors" accept=".csv,.xlsx" hint="CSV or XLSX, up to 25 MB."
            on_files=take_files />
        <p>{files}</p>
        <div class="cm-acts">
            <Button label="Save and go on" on_press=|()| () />
            <Button label="Publish" blocked="8 people have no mentor yet. Look at them first." on_press=|()| () />
            <Button label="Delete this programme" look=Look::Danger on_press=|()| () />
            <Button label="Cancel" look=Look::Plain on_press=|()| () />
        </div>
    }
}

#[component]
fn Blocks() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <StepIndicator
            label="Set-up"
            steps=vec![
                Step { label: "Purpose".into(), href: Some("#".into()), state: StepState::Done },
                Step { label: "Who it is for".into(), href: Some("#".into()), state: StepState::Done },
                Step { label: "Dates and phases".into(), href: None, state: StepState::Current },
                Step { label: "Capacity".into(), href: None, state: StepState::Ahead },
                Step { label: "Policies".into(), href: None, state: StepState::Ahead },
            ]
        />
        <Notice kind=NoticeKind::Info heading="This is the sample."><p>"Change anything; it is kept apart."</p></Notice>
        <Notice kind=NoticeKind::Success heading="The backup was read back and is whole." />
        <Notice kind=NoticeKind::Error heading="The file was changed after it was signed. Nothing was taken from it." />
        <Progress label="Matching 90 mentees" done=Done::Of(34, 90) on_cancel=|()| () />
        <Progress label="Reading the file" done=Done::Unknown />
        <div class="cm-cards">
            <section class="cm-card cm-card--first">
                <h2>"Try the sample"</h2>
                <p>"A valley-wide programme with 60 mentors and 90 mentees. Nothing in it is real."</p>
                <div class="cm-acts"><Button label="Open the sample" on_press=|()| () /></div>
            </section>
            <section class="cm-card">
                <h2>"Start from my spreadsheet"</h2>
                <p>"A list of people from Microsoft Forms, Google Forms or HR. It stays on this computer."</p>
                <div class="cm-acts"><Button label="Choose a spreadsheet" look=Look::Outline on_press=|()| () /></div>
            </section>
        </div>
        <Summary>
            <Fact name="Unit" act=|| view! { <a href="#">"Change"</a> }>"Water Resources, Field Operations"</Fact>
            <Fact name="Tags"><Tag text="Draft" /> " " <Tag text="Blocked" tone=Tone::Bad /> " " <Tag text="New" tone=Tone::Strong /></Fact>
        </Summary>
        <Details summary="How was this decided?"><p>"By the rules on the page Rules."</p></Details>
        <Details summary="Who may see this?"><p>"Coordinators only."</p></Details>
        <p></p>
        <EmptyState text="No letters yet. They are written when the pairings are published.">
            <ButtonLink href="#" label="Go to the matches" />
        </EmptyState>
        <div class="cm-acts">
            <CopyButton text="Dear Ana" />
            <PrintButton />
            <Button label="Ask something" look=Look::Outline on_press=move |()| open.set(true) />
        </div>
        <Dialog id="ask" title="Save a copy first?" open on_close=move |()| open.set(false)>
            <p>"The last backup is 12 days old."</p>
            <div class="cm-acts"><Button label="Save a copy" on_press=move |()| open.set(false) /></div>
        </Dialog>
    }
}
