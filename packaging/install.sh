#!/usr/bin/env bash
# install.sh BINARY PREFIX: the binary, its manual pages, completions for three shells, the licence.
set -euo pipefail
binary=$1
prefix=$2
here=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

install -d "$prefix/bin" "$prefix/share/doc/treatylint" "$prefix/share/man/man1"
install -m 755 "$binary" "$prefix/bin/treatylint"
install -m 644 "$here/LICENSE" "$here/README.md" "$prefix/share/doc/treatylint/"

python3 "$here/packaging/manual.py" "$binary" >"$scratch/treatylint.1"
gzip -9 -n <"$scratch/treatylint.1" >"$prefix/share/man/man1/treatylint.1.gz"

completion() { # SHELL FOLDER NAME
  install -d "$prefix/share/$2"
  "$binary" --generate-completion-script "$1" >"$prefix/share/$2/$3"
}
completion bash bash-completion/completions treatylint
completion zsh zsh/site-functions _treatylint
completion fish fish/vendor_completions.d treatylint.fish
