#!/usr/bin/env bash
# Lays a built helpgen into the archive of a release, with completions, manual pages and licences.
#
#   bash ci/package.sh PROGRAM TARGET OUT      makes OUT/helpgen-v0.1.0-TARGET.tar.gz (.zip for Windows)
#   bash ci/package.sh PROGRAM - FOLDER        only writes completions and manual pages into FOLDER
#
# RUNNER runs a program of another machine (qemu-aarch64); without it the program runs itself.
set -euo pipefail
program=$1 target=$2 out=$3
cd "$(dirname "$0")/.."
read -ra run <<<"${RUNNER:-} $program"

extras() { # FOLDER
  local shell name
  mkdir -p "$1/completions" "$1/man/man1" "$1/man/ko/man1"
  for shell in bash zsh fish powershell elvish; do
    "${run[@]}" completions "$shell" >"$1/completions/helpgen.$shell"
  done
  for language in en ko; do
    local pages=$1/man/man1
    if [ "$language" = ko ]; then pages=$1/man/ko/man1; fi
    "${run[@]}" --ui-lang "$language" man >"$pages/helpgen.1"
    while IFS= read -r name; do
      # shellcheck disable=SC2086 # a command of two words is two arguments
      "${run[@]}" --ui-lang "$language" man $name >"$pages/helpgen-${name// /-}.1"
    done < <("${run[@]}" man --list)
  done
}

if [ "$target" = - ]; then
  extras "$out"
  exit 0
fi

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
name=helpgen-v$version-$target
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/$name"
ending=
case "$target" in *windows*) ending=.exe ;; esac
cp "$program" "$work/$name/helpgen$ending"
cp README.md README.ko.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE "$work/$name"
extras "$work/$name"
case "$target" in
  *windows*) (cd "$work" && 7z a -bso0 "$name.zip" "$name") && mv "$work/$name.zip" "$out" ;;
  # The same input makes the same archive: order, owners and days are fixed.
  *)
    tar --version 2>/dev/null | grep -q GNU &&
      fixed=(--sort=name --owner=0 --group=0 --numeric-owner --mtime="@${SOURCE_DATE_EPOCH:-0}") || fixed=()
    (cd "$work" && tar ${fixed[@]+"${fixed[@]}"} -cf - "$name" | gzip -n9 >"$name.tar.gz")
    mv "$work/$name.tar.gz" "$out"
    ;;
esac
