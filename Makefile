# One way to run each thing. Every target makes what it needs; nothing has to be installed by hand
# but Python 3.11 or newer with its venv module (Debian: apt install python3-venv).

PYTHON ?= python3
HOST   ?= 127.0.0.1
PORT   ?= 8000
# One more than there are cores: the longest tests wait for processes that they have started.
PYTEST ?= --numprocesses $$(($$(nproc) + 1)) --dist worksteal
# What has a compiled twin, or is made of it.
PURE   := tests/accuracy tests/documents tests/endtoend tests/index tests/kernel tests/matchers tests/text tests/test_*.py

VENV  := .venv
BIN   := $(VENV)/bin
TOOLS := .venv-tools
STAMP := $(VENV)/.installed
READY := $(VENV)/.kernel
DEMO  := screening-data/demonstration
STORE := sqlite:///$(DEMO)/screening.db

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install run test test-pure test-redis check format examples bench accuracy accuracy-gate speed-gate load fuzz kills hostile rivals dashboard dist lock sbom vulnerabilities clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Reinstalled only when pyproject.toml or the lock changes. What is installed is what the lock names, by its hashes, so
# that everybody has the same; LATEST=1 takes the newest of each instead. pip first: --group came with pip 25.1.
$(STAMP): pyproject.toml requirements/development.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Python 3.11 or newer is needed; name it with PYTHON=/path/to/python3.11" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
	    { rm -rf $(VENV); echo "The venv module is missing (Debian: apt install python3-venv)" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(if $(LATEST),,$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/development.txt)
	SCREENING_PURE=1 $(BIN)/python -m pip install --quiet --editable . \
	    $(if $(LATEST),--group dev --upgrade --upgrade-strategy eager,--no-deps --no-build-isolation)
	@touch $@

# The compiled hot loop, built anew when it changes. Without a compiler this says so, and Python does the same work.
$(READY): $(STAMP) setup.py $(wildcard screening/kernel/*.pyx screening/kernel/*.pxd screening/kernel/*.pxi)
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

test-pure: $(READY) ## the tests of finding and weighing without the compiled kernel
	SCREENING_PURE=1 $(BIN)/pytest $(PYTEST) -m 'not slow' $(PURE)

test-redis: $(READY) ## the tests of HTTP with their records on a Redis server (Debian: redis-server)
	TEST_STORE=redis $(BIN)/pytest $(PYTEST) tests/api

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

fuzz: $(READY) ## every parser under a fuzzer, SECONDS (60) for each; findings in .fuzz/ (TARGETS= for some)
	$(BIN)/python -m pip install --quiet --group fuzz
	$(BIN)/python -m tools.fuzz --seconds $(or $(SECONDS),60) $(TARGETS)

kills: $(READY) ## whatever runs is killed at random under load, MINUTES (10); ON=redis for a Redis server
	$(BIN)/python -m loadtests.kills --minutes $(or $(MINUTES),10) --store $(or $(ON),sqlite)

hostile: $(READY) ## what an honest client notices beside a hundred hostile ones
	$(BIN)/python -m loadtests.hostile

# An environment of its own: none of it is ever a dependency of ours.
rivals: .venv-rivals/.installed ## what the accuracy benchmarks are compared with (needs libicu-dev, pkg-config, g++)

.venv-rivals/.installed: benchmarks/accuracy/requirements-rivals.txt
	$(PYTHON) -m venv .venv-rivals
	.venv-rivals/bin/python -m pip install --quiet --requirement $<
	@touch $@

dashboard: $(READY) ## the Grafana dashboard, written anew from tools/dashboard.py
	$(BIN)/python -m tools.dashboard

dist: $(READY) ## the wheel, in dist/: built twice, fails where a byte differs
	$(BIN)/python -m tools.wheel dist --twice

# An environment of its own, for programs that are never a dependency of ours.
$(TOOLS)/.installed: requirements/tools.txt
	$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/python -m pip install --quiet --require-hashes --requirement $<
	@touch $@

# `uv pip compile` of every set: for any Python from 3.11 on and any system, with the hash of each file.
LOCKED := $(TOOLS)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
    --custom-compile-command 'make lock'

lock: $(TOOLS)/.installed ## requirements/*.txt: the newest versions that pyproject.toml allows (needs the network)
	$(LOCKED) pyproject.toml --output-file requirements/runtime.txt
	$(LOCKED) pyproject.toml --group dev --output-file requirements/development.txt
	$(TOOLS)/bin/python -m tools.locks --building | $(LOCKED) - --output-file requirements/build.txt
	$(LOCKED) requirements/tools.in --output-file requirements/tools.txt

sbom: $(READY) $(TOOLS)/.installed ## dist/screening.cdx.json: the bill of materials of what the image installs
	rm -rf $(VENV)-sbom
	$(PYTHON) -m venv --without-pip $(VENV)-sbom
	$(BIN)/python -m pip --python $(VENV)-sbom install --quiet --require-hashes --requirement requirements/runtime.txt
	mkdir -p dist
	$(TOOLS)/bin/cyclonedx-py environment $(VENV)-sbom --pyproject pyproject.toml --output-reproducible \
	    --output-format JSON --output-file dist/screening.cdx.json
	rm -rf $(VENV)-sbom

vulnerabilities: $(TOOLS)/.installed ## asks PyPI for known vulnerabilities of what is locked (needs the network)
	$(TOOLS)/bin/pip-audit --strict --require-hashes --disable-pip --requirement requirements/runtime.txt
	$(TOOLS)/bin/pip-audit --strict --require-hashes --disable-pip --requirement requirements/build.txt

clean: ## removes what these targets made; other data under screening-data/ stay
	rm -f screening/kernel/*.c screening/kernel/*.so
	rm -rf $(VENV) $(VENV)-sbom $(TOOLS) .venv-rivals $(DEMO) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .fuzz
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
