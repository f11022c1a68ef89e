# Everything one can do here. Each target sets up what it needs, and is quick the second time.

.PHONY: help run test check lint types contracts coverage bench selftest installer clean
.DELETE_ON_ERROR:

BIN := .venv/bin
NEEDS := pyproject.toml constraints.txt .ci/setup
# With COVERAGE=1 the tests are measured while they run, so that the gate needs no second run.
PYTEST := $(BIN)/python -m $(if $(COVERAGE),coverage run -m )pytest
# Stores that live only for a test lie in memory where it has the room: there a flush takes no time.
IN_MEMORY := roomy=$$(df -Pk /dev/shm 2>/dev/null | awk 'END { print ($$4 > 4000000) }'); \
	if [ "$$roomy" = 1 ] && TMPDIR=$$(mktemp -d /dev/shm/test-XXXX); then \
	    export TMPDIR; chmod 755 "$$TMPDIR"; trap 'rm -rf "$$TMPDIR"' EXIT INT TERM; fi;
SCREENLESS := .build/sample
# Three workers on two processors: one or another always waits for a clock.
WORKERS := $$($(BIN)/python -c 'import os; n = os.cpu_count() or 1; print(n + n // 2)')
ALONE := tests/journeys/test_unblocked.py
# Compiled modules are kept whatever the system says: the tests start the program again and again.
export PYTHONDONTWRITEBYTECODE :=

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 20

.venv/.run: $(NEEDS)
	@.ci/setup run
.venv/.test: $(NEEDS)
	@.ci/setup test
.venv/.check: $(NEEDS)
	@.ci/setup check
.venv/.build: $(NEEDS)
	@.ci/setup build

run: .venv/.run  ## open the window; without a display, do the main job without it
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY$$QT_QPA_PLATFORM" ]; then \
	    echo "这里没有屏幕，不开窗口，改为把样例简报收进历史库，再导出 Word 文件。"; \
	    mkdir -p $(SCREENLESS) && \
	    desk="$(BIN)/python -m gazetteer_desk --store $(SCREENLESS)/desk.sqlite" && \
	    id=$$($$desk add resources/sample.json) && \
	    $$desk export "$$id" -o $(SCREENLESS)/sample.docx >/dev/null && \
	    echo "历史库：$(CURDIR)/$(SCREENLESS)/desk.sqlite（编号 $$id）" && \
	    echo "Word 文件：$(CURDIR)/$(SCREENLESS)/sample.docx"; \
	else \
	    exec $(BIN)/python -m gazetteer_desk; \
	fi

# In their order: else files of few tests come last, and a long one of these keeps one processor busy.
test: .venv/.test  ## run every test: what watches the time first, then files side by side on all processors
	@$(IN_MEMORY) $(BIN)/python -m pytest -q -m alone $(ALONE) && \
	$(PYTEST) -n $(WORKERS) --dist loadfile --no-loadscope-reorder --durations 25 --durations-min 2

check: lint types contracts  ## lint, types, contracts, tests with the coverage gate
	@$(MAKE) --no-print-directory test COVERAGE=1
	@$(MAKE) --no-print-directory coverage

lint: .venv/.check
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: .venv/.check
	@$(BIN)/pyright

contracts: .venv/.check
	@$(BIN)/lint-imports

coverage: .venv/.check  ## the gate over the last measured run: core 95 %, window 85 %
	@-$(BIN)/coverage combine -q 2>/dev/null
	@$(BIN)/coverage report --include='gazetteer_desk/*' --skip-covered --fail-under=95
	@$(BIN)/coverage report --include='ui/*' --skip-covered --fail-under=85

bench: .venv/.test  ## print the figures of speed and memory
	@$(BIN)/python -m benchmarks.start
	@$(BIN)/python -m benchmarks.keys
	@$(BIN)/python -m benchmarks.desk
	@$(BIN)/python -m benchmarks.unblocked
	@$(BIN)/python -m benchmarks.searching
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks.replacing
	@$(BIN)/python -m benchmarks.export
	@$(BIN)/python -m benchmarks.counting
	@$(BIN)/python -m benchmarks.pages
	@$(BIN)/python -m benchmarks.preview
	@$(BIN)/python -m benchmarks.proofing
	@$(BIN)/python -m benchmarks.agreement

selftest: .venv/.build  ## freeze the program and try it out
	@$(BIN)/python build_installer.py --self-test

installer: .venv/.build  ## build the installer
	@$(BIN)/python build_installer.py

clean:  ## remove what was built, the environment too
	@rm -rf .venv .build build dist .coverage .coverage.* .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -prune -exec rm -rf {} +
