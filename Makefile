# Everything the project can do in one word each; `make` alone lists them.

PYTHON ?= python3
PORT ?= 8501
SESSIONS ?= 200
SOAK_MINUTES ?= 5
MUTANTS ?= 20000
MINUTES ?= 30
SHARD ?= 1/1
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-annotate --custom-compile-command 'make lock'

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run serve test check format schema bench gallery audit payloads fuzz slips soak replicas lock \
	hashed licences advisories sbom clean

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/run.stamp ## Open the dashboard on http://localhost:8501
	$(BIN)/streamlit run app.py \
		--server.address 127.0.0.1 --server.port $(PORT) --server.headless true

serve: $(VENV)/run.stamp ## The same with security headers, as for hosting
	$(BIN)/streamlit run serve.py --server.fileWatcherType none \
		--server.address 127.0.0.1 --server.port $(PORT) --server.headless true

# Runs what follows with a browser for tests, installed if there is none.
BROWSE := browser="$$(dev/setup/browser.sh $(BIN)/playwright)" && export BROWSER_PATH="$$browser" && \
	echo "browser: $${browser:-the one Playwright brings}" &&

# Gets the programs that tests run, and names those that cannot be had to the tests.
WITHOUT := TESTS_SHARD=$(SHARD) && export TESTS_SHARD && TESTS_WITHOUT="$$(dev/setup/programs.sh | tr '\n' ' ')" && export TESTS_WITHOUT &&

test: $(VENV)/dev.stamp ## Run every test, or those of some marks: make test TESTS='edition or documents'
	@$(BROWSE) $(WITHOUT) $(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder $(and $(TESTS),-m '$(TESTS)')

check: $(VENV)/dev.stamp ## Check format, style, types, claims and figures, then run the fast tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m components check
	$(BIN)/python -m components figures
	$(BIN)/pytest -n auto -m fast

payloads: $(VENV)/dev.stamp ## Put every hostile text into every field and link, in a browser
	@$(BROWSE) PAYLOADS=all $(BIN)/pytest -n auto --dist load tests/browser/test_payloads.py

fuzz: $(VENV)/dev.stamp ## Load 20,000 damaged claims files: make fuzz MUTANTS=1000 MINUTES=5
	$(BIN)/python -m dev.load.fuzz --mutants $(MUTANTS) --minutes $(MINUTES)

slips: $(VENV)/dev.stamp ## Plant a hundred slips of the hand in the claims, and say which of them land
	$(BIN)/python -m dev.load.slips

soak: $(VENV)/dev.stamp ## Many readers for a while: make soak SESSIONS=200 SOAK_MINUTES=30
	$(BIN)/python -m dev.load.soak --sessions $(SESSIONS) --minutes $(SOAK_MINUTES)

replicas: $(VENV)/dev.stamp ## Kill one of three replicas behind nginx every ten seconds
	$(BIN)/python -m dev.load.replicas

lock: $(VENV)/dev.stamp ## Write the requirements and their hashes again, after a change of pyproject.toml
	$(LOCK) --all-extras --group dev --group supply --output-file requirements-dev.txt
	$(LOCK) --constraints requirements-dev.txt --output-file requirements.txt
	$(LOCK) --constraints requirements-dev.txt --extra pictures --output-file requirements-pictures.txt

hashed: ## Install the product from wheels alone, into a folder that is thrown away
	@dev/setup/venv.sh $(PYTHON) .venv-hashed
	.venv-hashed/bin/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes --only-binary :all: -r requirements.txt
	.venv-hashed/bin/python -m components check
	rm -rf .venv-hashed

advisories: $(VENV)/dev.stamp ## Ask whether a package that is pinned has a known weakness
	$(BIN)/pip-audit --require-hashes --disable-pip -r requirements.txt

sbom: $(VENV)/dev.stamp ## Write the bill of materials, CycloneDX, to sbom.json
	$(BIN)/cyclonedx-py requirements requirements.txt --output-reproducible \
		--of JSON -o sbom.json

licences: $(VENV)/dev.stamp ## Write the licences of all packages to docs/licences.md
	$(BIN)/python -m dev.setup.licences > docs/licences.md

format: $(VENV)/dev.stamp ## Put the code in order
	$(BIN)/ruff check --fix --exit-zero --quiet .
	$(BIN)/ruff format .

bench: $(VENV)/dev.stamp ## Measure speed against Dash, Panel, Vizro and bare Streamlit
	$(BIN)/python -m dev.speed

schema: $(VENV)/run.stamp ## Write the JSON Schema that editors use for the claims file
	$(BIN)/python -m components schema

gallery: $(VENV)/dev.stamp ## Draw every chart in every state on contact sheets
	@$(BROWSE) $(BIN)/python -m dev.looks.gallery

audit: $(VENV)/dev.stamp ## Measure what a reader meets, and write it into the style guide
	@$(BROWSE) $(BIN)/python -m dev.looks.audit

clean: ## Remove what was installed and cached
	rm -rf $(VENV) .venv-hashed sbom.json .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is as new as the last install; each rests on the one before, so `make -j` cannot race.
$(VENV)/made.stamp:
	@dev/setup/venv.sh $(PYTHON) $(VENV)
	@touch $@

$(VENV)/run.stamp: requirements.txt dev/setup/plotly_library.py $(VENV)/made.stamp
	$(PIP) -r requirements.txt
	$(BIN)/python -m dev.setup.plotly_library
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	$(PIP) -r requirements-dev.txt
	$(BIN)/python -m dev.setup.plotly_library
	@touch $@
