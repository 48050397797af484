//! The kit as a person meets it: mounted in a page, worked with keys and clicks.

use std::collections::BTreeSet;

use civic_mentor::platform::clock::wait_ms;
use civic_mentor::ui::kit::*;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos_router::components::Router;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// A part of the page that is taken away when the test ends, with a clean URL.
struct Stage {
    root: HtmlElement,
    _mounted: Box<dyn std::any::Any>,
}

impl Stage {
    async fn new<V: IntoView + 'static>(view: impl FnOnce() -> V + Send + 'static) -> Self {
        let path = window().location().pathname().unwrap();
        window()
            .history()
            .unwrap()
            .replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path))
            .unwrap();
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let mounted = mount_to(root.clone(), move || view! { <Router>{view()}</Router> });
        let stage = Self {
            root,
            _mounted: Box::new(mounted),
        };
        settle().await;
        stage
    }

    fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length())
            .map(|i| found.get(i).unwrap().unchecked_into())
            .collect()
    }

    fn one(&self, selector: &str) -> HtmlElement {
        self.root
            .query_selector(selector)
            .unwrap()
            .unwrap_or_else(|| panic!("no {selector} in {}", self.root.inner_html()))
            .unchecked_into()
    }

    fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector)
            .iter()
            .map(|element| element.text_content().unwrap_or_default().trim().to_owned())
            .collect()
    }

    async fn click(&self, selector: &str) {
        self.one(selector).click();
        settle().await;
    }

    async fn key(&self, selector: &str, key: &str) {
        let init = web_sys::KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event =
            web_sys::KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        self.one(selector).dispatch_event(&event).unwrap();
        settle().await;
    }

    async fn type_into(&self, selector: &str, words: &str) {
        let input: HtmlInputElement = self.one(selector).unchecked_into();
        input.set_value(words);
        input.dispatch_event(&bubbling("input")).unwrap();
        settle().await;
    }

    async fn choose(&self, selector: &str, value: &str) {
        let select: web_sys::HtmlSelectElement = self.one(selector).unchecked_into();
        select.set_value(value);
        select.dispatch_event(&bubbling("change")).unwrap();
        settle().await;
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.root.remove();
    }
}

fn bubbling(kind: &str) -> web_sys::Event {
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    web_sys::Event::new_with_event_init_dict(kind, &init).unwrap()
}

/// Lets effects run; they are queued as microtasks and timers of no length.
async fn settle() {
    for _ in 0..3 {
        wait_ms(0).await;
    }
}

fn focused_id() -> String {
    document()
        .active_element()
        .map(|element| element.id())
        .unwrap_or_default()
}

fn query() -> String {
    window().location().search().unwrap()
}

#[derive(Clone, PartialEq)]
struct Row {
    id: String,
    name: String,
    points: u32,
}

fn rows(n: u32) -> Vec<Row> {
    (0..n)
        .map(|i| Row {
            id: format!("r{i}"),
            name: format!("Person {:03}", (i * 7) % n),
            points: i,
        })
        .collect()
}

const KIND: RowKind<Row> = RowKind {
    id: |row| row.id.clone(),
    name: |row| row.name.clone(),
    search: Some(|row| row.name.clone()),
};

fn columns() -> Vec<Column<Row>> {
    let head = |words: &str| Signal::stored(words.to_owned());
    vec![
        Column::new("name", head("Name"), |row: &Row| row.name.clone())
            .sorted(|row: &Row| row.name.clone()),
        Column::new("points", head("Points"), |row: &Row| row.points)
            .sorted(|row: &Row| row.points)
            .align(Align::Numbers),
    ]
}

async fn table(all: RwSignal<Vec<Row>>, selected: RwSignal<BTreeSet<String>>) -> Stage {
    Stage::new(move || {
        view! {
            <DataTable
                id="t"
                caption="People"
                rows=all
                kind=KIND
                columns=columns()
                selected
                bulk_acts=|| view! { <Button id="bulk" label="Withdraw" on_press=|()| () /> }
                empty=|| view! { <EmptyState text="Nobody is here yet." /> }
            />
        }
    })
    .await
}

#[wasm_bindgen_test]
async fn a_table_sorts_by_its_heads_and_says_so() {
    let all = RwSignal::new(rows(9));
    let stage = table(all, RwSignal::default()).await;
    assert_eq!(
        stage.texts("tbody th")[..3],
        ["Person 000", "Person 007", "Person 005"]
    );

    stage.click("thead th:nth-child(2) button").await;
    assert_eq!(
        stage.texts("tbody th")[..3],
        ["Person 000", "Person 001", "Person 002"]
    );
    assert_eq!(
        stage
            .one("thead th:nth-child(2)")
            .get_attribute("aria-sort")
            .as_deref(),
        Some("ascending")
    );
    assert_eq!(query(), "?sort=name");

    stage.click("thead th:nth-child(2) button").await;
    assert_eq!(stage.texts("tbody th")[0], "Person 008");
    assert_eq!(
        stage
            .one("thead th:nth-child(2)")
            .get_attribute("aria-sort")
            .as_deref(),
        Some("descending")
    );

    stage.click("thead th:nth-child(2) button").await;
    assert_eq!(stage.texts("tbody th")[1], "Person 007");
    assert_eq!(query(), "");
}

#[wasm_bindgen_test]
async fn a_table_finds_rows_while_one_types_and_then_writes_the_url() {
    let stage = table(RwSignal::new(rows(120)), RwSignal::default()).await;
    stage.type_into("#t-search", "person 01").await;
    // 001, 010 to 019 and 101.
    assert_eq!(stage.all("tbody tr").len(), 12);
    stage
        .one("#t-search")
        .dispatch_event(&bubbling("change"))
        .unwrap();
    settle().await;
    assert_eq!(query(), "?q=person%2001");
    assert_eq!(stage.all("tbody tr").len(), 12);

    stage.type_into("#t-search", "nobody").await;
    assert_eq!(stage.all("tbody tr").len(), 0);
    assert_eq!(stage.all(".cm-empty").len(), 1);
}

#[wasm_bindgen_test]
async fn a_table_shows_fifty_rows_at_a_time_and_keeps_the_page_in_the_url() {
    let stage = table(RwSignal::new(rows(120)), RwSignal::default()).await;
    assert_eq!(stage.all("tbody tr").len(), 50);
    stage.click(".cm-pages button:last-child").await;
    assert_eq!(query(), "?page=2");
    stage.choose(".cm-pages select", "3").await;
    assert_eq!(stage.all("tbody tr").len(), 20);
    assert_eq!(
        stage
            .one(".cm-pages button:last-child")
            .get_attribute("aria-disabled")
            .as_deref(),
        Some("true")
    );
    assert_eq!(focused_id(), "t-region");
}

#[wasm_bindgen_test]
async fn an_edit_redraws_one_row_and_leaves_the_others_in_place() {
    let all = RwSignal::new(rows(3));
    let stage = table(all, RwSignal::default()).await;
    let before = stage.all("tbody tr");
    all.update(|rows| "Ana Ruiz".clone_into(&mut rows[1].name));
    settle().await;
    assert_eq!(stage.texts("tbody th")[1], "Ana Ruiz");
    let after = stage.all("tbody tr");
    assert!(
        before
            .iter()
            .zip(&after)
            .all(|(old, new)| old.is_same_node(Some(new)))
    );
}

#[wasm_bindgen_test]
async fn rows_are_chosen_one_by_one_or_all_that_the_search_found() {
    let selected = RwSignal::new(BTreeSet::new());
    let stage = table(RwSignal::new(rows(120)), selected).await;
    assert!(stage.all("#bulk").is_empty());
    stage.click("#t-pick-r0").await;
    assert_eq!(selected.get_untracked(), BTreeSet::from(["r0".to_owned()]));
    assert_eq!(stage.all("#bulk").len(), 1);
    stage.type_into("#t-search", "person 01").await;
    stage.click("#t-all").await;
    assert_eq!(selected.read_untracked().len(), 13);
    stage.click("#t-all").await;
    assert_eq!(selected.read_untracked().len(), 1);
}

#[wasm_bindgen_test]
async fn an_empty_table_says_so_with_its_own_sentence() {
    let stage = table(RwSignal::new(Vec::new()), RwSignal::default()).await;
    assert_eq!(stage.texts(".cm-empty p"), ["Nobody is here yet."]);
}

async fn combo(chosen: RwSignal<Vec<String>>, pick: Pick, own_words: OwnWords) -> Stage {
    Stage::new(move || {
        let choices = ["Communication", "Ethics", "Policy analysis", "Project management"]
            .map(|each| Choice::new(each.to_lowercase(), each))
            .to_vec();
        view! {
            <ComboBox id="c" label="Skills" choices chosen pick own_words on_change=move |values| chosen.set(values) />
        }
    })
    .await
}

#[wasm_bindgen_test]
async fn a_combo_box_is_worked_with_the_keyboard_alone() {
    let chosen = RwSignal::new(Vec::new());
    let stage = combo(chosen, Pick::Many, OwnWords::Refused).await;
    stage.type_into("#c", "p").await;
    // Those that start with the letter stand before those that hold it.
    assert_eq!(
        stage.texts("[role=option]"),
        ["Policy analysis", "Project management"]
    );
    assert_eq!(
        stage.one("#c").get_attribute("aria-expanded").as_deref(),
        Some("true")
    );
    stage.key("#c", "ArrowDown").await;
    stage.key("#c", "ArrowDown").await;
    let active = stage
        .one("#c")
        .get_attribute("aria-activedescendant")
        .unwrap();
    assert_eq!(stage.texts(&format!("#{active}")), ["Project management"]);
    stage.key("#c", "Enter").await;
    assert_eq!(chosen.get_untracked(), ["project management"]);
    assert_eq!(
        stage.one("#c").get_attribute("aria-expanded").as_deref(),
        Some("false")
    );
    assert_eq!(stage.texts(".cm-chip span"), ["Project management"]);

    stage.key("#c", "ArrowDown").await;
    assert_eq!(stage.all("[role=option]").len(), 3);
    stage.key("#c", "Escape").await;
    assert!(stage.one("#c-list").hidden());
    stage.key("#c", "Backspace").await;
    assert!(chosen.read_untracked().is_empty());
}

#[wasm_bindgen_test]
async fn a_combo_box_takes_own_words_only_where_it_may() {
    let chosen = RwSignal::new(Vec::new());
    let stage = combo(chosen, Pick::Many, OwnWords::Taken).await;
    stage.type_into("#c", "Beekeeping").await;
    stage.key("#c", "Enter").await;
    assert_eq!(chosen.get_untracked(), ["Beekeeping"]);
    drop(stage);

    let chosen = RwSignal::new(Vec::new());
    let stage = combo(chosen, Pick::One, OwnWords::Refused).await;
    stage.type_into("#c", "Beekeeping").await;
    stage.key("#c", "Enter").await;
    assert!(chosen.read_untracked().is_empty());
}

#[wasm_bindgen_test]
async fn words_left_in_a_combo_box_are_taken_or_stay_and_are_said() {
    let chosen = RwSignal::new(Vec::new());
    let stage = combo(chosen, Pick::One, OwnWords::Refused).await;
    stage.type_into("#c", "ethics").await;
    stage.key("#c", "Tab").await;
    assert_eq!(chosen.get_untracked(), ["ethics"]);
    stage.type_into("#c", "Beekeeping").await;
    stage.key("#c", "Tab").await;
    assert_eq!(chosen.get_untracked(), ["ethics"]);
    assert_eq!(
        stage.one("#c").get_attribute("aria-invalid").as_deref(),
        Some("true")
    );
    stage.key("#c", "Escape").await;
    assert_ne!(
        stage.one("#c").get_attribute("aria-invalid").as_deref(),
        Some("true")
    );
    drop(stage);

    let chosen = RwSignal::new(Vec::new());
    let stage = combo(chosen, Pick::Many, OwnWords::Taken).await;
    stage.type_into("#c", "Beekeeping").await;
    stage.key("#c", "Tab").await;
    assert_eq!(chosen.get_untracked(), ["Beekeeping"]);
}

#[wasm_bindgen_test]
async fn a_box_of_a_group_has_an_id_without_spaces() {
    let stage = Stage::new(|| {
        let choices = vec![Choice::new("in the office", "In the office")];
        let chosen = RwSignal::new(Vec::<String>::new());
        view! {
            <CheckGroup id="g" legend="Where" choices chosen on_change=move |values| chosen.set(values) />
        }
    })
    .await;
    let id = stage.one("#g input").id();
    assert!(!id.contains(char::is_whitespace), "{id}");
}

#[wasm_bindgen_test]
async fn a_dialog_takes_the_focus_and_gives_it_back() {
    let open = RwSignal::new(false);
    let stage = Stage::new(move || {
        view! {
            <Button id="ask" label="Ask" on_press=move |()| open.set(true) />
            <Dialog id="d" title="Sure?" open on_close=move |()| open.set(false)>
                <Button id="yes" label="Yes" on_press=move |()| open.set(false) />
            </Dialog>
        }
    })
    .await;
    stage.one("#ask").focus().unwrap();
    stage.click("#ask").await;
    let dialog: web_sys::HtmlDialogElement = stage.one("#d").unchecked_into();
    assert!(dialog.open());
    assert!(dialog.contains(document().active_element().as_deref()));
    stage.click("#yes").await;
    assert!(!dialog.open());
    assert_eq!(focused_id(), "ask");

    stage.click("#ask").await;
    // What Escape does: the browser closes the dialog by itself.
    dialog.close();
    settle().await;
    wait_ms(20).await;
    assert!(!open.get_untracked());
}

#[wasm_bindgen_test]
async fn a_blocked_button_stays_reachable_says_why_and_does_nothing() {
    let pressed = RwSignal::new(0);
    let why = RwSignal::new(Some("8 people have no mentor yet.".to_owned()));
    let stage =
        Stage::new(move || view! { <Button id="b" label="Publish" blocked=why on_press=move |()| pressed.update(|n| *n += 1) /> })
            .await;
    let button = stage.one("#b");
    assert!(!button.has_attribute("disabled"));
    assert_eq!(
        button.get_attribute("aria-disabled").as_deref(),
        Some("true")
    );
    let reason = button.get_attribute("aria-describedby").unwrap();
    assert_eq!(
        stage.texts(&format!("#{reason}")),
        ["8 people have no mentor yet."]
    );
    stage.click("#b").await;
    assert_eq!(pressed.get_untracked(), 0);

    why.set(None);
    settle().await;
    assert!(!button.has_attribute("aria-disabled"));
    assert!(!button.has_attribute("aria-describedby"));
    stage.click("#b").await;
    assert_eq!(pressed.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn tabs_follow_the_arrow_keys_and_stand_in_the_url() {
    let stage = Stage::new(|| {
        let tab = |key, words: &'static str| {
            Tab::new(key, Signal::stored(words.to_owned()), move || view! { <p class="shown">{words}</p> })
        };
        view! { <Tabs id="x" label="Parts" tabs=vec![tab("one", "First"), tab("two", "Second"), tab("three", "Third")] /> }
    })
    .await;
    assert_eq!(stage.texts(".shown"), ["First"]);
    stage.key("[role=tablist]", "ArrowRight").await;
    assert_eq!(stage.texts(".shown"), ["Second"]);
    assert_eq!(query(), "?tab=two");
    assert_eq!(focused_id(), "x-two");
    assert_eq!(
        stage
            .one("#x-two")
            .get_attribute("aria-selected")
            .as_deref(),
        Some("true")
    );
    assert_eq!(
        stage.one("#x-one").get_attribute("tabindex").as_deref(),
        Some("-1")
    );
    assert_eq!(
        stage
            .one("[role=tabpanel]")
            .get_attribute("aria-labelledby")
            .as_deref(),
        Some("x-two")
    );
    stage.key("[role=tablist]", "End").await;
    assert_eq!(stage.texts(".shown"), ["Third"]);
    stage.key("[role=tablist]", "ArrowRight").await;
    assert_eq!(stage.texts(".shown"), ["First"]);
    assert_eq!(query(), "");
}

#[wasm_bindgen_test]
async fn a_field_is_tied_to_its_hint_and_its_error() {
    let error = RwSignal::new(None::<String>);
    let stage = Stage::new(move || {
        view! { <TextField id="n" label="Name" value="" hint="As people know them." error on_change=|_| () /> }
    })
    .await;
    assert_eq!(
        stage.one("#n").get_attribute("aria-describedby").as_deref(),
        Some("n-hint")
    );
    error.set(Some("Write a name.".to_owned()));
    settle().await;
    assert_eq!(
        stage.one("#n").get_attribute("aria-describedby").as_deref(),
        Some("n-hint n-error")
    );
    assert_eq!(
        stage.one("#n").get_attribute("aria-invalid").as_deref(),
        Some("true")
    );
    assert_eq!(
        stage.one("label").get_attribute("for").as_deref(),
        Some("n")
    );
}

#[wasm_bindgen_test]
async fn a_number_field_hands_on_only_numbers_within_its_bounds() {
    let number = RwSignal::new(Some(2));
    let stage = Stage::new(move || {
        view! { <NumberField id="n" label="Places" value=number max=10 on_change=move |n| number.set(n) /> }
    })
    .await;
    for (typed, expected, refused) in [
        ("11", Some(2), true),
        ("7", Some(7), false),
        ("x", Some(7), true),
        ("", None, false),
    ] {
        stage.type_into("#n", typed).await;
        stage.one("#n").dispatch_event(&bubbling("change")).unwrap();
        settle().await;
        assert_eq!(number.get_untracked(), expected, "after {typed:?}");
        assert_eq!(
            !stage.all("#n-error").is_empty(),
            refused,
            "after {typed:?}"
        );
    }
}

#[wasm_bindgen_test]
async fn a_notice_stays_until_dismissed_and_undo_takes_back() {
    let undone = RwSignal::new(false);
    let notices = StoredValue::new(None::<Notices>);
    let stage = Stage::new(move || {
        provide_notices();
        notices.set_value(Some(use_notices()));
        view! { <NoticeArea /> }
    })
    .await;
    let area = notices.get_value().unwrap();
    area.post_undo("Ana Ruiz was withdrawn.", move || undone.set(true));
    area.post(NoticeKind::Error, "The file could not be read.");
    settle().await;
    assert_eq!(
        stage.texts(".cm-notice__body"),
        ["The file could not be read.", "Ana Ruiz was withdrawn."]
    );
    assert_eq!(stage.all("[role=alert]").len(), 1);
    stage.click(".cm-notice--success button").await;
    assert!(undone.get_untracked());
    assert_eq!(
        stage.texts(".cm-notice__body"),
        ["The file could not be read."]
    );
    stage.click(".cm-close").await;
    assert!(stage.all(".cm-notice").is_empty());
}

#[wasm_bindgen_test]
async fn a_page_names_the_window_and_has_one_heading() {
    let title = RwSignal::new("People".to_owned());
    let stage = Stage::new(move || {
        provide_site_name(Signal::stored("Civic Mentor".to_owned()));
        view! { <Page title>"…"</Page> }
    })
    .await;
    assert_eq!(stage.texts("h1"), ["People"]);
    assert_eq!(document().title(), "People \u{2013} Civic Mentor");
    title.set("Personas".to_owned());
    settle().await;
    assert_eq!(document().title(), "Personas \u{2013} Civic Mentor");
}

#[wasm_bindgen_test]
async fn what_is_typed_stays_when_another_tab_saves_the_field() {
    let saved = RwSignal::new("Anna".to_owned());
    let stage = Stage::new(move || {
        let label = Signal::stored("Name".to_owned());
        view! { <TextField id="name" label value=saved on_change=move |it: String| saved.set(it) /> }
    })
    .await;
    let shown = || -> String {
        let input: HtmlInputElement = stage.one("#name").unchecked_into();
        input.value()
    };
    saved.set("Anne".to_owned());
    settle().await;
    assert_eq!(shown(), "Anne", "a field nobody types in follows");
    stage.type_into("#name", "Ana").await;
    saved.set("Hanna".to_owned());
    settle().await;
    assert_eq!(shown(), "Ana", "what is typed stays");
    assert!(stage.texts("[role=alert]")[0].contains("“Hanna”"));
    stage
        .one("#name")
        .dispatch_event(&bubbling("change"))
        .unwrap();
    settle().await;
    assert_eq!(saved.get_untracked(), "Ana");
    assert!(stage.texts("[role=alert]")[0].contains("“Hanna”"));
    stage.click("[role=alert] button").await;
    assert_eq!(
        (saved.get_untracked().as_str(), shown().as_str()),
        ("Hanna", "Hanna")
    );
    assert!(stage.all("[role=alert]").is_empty());
}

#[wasm_bindgen_test]
async fn a_refused_text_stays_in_its_field() {
    let saved = RwSignal::new("ana@city.gov".to_owned());
    let error = RwSignal::new(None::<String>);
    let stage = Stage::new(move || {
        let save = move |it: String| {
            let is_sound = it.contains('@');
            error.set((!is_sound).then(|| "No address".to_owned()));
            if is_sound {
                saved.set(it);
            }
        };
        let label = Signal::stored("E-mail".to_owned());
        view! { <TextField id="mail" label value=saved error=error on_change=save /> }
    })
    .await;
    stage.type_into("#mail", "ana.city.gov").await;
    for event in ["change", "blur"] {
        stage.one("#mail").dispatch_event(&bubbling(event)).unwrap();
        settle().await;
    }
    saved.set("anne@city.gov".to_owned());
    settle().await;
    let input: HtmlInputElement = stage.one("#mail").unchecked_into();
    assert_eq!(input.value(), "ana.city.gov");
    assert!(stage.texts("[role=alert]")[0].contains("anne@city.gov"));
}

/// A form with one field, as a page draws it each time it is opened.
async fn draft_stage(draft: RwSignal<Option<FormDraft>>) -> Stage {
    Stage::new(move || {
        let form = FormDraft::new("test/1");
        let reason = form.text("reason");
        draft.set(Some(form));
        let label = Signal::stored("Reason".to_owned());
        let keep = move |it: String| reason.set(it);
        view! {
            <Details summary=Signal::stored("More".to_owned()) fold=form.fold()>
                <TextField id="reason" label value=reason on_input=keep />
            </Details>
        }
    })
    .await
}

#[wasm_bindgen_test]
async fn a_form_half_filled_in_is_there_again_and_gone_once_handed_over() {
    let draft = RwSignal::new(None::<FormDraft>);
    let reason = |stage: &Stage| -> String {
        let input: HtmlInputElement = stage.one("#reason").unchecked_into();
        input.value()
    };
    let first = draft_stage(draft).await;
    first.type_into("#reason", "On leave until M").await;
    drop(first);
    let second = draft_stage(draft).await;
    assert_eq!(reason(&second), "On leave until M");
    assert!(
        second.one("details").has_attribute("open"),
        "it is in sight"
    );
    draft.get_untracked().unwrap().done();
    drop(second);
    let third = draft_stage(draft).await;
    assert_eq!(reason(&third), "");
    third.type_into("#reason", "x").await;
    third.type_into("#reason", "").await;
    assert!(!civic_mentor::platform::tab_memory::has_under("test/"));
}
