# make lint      build, and check the sample bills
# make test      everything that must hold before a commit
# make lexicons  write the compiled form of Lexicons/ that travels in the binary
# make format    lay the Swift sources out as swift-format wants them
# make docs      the manual as a site of static pages, in .build/site
# make install   an optimised binary in $(DESTDIR)$(PREFIX)/bin, its manual page and shell completions
# make deb       the same as a Debian package in .build/
# make clean     remove what was built

PREFIX ?= /usr/local
SWIFT ?= swift

SOURCES := Package.swift Sources Tests Plugins
COMPILED := Sources/CLexicons/compiled/lexicons.json
# Asked for when it is needed: the first call of swift takes a second.
BIN = $$($(SWIFT) build --show-bin-path)

.PHONY: lint test lexicons format docs install deb clean deps format-check lexicons-check compiled-exists

# The first sample is a bad bill on purpose, so its errors do not fail the target.
lint: deps compiled-exists
	$(SWIFT) build --product treatylint
	"$(BIN)/treatylint" check Samples --fail-level never
	@echo "make lint: done; Samples/ holds errors on purpose, so --fail-level never was given"

test: deps compiled-exists format-check
	$(SWIFT) build --build-tests
	@$(MAKE) --no-print-directory lexicons-check
	"$(BIN)/treatylint" test
	$(SWIFT) test --skip-build

# Compiling reads Lexicons/ alone, so a compiled form that does not decode is no hindrance.
lexicons: deps compiled-exists
	$(SWIFT) build --product treatylint
	"$(BIN)/treatylint" compile-lexicons Lexicons --output $(COMPILED)
	$(SWIFT) build --product treatylint

format:
	$(SWIFT) format --in-place --parallel --recursive $(SOURCES)

# CONFIGURATION=debug takes what `make test` has built already.
CONFIGURATION ?= release
INSTALLED = $(SWIFT) build --configuration $(CONFIGURATION) \
  $(if $(filter release,$(CONFIGURATION)),--static-swift-stdlib)

install: deps compiled-exists
	$(INSTALLED) --product treatylint
	SWIFT="$(SWIFT)" packaging/install.sh "$$($(INSTALLED) --show-bin-path)/treatylint" "$(DESTDIR)$(PREFIX)"

deb: deps compiled-exists
	$(INSTALLED) --product treatylint
	SWIFT="$(SWIFT)" packaging/deb.sh "$$($(INSTALLED) --show-bin-path)/treatylint" .build

docs: deps compiled-exists
	$(SWIFT) build --product treatylint
	"$(BIN)/treatylint" manual docs/manual --output .build/site

clean:
	$(SWIFT) package clean

# Parts of the above

format-check:
	$(SWIFT) format lint --strict --parallel --recursive $(SOURCES)

lexicons-check:
	@"$(BIN)/treatylint" compile-lexicons Lexicons --output .build/lexicons.json
	@cmp --silent .build/lexicons.json $(COMPILED) || { \
	  echo "$(COMPILED) is not what Lexicons/ gives: run 'make lexicons' and commit the result" >&2; \
	  exit 1; }

# The C target embeds this file, so nothing builds without one.
compiled-exists:
	@test -e $(COMPILED) || { mkdir -p $(dir $(COMPILED)) && echo '{}' > $(COMPILED); }

# Installs only what pkg-config does not find.
deps:
	@command -v $(SWIFT) >/dev/null || { \
	  echo "no Swift toolchain: install Swift 6.3 or later from https://www.swift.org/install" >&2; \
	  exit 1; }
	@missing=; \
	command -v pkg-config >/dev/null || missing=" pkg-config"; \
	pkg-config --exists libcmark 2>/dev/null || missing="$$missing libcmark-dev"; \
	pkg-config --exists libpcre2-8 2>/dev/null || missing="$$missing libpcre2-dev"; \
	pkg-config --exists expat 2>/dev/null || missing="$$missing libexpat1-dev"; \
	pkg-config --exists gumbo 2>/dev/null || missing="$$missing libgumbo-dev"; \
	pkg-config --exists libzip 2>/dev/null || missing="$$missing libzip-dev"; \
	command -v pdftotext >/dev/null || missing="$$missing poppler-utils"; \
	test -z "$$missing" && exit 0; \
	command -v apt-get >/dev/null || { \
	  echo "please install:$$missing (these are the names of Debian's packages)" >&2; exit 1; }; \
	as_root=; \
	if test "$$(id -u)" != 0; then \
	  command -v sudo >/dev/null || { \
	    echo "as root, please run: apt-get install$$missing" >&2; exit 1; }; \
	  as_root=sudo; \
	fi; \
	echo "installing:$$missing"; \
	$$as_root apt-get update -q && \
	$$as_root env DEBIAN_FRONTEND=noninteractive \
	  apt-get install -q -y --no-install-recommends $$missing
