//! The page: installs the panic hook and mounts the application.

#[cfg(target_arch = "wasm32")]
fn main() {
    civic_mentor::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
