# Everything a person does with this project. `make` lists it.
# Each target sets up what it needs; see tools/setup.sh.

export PATH := $(CURDIR)/.tools/bin:$(CURDIR)/node_modules/.bin:$(PATH)
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1
# Page and workers are built with the same id and compare it when they meet.
export CIVIC_MENTOR_BUILD = $(shell node tools/build_id.mjs 2>/dev/null)
# Trunk reads NO_COLOR as a flag with a value and stops on NO_COLOR=1.
unexport NO_COLOR

WASM := --target wasm32-unknown-unknown --no-default-features
NEXTEST := $(shell cargo nextest --version >/dev/null 2>&1 && echo yes)

.DEFAULT_GOAL := help
.PHONY: help setup setup-test build serve dev test check fmt clippy docs licences host-tests wasm-tests e2e size bench release shots clean

help: ## Lists these targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Installs what the build needs into .tools/ and node_modules/
	@tools/setup.sh build

setup-test:
	@tools/setup.sh test

build: setup ## Builds the released site into dist/
	trunk build --release

serve: build ## Builds the site and serves it on this computer
	@node tools/serve.mjs

dev: setup ## Rebuilds a quick, unoptimised site on every change and serves it
	@trap 'kill 0' EXIT; \
	RUSTFLAGS="--cfg erase_components" trunk build --dist target/dev-site && \
	{ RUSTFLAGS="--cfg erase_components" trunk watch --dist target/dev-site & \
	node tools/serve.mjs --dir target/dev-site; }
