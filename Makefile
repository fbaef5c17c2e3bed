# Everything runs in .venv, which is made from requirements.txt on first use.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CHECKERS := tests/checkers
PEERS := benchmarks/.venv
PEERS_READY := $(PEERS)/.ready
AUDIT := .ci/.venv
AUDIT_READY := $(AUDIT)/.ready
CHECKERS_READY := $(CHECKERS)/node_modules/.package-lock.json

# The build date of the site is that of the last commit, so that a build can be repeated byte by byte.
# Without git there is no such day, and the check finds no date that is to come.
COMMITTED := $(shell git log -1 --format=%ct 2>/dev/null)
ifneq ($(COMMITTED),)
export SOURCE_DATE_EPOCH ?= $(COMMITTED)
endif
# Material prints a banner about MkDocs 2 on every build; this project pins MkDocs below 2.
export NO_MKDOCS_2_WARNING := 1
# Where Python may write down what it has compiled, not every process of the tests compiles it again.
unexport PYTHONDONTWRITEBYTECODE

# Hosts that are not in our own environment: each has one of its own, from tests/hosts/requirements/HOST.txt.
HOSTS := $(patsubst tests/hosts/requirements/%.in,%,$(wildcard tests/hosts/requirements/*.in))
HOSTS_READY := $(HOSTS:%=tests/hosts/.venvs/%/.ready)
WHEELS := tests/hosts/.wheels
LOCK := $(BIN)/uv pip compile --universal --generate-hashes --upgrade --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock" --quiet

BUILD := $(BIN)/python -m hatchling build

FORMAT ?= full
ADDRESS ?=
BASE ?=
MINUTES ?= 30
SEED ?= 0
TAG ?=
REPORT ?=
# What people give a target reaches its program through the environment. Make does not expand it, and no shell
# reads it: the name of a branch may hold anything.
GIVEN := ADDRESS BASE FORMAT MINUTES PYTHON REPORT SEED TAG
$(foreach name,$(GIVEN),$(eval override $(name) := $$(value $(name))))
export $(GIVEN)
# A site made from this repository may have no .github; what init writes is checked as well.
FIRST_SITE := macros/desk/first_site/files
WORKFLOWS := $(wildcard .github/workflows/*.yml) $(FIRST_SITE)/github/publish.yml
CONFIG := $(wildcard .github/ISSUE_TEMPLATE/config.yml)
FORMS := $(filter-out $(CONFIG),$(wildcard .github/ISSUE_TEMPLATE/*.yml))

.PHONY: help site serve check watch test test-fast generated browser-test hosts-test bench growth fuzz dist audit lint format lock clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

site: $(READY) ## build the site into site/
	$(BIN)/python -m mkdocs build --strict

serve: $(READY) ## preview the site while you write; ADDRESS=127.0.0.1:8001 changes where
	$(BIN)/python -m mkdocs serve --dirty $${ADDRESS:+--dev-addr="$$ADDRESS"}

# With a base, findings on the change are reported that no build has; so warnings do not fail there.
check: $(READY) ## check citations, sources and links without a build
	@$(BIN)/python -m macros check --format="$$FORMAT" $$(test -n "$$BASE" || echo --strict) $${BASE:+--base="$$BASE"}

watch: $(READY) ## ask of each source whether it stands as it was cited; REPORT=FILE takes the report
	$(BIN)/python -m macros evidence watch $${REPORT:+--report="$$REPORT"}

test: $(READY) ## run the tests on all processors, with the coverage of macros/
	@rm -f .coverage .coverage.*
	$(BIN)/python -m coverage run -m pytest -n auto --dist loadfile -m "not browser and not hosts"
	@$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report

test-fast: $(READY) ## run the tests that build no site, without coverage
	$(BIN)/python -m pytest -n auto --hypothesis-profile fast -m "not browser and not builds and not hosts"

generated: $(READY) ## write the files that are made from tables: page of rules, schemas for editors
	$(BIN)/python -m macros rules --markdown > docs/contribute/rules.md
	$(BIN)/python -m macros schema front-matter > .vscode/schemas/front-matter.json
	$(BIN)/python -m macros schema settings > .vscode/schemas/settings.json

browser-test: $(READY) $(CHECKERS_READY) ## open the built site in Chromium
	$(BIN)/python -m pytest -m browser -rs

hosts-test: $(READY) $(HOSTS_READY) ## install the wheel beside each host, and build sites there
	@rm -rf $(WHEELS)
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir $(WHEELS) .
	@for host in $(HOSTS); do tests/hosts/.venvs/$$host/bin/python -m pip install --quiet \
		--disable-pip-version-check --no-deps --no-index --force-reinstall $(WHEELS)/*.whl; done
	$(BIN)/python -m pytest -m hosts -rs

bench: $(READY) $(PEERS_READY) ## measure check, build and preview beside their peers
	$(BIN)/python -m benchmarks

growth: $(READY) ## measure a check of texts that grow, from 10 to 300 kB
	$(BIN)/python -m benchmarks.growth

fuzz: $(READY) ## check and build random sites for MINUTES=30 from SEED=0, and keep those that get past the gate
	$(BIN)/python -m tests.fuzzing --minutes "$$MINUTES" --seed "$$SEED" --kept .fuzzing

dist: $(READY) ## build the package into dist/; where TAG is set, it has to name the version
	@version=$$($(BIN)/python -m hatchling version); test -z "$$TAG" || test "$$TAG" = "v$$version" \
		|| { echo "the tag $$TAG is not that of version $$version in pyproject.toml: v$$version" >&2; exit 1; }
	@rm -rf dist
	$(BUILD)

audit: $(AUDIT_READY) ## ask the registries whether a package that is locked here has a known vulnerability
	@failed=; for file in requirements.txt benchmarks/requirements.txt .ci/audit.txt tests/hosts/requirements/*.txt; do \
		echo "$$file"; $(AUDIT)/bin/pip-audit --disable-pip --require-hashes --progress-spinner off \
		--requirement "$$file" || failed=yes; done; \
		npm audit --prefix $(CHECKERS) --package-lock-only || failed=yes; test -z "$$failed"

lint: $(READY) ## check style, types, import directions and workflows
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/zizmor --offline --pedantic --no-progress --quiet $(WORKFLOWS) $(wildcard .github/dependabot.yml)
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows $(WORKFLOWS)
	$(BIN)/check-jsonschema --builtin-schema custom.github-workflows-require-timeout $(WORKFLOWS)
	$(BIN)/check-jsonschema --builtin-schema vendor.gitlab-ci $(FIRST_SITE)/gitlab/gitlab-ci.yml
	$(if $(wildcard .github/dependabot.yml),$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml)
	$(if $(FORMS),$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-forms $(FORMS))
	$(if $(CONFIG),$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-config $(CONFIG))

format: $(READY) ## format the code
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: $(READY) ## write requirements.txt from pyproject.toml, with the newest versions
	$(LOCK) pyproject.toml --extra macros --extra evidence --extra pdf --group dev --output-file requirements.txt
	$(LOCK) benchmarks/requirements.in --python-version 3.11 --output-file benchmarks/requirements.txt
	$(LOCK) .ci/audit.in --python-version 3.11 --output-file .ci/audit.txt
	for host in $(HOSTS); do case $$host in core) extra=;; package) extra=mkdocs;; *) extra=markdown;; esac; \
		$(LOCK) pyproject.toml $${extra:+--extra $$extra} tests/hosts/requirements/$$host.in \
		--python-version 3.11 --output-file tests/hosts/requirements/$$host.txt; done

clean: ## remove everything that make has made
	rm -rf $(VENV) $(PEERS) $(AUDIT) tests/hosts/.venvs $(WHEELS) dist .fuzzing $(CHECKERS)/node_modules .cache site .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(READY): requirements.txt
	@"$$PYTHON" -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Ibidem needs Python 3.11 or newer; name one: make PYTHON=python3.12")'
	@if [ -L $(VENV) ]; then echo "$(VENV) is a link, and making it again would empty its target: remove the link"; exit 1; fi
	"$$PYTHON" -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	@touch $@

$(PEERS_READY): benchmarks/requirements.txt
	"$$PYTHON" -m venv --clear $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement benchmarks/requirements.txt
	@touch $@

$(AUDIT_READY): .ci/audit.txt
	"$$PYTHON" -m venv --clear $(AUDIT)
	$(AUDIT)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@touch $@

tests/hosts/.venvs/%/.ready: tests/hosts/requirements/%.txt
	"$$PYTHON" -m venv --clear $(@D)
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@touch $@

# Without npm the tests that need a checker skip, and say so; in CI they fail.
$(CHECKERS_READY): $(CHECKERS)/package-lock.json
	@if command -v npm >/dev/null; then npm ci --prefix $(CHECKERS) --loglevel=error; else echo "no npm here"; fi
