# make demo   read the sample report and write demo/ledger.{xlsx,json,html}
# make serve  the web application with sample accounts, at http://127.0.0.1:8000
# make test   all tests, with coverage; those of reading also compiled, those of the web application also on PostgreSQL
# make compile  compile the modules that read reports again, after a change
# make lint   style, types, layers, vocabulary
# make docs   the documentation, into site/
# make screenshots  pictures of the main pages, into artefacts/screenshots
# make bench  accuracy, and speed against other tools on the same texts
# make readme write what the demo prints and the benchmarks measure into the readmes
# make clean  remove what the above wrote; the environment .venv stays

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo serve compile test test-compiled test-postgres lint format docs screenshots bench readme hooks clean

SAMPLE := samples/linzhou-2017.txt
VENV   := .venv
BIN    := $(VENV)/bin
BASE   := $(VENV)/.installed
SITE   := $(VENV)/.installed-site
DEV    := $(VENV)/.installed-dev
BENCH  := $(VENV)/.installed-bench
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input

# The first interpreter that is new enough; `make PYTHON=/path/to/python` overrides.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

help:
	@sed -n 's/^# make/make/p' Makefile

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "duixian needs Python 3.11 or later; none was found. Install one, or: make PYTHON=/path/to/python3.11 demo" >&2; exit 1; }
	@echo "Creating the environment $(VENV) with $(PYTHON) ..."
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python's venv module is incomplete; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }

$(BASE): pyproject.toml | $(BIN)/python
	@echo "Installing duixian and what it needs into $(VENV); its modules are compiled, which takes a minute or two ..."
	@$(PIP) --editable .
	@touch $@

$(SITE): $(BASE)
	@echo "Installing what the web application needs into $(VENV) ..."
	@$(PIP) --editable '.[site]'
	@touch $@

$(DEV): $(BASE)
	@echo "Installing the development tools into $(VENV) ..."
	@$(PIP) --editable '.[dev]'
	@touch $@

$(BENCH): $(DEV)
	@echo "Installing the tools that the benchmarks compare with into $(VENV) ..."
	@$(PIP) --editable '.[bench]'
	@touch $@

demo: $(BASE)
	@mkdir -p demo
	$(BIN)/duixian read $(SAMPLE)
	$(BIN)/duixian export $(SAMPLE) --out demo/ledger.xlsx
	$(BIN)/duixian export $(SAMPLE) --out demo/ledger.json
	$(BIN)/duixian export $(SAMPLE) --out demo/ledger.html
	@echo "Open demo/ledger.html in a browser; demo/ledger.xlsx in a spreadsheet."

serve: $(SITE)
	$(BIN)/duixian serve --demo --data-dir demo/site

compile: $(DEV)
	$(BIN)/python scripts/compile_modules.py

# One file stays on one worker, so that its module-level set-up runs once. Coverage sees only what runs from its source.
test: $(DEV)
	DUIXIAN_UNCOMPILED=1 $(BIN)/python -m pytest -n auto --dist loadfile --cov --cov-report=term $(PYTEST_ARGS)
	@$(MAKE) --no-print-directory test-compiled
	@$(MAKE) --no-print-directory test-postgres

# The tests of reading once more, as duixian is installed.
test-compiled: $(DEV)
	$(BIN)/python -m pytest -n auto --dist loadfile $(PYTEST_ARGS) tests/test_compiled.py tests/test_sealing.py tests/outline tests/statements \
		tests/ledger tests/coherence tests/settlement tests/exchange tests/test_api.py tests/test_robustness.py

# The tests of the web application once more, on a PostgreSQL server that is started for them.
test-postgres: $(DEV)
	@scripts/postgres.sh $(BIN)/python -m pytest -n auto --dist loadfile tests/site $(PYTEST_ARGS); status=$$?; \
	if [ $$status = 75 ] && [ "$$CI" != true ]; then echo "Left out: the tests of the web application on PostgreSQL."; \
	else exit $$status; fi

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m duixian.vocabulary.check
	$(BIN)/pre-commit validate-config

format: $(DEV)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(DEV)
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

screenshots: $(DEV)
	$(BIN)/python scripts/screenshots.py artefacts/screenshots

bench: $(BENCH)
	-@$(BIN)/python scripts/compile_modules.py
	$(BIN)/python -m benchmarks

readme: $(BENCH)
	-@$(BIN)/python scripts/compile_modules.py
	$(BIN)/python -m benchmarks.readme

hooks: $(DEV)
	$(BIN)/pre-commit install

clean:
	rm -rf demo site artefacts htmlcov .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
