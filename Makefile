# The one door for authors and developers. Everything it installs lies in .venv, but for the system
# packages that scripts/system-packages names.

PYTHON ?= python3
export PYTHON

venv := .venv/bin
pip := $(venv)/python -m pip --quiet --disable-pip-version-check --no-input
install := $(pip) install --only-binary :all: --require-hashes -r
compile := $(venv)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header $(LOCK)
lock := $(compile) --extra watch pyproject.toml requirements/run.in

.PHONY: handouts test test-all check fix docs bench lock clean help system-run system-test
.DELETE_ON_ERROR:
.NOTPARALLEL:

handouts: .venv/.program  ## build every handout of this library (the default)
	@$(venv)/handout build

test: .venv/.program .venv/.test .venv/.readers  ## run the tests that every change must pass
	@$(venv)/python -m pytest -n 2 -m "not slow"

test-all: .venv/.program .venv/.test .venv/.readers  ## run every test, the slow ones too
	@$(venv)/python -m pytest -n 2

check: .venv/.program .venv/.test  ## lint, formatting and types
	@$(venv)/ruff check
	@$(venv)/ruff format --check
	@$(venv)/mypy

fix: .venv/.test  ## repair what ruff can repair, and format
	@$(venv)/ruff check --fix
	@$(venv)/ruff format

docs: .venv/.program  ## write docs/findings.md from the codes
	@$(venv)/python -m tests.findings_page

bench: .venv/.program  ## measure beside what scripts/benchmark-peers installs; BENCH=--quick for a look
	@$(venv)/python -m benchmarks $(BENCH)

lock: .venv/.test  ## write requirements/*.txt anew; LOCK=--upgrade takes newer versions
	@$(lock) --output-file requirements/run.txt
	@$(lock) --extra dask requirements/test.in --output-file requirements/test.txt
	@$(compile) requirements/peers.in --output-file requirements/peers.txt

clean:  ## remove everything that was made here
	rm -rf .venv .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist
	find src tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

help:  ## show this
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

# Each stamp is written when its step is done, so that an interrupted set-up is taken up again.

system-run:
	@scripts/system-packages run

system-test:
	@scripts/system-packages test

.venv/.run: requirements/run.txt | system-run
	@echo 'Setting up .venv with $(PYTHON) …' >&2
	@$(PYTHON) -m venv --clear .venv
	@$(install) $< >&2
	@touch $@

.venv/.test: requirements/test.txt .venv/.run | system-test
	@echo 'Adding the test tools to .venv …' >&2
	@$(install) $< >&2
	@touch $@

.venv/.readers: tests/readers/engines.sha512 scripts/reading-engines .venv/.run | system-test
	@echo 'Fetching the reading engines …' >&2
	@scripts/reading-engines
	@touch $@

.venv/.program: pyproject.toml .venv/.run | system-run
	@$(pip) install --no-deps --no-build-isolation --editable . >&2
	@$(venv)/python -m compileall -q src  # so that the first start is as quick as the second
	@touch $@
