# Half the Story. `make serve` and `make test` set everything up first; nothing else needs installing.
PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
VENV ?= .venv
BIN := $(VENV)/bin
PORTABLE := .venv-portability
SCORMHOST := .venv-scormhost
VERSIONS ?= 3.11 3.12 3.13
NU := .cache/markup/node_modules/vnu-jar/build/dist/vnu.jar
READERS := .cache/export-npm/node_modules/.package-lock.json

# Authors need little; tests need that and browsers, linters, readers of paper. What only reads the content replaces nothing that stands.
set_up := $(PYTHON) scripts/environment.py
authors := $(set_up) $(VENV) requirements.txt
reading := $(set_up) --keep $(VENV) requirements.txt
tests := $(set_up) $(VENV) requirements.txt requirements-tests.txt
# Books need WeasyPrint, and no other part does.
exporting = $(if $(filter print,$(or $(PARTS),print)),$(set_up) $(VENV) requirements.txt requirements-export.txt,$(reading))

coverage = $(shell $(PYTHON) -c 'import sys; print("--cov" if sys.version_info >= (3, 12) else "")')
# Checks the scripts of the pages; it is no part of building them. What it keeps stays in this folder, and it asks nobody for news.
deno := DENO_DIR=.cache/deno DENO_NO_UPDATE_CHECK=1 $(BIN)/deno

.PHONY: help serve test sweep seeded engines lint format scripts quick versions site check due links claims cases blueprint pilot export test-export bench cues portability permalinks generated environment browser requirements clean
.DEFAULT_GOAL := help

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-13s %s\n", $$1, $$2}' Makefile

serve: environment ## serve the course with live reload and print its address
	$(BIN)/mkdocs serve --dev-addr $(ADDRESS)

# Each process keeps to its own half, in which tests share what they set up, until it has time for the other's.
test: $(if $(ARGS),,lint scripts) browser ## check the code and run every test; ARGS="-k review" runs some
	$(BIN)/python -m pytest --durations=15 --durations-min=1 $(or $(ARGS),-n auto --dist worksteal $(coverage))

sweep: browser $(if $(filter markup,$(or $(PART),markup)),$(NU)) ## run what is only multiplied: every page in every state; PART=paper runs a part
	$(BIN)/python -m pytest --timeout 300 --durations=15 --durations-min=5 tests/sweep/$(PART) $(ARGS)

seeded: browser ## plant every fault of tests/seeded/faults.yml and write down which test sees it; ARGS="pale-text" plants one
	PYTHONPATH=scripts:tests:tests/support $(BIN)/python -m seeded $(ARGS)

engines: browser ## go a reader's whole way in Chromium, Firefox and WebKit; ARGS="-k Firefox" goes it in one
	@$(set_up) $(VENV) requirements.txt requirements-tests.txt requirements-engines.txt
	$(BIN)/python -m pytest tests/engines $(ARGS)

lint: ## check format, faults and types of the code, in seconds
	@$(tests)
	$(BIN)/ruff format --quiet --check
	$(BIN)/ruff check --quiet
	$(BIN)/mypy --no-error-summary
	$(deno) fmt --check
	$(deno) lint --quiet
	$(deno) check --quiet scripts/theme/js/

format: ## bring the code into its format, and mend what mends itself
	@$(tests)
	$(BIN)/ruff check --quiet --fix-only
	$(BIN)/ruff format --quiet
	$(deno) fmt --quiet

scripts: ## run the tests of the pages' scripts that need no browser
	@$(tests)
	$(deno) test --quiet --no-check --reporter=dot --allow-read=scripts/theme/js,scripts/theme/worker tests/js

quick: $(if $(ARGS),,scripts) ## run the tests that need neither browser nor site
	@$(tests)
	$(BIN)/python -m pytest tests/unit -n auto $(or $(ARGS),$(coverage))

versions: ## run the quick tests with every Python of VERSIONS, each in an environment of its own
	@set -e; for version in $(VERSIONS); do $(MAKE) --no-print-directory quick PYTHON=python$$version VENV=.venv-$$version; done

site: environment ## build the site into site/
	$(BIN)/mkdocs build --strict

check: ## check the content: path:line: rule: message
	@$(reading)
	@$(BIN)/python scripts/cli.py check

due: ## name the sources whose check is due within 60 days
	@$(reading)
	@$(BIN)/python scripts/cli.py check --ahead 60

links: site ## name dead links that lead out of the course (needs the network)
	@$(tests)
	@mkdir -p .cache
	@$(BIN)/linkchecker --config tests/linkchecker-external.ini --check-extern --output csv site/ > .cache/links.csv || true
	@! grep -E ';(Error: )?(404|410) |NameResolutionError|SSLError' .cache/links.csv | cut -d ';' -f 1,2,4 # many sites refuse robots with 403: not counted

claims: ## print where each claim is taught and tested
	@$(reading)
	@$(BIN)/python scripts/cli.py claims

cases: ## draw every case: its moments, choices and endings
	@$(reading)
	@$(BIN)/python scripts/cli.py cases

blueprint: ## print what the assessment asks, by objective, level and claim, and what it leaves out
	@$(reading)
	@$(BIN)/python scripts/cli.py blueprint

pilot: ## write what is needed to try the questions on people into dist/pilot/ (BANK=time-outs: a module's); SHEETS="a.csv b.csv" prints figures
	@$(reading)
	@$(BIN)/python scripts/cli.py pilot $(addprefix --bank=,$(BANK)) $(SHEETS)

export: ## write the course for others into dist/export/; PARTS=offline makes one part, SITE_URL=https://… is where links lead
	@$(exporting)
	@$(BIN)/python scripts/cli.py export $(PARTS)

test-export: browser $(READERS) ## read every export back with readers and runtimes of others; ARGS="-k gift" runs some
	@$(set_up) $(VENV) requirements.txt requirements-tests.txt requirements-export.txt requirements-readers.txt requirements-engines.txt
	@$(set_up) $(SCORMHOST) requirements-scormhost.txt
	$(BIN)/python -m pytest --durations=10 --durations-min=1 $(or $(ARGS),-n auto --dist loadfile tests/export)

bench: browser ## measure reading (Lighthouse; needs npm) and building, beside references
	PYTHONPATH=scripts:tests/support $(BIN)/python tests/tools/bench.py

cues: ## say how often a model finds the best option of a question without reading the question, by bank
	@$(tests)
	@PYTHONPATH=scripts:tests/support $(BIN)/python tests/tools/cues.py $(BANK)

portability: browser ## build with properdocs and materialx, and name every difference, in words, style rules and pictures
	@$(set_up) $(PORTABLE) requirements-portability.txt
	@PYTHONPATH=scripts:tests/support $(BIN)/python tests/tools/portability.py $(BIN)/mkdocs $(PORTABLE)/bin/properdocs

permalinks: environment ## add new addresses to tests/permalinks.txt
	$(BIN)/python scripts/cli.py addresses | LC_ALL=C sort -u - tests/permalinks.txt -o tests/permalinks.txt

generated: ## write again what is made from the code: the lists of rules and directives, the schemas
	@$(reading)
	$(BIN)/python scripts/cli.py rules > .github/rules.md
	$(BIN)/python scripts/cli.py directives > .github/directives.md
	$(BIN)/python scripts/cli.py schema .github/schema

# The W3C's checker of markup, pinned by package-lock.json; it needs npm once, and Java.
$(NU): tests/sweep/markup/package-lock.json
	@mkdir -p .cache/markup
	@cp tests/sweep/markup/package.json tests/sweep/markup/package-lock.json .cache/markup/
	cd .cache/markup && npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $(NU)

# Readers and runtimes that others wrote, pinned by package-lock.json; they need npm once.
$(READERS): tests/export/npm/package-lock.json
	@mkdir -p .cache/export-npm
	@cp tests/export/npm/package.json tests/export/npm/package-lock.json .cache/export-npm/
	cd .cache/export-npm && npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $(READERS)

environment: ## install what authors need, or renew it where the pins have changed
	@$(authors)

browser: ## install what the tests need, and a Chromium where there is none
	@$(tests)
	@$(BIN)/python tests/support/browser.py

# With the oldest Python that is supported, so that what only old ones need is pinned too. Tests are pinned after what they share with authors.
requirements: ## pin requirements*.in anew, with hashes
	$(PYTHON) -m venv .cache/pins
	.cache/pins/bin/pip install --quiet --disable-pip-version-check pip-tools==7.6.2
	@set -e; for name in requirements requirements-tests requirements-portability requirements-engines requirements-export requirements-readers requirements-scormhost; do \
		.cache/pins/bin/pip-compile --quiet --generate-hashes --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file $$name.txt $$name.in; done

clean: ## delete what was built and installed
	rm -rf .venv .venv-* .venv.make-* .cache site

# MkDocs prints its notice about Material's end on every build; ARCHITECTURE.md says what will be done then.
export NO_MKDOCS_2_WARNING := 1
