# Two commands: `make run` and `make test`. Each does all of its own set-up, and is quick the second time.
PYTHON ?= python3
ARGS ?=
.DEFAULT_GOAL := help
.PHONY: help setup run test check lock messages bench-checks

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

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
