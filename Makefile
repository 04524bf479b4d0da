# make run · make test · make ci · make lint
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check

.PHONY: run serve test postgres ci lint slow fuzz figures screenshots translations plain-install oldest-runtime clean

run: $(VENV)/.workstation
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY$$QT_QPA_PLATFORM" ]; then \
	  $(PY) main.py --sample; \
	else \
	  echo "No display: inspecting the sample lot instead."; \
	  $(VENV)/bin/wafer-studio inspect resources/samples --out out/sample --export pdf; \
	fi

# The lab's server on this machine; DATA and PORT can be given.
DATA ?= out/server
PORT ?= 8077
serve: $(VENV)/.server
	$(VENV)/bin/wafer-studio-server --data $(DATA) --port $(PORT)

test: $(VENV)/.everything
	$(PY) -m pytest -m "not slow"

# The server's tests on a PostgreSQL of their own, where there is one.
postgres: $(VENV)/.everything
	$(PY) -m tests.server.postgres -m "not slow" --timeout=300

ci: test lint slow fuzz plain-install oldest-runtime figures

lint: $(VENV)/.everything
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(PY) -m pytest tests/architecture

slow: $(VENV)/.everything
	$(PY) -m pytest -m slow --timeout=1500

# Coverage-guided fuzzing of every reader, some seconds each.
fuzz: $(VENV)/.everything
	$(PY) -m tests.fuzz.atheris_readers --all --seconds 10

# The workstation as a user installs it: a plain wheel in an empty environment, no torch.
plain-install: $(VENV)/.everything
	$(PY) -m tests.e2e.plain_install

# The shipped graphs under the oldest onnxruntime (the DirectML wheel's), against the newest.
oldest-runtime: $(VENV)/.everything
	$(PY) -m tests.e2e.oldest_runtime

# Small settings; the figures that count are from the full ones (see README).
figures: $(VENV)/.everything
	for name in inspect batch stdf startup simulate model training pyramid active quantise explain continual canvas drawing gallery tables journal stall annotate store_scale sync_load sync_fuzz api_load; do $(PY) -m benchmarks.$$name --quick || exit 1; done
	$(PY) -m benchmarks.active --curves --quick
	$(PY) -m benchmarks.fixmatch --quick

# Pictures of every view with the sample lot, for docs/images; look at them.
screenshots: $(VENV)/.everything
	$(PY) -m tests.ui.grab --out docs/images
	$(PY) -m tests.ui.grab_lot --out docs/images
	$(PY) -m tests.ui.grab_personal --out docs/images

# New texts into the translations' files, and these compiled.
translations: $(VENV)/.everything
	$(PY) -m installer.translations

$(VENV)/.system: installer/system_libraries.sh
	bash installer/system_libraries.sh
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.workstation: $(VENV)/.system pyproject.toml
	$(PIP) install --quiet --editable .
	@touch $@

$(VENV)/.server: $(VENV)/.workstation
	$(PIP) install --quiet --editable ".[server]"
	@touch $@

# torchvision comes without its dependencies: smp needs only its Python part, and asking pip to
# resolve it would replace a CPU build of torch (docs/decisions/0030). baal, which the tests compare
# with, comes without Jupyter and the like (docs/decisions/0038).
# grad-cam and the network's library find torch and torchvision in place.
$(VENV)/.everything: $(VENV)/.system pyproject.toml
	$(PIP) install --quiet "torch==2.13.0"
	$(PIP) install --quiet --no-deps "torchvision==0.28.0"
	$(PIP) install --quiet --editable ".[train,server,dev]"
	$(PIP) install --quiet --no-deps "baal>=2.1"
	@touch $@ $(VENV)/.workstation $(VENV)/.server

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
