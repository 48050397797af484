//! Components that know nothing of mentoring: they take words, values and
//! callbacks. One file each; `/kit` in a debug build shows them all.
//!
//! Words come in as `#[prop(into)] Signal<String>` (`t!(…)` makes one), values
//! as signals down and callbacks up, looks as enums. A component's `id` is
//! given by the caller, so that links, labels and tests can rely on it.

pub mod bars;
pub mod blocks;
pub mod button;
pub mod choice;
pub mod combo_box;
mod combo_offers;
pub mod dialog;
pub mod dom;
pub mod draft;
pub mod field;
pub mod file_drop;
pub mod icon;
pub mod leaving;
pub mod notice;
pub mod page;
pub mod pagination;
pub mod paper;
pub mod printing;
pub mod progress;
pub mod query;
pub mod skip;
pub mod steps;
pub mod table;
pub mod tabs;
pub mod tag;
pub mod text_field;
pub mod typing;

pub use bars::{Bar, Bars};
pub use blocks::{Breadcrumb, Details, EmptyState, Fact, Figure, Fold, Summary};
pub use button::{Button, ButtonLink, Look};
pub use choice::{CheckGroup, Checkbox, Choice, Fieldset, RadioGroup, RadioLook, Select};
pub use combo_box::{ComboBox, OwnWords, Pick};
pub use dialog::Dialog;
pub use draft::{FormDraft, Kept};
pub use field::{FieldWidth, Need};
pub use file_drop::FileDrop;
pub use icon::{Icon, Shape};
pub use leaving::ask_before_leaving;
pub use notice::{Notice, NoticeArea, NoticeKind, Notices, provide_notices, use_notices};
pub use page::{Page, PageWidth, provide_site_name};
pub use pagination::Pagination;
pub use paper::{CopyButton, PrintButton};
pub use printing::use_printing;
pub use progress::{Done, Progress};
pub use query::{Query, use_query_state};
pub use skip::SkipLink;
pub use steps::{Step, StepIndicator, StepState};
pub use table::{Align, Column, DataTable, RowKind};
pub use tabs::{Tab, Tabs};
pub use tag::{Tag, Tone};
pub use text_field::{DateField, NumberField, TextArea, TextField, TextKind};

/// An id nobody else on the page has; only where the caller need not know it.
pub(crate) fn dom_id() -> String {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("cm-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
