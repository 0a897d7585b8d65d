# Bare `make` lists the targets. Every environment is built once from its lock file, and again
# only when the lock file has changed.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
PYTHON ?= python3
# Prefixed, never replaced: a firewall's certificates are named in the caller's environment.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export NO_MKDOCS_2_WARNING := 1
# Compiled modules are what makes commands start quickly, so they are kept.
export PYTHONDONTWRITEBYTECODE :=
export UV_PYTHON := $(CURDIR)/.venv/bin/python
COMPILE := uv pip compile -q --universal --generate-hashes --python-version 3.11

.PHONY: help site build offline test check check-all lint types doors tests verify slow spark deep properdocs dist bench lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

site: .venv/.site node_modules/.installed ## set up, build the site and serve it at http://127.0.0.1:8000
	@python -m docs.hooks serve

build: .venv/.site node_modules/.installed ## build the site into site/
	@python -m docs.hooks build

offline: .venv/.site node_modules/.installed ## pack the site into a zip that is read from a disk
	@python -m docs.hooks offline

test: tests ## set up, then run all tests

check: lint types doors tests verify ## all that a contribution must pass

check-all: check slow spark properdocs ## the same, and what takes longer

lint: .venv/.dev
	ruff check .
	ruff format --check .

types: .venv/.dev
	mypy

doors: .venv/.dev
	lint-imports

# Formulas and books are tested side by side; graders and browsers would be in each other's way.
FORMULAS := crmlab tests/company tests/core tests/credit tests/crm tests/value
tests: .venv/.dev node_modules/.dev build
	pytest -n auto $(FORMULAS)
	pytest docs/hooks tests $(FORMULAS:%=--ignore=%)

verify: .venv/.dev
	crmlab verify

slow: .venv/.dev
	pytest -m slow

spark: .venv-spark/.installed ## hold the table functions against each other on Spark too (needs Java)
	@command -v java >/dev/null || \
	  { echo "Spark needs Java 17 or newer: install it (on Debian and Ubuntu: apt install default-jre-headless)."; exit 2; }
	PYTHONPATH=.venv-spark pytest -k pyspark tests/core tests/credit tests/crm tests/value

deep: .venv/.dev ## list the faults in solutions that no check notices (takes long)
	crmlab verify --deep

# The way out when Material for MkDocs ends: it builds the same site, but for the name of the builder.
properdocs: .venv-properdocs/.installed build
	PYTHONPATH=.venv-properdocs python -m properdocs build --strict -f mkdocs.yml -d .cache/properdocs
	diff -r -I '<meta name="generator"' site .cache/properdocs

dist: .venv/.site ## build the wheel for learners into dist/
	rm -rf dist
	hatchling build -t wheel

bench: .venv/.dev node_modules/.dev ## measure what the project promises about speed
	python -m tests.benchmarks

lock: ## pin every environment anew (needs uv)
	$(COMPILE) --group installer -o requirements/installer.lock
	$(COMPILE) --extra lab --group site pyproject.toml -o requirements/site.lock
	$(COMPILE) --extra lab --group dev -c requirements/site.lock pyproject.toml -o requirements/dev.lock
	$(COMPILE) --group bench -o requirements/bench.lock
	$(COMPILE) --group spark -c requirements/dev.lock -o requirements/spark.lock
	$(COMPILE) --group properdocs -c requirements/site.lock -o requirements/properdocs.lock

clean: ## remove everything that was built
	rm -rf .venv .venv-properdocs .venv-spark node_modules site .cache dist

.venv/.created: requirements/installer.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "This needs Python 3.11 or newer: install it, or name it with make PYTHON=/path/to/python3."; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv module is missing: install it (on Debian and Ubuntu: apt install python3-venv)."; exit 2; }
	$(PYTHON) -m venv .venv
	python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/installer.lock
	@touch $@

# Bytecode is compiled here since learner code in its sandbox cannot write any.
# A development environment holds everything that the site needs, so it serves for both.
.venv/.site: .venv/.created requirements/site.lock pyproject.toml
	@if [ -e .venv/.dev ]; then $(MAKE) --no-print-directory .venv/.dev; else \
	  uv pip sync -q --compile-bytecode requirements/site.lock && \
	  uv pip install -q --no-deps --no-build-isolation -e .; fi
	@touch $@

.venv/.dev: .venv/.created requirements/dev.lock pyproject.toml
	uv pip sync -q --compile-bytecode requirements/dev.lock
	uv pip install -q --no-deps --no-build-isolation -e .
	@touch $@ .venv/.site

# Laid over .venv, which has the theme and the plugins.
.venv-properdocs/.installed: .venv/.site requirements/properdocs.lock
	rm -rf .venv-properdocs
	uv pip install -q --target .venv-properdocs --no-deps --require-hashes -r requirements/properdocs.lock
	@touch $@

# Laid over .venv, which has all but Spark.
.venv-spark/.installed: .venv/.dev requirements/spark.lock
	rm -rf .venv-spark
	uv pip install -q --target .venv-spark --no-deps --require-hashes -r requirements/spark.lock
	@touch $@

node_modules/.installed: .venv/.site package.json package-lock.json .npmrc
	@if [ -e node_modules/.dev ]; then $(MAKE) --no-print-directory node_modules/.dev; else \
	  npm ci --omit=dev --loglevel=error >/dev/null; fi
	@touch $@

# What measures the pages, over and above what the site needs.
node_modules/.dev: .venv/.site package.json package-lock.json .npmrc
	npm ci --loglevel=error >/dev/null
	@touch $@ node_modules/.installed
