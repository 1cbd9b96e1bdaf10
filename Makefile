# Two commands do all set-up: `make demo` and `make test`. Everything made lies in .venv and var/.
PYTHON ?= python3
PORT ?= 8000
FUZZ ?= 300
FUZZ_TEXTS ?=
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed
# Your own data is never touched by a test.
TEST_HOME := $(CURDIR)/var/test

.PHONY: help install demo serve test lint test-postgres bench fuzz soak messages clean

help:  ## Say what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

install: $(STAMP)  ## Make the virtual environment from the lock file

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Servanda needs Python 3.11 or newer; set PYTHON=/path/to/python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --config-settings editable_mode=compat -e .
	@$(BIN)/python tools/messages.py compile
	@$(BIN)/python -m compileall -q servanda
	@$(BIN)/python tools/made.py > /dev/null || echo 'Patterns are not made beforehand: reading works, and starts more slowly.'
	@touch $(STAMP)

demo: install  ## Set up, load the sample workspaces, and serve the portal (PORT=8000)
	@$(BIN)/python tools/messages.py compile
	@$(BIN)/servanda demo --port $(PORT)

serve: install  ## Serve what is there (PORT=8000)
	@$(BIN)/servanda serve --port $(PORT)

test: install lint  ## Run every test; PostgreSQL and Chromium are used where found
	@$(BIN)/python tools/messages.py compile
	SERVANDA_HOME=$(TEST_HOME) $(BIN)/python -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder

test-postgres: install  ## Run the tests of the ledger and the faces on a PostgreSQL of their own
	@$(BIN)/python tools/messages.py compile
	SERVANDA_HOME=$(TEST_HOME) $(BIN)/python -m tests.postgres $(BIN)/python -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder

lint: install  ## Style, types, floors, sizes, untranslated strings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/messages.py check

bench: install  ## Print the speed of pages, statuses and reading
	$(BIN)/python bench/spine.py

fuzz: install  ## Give reading and comparing odd texts and files, five minutes each (FUZZ=300 seconds, FUZZ_TEXTS=folder of real ones)
	SERVANDA_HOME=$(TEST_HOME) SERVANDA_FUZZ_SECONDS=$(FUZZ) SERVANDA_FUZZ_TEXTS=$(FUZZ_TEXTS) $(BIN)/python -m pytest -q tests/fuzz --timeout 0

soak: install  ## Kill imports at many more moments, and draw new examples for every property
	SERVANDA_HOME=$(TEST_HOME) SERVANDA_MOMENTS=60 $(BIN)/python -m pytest -q --timeout 0 -k killed
	SERVANDA_HOME=$(TEST_HOME) HYPOTHESIS_PROFILE=explore $(BIN)/python -m pytest -q -n 2 --dist loadfile --timeout 0 tests/records tests/reconciliation tests/standards tests/flows tests/extraction/test_reading.py

messages: install  ## Bring the catalogues up to the sources, and compile them
	$(BIN)/python tools/messages.py update
	$(BIN)/python tools/messages.py compile

clean:  ## Remove the virtual environment; your data in var/ stays
	rm -rf $(VENV) build dist *.egg-info
