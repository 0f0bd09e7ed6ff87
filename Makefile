# Needs GNU make and Python 3.11 or later; everything else goes into $(VENV). `make` alone lists what there is.
PYTHON   ?= python3
VENV     ?= .venv
DATA     ?= data/sample
AUDIENCE ?= ofgem
ARGS     ?=

# Scripts in a virtual environment start with its full path, which may hold a space or have moved: modules are run instead.
RUN := $(VENV)/bin/python -m
# The locks are complete, so pip has nothing to resolve; it would ask for the one package that overrides.txt leaves out.
PIP := $(RUN) pip --disable-pip-version-check --quiet --quiet install
HERE := $(PIP) --no-deps --no-build-isolation --editable .
COMPILE := uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url --no-emit-find-links --override overrides.txt

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help report test lab bench fuzz refresh check-notebooks native themes lock clean venv

help:  ## list what can be made
	@echo 'make TARGET [DATA=folder] [AUDIENCE=public|ofgem|participant:ID] [ARGS="..."] [PYTHON=python3]'
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/  \1|\2/p' Makefile | while IFS='|' read -r name what; do printf '%-20s%s\n' "  $$name" "$$what"; done

report: $(VENV)/.report-ready  ## read DATA, run the notebooks, write the report for AUDIENCE into reports/
	@$(RUN) mhhs_analysis report --data "$(DATA)" --audience "$(AUDIENCE)" $(ARGS)

test: $(VENV)/.dev-ready  ## check style and types, then run every test and every notebook
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	$(RUN) pytest -rs -n 2 --dist loadfile --nbval --nbval-current-env --nbval-cell-timeout 300 $(ARGS)
	$(if $(wildcard notebooks/explore/*.ipynb),$(RUN) pytest -rs --nbval-lax --nbval-current-env --nbval-cell-timeout 300 notebooks/explore)

lab: $(VENV)/.dev-ready  ## open the notebooks in JupyterLab
	JUPYTER_CONFIG_PATH="$(CURDIR)/.jupyter" $(RUN) jupyterlab --notebook-dir=notebooks $(ARGS)

bench: $(VENV)/.dev-ready  ## measure how long reading and reporting take (ARGS="reading", "grids", "limits", "gates", "charts" or "report" for one)
	$(RUN) tests.benchmarks $(ARGS)

fuzz: $(VENV)/.dev-ready  ## read 10,000 changed files of every format, and keep those that end badly (ARGS="xls 500" for some)
	$(RUN) tests.fuzz $(ARGS)

refresh: native themes  ## run the committed notebooks again and keep their new outputs
	$(RUN) mhhs_analysis refresh $(ARGS)

check-notebooks: native themes  ## fail if running the committed notebooks would change one
	$(RUN) mhhs_analysis refresh --check $(ARGS)

native: $(VENV)/.report-ready  ## add what reads MS Project's and Primavera's own files (needs Java)
	@sed -n '/^jpype1==/,/^ *#/p;/^mpxj==/,/^ *#/p' requirements-dev.lock | $(PIP) --no-deps --require-hashes --requirement /dev/stdin

themes: $(VENV)/.report-ready  ## add what groups the answers that no theme covers
	@sed -n '/^\(cloudpickle\|joblib\|narwhals\|scikit-learn\|scipy\|threadpoolctl\)==/,/^ *#/p' requirements-dev.lock | $(PIP) --no-deps --require-hashes --requirement /dev/stdin

venv: $(VENV)/.dev-ready  ## make the virtual environment with everything in it

lock:  ## write both lock files again from pyproject.toml (ARGS=--upgrade takes newer versions)
	@command -v uv >/dev/null || { echo 'make lock needs uv: install it with "pip install uv".' >&2; exit 1; }
	echo flit-core | $(COMPILE) $(ARGS) pyproject.toml --all-extras - --output-file requirements-dev.lock
	echo flit-core | $(COMPILE) pyproject.toml - --constraints requirements-dev.lock --output-file requirements.lock

clean:  ## remove the virtual environments and every cache; data and reports stay
	rm -rf "$(VENV)" "$(VENV)"-3.*
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

# A stamp is newer than the lock it was installed from. The two locks agree, so the larger one holds the smaller.
$(VENV)/.report-ready: requirements.lock pyproject.toml | $(VENV)/pyvenv.cfg
	@echo 'Installing what the report needs into $(VENV) (once, about a minute) ...'
	@$(PIP) --no-deps --require-hashes --requirement requirements.lock && $(HERE) && touch $@

$(VENV)/.dev-ready: requirements-dev.lock pyproject.toml | $(VENV)/pyvenv.cfg
	@echo 'Installing what the tests and JupyterLab need into $(VENV) (once, about a minute) ...'
	@$(PIP) --no-deps --require-hashes --requirement requirements-dev.lock && $(HERE) && touch $(VENV)/.report-ready $@

# A half-made environment is taken away again: it would look whole to the next run.
$(VENV)/pyvenv.cfg:
	@command -v "$(PYTHON)" >/dev/null || { echo 'No $(PYTHON) found: install Python 3.11 or later, or say make PYTHON=...' >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11) and "%s is Python %d.%d, the suite needs 3.11 or later: say make PYTHON=python3.12, or whichever you have." % ((sys.argv[1],) + sys.version_info[:2]))' "$(PYTHON)"
	@"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || { echo '$(PYTHON) cannot make virtual environments: on Debian or Ubuntu, apt install python3-venv.' >&2; exit 1; }
	@echo 'Making $(VENV) ...'
	@"$(PYTHON)" -m venv "$(VENV)" || { rm -rf "$(VENV)"; exit 1; }
