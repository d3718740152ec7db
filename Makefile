# What you can do here. `make` alone prints this list.
SHELL := /bin/bash
python := .venv/bin/python
PYTEST_ARGS ?= -n auto

help:      ## print this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */|/' | awk -F'|' '{printf "make %-9s %s\n", $$1, $$2}'

setup:     ## install everything the site needs, write .env, prepare the database
	@scripts/install.sh
	@$(python) manage.py migrate --verbosity 0
	@$(python) manage.py load_starter_content

run: setup ## set up and serve the site on 127.0.0.1:8000 (HOST= and PORT= to change)
	@$(python) scripts/serve.py

test:      ## set up and run every test, but for the long ones
	@scripts/install.sh dev
	$(python) -m pytest $(PYTEST_ARGS)

test-long: ## the long tests, many examples of each property, and PostgreSQL
	@scripts/install.sh long
	$(python) -m pytest $(PYTEST_ARGS) -m "long or hypothesis" --hypothesis-profile=long
	scripts/test-postgresql.sh $(PYTEST_ARGS)

check:     ## formatting, lint, types, migrations, deployment settings
	@scripts/install.sh dev
	@scripts/check.sh

fix:       ## format and mend what the linters can
	@scripts/install.sh dev
	$(python) -m ruff check --fix . ; $(python) -m ruff format . ; $(python) -m djlint --reformat --quiet templates
	$(python) manage.py write_reveal_css

bench: setup ## time packs, many visitors at once, and texts made to be slow
	$(python) scripts/bench

effort:    ## walk the samples on a phone and count screens, clicks, words
	@scripts/install.sh dev
	@$(python) -m tests.browser.effort

letters: setup ## render sample packs into var/letters to look at
	$(python) scripts/render_letters.py

lock:      ## resolve requirements*.in again into the hashed lock files
	@scripts/install.sh dev
	@for name in requirements requirements-dev; do \
	  UV_SYSTEM_CERTS=true $(python) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes $$name.in -o $$name.txt; done
	@scripts/install.sh dev && $(python) scripts/write_notice.py

.DEFAULT_GOAL := help
.PHONY: help setup run test test-long check fix bench effort letters lock
