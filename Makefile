# The newsroom's commands. `make help` lists them; `make run` and `make test` need nothing done before.
#
# Settable: PORT, DATA_DIR, PYTHON, and every variable of docs/reference/settings.md.

SHELL = /bin/sh
.DEFAULT_GOAL = help

VENV = .venv
BIN = $(VENV)/bin
PY = $(BIN)/python
DATA_DIR ?= var
UV_VERSION = 0.13.9
SOURCES = manage.py devtools newsroom home search news tests
PYTEST = env -u DJANGO_SETTINGS_MODULE $(PY) -m pytest
# Whole modules on as many processes as there are cores; tests/conftest.py says which go together.
CORES ?= 2
AT_ONCE = -n $(CORES) --dist loadgroup --no-loadscope-reorder

# A server with DEBUG off whose demo accounts are permitted, and whose secret key lies with the data.
SERVE = DJANGO_SETTINGS_MODULE=newsroom.settings.production; NEWSROOM_DEMO=1; DATA_DIR="$(DATA_DIR)"; \
	export DJANGO_SETTINGS_MODULE NEWSROOM_DEMO DATA_DIR; \
	if [ -z "$$SECRET_KEY$$SECRET_KEY_FILE" ]; then SECRET_KEY_FILE="$(DATA_DIR)/secret_key"; export SECRET_KEY_FILE; fi;

.PHONY: help install install-dev run demo check test test-quick test-all test-sqlite test-postgres journeys pictures fuzz messages lock benchmark faults lighthouse clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

install: $(VENV)/.installed ## Make the virtual environment and install the locked dependencies

run: install $(DATA_DIR)/secret_key ## Start the demo paper on http://localhost:$PORT (8000)
	@$(SERVE) $(PY) manage.py prepare --demo && exec $(PY) -m gunicorn --config newsroom/gunicorn_conf.py

demo: install $(DATA_DIR)/secret_key ## Load the demo paper without starting a server
	@$(SERVE) $(PY) manage.py prepare --demo

check: install-dev ## Format, lint, templates, migrations, architecture, catalogue
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	find templates -name '*.html' -exec $(BIN)/djade --check --target-version 6.1 {} +
	find $(SOURCES) -name '*.py' -not -path '*/migrations/*' -exec $(BIN)/django-upgrade --check --target-version 6.1 {} +
	$(PY) manage.py makemigrations --check --dry-run --settings newsroom.settings.test
	$(PYTEST) -q tests/architecture

test: check ## Everything: check, both databases, a real browser
	@$(MAKE) --no-print-directory test-sqlite
	@$(MAKE) --no-print-directory test-postgres
	@$(MAKE) --no-print-directory journeys

test-quick: check ## Style and all tests on SQLite, without a browser
	@$(MAKE) --no-print-directory test-sqlite

test-all: ## The same as test, and on PostgreSQL also what both databases answer alike
	@EVERY_TEST=1 $(MAKE) --no-print-directory test

test-sqlite: install-dev ## Unit and integration tests on SQLite
	TEST_DATABASE=sqlite $(PYTEST) -q $(AT_ONCE) --ignore=tests/journeys --ignore=tests/architecture

test-postgres: install-dev ## What a database decides, on a real PostgreSQL that is started for it
	TEST_DATABASE=postgres $(PYTEST) -q $(AT_ONCE) --ignore=tests/journeys --ignore=tests/architecture

journeys: install-dev ## Whole jobs in a real Chromium
	$(PYTEST) -q $(AT_ONCE) tests/journeys

pictures: install-dev ## Take the main pages' pictures anew, to be looked at and committed
	RENEW_PICTURES=1 $(PYTEST) -q tests/journeys/test_pictures.py

fuzz: install-dev ## A thousand odd requests to each public address, and new examples for every property
	FUZZ_REQUESTS=1000 $(PYTEST) -q -s tests/fuzz
	FUZZ_REQUESTS=1000 $(PYTEST) -q -m hypothesis tests

messages: install-dev ## Collect strings for translation (needs GNU gettext) and compile the catalogue
	$(PY) manage.py makemessages --locale id --no-location --no-wrap --ignore '$(VENV)/*' --ignore 'tests/*' --ignore '$(DATA_DIR)/*'
	$(PY) -c 'import polib, pathlib; \
	[polib.pofile(str(p)).save_as_mofile(str(p.with_suffix(".mo"))) for p in pathlib.Path("newsroom").rglob("*.po")]'

lock: install ## Write requirements.txt and tests/requirements.txt anew from pyproject.toml
	$(BIN)/pip install --quiet uv==$(UV_VERSION)
	set -e; for target in "requirements.txt" "tests/requirements.txt --group dev"; do \
	  set -- $$target; out=$$1; shift; \
	  $(BIN)/uv pip compile pyproject.toml "$$@" --quiet --generate-hashes --universal --python-version 3.12 \
	    --no-emit-index-url --no-header --output-file "$$out"; \
	  { echo '# Made by `make lock` from pyproject.toml. Do not edit.'; cat "$$out"; } > "$$out.new"; \
	  mv "$$out.new" "$$out"; \
	done

benchmark: install $(DATA_DIR)/secret_key ## Measure what the README promises
	@$(SERVE) $(PY) manage.py benchmark

faults: install-dev ## Seed one-line faults, one after another, and see that the tests find each
	@$(PY) -m devtools.faults

lighthouse: $(VENV)/.installed ## Ask Lighthouse about a running paper (make run); needs Node.js and a Chromium
	@$(PY) devtools/lighthouse.py "http://localhost:$${PORT:-8000}"

clean: ## Remove what install and the tests made; the data directory stays
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis
	find $(SOURCES) -name __pycache__ -type d -prune -exec rm -rf {} +

# The first python3 of a machine may be too old, and Debian packs venv apart: look, and say what is missing.
$(PY):
	@found=; broken=; \
	for candidate in "$(PYTHON)" python3.13 python3.14 python3.12 /usr/bin/python3 python3; do \
	  [ -n "$$candidate" ] && command -v "$$candidate" > /dev/null 2>&1 || continue; \
	  "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 12))' > /dev/null 2>&1 || continue; \
	  if "$$candidate" -c 'import ensurepip, venv, ssl, sqlite3' > /dev/null 2>&1; then found=$$candidate; break; fi; \
	  broken=$$candidate; \
	done; \
	if [ -z "$$found" ]; then \
	  if [ -n "$$broken" ]; then \
	    echo "$$broken cannot make virtual environments. On Debian or Ubuntu: apt-get install python3-venv" >&2; \
	  else \
	    echo "No Python 3.12 or later was found. On Debian or Ubuntu: apt-get install python3 python3-venv" >&2; \
	    echo "If one is elsewhere: make PYTHON=/path/to/python3" >&2; \
	  fi; \
	  exit 1; \
	fi; \
	echo "Making a virtual environment with $$found"; \
	"$$found" -m venv $(VENV)

$(VENV)/.installed: requirements.txt | $(PY)
	@echo "Installing the locked dependencies"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --prefer-binary -r requirements.txt
	@touch $@

install-dev: $(VENV)/.installed-dev

$(VENV)/.installed-dev: tests/requirements.txt $(VENV)/.installed
	@echo "Installing what the tests need"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --prefer-binary -r tests/requirements.txt
	@touch $@

$(DATA_DIR)/secret_key: | $(PY)
	@mkdir -p "$(DATA_DIR)"
	@umask 077; $(PY) -c 'import secrets; print(secrets.token_urlsafe(64))' > $@
