# Weigh: every entry point. `make run` and `make test` do all set-up on a fresh machine.
SHELL := /bin/bash
BUILD_PACKAGES := libncurses-dev libsqlite3-dev libcurl4-openssl-dev libssl-dev zlib1g-dev
TEST_PACKAGES := tmux python3-venv
VENV := .build/venv
RELEASE := swift build -c release --static-swift-stdlib --product weigh
PREFIX ?= /usr/local
BENCHES := license edit startup fit probe layers quality scale simulation

.PHONY: run build test check format snapshots docs bench install clean packages test-packages venv \
  $(BENCHES) $(addprefix bench-,$(BENCHES) venv)

run: build
	@"$$($(RELEASE) --show-bin-path)/weigh"

# The program with its compiled catalog beside it, where the program looks for one.
build: packages
	@$(RELEASE)
	@bin="$$($(RELEASE) --show-bin-path)"; mkdir -p "$$bin/../share/weigh"; \
	"$$bin/weigh" catalog build --from catalog --out "$$bin/../share/weigh/catalog.sqlite" --if-changed

packages:
	@$(call install,$(BUILD_PACKAGES))

test-packages:
	@$(call install,$(BUILD_PACKAGES) $(TEST_PACKAGES))

# A virtual environment with the engines and validators that tests talk to.
venv: test-packages
	@[ -d $(VENV) ] || python3 -m venv $(VENV)
	@cmp -s Tests/Tools/requirements.txt $(VENV)/requirements.txt || { \
	  $(VENV)/bin/pip install -q --disable-pip-version-check -r Tests/Tools/requirements.txt && \
	  cp Tests/Tools/requirements.txt $(VENV)/requirements.txt; }

test: venv
	swift build --build-tests
	swift test --skip-build --disable-xctest

check: packages
	swift format lint --strict -r Sources Tests Benchmarks Package.swift
	swift build --build-tests
	swift test --skip-build --disable-xctest --filter LayoutTests
	@.build/debug/weigh catalog lint catalog
	@.build/debug/weigh docs --check docs

format:
	swift format -i -r Sources Tests Benchmarks Package.swift

snapshots: venv
	RECORD_SNAPSHOTS=1 swift test --disable-xctest --filter ScreensTests || true
	swift test --disable-xctest --filter ScreensTests

docs: build
	@"$$($(RELEASE) --show-bin-path)/weigh" docs --out docs

# `make bench` measures everything; `make bench scale` only what is named behind it.
bench: $(addprefix bench-,$(or $(filter $(BENCHES),$(MAKECMDGOALS)),$(BENCHES)))

$(BENCHES): bench ; @:

bench-license: BENCHMARK := LicenseBenchmark
bench-edit: BENCHMARK := EditBenchmark
bench-license bench-edit: packages
	@swift build -c release --static-swift-stdlib --product $(BENCHMARK) 2>&1 | tail -1
	@"$$($(RELEASE) --show-bin-path)/$(BENCHMARK)" catalog

bench-startup bench-fit bench-probe: bench-%: build venv
	@$(VENV)/bin/python Benchmarks/$*.py "$$($(RELEASE) --show-bin-path)/weigh"

# What these need beyond the tests: other engines, and a program that searches names.
bench-venv: venv
	@$(call install,fzy)
	@cmp -s Benchmarks/scale-requirements.txt $(VENV)/scale-requirements.txt || { \
	  $(VENV)/bin/pip install -q --disable-pip-version-check -r Benchmarks/scale-requirements.txt && \
	  cp Benchmarks/scale-requirements.txt $(VENV)/scale-requirements.txt; }

# Millions of rows and names, then ten thousand drawn rankings; `make bench simulation` these alone.
bench-scale: BENCHMARK := ScaleBenchmark
bench-simulation: BENCHMARK := SimulationBenchmark
bench-scale bench-simulation: bench-%: packages bench-venv
	@swift build -c release --static-swift-stdlib --product $(BENCHMARK) 2>&1 | tail -1
	@$(VENV)/bin/python Benchmarks/$*.py "$$($(RELEASE) --show-bin-path)/$(BENCHMARK)"

ifneq ($(filter scale,$(MAKECMDGOALS)),)
bench: bench-simulation
endif

# How well hidden results are predicted by the quality scale in force.
bench-quality: build
	@"$$($(RELEASE) --show-bin-path)/weigh" quality validate

# Layer probes against the same engine at full depth. LLAMA_SERVER=PATH takes another engine than
# the one of the tests; LAYERS="PRESET:QUANTIZATION ..." takes other models.
bench-layers: ENGINE = $(or $(LLAMA_SERVER),$(CURDIR)/.build/llama-server)
bench-layers: packages venv
	@printf '#!/bin/sh\nexec "%s" -B "%s" "$$@"\n' "$(CURDIR)/$(VENV)/bin/python" \
	  "$(CURDIR)/Tests/Tools/llama_server.py" > .build/llama-server; chmod +x .build/llama-server
	@swift build -c release --static-swift-stdlib --product LayerBenchmark 2>&1 | tail -1
	@"$$($(RELEASE) --show-bin-path)/LayerBenchmark" "$(ENGINE)" $(LAYERS)

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/weigh
	install -s "$$($(RELEASE) --show-bin-path)/weigh" $(DESTDIR)$(PREFIX)/bin/weigh
	install -m 644 "$$($(RELEASE) --show-bin-path)/../share/weigh/catalog.sqlite" \
	  $(DESTDIR)$(PREFIX)/share/weigh/catalog.sqlite

clean:
	rm -rf .build

# Installs what is missing of a list of Debian packages, or says which command would.
define install
missing=""; for name in $(1); do \
  dpkg-query -W -f='$${Status}' $$name 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$name"; \
done; \
if [ -n "$$missing" ]; then \
  if [ "$$(id -u)" = 0 ]; then as_root=""; elif command -v sudo >/dev/null; then as_root="sudo"; else \
    echo "Weigh needs these packages:$$missing. As root: apt-get install$$missing" >&2; exit 1; fi; \
  echo "Installing:$$missing"; \
  $$as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -qq $$missing >/dev/null; \
fi
endef
