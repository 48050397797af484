//! A text that is typed and not handed over yet: the page says that it is not
//! saved, leaving the page hands it over first, and what is saved there meanwhile
//! in another tab does not take its place unseen. A text that was being typed
//! when the page went is handed over when its field stands again. Leaves out
//! saving, and forms that are handed over by a button (`draft`).

use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, Ordering};

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use super::button::{Button, Look};
use crate::platform::tab_memory;
use crate::ui::i18n::{t, text};

/// Whether somebody types in a field that saves when it is left. One field has
/// the focus, so one mark is enough.
static TYPING: LazyLock<ArcRwSignal<bool>> = LazyLock::new(|| ArcRwSignal::new(false));

/// Whether the page is being left: what is handed over now may not be saved in
/// time, so the tab goes on keeping it.
static LEAVING: AtomicBool = AtomicBool::new(false);
/// How long after the question the page counts as staying.
const STAYED_AFTER_MS: u32 = 3_000;

/// Whether a text is typed and not handed over yet.
pub fn is_typing() -> bool {
    TYPING.get()
}

/// Somebody types in a field that saves when it is left.
fn begin() {
    if !TYPING.get_untracked() {
        TYPING.set(true);
    }
}

/// The field was left; what was typed is handed over.
fn end() {
    if TYPING.get_untracked() {
        TYPING.set(false);
    }
}

/// Hands a typed text over before the page is hidden or left, and asks before
/// it is left, so that there is time to save. Call once, while the app is set up.
pub fn hand_over_before_leaving() {
    let may_stop = EventListenerOptions::enable_prevent_default();
    let leaving = EventListener::new_with_options(&window(), "beforeunload", may_stop, |event| {
        if TYPING.get_untracked() {
            LEAVING.store(true, Ordering::Relaxed);
            leave_field();
            event.prevent_default();
            let stayed = || {
                LEAVING.store(false, Ordering::Relaxed);
                tab_memory::remove_under(FIELDS);
            };
            gloo::timers::callback::Timeout::new(STAYED_AFTER_MS, stayed).forget();
        }
    });
    let hiding = EventListener::new(&document(), "visibilitychange", |_| {
        if document().hidden() && TYPING.get_untracked() {
            leave_field();
        }
    });
    // Dropped, and the listeners with them, when the app goes.
    let _kept = StoredValue::new_local((leaving, hiding));
}

/// Takes the focus out of the field, which hands over what is typed in it.
fn leave_field() {
    let active = document().active_element();
    let field = active.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(field) = field {
        // A field on the page can always lose the focus.
        let _ = field.blur();
    }
}

/// Where the tab keeps texts of fields.
const FIELDS: &str = "field/";

/// Where the tab keeps the text of a field; nowhere for one whose id is another
/// at each load.
fn place_of(id: &str) -> Option<String> {
    let location = window().location();
    let path = location.pathname().ok()?;
    let query = location.search().unwrap_or_default();
    (!id.starts_with("cm-")).then(|| format!("{FIELDS}{path}{query}#{id}/"))
}

/// What is typed in one field that saves when it is left, and what was saved
/// there meanwhile by somebody else (another tab, a merge): the typed text
/// stays, and the other one is shown beside it.
#[derive(Clone, Copy)]
pub(super) struct Typed {
    value: Signal<String>,
    mine: RwSignal<Option<Mine>>,
    /// The other text whose place the typed one took.
    replaced: RwSignal<Option<String>>,
    /// Where the tab keeps what is typed.
    place: StoredValue<Option<String>>,
}

#[derive(Clone)]
struct Mine {
    /// What the field showed when typing began.
    base: String,
    text: String,
}

impl Typed {
    /// Nothing typed yet over this value, in the field with this id.
    pub fn over(value: Signal<String>, id: &str) -> Self {
        Self {
            value,
            mine: RwSignal::new(None),
            replaced: RwSignal::new(None),
            place: StoredValue::new(place_of(id)),
        }
    }

    /// Hands over what was typed here when the page went. Where the value is
    /// another by now, the text is offered instead.
    pub fn take_up(self, save: impl Fn(String) + 'static) {
        let Some(place) = self.place.get_value() else {
            return;
        };
        let kept = tab_memory::get(&format!("{place}text"));
        let (Some(text), Some(base)) = (kept, tab_memory::get(&format!("{place}base"))) else {
            return;
        };
        tab_memory::remove_under(&place);
        let now = self.value.get_untracked();
        if now == base && now != text {
            // Once the page stands, as if it were typed.
            request_animation_frame(move || save(text));
        } else if now != text {
            self.replaced.set(Some(text));
        }
    }

    fn forget(self) {
        if !LEAVING.load(Ordering::Relaxed)
            && let Some(place) = self.place.try_get_value().flatten()
        {
            tab_memory::remove_under(&place);
        }
    }

    /// What the page puts into the field: nothing new while somebody types.
    pub fn shown(self) -> Signal<String> {
        let shown = Memo::new(move |_| {
            let base = self
                .mine
                .with(|mine| mine.as_ref().map(|it| it.base.clone()));
            base.unwrap_or_else(|| self.value.get())
        });
        shown.into()
    }

    /// A key was pressed.
    pub fn type_in(self, text: String) {
        begin();
        self.replaced.set(None);
        self.mine.update(|mine| {
            let base = match mine.take() {
                Some(mine) => mine.base,
                None => self.value.get_untracked(),
            };
            if let Some(place) = self.place.get_value() {
                tab_memory::set(&format!("{place}base"), &base);
                tab_memory::set(&format!("{place}text"), &text);
            }
            *mine = Some(Mine { base, text });
        });
    }

    /// The text is final: `save` takes it. What is refused, as `error` then
    /// says, stays in the field.
    pub fn hand_over(self, text: &str, error: MaybeProp<String>, save: impl FnOnce()) {
        end();
        let other = untrack(|| self.other());
        save();
        // The save may have taken the page with it.
        let is_refused = error.try_get_untracked().flatten().is_some()
            && self.value.try_get_untracked().is_none_or(|now| now != text);
        if !is_refused {
            let _ = self.mine.try_set(None);
            let _ = self.replaced.try_set(other);
            self.forget();
        }
    }

    /// The field lost the focus.
    pub fn leave(self, error: MaybeProp<String>) {
        end();
        // A field that is taken away loses the focus, too.
        let is_typed = self.mine.try_with_untracked(Option::is_some);
        if is_typed == Some(true) && error.try_get_untracked().flatten().is_none() {
            let _ = self.mine.try_set(None);
            self.forget();
        }
    }

    /// What somebody else saved while this was typed; tracked.
    fn other(self) -> Option<String> {
        let now = self.value.get();
        self.mine.with(|mine| {
            let mine = mine.as_ref()?;
            (now != mine.base && now.trim() != mine.text.trim()).then_some(now)
        })
    }

    /// Says what the other text is; once the typed one took its place, offers
    /// to put it back.
    pub fn about_other(self, take: Callback<String>) -> AnyView {
        let other = Memo::new(move |_| self.other());
        let replaced = Memo::new(move |_| {
            let replaced = self.replaced.get()?;
            (replaced != self.value.get()).then_some(replaced)
        });
        let put_back = move |()| {
            if let Some(other) = self.replaced.get_untracked() {
                self.replaced.set(None);
                take.run(other);
            }
        };
        let words = move || {
            let (other, replaced) = (other.get(), replaced.get());
            let sentence = match (&other, &replaced) {
                (Some(other), _) => text!(kit.other_saved, other = quoted(other)),
                (None, Some(other)) => text!(kit.other_replaced, other = quoted(other)),
                (None, None) => return None,
            };
            let offer = other.is_none().then(|| {
                view! { <Button label=t!(kit.other_take) look=Look::Plain on_press=put_back /> }
            });
            Some(view! { <div class="cm-field__other" role="alert"><p>{sentence}</p>{offer}</div> })
        };
        words.into_any()
    }
}

/// A text as it is quoted; an empty one is said to be so.
fn quoted(text: &str) -> String {
    if text.trim().is_empty() {
        text!(kit.other_empty)
    } else {
        format!("“{}”", text.trim())
    }
}
