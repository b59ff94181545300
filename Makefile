# Everything one does here is a target; `make help` lists them. CI calls `make check` and nothing else.

ARTICLE ?= tests/samples/air-strikes/document.txt
OUT ?= map.html
NER ?= ../shared/ner
CORPORA ?= ../shared/corpora
WORK ?= build/model
NOMINATIM ?= /tmp/geomap-nominatim
PYTEST_ARGS ?= -n auto
export ARTICLE OUT PYTHON

VENV := .venv
BIN := $(VENV)/bin
PROJECT := pyproject.toml geomap/draw/assets/package-lock.json geomap/draw/assets/build_hook.py

.DEFAULT_GOAL := help
.PHONY: help map gazetteer test test-nominatim check format lint types imports docs bench screenshot tables model ablation wheel clean

help:  ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

map: $(VENV)/.runtime  ## Map the sample article, or yours: make map ARTICLE=report.txt OUT=map.html
	@$(BIN)/geomap map "$$ARTICLE" -o "$$OUT"
	@echo "Open it in a browser: $$OUT"

gazetteer: $(VENV)/.runtime  ## Build the offline gazetteer again (half a minute)
	$(BIN)/geomap gazetteer build

test: $(VENV)/.dev  ## Install what tests need, a browser among it, and run them all
	@.ci/browser
	$(BIN)/pytest $(PYTEST_ARGS)

test-nominatim: $(VENV)/.dev  ## Install a real Nominatim (Debian, as root), and run the whole chain against it
	tests/nominatim/serve.sh "$(NOMINATIM)" start
	@$(BIN)/geomap gazetteer info >/dev/null 2>&1 || $(BIN)/geomap gazetteer build
	$(BIN)/python -m tests.nominatim http://127.0.0.1:8099; status=$$?; \
		tests/nominatim/serve.sh "$(NOMINATIM)" stop; exit $$status

check: $(VENV)/.dev  ## All that CI runs: format, lint, types, imports, docs, tests
	$(BIN)/ruff format --check geomap tests
	@$(MAKE) --no-print-directory lint types imports docs test

format: $(VENV)/.dev  ## Format the code
	$(BIN)/ruff format geomap tests
	$(BIN)/ruff check --fix-only --select I geomap tests

lint: $(VENV)/.dev  ## Lint with every rule of ruff but the few named in pyproject.toml
	$(BIN)/ruff check geomap tests

types: $(VENV)/.dev  ## Check types with mypy, strictly
	$(BIN)/mypy

imports: $(VENV)/.dev  ## Check that imports point down the house
	$(BIN)/lint-imports

docs: $(VENV)/.dev  ## Check that the README's command reference is what the commands say
	$(BIN)/python -m tests.reference --check

bench: $(VENV)/.dev  ## Print the figures that README and CONTRIBUTING quote
	$(BIN)/python -m tests.benchmarks

screenshot: map $(VENV)/.dev  ## Take the README's picture of the map again
	$(BIN)/python -m tests.browser.screenshot "$$OUT" tests/samples/air-strikes/map.png

tables: $(VENV)/.dev  ## Derive the tables of divisions and counties again
	$(BIN)/python -m geomap.gazetteer.sources.derive_divisions

model: $(VENV)/.dev  ## Train the recogniser's model again (geomap/training/README.md; about an hour of one core)
	$(BIN)/python -m geomap.training "$(NER)" "$(CORPORA)" "$$($(BIN)/python -m geomap.training.index)" "$(WORK)"

ablation: $(VENV)/.dev  ## Print what each rule of the recogniser is worth (an hour of one core)
	$(BIN)/python -m geomap.training.ablation "$(CORPORA)" "$$($(BIN)/python -m geomap.training.index)"

wheel: $(VENV)/.dev  ## Build sdist and wheel into dist/
	$(BIN)/pip wheel --no-deps --wheel-dir dist .

clean:  ## Remove the virtual environment, the gazetteer's index and all that tools left
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -rf geomap/draw/assets/vendor cache/*.sqlite

$(VENV)/.pip: .ci/python
	"$$(.ci/python)" -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	@touch $@

$(VENV)/.runtime: $(VENV)/.pip $(PROJECT)
	$(BIN)/pip install --quiet --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime
	$(BIN)/pip install --quiet --group dev
	@touch $@
