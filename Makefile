# Everything runs in an environment of the project's own, made from the lock file and made anew when that changes.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
READY := $(VENV)/.ready
# The machine's pip fills the environment: Debian's venv module has no pip of its own to put there.
PIP := $(PYTHON) -m pip --python $(RUN)/python --quiet --disable-pip-version-check
# Kept, whatever the machine says of it: the tests begin dozens of processes, and each would compile all of it anew.
export PYTHONDONTWRITEBYTECODE :=
# A process for each core, files by their names: sorted by how many tests they have, the longest tests would end alone.
PYTEST := -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

COMPILE := $(RUN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-emit-index-url --no-emit-find-links --no-header

.DEFAULT_GOAL := help
.PHONY: help live image demo test tests torture foreign coverage lint format messages figures bench simulator lock desk pictures clean

help:  ## what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): requirements.lock
	$(PYTHON) -m venv --clear --without-pip $(VENV)
	$(PIP) install --require-hashes --requirement requirements.lock
	@touch $@

live: $(VENV)/.live  ## what the bot needs to run, and nothing else: then ./tilshi check

$(VENV)/.live: deploy/run.lock
	$(PYTHON) -m venv --clear --without-pip $(VENV)
	$(PIP) install --require-hashes --requirement deploy/run.lock
	@touch $@

image: $(READY)  ## the bot in a container: built and tried out, by docker, podman or buildah
	deploy/try

demo: $(READY)  ## the whole bot in a browser, without a token (PORT moves it; ENGINE=postgres WORKERS=2: two processes)
	$(RUN)/python -m demo

test: $(READY)  ## lint, types and all tests, in a process for each core
	@$(MAKE) --no-print-directory --jobs 2 lint tests

tests: $(READY)
	$(RUN)/python $(PYTEST) --in-turn

torture: $(READY)  ## bad days by the hundred (SEEDS=500, or HOURS=1; SEED=17: that one again), then all other long rounds: hours
	$(RUN)/python -m tests.torture $(if $(SEED),--seed $(SEED)) $(if $(SEEDS),--seeds $(SEEDS)) $(if $(HOURS),--hours $(HOURS))
	$(if $(SEED)$(SEEDS)$(HOURS),,$(RUN)/python -m pytest --numprocesses auto tests/torture/torture_*.py)
	$(if $(SEED)$(SEEDS)$(HOURS),,$(RUN)/python $(PYTEST) tests/bot tests/press tests/stories)

foreign: $(READY)  ## bots in libraries of Node live through a story, by a Node that must be installed
	cd simulator/foreign && npm ci --ignore-scripts --no-audit --no-fund
	$(RUN)/python -m pytest simulator/foreign

coverage: $(READY)  ## what the tests do not reach; measuring makes them a third slower
	$(RUN)/coverage erase
	$(RUN)/coverage run $(PYTEST)
	$(RUN)/coverage combine --quiet
	$(RUN)/coverage report --skip-covered --skip-empty --sort=cover | tail -n 25

lint: $(READY)  ## style, types, and who may import whom
	$(RUN)/ruff check
	$(RUN)/ruff format --check
	$(RUN)/mypy
	$(RUN)/lint-imports
	$(RUN)/python -m locales check

format: $(READY)  ## put the code into shape
	$(RUN)/ruff check --fix
	$(RUN)/ruff format

messages: $(READY)  ## bring the catalogues up to the code, to be translated
	$(RUN)/python -m locales update

figures: $(READY)  ## what is counted how, as pages of the documentation
	$(RUN)/python -m docs.figures

bench: $(READY)  ## what it costs, side by side with bare parts, and with what it cost before
	$(RUN)/python -m benchmarks --compare

simulator: $(READY)  ## a Telegram on this machine, with a web chat (PORT moves it)
	$(RUN)/python -m simulator --port $(or $(PORT),8081)

desk: $(READY)  ## the desk in a real browser, by a Chromium that must be installed
	$(PIP) install --require-hashes --requirement docs/pictures.lock
	$(RUN)/python -m pytest tests/desk/browser_desk.py tests/desk/browser_review.py tests/desk/browser_pages.py \
		tests/desk/browser_tables.py tests/desk/browser_people.py

pictures: $(READY)  ## screenshots for the documentation, by a Chromium that must be installed
	$(PIP) install --require-hashes --requirement docs/pictures.lock
	$(RUN)/python -m simulator.pictures
	$(RUN)/python -m docs.pictures
	$(RUN)/python -m docs.guide_pictures
	$(RUN)/python -m docs.guide_running
	$(RUN)/python -m docs.frames

audit: $(READY)  ## are there known holes in what we depend on? Exit code 2 also where nobody could be asked (AUDIT_BY=osv asks others)
	$(PYTHON) -m venv --without-pip .cache/audit
	$(PYTHON) -m pip --python .cache/audit/bin/python --quiet --disable-pip-version-check install --require-hashes --requirement docs/audit.lock
	rm -f .cache/audit.json
	.cache/audit/bin/pip-audit --disable-pip --require-hashes --requirement requirements.lock --progress-spinner off \
		--vulnerability-service $(or $(AUDIT_BY),pypi) --format json --output .cache/audit.json >.cache/audit.log 2>&1 || true
	@$(RUN)/python -m docs.audit .cache/audit.json

lock: $(READY)  ## resolve the dependencies anew
	$(PIP) install uv
	$(COMPILE) --extra dev --output-file requirements.lock
	$(COMPILE) --extra dev --extra pictures --output-file docs/pictures.lock
	echo pip-audit | $(subst pyproject.toml,-,$(COMPILE)) --output-file docs/audit.lock
	$(COMPILE) --constraints requirements.lock --output-file deploy/run.lock

clean:  ## forget the environment and all caches
	rm -rf $(VENV) .mypy_cache .pytest_cache simulator/.pytest_cache .ruff_cache .import_linter_cache .cache/demo .hypothesis .coverage .coverage.*
