# Everything a person does with this project. `make` lists it.
# Each target sets up what it needs; see tools/setup.sh.

export PATH := $(CURDIR)/tools/split:$(CURDIR)/.tools/bin:$(CURDIR)/node_modules/.bin:$(PATH)
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1
# Page and workers are built with one id and compare it when they meet.
export CIVIC_MENTOR_BUILD := $(shell node tools/build_id.mjs 2>/dev/null)
# Trunk reads NO_COLOR as a flag with a value and stops on NO_COLOR=1.
unexport NO_COLOR

timed := tools/timed
wasm := --target wasm32-unknown-unknown --no-default-features
deny := -- --deny warnings
playwright := playwright test --config tests/e2e/playwright.config.mjs

.DEFAULT_GOAL := help
.PHONY: help setup setup-test serve dev build test check fmt clippy docs licences advisories \
	host-tests fuzz wasm-tests e2e size bench bench-peers release shots

help: ## Lists these targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# ---- Using it ----

serve: build ## Builds the site and serves it on this computer
	@node tools/serve.mjs

dev: setup ## Serves a quick, unoptimised site and rebuilds it on every change
	@trap 'kill 0' EXIT; \
	trunk build --dist target/dev-site && \
	{ trunk watch --dist target/dev-site & node tools/serve.mjs --dir target/dev-site; }

build: setup ## Builds the site into dist/
	@if node tools/build_id.mjs --built; then echo "== the site: dist/ is up to date"; \
	else $(timed) "the site" trunk build --release; fi

release: build ## Makes release/: the site, a zip, checksums, host samples
	@node tools/licences.mjs --notices target/THIRD-PARTY.txt
	@node tools/release.mjs

setup: ## Installs what the build needs into .tools/ and node_modules/
	@tools/setup.sh build

setup-test:
	@tools/setup.sh test

# ---- Checking it ----

# One after the other, and the quick ones first: a fault shows early.
test: ## Everything that must hold, from set-up to browser journeys
	@$(MAKE) --no-print-directory setup-test
	@$(MAKE) --no-print-directory check
	@$(MAKE) --no-print-directory host-tests fuzz wasm-tests
	@$(MAKE) --no-print-directory size e2e
	@echo "Everything holds."

check: setup ## Formatting, lints, documentation, licences; warnings are errors
	@$(timed) "formatting" cargo fmt --check
	@$(timed) "licences" node tools/licences.mjs
	@$(timed) "tidy" cargo test --locked --quiet --test host -- tidy words
	@$(MAKE) --no-print-directory clippy docs

clippy: setup
	@$(timed) "lints, native" cargo clippy --locked --all-targets --features contender $(deny)
	@$(timed) "lints, page" cargo clippy --locked $(wasm) --features page --lib --bin civic-mentor --test browser $(deny)
	@$(timed) "lints, matcher" cargo clippy --locked $(wasm) --features matcher --lib --bin matcher $(deny)
	@$(timed) "lints, files" cargo clippy --locked $(wasm) --features files --lib --bin files $(deny)
	@$(timed) "lints, sealer" cargo clippy --locked $(wasm) --features sealer --lib --bin sealer $(deny)

# Readers of these pages see private items too, so links to them are no fault.
docs: export RUSTDOCFLAGS := --deny warnings --allow rustdoc::private-intra-doc-links
docs: setup
	@$(timed) "documentation, native" cargo doc --locked --quiet --no-deps --lib --document-private-items
	@$(timed) "documentation, page" cargo doc --locked --quiet --no-deps --lib --document-private-items $(wasm) --features page

licences: setup ## Which licences the crates bring in
	@node tools/licences.mjs

advisories: ## Known faults of the crates (needs cargo-deny and a connection)
	@cargo deny --version >/dev/null 2>&1 || { echo "cargo-deny is missing: cargo install cargo-deny --locked"; exit 1; }
	cargo deny check advisories

host-tests: setup ## Unit, property and snapshot tests
	@if cargo nextest --version >/dev/null 2>&1; \
	then $(timed) "host tests" cargo nextest run --locked --no-fail-fast; \
	else $(timed) "host tests" cargo test --locked --no-fail-fast --lib --bins --tests; fi
	@$(timed) "examples in the documentation" cargo test --locked --doc

fuzz: setup ## A thousand graphs against an outside solver (HiGHS), level by level
	@cargo build --locked --quiet --bin civic-mentor-cli
	@$(timed) "the engine for graphs against HiGHS" node tools/fuzz_highs.mjs $(ARGS)

wasm-tests: export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER := wasm-bindgen-test-runner
wasm-tests: export WASM_BINDGEN_USE_BROWSER := 1
wasm-tests: setup-test ## Tests inside headless Chromium
	@CHROMEDRIVER="$$(command -v chromedriver)" $(timed) "browser tests" \
		cargo test --locked $(wasm) --features page --test browser

e2e: setup-test build ## Journeys on the built site, with accessibility checks
	@$(timed) "journeys" $(playwright) $(ARGS)

size: build ## What the first load weighs, against its budget
	@node tools/size.mjs

bench: setup-test build ## How long matching takes, alone, in the page, and beside other solvers (python3 helps)
	cargo bench --locked --profile engine --bench matching
	cargo build --locked --profile engine --bin civic-mentor-cli
	@node tools/bench.mjs
	@node tools/bench_page.mjs
	@$(MAKE) --no-print-directory bench-peers

bench-peers: setup-test ## Only the comparison with other solvers; writes docs/performance.md
	@node tools/bench_peers.mjs $(ARGS)

shots: setup-test build ## A picture of every page into shots/
	@node tools/shots.mjs
