# Magpie. `make help` lists what there is to do.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Twice as many as there are cores: the tests of whole processes wait most of their time.
JOBS ?= $(shell $(PYTHON) -c 'import os; print(2 * (os.cpu_count() or 1))')
# The tests start the bot a hundred times; where nothing compiled may be kept, each start would compile it anew.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev demo run bench bench-counting bench-filter bench-pairing bench-statistics bench-weekly test coverage golden chaos chaos-pairing check static lint types contracts format lock clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

setup: $(VENV)/.run ## Make the virtual environment in .venv
setup-dev: $(VENV)/.dev

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Magpie needs Python 3.11 or newer; found $$($(PYTHON) --version). Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing Magpie into $(VENV) (once) ..."
	@$(PIP) install --require-hashes -r requirements.lock
	@$(BIN)/python -c 'import pathlib, sysconfig; pathlib.Path(sysconfig.get_path("purelib"), "magpie.pth").write_text(str(pathlib.Path.cwd()))'
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	@echo "Installing what the checks need into $(VENV) (once) ..."
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

demo: setup ## Try Magpie in the browser: no token, no network (PORT=8900; ENGINES=memory,google,gloss asks Google, too)
	@$(if $(ENGINES),MAGPIE_ENGINES=$(ENGINES)) $(BIN)/python -m bot playground $(if $(PORT),--port $(PORT))

run: setup ## Start the bot on Discord, with the settings in .env
	@$(BIN)/python -OO -m bot run

test: setup-dev ## Run every test
	@$(BIN)/python -m pytest -n $(JOBS) --dist worksteal

coverage: setup-dev ## Run every test, and list the lines that none runs
	@$(BIN)/python -m pytest -n $(JOBS) --dist worksteal --cov --cov-report=term-missing:skip-covered

bench: setup-dev ## Measure the relay beside a naive bot (nine minutes; ARGS=--quick takes one)
	@$(BIN)/python -m tests.bench.relay $(ARGS)

bench-filter: setup-dev ## Measure what the filter finds, holds by mistake and costs
	@$(BIN)/python -m tests.bench.filter $(ARGS)

bench-counting: setup-dev ## Measure what counting costs, beside a bot that counts nothing (five minutes)
	@$(BIN)/python -m tests.bench.counting $(ARGS)

bench-statistics: setup-dev ## Measure how long figures take after a year of a busy server (half a minute)
	@$(BIN)/python -m tests.bench.statistics $(ARGS)

bench-weekly: setup-dev ## Measure ten thousand weekly posts that are due at once (half an hour; ARGS="--servers 300")
	@$(BIN)/python -m tests.bench.weekly $(ARGS)

bench-pairing: setup-dev ## Measure what rounds of up to 50,000 people cost, beside networkx (a quarter of an hour; ARGS=1000)
	@$(BIN)/python -m tests.bench.pairing $(ARGS)

golden: setup-dev ## Draw the pictures anew that charts are compared with; look at each before you commit it
	@$(BIN)/python -m tests.golden

chaos: setup-dev ## Kill and trouble the bot for a quarter of an hour; nothing may be lost (SEED=1 repeats a run)
	@$(BIN)/python -m tests.chaos $(if $(SEED),--seed $(SEED))

chaos-pairing: setup-dev ## Kill the bot fifty times in the middle of rounds of pairing (SEED=1 repeats a run)
	@$(BIN)/python -m tests.chaos.pairing $(if $(SEED),--seed $(SEED))

check: ## Everything CI checks
	@$(MAKE) --no-print-directory --jobs 2 static test

static: lint contracts types

lint: setup-dev ## Style, as ruff sees it
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: setup-dev ## Types, strictly
	@$(BIN)/basedpyright

contracts: setup-dev ## Who may import whom
	@$(BIN)/lint-imports --no-cache

format: setup-dev ## Format and mend what can be mended
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock: ## Resolve the dependencies anew (needs uv)
	uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-strip-extras \
	  --python-version 3.11 --quiet --output-file requirements.lock
	uv pip compile pyproject.toml --extra dev --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-strip-extras \
	  --python-version 3.11 --quiet --constraint requirements.lock --output-file requirements-dev.lock

clean: ## Remove what was built here; your database stays
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis .coverage* htmlcov
