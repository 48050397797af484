//! A text as a QR code, for a notice board.

use std::fmt::Write as _;

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

/// Blank modules around the code (ISO/IEC 18004 asks for four).
const QUIET: i32 = 4;

/// The code; nothing where the text is too long for one.
#[component]
pub(super) fn Qr(
    /// What it holds.
    #[prop(into)]
    text: Signal<String>,
    /// What it is, for those who cannot see it.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    move || {
        let code = QrCode::encode_text(&text.read(), QrCodeEcc::Low).ok()?;
        let size = code.size() + 2 * QUIET;
        let view_box = format!("0 0 {size} {size}");
        let path = path_of(&code);
        Some(view! {
            <svg class="cm-qr" viewBox=view_box role="img" aria-label=label shape-rendering="crispEdges">
                <rect width="100%" height="100%" fill="#fff" />
                <path d=path fill="#000" />
            </svg>
        })
    }
}

/// Its dark modules as one path.
fn path_of(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                // Writing to a String does not fail.
                let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
            }
        }
    }
    path
}
