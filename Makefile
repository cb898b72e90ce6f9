# Everything a contributor runs. Each target sets up .venv by itself when the lock has changed.
SHELL := /bin/bash
.DEFAULT_GOAL := help

PYTHON := .venv/bin/python
OFFSCREEN := QT_QPA_PLATFORM=offscreen
SETUP := sh packaging/setup.sh

# Tests are kept compiled whatever the shell says: otherwise each worker compiles them all anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help run test test-core journeys faults faults-short lint format bench screenshots lock clean

help: ## Say what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: ## Open the program
	@$(SETUP) run
	@.venv/bin/familyplan-desktop

# Three at a time for two cores: tests of the window wait a good part of their time.
test: ## Run the fast tests, without a display
	@$(SETUP) test
	$(OFFSCREEN) $(PYTHON) -m pytest -n 3 --dist worksteal --no-xvfb -m "not slow" tests \
		--ignore=tests/journeys --ignore=tests/faults --ignore=tests/benchmarks

test-core: ## Run the fast tests of records, rules and their store, in some 20 seconds
	@$(SETUP) test
	$(PYTHON) -m pytest -n 2 --dist worksteal --no-xvfb -m "not slow" \
		$(addprefix tests/core/,words model practice sharing figures store actions)

journeys: ## Drive the real window by its accessible names, as a screen reader would
	@$(SETUP) journeys
	sh packaging/linux/in_a_desktop.sh $(PYTHON) -m pytest --no-xvfb tests/journeys

faults: ## Break things on purpose at every place there is, in some 25 minutes
	@$(SETUP) faults
	$(OFFSCREEN) $(PYTHON) -m pytest -n 2 --no-xvfb tests/faults
	$(OFFSCREEN) $(PYTHON) -m pytest -n 2 --no-xvfb -m "slow or hypothesis" \
		--hypothesis-profile=long tests/core tests/ui

faults-short: ## Break things on purpose at a part of the places, in about a minute
	@$(SETUP) faults
	$(OFFSCREEN) $(PYTHON) -m pytest -n 2 --no-xvfb -m "not slow" tests/faults

lint: ## Check style and types
	@$(SETUP) test
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy --exclude '^tests/ui/' familyplan ui/familyplan_ui tests
	$(PYTHON) -m mypy tests/ui
	MYPYPATH=packaging $(PYTHON) -m mypy packaging

format: ## Lay out every file the one way
	@$(SETUP) test
	$(PYTHON) -m ruff check --fix-only --exit-zero .
	$(PYTHON) -m ruff format .

bench: ## Measure what a person waits for; ONLY="start save" measures these alone
	@$(SETUP) test
	$(OFFSCREEN) $(PYTHON) tests/benchmarks/run.py $(addprefix --only ,$(ONLY))

screenshots: ## Take the pictures of the README from the real program
	@$(SETUP) journeys
	PYTHONPATH=tests:tests/ui sh packaging/linux/in_a_desktop.sh $(PYTHON) -m journeys.screenshots

lock: ## Choose versions anew and write requirements*.lock (needs the uv tool)
	sh packaging/lock.sh

clean: ## Remove what tests and tools left behind; .venv stays
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	find familyplan ui tests packaging -name __pycache__ -type d -exec rm -rf {} +
