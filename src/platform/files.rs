//! Files a person picks, and files the page makes.
//!
//! Sizes are checked before a byte is read. Leaves out what is in a file, and
//! files that are written again and again (`handles`).

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::PlatformError;
use super::capability::window;

/// How long a made file stays reachable after its download was begun. Browsers
/// read it after the click; a minute is the custom of the trade.
const REVOKE_AFTER_MS: u32 = 60_000;

/// A file's bytes, unless it is larger than `limit_bytes`.
pub async fn read(file: &web_sys::File, limit_bytes: u64) -> Result<Vec<u8>, PlatformError> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    // sizes are whole and not negative
    let found_bytes = file.size() as u64;
    if found_bytes > limit_bytes {
        return Err(PlatformError::TooLarge {
            found_bytes,
            limit_bytes,
        });
    }
    let buffer = JsFuture::from(file.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Hands `bytes` to the person as a file called `name`.
///
/// A page cannot know whether the file was kept: ask the person to read it back.
pub fn download(name: &str, mime: &str, bytes: &[u8]) -> Result<(), PlatformError> {
    let document = window()?
        .document()
        .ok_or(PlatformError::Missing("document"))?;
    let url = web_sys::Url::create_object_url_with_blob(&blob(mime, bytes)?)?;
    let link: web_sys::HtmlAnchorElement = document
        .create_element("a")?
        .dyn_into()
        .map_err(|_| PlatformError::Missing("a"))?;
    link.set_href(&url);
    link.set_download(name);
    // Some browsers heed the click only of a link that is in the page.
    if let Some(body) = document.body() {
        body.append_child(&link)?;
        link.click();
        body.remove_child(&link)?;
    } else {
        link.click();
    }
    gloo::timers::callback::Timeout::new(REVOKE_AFTER_MS, move || {
        let _ = web_sys::Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}

/// `bytes` as the browser's own object.
pub(super) fn blob(mime: &str, bytes: &[u8]) -> Result<web_sys::Blob, PlatformError> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&JsValue::from(Uint8Array::from(bytes)));
    Ok(web_sys::Blob::new_with_u8_array_sequence_and_options(
        &parts, &options,
    )?)
}
