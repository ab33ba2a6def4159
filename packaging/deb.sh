#!/usr/bin/env bash
# deb.sh BINARY FOLDER: a Debian package of the binary in a folder.
set -euo pipefail
binary=$1
folder=$2
here=$(cd "$(dirname "$0")/.." && pwd)
command -v dpkg-deb >/dev/null || { echo "dpkg-deb is missing: this target needs Debian" >&2; exit 1; }
version=$("$binary" --version)
architecture=$(dpkg --print-architecture)
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

"$here/packaging/install.sh" "$binary" "$stage/usr"
install -d "$stage/DEBIAN"
cat >"$stage/DEBIAN/control" <<CONTROL
Package: treatylint
Version: $version
Architecture: $architecture
Maintainer: the treatylint developers <treatylint@example.org>
Section: text
Priority: optional
Installed-Size: $(du -sk "$stage/usr" | cut -f1)
Depends: libc6, libcmark0.30.2, libexpat1, libgumbo1, libpcre2-8-0, libzip4, poppler-utils
Recommends: git
Description: checks draft cybercrime legislation for powers without safeguards
 Reads a bill in Markdown, text, Akoma Ntoso, HTML, Word or PDF and reports
 powers that are wider than the cybercrime treaties need or lack the
 safeguards they owe: where, why, on whose authority, and what to amend.
CONTROL
package="$folder/treatylint_${version}_$architecture.deb"
dpkg-deb --root-owner-group --build "$stage" "$package"
