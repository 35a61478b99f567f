# Augenhöhe. Braucht nur Python ≥ 3.11, make und git; alles andere holt `make setup`.
PYTHON ?= python3
PORT ?= 8000
export NODE_USE_SYSTEM_CA ?= 1
export PIP_DISABLE_PIP_VERSION_CHECK ?= 1
# Compiled once, read by each of the many processes of a run.
unexport PYTHONDONTWRITEBYTECODE
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev
ASSETS := $(VENV)/.assets

.PHONY: setup demo test check rounds prove bench lock clean messages
.DELETE_ON_ERROR:

setup: $(ASSETS)
	@echo "Fertig. Weiter mit: make demo"

$(RUNTIME): requirements/runtime.lock pyproject.toml
	@echo "Augenhöhe einrichten: Python-Umgebung und Bibliotheken (einmalig, etwa eine Minute) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@test -e $(DEV) || $(BIN)/pip install --quiet --require-hashes -r requirements/runtime.lock
	@echo "$(CURDIR)" > "$$($(BIN)/python -c 'import site; print(site.getsitepackages()[0])')/augenhoehe_checkout.pth"
	@printf '#!%s\nimport sys\nfrom augenhoehe.__main__ import main\nsys.exit(main())\n' "$(CURDIR)/$(BIN)/python" > $(BIN)/augenhoehe
	@chmod +x $(BIN)/augenhoehe
	@touch $@

$(DEV): requirements/dev.lock $(RUNTIME)
	@echo "Werkzeuge für Tests und Prüfungen …"
	@$(BIN)/pip install --quiet --require-hashes -r requirements/dev.lock
	@touch $@

$(ASSETS): $(RUNTIME) package.json package-lock.json tools/assets.py tools/stylesheet.py $(wildcard augenhoehe/locale/*/LC_MESSAGES/*.po augenhoehe/ui/styles/*.css)
	@echo "Designsystem, Schriften und Übersetzungen …"
	@$(BIN)/python tools/assets.py
	@touch $@

demo: $(ASSETS)
	@exec $(BIN)/augenhoehe demo --port $(PORT)

test: $(ASSETS) $(DEV)
	@$(BIN)/python tools/browser.py
	@$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

check: $(ASSETS) $(DEV)
	@$(BIN)/python tools/check.py

rounds: $(ASSETS) $(DEV)
	@$(BIN)/python tools/browser.py
	@$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder -m "rounds and not prove"

prove: $(ASSETS) $(DEV)
	@$(BIN)/python tools/browser.py
	@$(BIN)/python tools/lighthouse.py
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder -m prove

bench: $(ASSETS) $(DEV)
	@$(BIN)/augenhoehe bench

messages: $(DEV)
	@$(BIN)/augenhoehe messages

lock: $(DEV)
	@$(BIN)/uv pip compile pyproject.toml --universal --extra setup --generate-hashes --no-emit-index-url --python-version 3.11 -o requirements/runtime.lock -q
	@$(BIN)/uv pip compile pyproject.toml --universal --extra dev --extra setup --generate-hashes --no-emit-index-url --python-version 3.11 -c requirements/runtime.lock -o requirements/dev.lock -q

clean:
	@rm -rf $(VENV) node_modules build dist augenhoehe/ui/static/vendor
