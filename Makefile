# Two commands are enough for a new user: `make demo` and `make test`.

SWIFT ?= swift
PREFIX ?= /usr/local
SECONDS_EACH ?= 60
TEST_PACKAGES = tmux
EDITOR_PACKAGES = neovim vim emacs-nox elpa-eglot nodejs kate libkf5syntaxhighlighting-tools python3-venv
PACKAGES = libopenblas-serial-dev libgfortran-12-dev libboost-dev libedit-dev libreadstat-dev libexpat1-dev \
  libminizip-dev zlib1g-dev libxlsxwriter-dev
RELEASE = -c release --static-swift-stdlib

.PHONY: demo test test-editors build bench format lint fuzz install packages docs clean

## Sets up everything and runs the report's main table and its difference in differences.
demo: build
	.build/release/kohort run Examples/nibr/tabell_5_2.koh
	.build/release/kohort run Examples/nibr/tabell_5_4.koh

## Sets up everything and runs all tests, with a short seeded run of the fuzz targets.
test: PACKAGES += $(TEST_PACKAGES)
test: build lint
	$(SWIFT) test --disable-xctest
	RUNS=10000 SEED=2019 Fuzz/run

## Drives the language server with pytest-lsp, and the files of every editor with the editor itself or its engine, which
## it installs; not part of `make test`. Of instaui-shiki only VS Code's engine is wanted, and nothing that it needs.
test-editors: PACKAGES += $(EDITOR_PACKAGES)
test-editors: build
	test -x .build/editor-tests/bin/pytest || python3 -m venv .build/editor-tests
	.build/editor-tests/bin/pip install --quiet --requirement Tests/EditorTests/requirements.txt
	.build/editor-tests/bin/pip install --quiet --no-deps --requirement Tests/EditorTests/textmate/requirements.txt
	cd Tests/EditorTests && ../../.build/editor-tests/bin/pytest
	.build/editor-tests/bin/python Tests/EditorTests/random_edits.py 2000

## Leaves the optimised program at .build/release/kohort.
build: packages
	$(SWIFT) build $(RELEASE) --product kohort

## Measures whole processes beside R, gretl, statsmodels, pyfixest and duckreg.
bench: build
	Benchmarks/peers/install
	Benchmarks/run

format:
	$(SWIFT) format format --in-place --recursive Sources Tests Fuzz Package.swift

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Fuzz Package.swift

## Runs the fuzz targets for SECONDS_EACH seconds each.
fuzz: packages
	SECONDS_EACH=$(SECONDS_EACH) Fuzz/run

## Writes the generated part of grammar.md, and of the editors' files, anew.
docs: build
	.build/release/kohort write-grammar grammar.md
	.build/release/kohort write-editor-files editors

install: build
	install -D -m 755 .build/release/kohort $(DESTDIR)$(PREFIX)/bin/kohort
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/kohort Examples/data/*.csv Examples/data/CODEBOOK.md

## Installs the system packages that are missing; as root, or through sudo.
packages:
	@missing=""; for package in $(PACKAGES); do \
	  dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; done; \
	if [ -n "$$missing" ]; then \
	  echo "installing$$missing"; \
	  if [ "$$(id -u)" = 0 ]; then as=""; else as="sudo"; fi; \
	  $$as apt-get update -qq && $$as apt-get install -y -qq --no-install-recommends $$missing; fi

clean:
	rm -rf .build
