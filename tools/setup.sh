#!/usr/bin/env bash
# Puts in place what the build needs; safe to run again. Nothing is installed
# over the user's own tools: what is missing goes to the project's .tools/ and
# node_modules/, both ignored by git.
#
#   tools/setup.sh build     what `make serve` needs
#   tools/setup.sh test      the same, and Chromium for the browser tests
set -euo pipefail
cd "$(dirname "$0")/.."
what=${1:-build}
tools=$PWD/.tools
export PATH="$tools/bin:$PATH"
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

trunk_version=0.21.14
split_version=0.2.4
bindgen_version=$(grep -A1 '^name = "wasm-bindgen"$' Cargo.lock | sed -n 's/^version = "\(.*\)"$/\1/p')

say() { printf 'setup: %s\n' "$*"; }
stop() { printf 'setup: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }
# step TEXT COMMAND…: runs it and says how long it took; its output only on failure.
step() {
  local text=$1 log start=$SECONDS
  shift
  log=$(mktemp)
  printf 'setup: %s …\n' "$text"
  if ! "$@" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    stop "this step failed: $text"
  fi
  rm -f "$log"
  printf 'setup: %s: done in %d s\n' "$text" $((SECONDS - start))
}
version_is() { has "$1" && [ "$("$1" --version 2>/dev/null | awk '{print $2}')" = "$2" ]; }

need_rust() {
  has cargo || stop "Rust is missing. Install it with rustup (https://rustup.rs), open a new terminal and run this again."
  # rust-toolchain.toml names the toolchain; rustup fetches it on first use.
  local sysroot
  sysroot=$(rustc --print sysroot) || stop "rustc does not run. Check the Rust installation, then run this again."
  [ -d "$sysroot/lib/rustlib/wasm32-unknown-unknown" ] && return
  has rustup || stop "The Rust target wasm32-unknown-unknown is missing and there is no rustup to add it. Install that target with your system's package manager."
  step "adding the wasm32 target to Rust" rustup target add wasm32-unknown-unknown
}

need_node() {
  has node && has npm || stop "Node.js 20 or newer is missing. Install it (https://nodejs.org), then run this again."
  [ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ] || stop "Node.js $(node --version) is too old; 20 or newer is needed."
}

# The tools run for seconds per build, so they are compiled for a short
# installation, not for speed (see docs/decisions/0002). One target folder lets
# the second reuse what the first compiled.
install_crate() {
  CARGO_TARGET_DIR="$tools/build" CARGO_PROFILE_RELEASE_OPT_LEVEL=${OPT:-0} \
    CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0 \
    cargo install --root "$tools" "$@"
}
need_trunk() {
  version_is trunk "$trunk_version" && return
  step "installing trunk $trunk_version (some minutes)" \
    install_crate trunk --version "=$trunk_version" --locked
}
need_bindgen() {
  version_is wasm-bindgen "$bindgen_version" && version_is wasm-bindgen-test-runner "$bindgen_version" && return
  # Without --locked: the crate's own lock file pulls in far more to compile.
  OPT=1 step "installing wasm-bindgen $bindgen_version (some minutes)" \
    install_crate wasm-bindgen-cli --version "=$bindgen_version"
}

need_split() {
  # It cannot say its version; cargo keeps a list of what it installed.
  has wasm-split-cli && grep -q "^\"wasm_split_cli_support $split_version " "$tools/.crates.toml" 2>/dev/null && return
  OPT=1 step "installing wasm-split $split_version (a minute or two)" \
    install_crate wasm_split_cli_support --version "=$split_version" --locked --features build-binary
}

need_npm_packages() {
  local stamp=node_modules/.lock-hash now
  now=$(node -p 'require("crypto").createHash("sha256").update(require("fs").readFileSync("package-lock.json")).digest("hex")')
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ] && return
  step "installing the npm tools of package-lock.json" npm ci --no-audit --no-fund
  echo "$now" >"$stamp"
}
need_crates() {
  # Trunk builds offline, so everything in Cargo.lock has to be here first.
  cargo fetch --locked --offline >/dev/null 2>&1 && return
  step "fetching the crates of Cargo.lock" cargo fetch --locked
}

chromium_here() { has chromium || has chromium-browser || has google-chrome-stable || has google-chrome; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
apt_install() {
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}
need_chromium() {
  chromium_here && has chromedriver && return
  if has apt-get && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then
    step "installing Chromium and its driver with apt" apt_install chromium chromium-driver
  fi
  chromium_here && has chromedriver ||
    stop "The browser tests need Chromium and chromedriver of the same version on the PATH. On Debian: apt-get install chromium chromium-driver. On Fedora: dnf install chromium chromedriver. On macOS: brew install --cask chromium chromedriver. Then run this again."
}

started=$SECONDS
need_rust
need_node
need_npm_packages
need_trunk
need_bindgen
need_split
rm -rf "$tools/build" # over a gigabyte, and of no use once both are installed
need_crates
case $what in
  build) ;;
  test) need_chromium ;;
  *) stop "unknown set-up '$what'; say build or test" ;;
esac
say "ready after $((SECONDS - started)) s"
