//! Tells the linker to keep what the released page needs to be cut into parts
//! (`tools/split/`): where each function and each piece of data is used.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|now| now == value);
    if is("CARGO_CFG_TARGET_ARCH", "wasm32")
        && is("PROFILE", "release")
        && std::env::var_os("CARGO_FEATURE_PAGE").is_some()
    {
        println!("cargo::rustc-link-arg-bin=civic-mentor=--emit-relocs");
    }
}
