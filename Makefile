# `make demo` and `make test` need Python 3.11 or later and make; everything else is set up inside .venv.

VENV := .venv
PY := $(VENV)/bin/python
LEAN := $(VENV)/.lean
DEV := $(VENV)/.dev
PROJECT := $(VENV)/.project

# 3.11 and 3.12 first: for them every pinned package has a wheel. A name on the PATH that does not run is passed over.
PYTHONS := python3.12 python3.11 python3 python3.13 python3.14 python
PYTHON ?= $(shell for p in $(PYTHONS); do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)

PIP := $(PY) -m pip --disable-pip-version-check install --quiet --progress-bar off
# Pinned and complete, so nothing is resolved; built without isolation, so nothing unpinned is fetched.
PINNED := --no-deps --no-build-isolation --use-pep517

.PHONY: help
help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

.PHONY: demo
demo: setup ## Set up, then show the whole way on an embedded broker: articles in, quotations out
	$(PY) -m pipeline demo

.PHONY: setup
setup: $(PROJECT) ## Make .venv with the pinned packages (about a minute; no PyTorch)

.PHONY: setup-dev
setup-dev: $(DEV) $(PROJECT) ## The same with what the tests need

.PHONY: test
test: check ## Set up, then lint, type check and test
	$(PY) -m pytest -n 2 --dist loadfile

.PHONY: check
check: setup-dev ## Lint and type check alone
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

.PHONY: test-slow
test-slow: setup-dev ## The tests that take longer than a few seconds
	$(PY) -m pytest -m slow

.PHONY: test-kafka
test-kafka: setup-dev ## The tests on a real Kafka, schema registry and HDFS (needs Java 17 and Maven; fetches 300 MB once)
	$(PY) -m pytest -m kafka $(FETCHING)

.PHONY: test-flink
test-flink: setup-dev ## The tests on a real Apache Flink and Kafka (the same; fetches 150 MB once)
	$(PY) -m pytest -m flink $(FETCHING)

# What is fetched before the first test has a time limit of its own, and does not count as that test's.
FETCHING := -o timeout_func_only=true

SEED := 6
ROUNDS := 2

.PHONY: test-faults
test-faults: setup-dev ## Random faults on a real Apache Kafka; SEED=7 ROUNDS=20 for others, and for longer
	FAULTS_SEED=$(SEED) FAULTS_ROUNDS=$(ROUNDS) $(PY) -m pytest -m faults

.PHONY: compile
compile: setup-dev ## Compile the language side: the same records, two and a half times as fast (needs a C compiler and some minutes)
	COMPILE_LANGUAGE=1 $(PY) setup.py --quiet build_ext --inplace

LANGUAGE_TESTS := tests/language tests/tagging tests/words tests/evaluation

.PHONY: test-compiled
test-compiled: compile ## Compile, and test what was compiled
	TEST_COMPILED=1 $(PY) -m pytest -n 2 --dist loadfile $(LANGUAGE_TESTS)
	TEST_COMPILED=1 $(PY) -m pytest -m compiled tests/language
	$(PY) -m pytest -m slow -s tests/benchmarks/test_tagging_speed.py

.PHONY: uncompile
uncompile: ## Go back to the Python sources
	find pipeline -name '*.so' -delete
	rm -rf *__mypyc*.so pipeline/language/compiled.json build

.PHONY: eval
eval: setup-dev ## Score the language side on the annotated texts, and say what changed
	$(PY) -m tests.evaluation

.PHONY: format
format: setup-dev ## Put the code into the common form
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

.PHONY: lock
lock: $(PROJECT) ## Write requirements/*.txt anew from setup.py, with the newest versions that fit
	$(PIP) uv==0.13.9
	$(LOCK) --extra demo requirements/build.in -o requirements/lean.txt
	$(LOCK) --extra dev requirements/build.in -c requirements/lean.txt -o requirements/dev.txt

.PHONY: audit
audit: setup-dev ## Ask the package index whether a pinned version was withdrawn (takes minutes: it looks at every package)
	@said=$$($(PIP) --dry-run --ignore-installed $(PINNED) -r requirements/lean.txt -r requirements/dev.txt 2>&1) \
		|| { echo "$$said" >&2; exit 1; }; \
	case "$$said" in *yanked*) echo "$$said" >&2; exit 1;; esac; \
	echo "No pinned version was withdrawn."

LOCK = $(PY) -m uv pip compile setup.py --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --excludes requirements/leave-out.txt --override requirements/override.txt \
	--custom-compile-command 'make lock'

.PHONY: clean
clean: uncompile ## Remove what was made here: .venv, caches, builds
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A .venv that was made elsewhere (a copied or moved folder) points to the wrong place: make it anew.
ifneq ($(shell cat $(LEAN) 2>/dev/null),$(CURDIR))
.PHONY: $(LEAN)
endif

$(LEAN): requirements/lean.txt
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or later found (looked for: $(PYTHONS))." \
		"Install one, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot make virtual environments." \
		"Install its venv package (on Debian and Ubuntu: python3-venv)." >&2; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version) and the pinned packages (about a minute) ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) --no-deps $$(grep -o '^setuptools==[^ ]*' $<)
	@$(PIP) $(PINNED) -r $<
	@echo '$(CURDIR)' > $@

$(DEV): requirements/dev.txt $(LEAN)
	@echo "Adding the pinned packages for the tests ..."
	@$(PIP) $(PINNED) -r $<
	@touch $@

$(PROJECT): setup.py pyproject.toml $(LEAN)
	@$(PIP) $(PINNED) --editable .
	@touch $@
