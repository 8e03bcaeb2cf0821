# Every target sets up what it needs first; a second run installs nothing.

SHELL := bash
PORT ?= 8080

SHELL_SCRIPTS := .ci/run scripts/chromium scripts/fuzz scripts/setup scripts/subset-fonts scripts/versions scripts/wasm-environment \
	scripts/with-python scripts/with-wasm examples/sweep_array.sh

.PHONY: help serve test soak screenshots site dist bench weights lint

help:
	@echo "make serve   the page at http://127.0.0.1:$(PORT)/ (another port: make serve PORT=9000)"
	@echo "make test    native tests, then the built page in Chromium"
	@echo "make soak    the long forms of tests, an hour, with Firefox and WebKit, and sweeps on a cluster of Dask"
	@echo "make screenshots   pictures of the page, in target/screenshots/"
	@echo "make dist    the static site, in dist/, with .br and .gz beside each file"
	@echo "make bench   how fast it is, natively, in Chromium, and beside NumPy and TensorFlow.js"
	@echo "make weights   trains the networks that the page comes with, assets/weights/"
	@echo "make lint    formatting, linters and types of Rust, JavaScript and shell; documentation"

# Not into dist/: the served page has code that reloads it when a file changes, which must not be published.
serve:
	@scripts/setup serve
	@! (exec 3<>/dev/tcp/127.0.0.1/$(PORT)) 2>/dev/null || \
		{ echo "port $(PORT) is taken: stop what uses it, or choose another with make serve PORT=9000"; exit 1; }
	@mkdir -p target/serve
	scripts/with-wasm trunk serve --release --dist target/serve --port $(PORT)

test:
	@scripts/setup test
	cargo test
	@$(MAKE) --no-print-directory site
	node --test --test-concurrency=1 tests/browser/*.test.mjs

# The long forms of tests, of which make test runs short ones; the page in other browsers; and the test that needs Dask.
soak:
	@scripts/setup soak
	SOAK=1 cargo test --test combinations
	SOAK=1 cargo test -p diffuscope-numerics --lib -- words
	SOAK=1 cargo test --test ui -- --nocapture abuse
	@$(MAKE) --no-print-directory site
	SOAK=1 node --test tests/browser/abuse.test.mjs
	xvfb-run --auto-servernum node --experimental-websocket --test --test-concurrency=1 tests/other-browsers/*.test.mjs
	cargo build --release --example sweep
	scripts/with-python distributed bash -c '"$$PYTHON" tests/sweep_dask.py'

screenshots:
	@scripts/setup test
	@$(MAKE) --no-print-directory site
	node scripts/screenshots.mjs $(ONLY)

dist:
	@scripts/setup dist
	@$(MAKE) --no-print-directory site
	@node scripts/compress.mjs

# The page that is tested and the one that is published are built in the same way.
site:
	scripts/with-wasm trunk build --release
	@node scripts/release.mjs

# On a machine that does nothing else.
bench:
	@scripts/setup bench
	@$(MAKE) --no-print-directory site
	@scripts/with-python numpy node benches/bench.mjs

lint:
	@scripts/setup lint
	cargo fmt --all --check
	cargo clippy --all-targets -- -D warnings
	scripts/with-wasm cargo-clippy clippy --target wasm32-unknown-unknown --workspace --lib --bins -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --no-deps
	npm run --silent lint
	@node scripts/dependencies.mjs
	shellcheck --external-sources $(SHELL_SCRIPTS)

# Half as wide as the default: a quarter of the bytes, without a visible difference.
weights:
	@mkdir -p assets/weights
	cargo run --release --example train -- 'hidden=32' --save assets/weights/two-point.bin
	cargo run --release --example train_words -- 2 assets/weights/words-2.bin
	cargo run --release --example train_words -- 8 assets/weights/words-8.bin
	cargo run --release --example train_pictures -- --save assets/weights/pictures.bin
