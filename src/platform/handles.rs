//! A file that is saved again and again in its place, and a folder that is
//! remembered: the File System Access API, where the browser has it.
//!
//! For working-file mode and for backups. Leaves out what is written, and
//! remembering a handle across a reload (`kept_handles`).

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::PlatformError;
use super::capability::{call_async, function, object, property, window};
use super::files;

/// A file the person chose, to read from and write to.
#[derive(Clone, Debug)]
pub struct FileHandle(JsValue);

/// A folder the person chose.
#[derive(Clone, Debug)]
pub struct FolderHandle(JsValue);

/// A kind of file as the picker shows it.
#[derive(Clone, Copy, Debug)]
pub struct FileKind<'a> {
    /// What the picker calls it, in the person's language.
    pub description: &'a str,
    /// Its media type.
    pub mime: &'a str,
    /// Its ending, with the dot.
    pub extension: &'a str,
}

/// Whether a file can be saved in its place here.
pub fn files_available() -> bool {
    window().is_ok_and(|window| function(&window, "showSaveFilePicker").is_some())
}

/// Whether a folder can be chosen here.
pub fn folders_available() -> bool {
    window().is_ok_and(|window| function(&window, "showDirectoryPicker").is_some())
}

/// Asks where to save. [`PlatformError::Dismissed`] when the person closes the
/// dialog. Browsers show it only soon after a click.
pub async fn pick_to_save(name: &str, kind: FileKind<'_>) -> Result<FileHandle, PlatformError> {
    let options = object(&[("suggestedName", &name.into()), ("types", &types(kind))]);
    call_async(&window()?.into(), "showSaveFilePicker", &[&options])
        .await
        .map(FileHandle)
}

/// Asks for one file to open.
pub async fn pick_to_open(kind: FileKind<'_>) -> Result<FileHandle, PlatformError> {
    let options = object(&[("multiple", &false.into()), ("types", &types(kind))]);
    let picked = call_async(&window()?.into(), "showOpenFilePicker", &[&options]).await?;
    Ok(FileHandle(Array::from(&picked).get(0)))
}

/// Asks for a folder to write to. `purpose` lets the browser begin where it
/// ended the last time.
pub async fn pick_folder(purpose: &str) -> Result<FolderHandle, PlatformError> {
    let options = object(&[("id", &purpose.into()), ("mode", &"readwrite".into())]);
    call_async(&window()?.into(), "showDirectoryPicker", &[&options])
        .await
        .map(FolderHandle)
}

impl FileHandle {
    pub(super) fn from_js(handle: JsValue) -> Self {
        Self(handle)
    }

    pub(super) fn as_js(&self) -> &JsValue {
        &self.0
    }

    /// Asks the person, where the browser wants it, whether the page may read
    /// and write the file. Browsers ask only soon after a click. Those that
    /// know no such question allow what the picker gave.
    pub async fn ask(&self) -> Result<(), PlatformError> {
        let options = object(&[("mode", &"readwrite".into())]);
        for question in ["queryPermission", "requestPermission"] {
            match call_async(&self.0, question, &[&options]).await {
                Ok(answer) if answer.as_string().as_deref() == Some("granted") => return Ok(()),
                Ok(_) => {}
                Err(PlatformError::Missing(_)) => return Ok(()),
                Err(error) => return Err(error),
            }
        }
        Err(PlatformError::Refused(self.name()))
    }

    /// The file's name.
    pub fn name(&self) -> String {
        name(&self.0)
    }

    /// The file's bytes as they are now, unless it is larger than `limit_bytes`.
    pub async fn read(&self, limit_bytes: u64) -> Result<Vec<u8>, PlatformError> {
        let file = call_async(&self.0, "getFile", &[]).await?;
        let file: web_sys::File = file
            .dyn_into()
            .map_err(|_| PlatformError::Missing("getFile"))?;
        files::read(&file, limit_bytes).await
    }

    /// Writes `bytes` in the place of what was there. The browser writes beside
    /// the file and swaps at the end, so a failure leaves the old one whole.
    pub async fn write(&self, bytes: &[u8]) -> Result<(), PlatformError> {
        let writable = call_async(&self.0, "createWritable", &[]).await?;
        let written = call_async(&writable, "write", &[&Uint8Array::from(bytes)]).await;
        if let Err(error) = written {
            // What was begun is thrown away; the first error is the one to tell.
            let _ = call_async(&writable, "abort", &[]).await;
            return Err(error);
        }
        call_async(&writable, "close", &[]).await?;
        Ok(())
    }
}

impl FolderHandle {
    /// The folder's name.
    pub fn name(&self) -> String {
        name(&self.0)
    }

    /// The file `file_name` in it, made if it is not there.
    pub async fn file(&self, file_name: &str) -> Result<FileHandle, PlatformError> {
        let options = object(&[("create", &true.into())]);
        call_async(&self.0, "getFileHandle", &[&file_name.into(), &options])
            .await
            .map(FileHandle)
    }
}

fn name(handle: &JsValue) -> String {
    property(handle, "name")
        .and_then(|name| name.as_string())
        .unwrap_or_default()
}

fn types(kind: FileKind<'_>) -> JsValue {
    let accept = object(&[(kind.mime, &Array::of1(&kind.extension.into()))]);
    Array::of1(&object(&[
        ("description", &kind.description.into()),
        ("accept", &accept),
    ]))
    .into()
}
