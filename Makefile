# Needs Python 3.11+ and make; everything else goes into .venv from the locks, hash by hash.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin

# Installs a lock unless it is the one installed last.
install = cmp -s $(1) .venv/$(1) || { echo "Installing $(1)"; \
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r $(1) && cp $(1) .venv/$(1); }

ifneq ($(strip $(DATABASE_URL)$(CACHE_URL)),)
RUNTIME := requirements-scaled.txt
else
RUNTIME := requirements.txt
endif

PYTEST := $(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help run test lint bench pictures lock development again

help: ## Show this
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile | expand -t 14

run: $(BIN)/pip ## Install, prepare, load demo data and serve on http://127.0.0.1:8000
	@$(call install,$(RUNTIME))
	@WALL_DEMO="$${WALL_DEMO:-1}" exec $(BIN)/python manage.py serve

test: development ## Run the tests; those in a browser too where Chromium is, those on PostgreSQL with TEST_POSTGRES_URL
	$(PYTEST)
ifneq ($(strip $(TEST_POSTGRES_URL)),)
	DATABASE_URL=$(TEST_POSTGRES_URL) $(PYTEST) -m "not browser and not server" --ignore=tests/bench --ignore=tests/openapi --ignore=tests/pages
endif

lint: development ## Check style, types, templates, migrations and the production settings
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	find templates -name '*.html' -exec $(BIN)/djade --check --target-version 5.2 {} +
	$(BIN)/mypy
	$(BIN)/python manage.py makemigrations --check --dry-run
	SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') DEBUG=0 ALLOWED_HOSTS=localhost \
		TRUST_PROXY=1 $(BIN)/python manage.py check --deploy --fail-level WARNING

bench: development ## Measure against the reference and the limits
	$(BIN)/python -m bench

pictures: development ## Draw the README's pictures anew, with demo data; needs Chromium
	$(BIN)/python -m pytest -q tests/browser/test_pictures.py -m browser --pictures docs/screenshots

lock: development ## Resolve pyproject.toml into the locks
	$(BIN)/uv pip compile pyproject.toml $(LOCKED) -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml $(LOCKED) --extra scaled -c requirements.txt -o requirements-scaled.txt
	$(BIN)/uv pip compile pyproject.toml $(LOCKED) --extra scaled --extra dev -c requirements-scaled.txt -o requirements-dev.txt

LOCKED := --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header

development: $(BIN)/pip
	@$(call install,requirements-dev.txt)

# Made again where it was interrupted in the making or has lost its Python.
$(BIN)/pip: $(shell test -x $(BIN)/python || echo again)
	@test -n "$(PYTHON)" || { echo "The Wall needs Python 3.11 or newer: install it, or name it with PYTHON=…"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than 3.11."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make virtual environments: install its venv package (Debian: apt install python3-venv)."; \
		exit 1; }
	@echo "Creating .venv with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv --clear .venv
