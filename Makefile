# One way to run each thing. Every target makes what it needs; nothing has to be installed by hand
# but Python 3.11 or newer with its venv module (Debian: apt install python3-venv).

PYTHON ?= python3
HOST   ?= 127.0.0.1
PORT   ?= 8000
PYTEST ?= --numprocesses auto

VENV  := .venv
BIN   := $(VENV)/bin
STAMP := $(VENV)/.installed
READY := $(VENV)/.kernel
DEMO  := screening-data/demonstration
STORE := sqlite:///$(DEMO)/screening.db

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install run test test-pure check format examples bench accuracy accuracy-gate speed-gate load rivals dist clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Reinstalled only when pyproject.toml changes. pip is upgraded first: --group came with pip 25.1.
$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Python 3.11 or newer is needed; name it with PYTHON=/path/to/python3.11" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
	    { rm -rf $(VENV); echo "The venv module is missing (Debian: apt install python3-venv)" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	SCREENING_PURE=1 $(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

# The compiled hot loop, built anew when it changes. Without a compiler this says so, and Python does the same work.
$(READY): $(STAMP) setup.py $(wildcard screening/kernel/*.pyx screening/kernel/*.pxd)
	$(BIN)/python setup.py --quiet build_ext --inplace 2>$(VENV)/kernel.log || true
	@$(BIN)/python -c 'import screening.kernel as k; print("kernel:", "compiled" if k.PRESENT else "pure Python (slower); see $(VENV)/kernel.log")'
	@touch $@

install: $(READY) ## the virtual environment .venv, with everything in it

run: $(DEMO)/loaded ## the service on a demonstration list, http://127.0.0.1:8000 (PORT=, HOST=)
	$(BIN)/screening serve --store $(STORE) --host $(HOST) --port $(PORT) --demonstration

# Half made is not made: the stamp is written last, and whatever was there before goes first.
$(DEMO)/loaded: $(READY)
	rm -rf $(DEMO)
	$(BIN)/screening generate --demonstration --output $(DEMO)
	$(BIN)/screening load --store $(STORE) $(DEMO)
	@touch $@

test: $(READY) ## every test, on all cores (PYTEST='-k name' for some, on one)
	$(BIN)/pytest $(PYTEST)

test-pure: $(READY) ## the same without the compiled kernel, but for those that start whole processes
	SCREENING_PURE=1 $(BIN)/pytest $(PYTEST) -m 'not slow'

check: $(READY) ## format, lint, types, import contract, documentation
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --quiet tests/docs

format: $(READY) ## puts the code in the house format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

examples: $(READY) ## the answers printed in README and tutorial, written anew
	$(BIN)/python -m tools.refresh_examples

bench: $(READY) ## the speed benchmarks
	$(BIN)/screening bench

accuracy: $(READY) ## the accuracy benchmarks, rapidfuzz beside us, and logic-v2 after make rivals
	$(BIN)/python -m benchmarks.accuracy --beside

accuracy-gate: $(READY) ## fails when a change finds less, or refers more others, than what is frozen
	$(BIN)/python -m benchmarks.accuracy --gate

speed-gate: $(READY) ## fails when a query touches more, or takes 5 % more instructions, than what is frozen
	$(BIN)/python -m benchmarks.speed.gate

load: $(READY) ## load on a running service, 30 s for each scenario (PORT=, HOST=)
	$(BIN)/python -m pip install --quiet --group load
	PATH="$(CURDIR)/$(BIN):$$PATH" loadtests/run.sh http://$(HOST):$(PORT) 30

# An environment of its own: none of it is ever a dependency of ours.
rivals: .venv-rivals/.installed ## what the accuracy benchmarks are compared with (needs libicu-dev, pkg-config, g++)

.venv-rivals/.installed: benchmarks/accuracy/requirements-rivals.txt
	$(PYTHON) -m venv .venv-rivals
	.venv-rivals/bin/python -m pip install --quiet --requirement $<
	@touch $@

dist: $(READY) ## the wheel, in dist/
	rm -rf dist
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean: ## removes what these targets made; other data under screening-data/ stay
	rm -f screening/kernel/*.c screening/kernel/*.so
	rm -rf $(VENV) .venv-rivals $(DEMO) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
