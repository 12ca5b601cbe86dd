# Openspace. `make run` needs Python 3.11+ with venv, and nothing else; `make test` also needs node,
# Redis, PostgreSQL, gettext and Chromium (.ci/run installs them on Debian).
PORT ?= 8000
HOST ?= 127.0.0.1
PYTHON ?=
TESTS ?=
WORKERS ?= 3

SHELL := /bin/sh
.DELETE_ON_ERROR:
.PHONY: run test checks bench audit lint format lock vendor messages clean env dev-env translations \
	check-format check-types check-js-types check-migrations check-messages test-js test-python

PY := .venv/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes
LOCALE := sessions_app/locale
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard $(LOCALE)/*/LC_MESSAGES/*.po))
# Of two targets side by side, what each says stays together.
SYNC := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)
JS_TESTS = $(shell find tests/js -name '*.test.js' -o -name '*.test.mjs')

# exec: Ctrl-C and SIGTERM reach the server itself.
run: env translations
	@exec $(PY) manage.py run_demo --host $(HOST) --port $(PORT)

# pytest last, so that its closing line is the last one.
test:
	@$(MAKE) --no-print-directory -j2 $(SYNC) checks
	@$(MAKE) --no-print-directory test-python

# PARTS="fanout people" measures some.
bench: dev-env node_modules/.stamp translations
	@exec $(PY) -m tests.bench $(PARTS)

# Known holes in what we lean on. Asks PyPI's and npm's advisories, so it needs the internet and is no
# part of `make test`. --strict: what could not be looked up is a failure, not a pass.
audit: dev-env node_modules/.stamp
	$(PY) -m pip_audit --strict --disable-pip --require-hashes --progress-spinner off \
		-r requirements/base.txt -r requirements/dev.txt
	npm audit

# The environment: remade when a requirement file is newer than its stamp.
env: .venv/base.stamp
dev-env: .venv/dev.stamp

.venv/bin/python:
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		if $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
		then exec $$python -m venv --clear .venv; fi; \
	done; \
	echo "Openspace needs Python 3.11 or newer with venv (on Debian: apt-get install python3-venv)." >&2; \
	exit 1

.venv/base.stamp: requirements/base.txt | .venv/bin/python
	@echo "Setting up .venv, once ..."
	@$(PIP) -r requirements/base.txt
	@touch $@

.venv/dev.stamp: requirements/dev.txt .venv/base.stamp
	@$(PIP) -r requirements/dev.txt
	@touch $@

node_modules/.stamp: package-lock.json
	@npm ci --no-fund --no-audit --loglevel=error
	@touch $@

# Translations are compiled without gettext, so that a bare machine can run.
translations: env $(CATALOGUES)

%.mo: %.po | .venv/base.stamp
	@$(PY) -m babel.messages.frontend --quiet compile -i $< -o $@

messages: dev-env node_modules/.stamp
	@$(PY) tools/messages.py

# The checks, each by itself.
checks: lint check-format check-types check-js-types check-migrations check-messages test-js

lint: dev-env
	$(PY) -m ruff check .

check-format: dev-env
	$(PY) -m ruff format --check .

format: dev-env
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

check-types: dev-env
	$(PY) -m mypy

check-js-types: node_modules/.stamp
	node_modules/.bin/tsc -p .
	node_modules/.bin/tsc -p tests/js

check-migrations: dev-env
	$(PY) manage.py makemigrations --check

check-messages: dev-env
	$(PY) tools/messages.py --check

test-js: node_modules/.stamp
	node --test $(JS_TESTS)

# TESTS="tests/board -k hub" chooses some.
test-python: dev-env node_modules/.stamp translations
	$(PY) -m pytest -n $(WORKERS) $(TESTS)

# Newest versions that requirements/*.in and package.json allow, pinned with hashes.
UV = .venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock"
lock: dev-env
	$(UV) requirements/base.in -o requirements/base.txt
	$(UV) -c requirements/base.txt requirements/dev.in -o requirements/dev.txt
	npm install --package-lock-only
	node tools/lock.mjs

vendor: node_modules/.stamp
	node tools/vendor.mjs

# All that make made; the events in var/ stay.
clean:
	rm -rf .venv node_modules var/static .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find $(LOCALE) -name '*.mo' -delete
