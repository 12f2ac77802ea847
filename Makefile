# Two commands: `make run` and `make test`. Each does all of its own set-up, and is quick the second time.
PYTHON ?= python3
ARGS ?=
.DEFAULT_GOAL := help
.PHONY: help setup run test check lock messages bench-checks bench-search

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' Makefile

setup: ## Prepare everything that `make run` needs, without starting it
	@$(PYTHON) -m setup setup

run: ## Start the demo site and its task worker (another port: make run PORT=8001)
	@$(PYTHON) -m setup run

test: ## Run all tests on SQLite and on PostgreSQL, with Redis and a browser (some: make test ARGS="tests/core -k queue")
	@$(PYTHON) -m setup test $(ARGS)

check: ## Run every static check, as CI does
	@$(PYTHON) -m setup check

lock: ## Write the lock files anew (newer versions: make lock ARGS=--upgrade)
	@$(PYTHON) -m setup lock $(ARGS)

messages: ## Collect the interface texts into cms/locale
	@$(PYTHON) -m setup messages

bench-checks: ## Measure the text checks: precision and recall by rule, milliseconds
	@$(PYTHON) -m setup bench-checks

bench-search: ## Measure the search at 20,000 documents on both databases (fewer: make bench-search ARGS="--size 500")
	@$(PYTHON) -m setup bench-search $(ARGS)
