# Half the Story. `make serve` and `make test` set everything up first; nothing else needs installing.
PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PORTABLE := .venv-portability

.PHONY: help serve test site check due links claims cases bench portability permalinks requirements clean
.DEFAULT_GOAL := help

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-13s %s\n", $$1, $$2}' Makefile

serve: $(READY) ## serve the course with live reload and print its address
	$(BIN)/mkdocs serve --dev-addr $(ADDRESS)

test: $(READY) ## run every test
	$(BIN)/python -m pytest

site: $(READY) ## build the site into site/
	$(BIN)/mkdocs build --strict

check: $(READY) ## check the content: path:line: rule: message
	@$(BIN)/python scripts/check.py

due: $(READY) ## name the sources whose check is due within 60 days
	@$(BIN)/python scripts/check.py --ahead 60

links: site ## name dead links that lead out of the course (needs the network)
	@$(BIN)/linkchecker --config tests/linkchecker-external.ini --check-extern --output csv site/ > $(VENV)/links.csv || true
	@! grep -E ';(Error: )?(404|410) |NameResolutionError|SSLError' $(VENV)/links.csv | cut -d ';' -f 1,2,4 # many sites refuse robots with 403: not counted

claims: $(READY) ## print where each claim is taught and tested
	@$(BIN)/python scripts/check.py --claims

cases: $(READY) ## draw every case: its moments, choices and endings
	@$(BIN)/python scripts/check.py --cases

bench: $(READY) ## measure reading (Lighthouse; needs npm) and building, beside references
	PYTHONPATH=scripts:tests $(BIN)/python tests/bench.py

portability: $(READY) $(PORTABLE)/.ready ## build with properdocs and materialx, and name every difference
	@$(BIN)/python tests/portability.py $(BIN)/mkdocs $(PORTABLE)/bin/properdocs

permalinks: $(READY) ## add new addresses to tests/permalinks.txt
	$(BIN)/python scripts/check.py --addresses | LC_ALL=C sort -u - tests/permalinks.txt -o tests/permalinks.txt

requirements: $(READY) ## pin requirements.in anew, with hashes
	$(BIN)/pip install --quiet pip-tools==7.6.2
	$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file requirements.txt requirements.in
	$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file requirements-portability.txt requirements-portability.in

clean: ## delete what was built and installed
	rm -rf $(VENV) $(PORTABLE) .cache site

# MkDocs prints its notice about Material's end on every build; CONTRIBUTING.md says what will be done then.
export NO_MKDOCS_2_WARNING := 1

define environment
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Half the Story needs Python 3.11 or newer; set PYTHON=path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(1)
	$(1)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@
endef

$(READY): requirements.txt
	$(call environment,$(VENV))

$(PORTABLE)/.ready: requirements-portability.txt
	$(call environment,$(PORTABLE))
