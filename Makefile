# What can be done here; `make` alone lists it.

VENV := .venv
BIN := $(VENV)/bin
TOWN ?= data/raw/beispielstadt
STAMP := $(VENV)/.made

# Tests run in two processes; threads of the linear algebra within each would only wait for each other.
export OPENBLAS_NUM_THREADS ?= 1

.DEFAULT_GOAL := help
.PHONY: help setup run check test lint notebooks lock bench clean

help: ## list what can be done
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP) ## make .venv with the package, its command and all tools

$(STAMP): requirements.lock pyproject.toml .ci/venv
	@sh .ci/venv $(VENV)
	@touch $@

run: $(STAMP) ## set up, then run the main job on the sample (TOWN=… for another folder)
	@echo "netzwerk run $(TOWN)"
	@$(BIN)/netzwerk run $(TOWN)

lint: $(STAMP) ## format, rules, types, stairs
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

check: lint ## lint, doctests and tests without browser and notebooks
	$(BIN)/pytest -n 2 --dist loadfile -m "not browser and not notebook"

test: lint ## everything: check, browser and notebooks
	@sh .ci/browser
	$(BIN)/pytest -n 2 --dist loadfile

notebooks: $(STAMP) ## make the notebooks from their text pairs, without outputs
	$(BIN)/jupytext --quiet --update --to ipynb notebooks/*.py

bench: $(STAMP) ## time and memory of the main job, of the import and of --help
	$(BIN)/python benchmarks/run.py

lock: ## write requirements.lock anew from pyproject.toml (needs uv)
	@sh .ci/lock

clean: ## remove .venv and everything that was made
	rm -rf $(VENV) .mypy_cache .ruff_cache .hypothesis build dist
