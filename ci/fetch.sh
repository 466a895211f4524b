#!/usr/bin/env bash
# Fetches a release of helpgen, holds it against its checksum and lays it in a folder. What lies there already stays.
#
#   VERSION     v0.1.0, or latest
#   TARGET      x86_64-unknown-linux-musl, …
#   FOLDER      where helpgen goes
#   REPOSITORY  owner/name of the repository whose release it is
set -euo pipefail

ending=
archive_ending=.tar.gz
case "$TARGET" in *windows*) ending=.exe archive_ending=.zip ;; esac
# The latest release may be another one tomorrow; a named one never is.
if [ "$VERSION" != latest ] && [ -x "$FOLDER/helpgen$ending" ]; then
  exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
release=()
if [ "$VERSION" != latest ]; then release=("$VERSION"); fi
gh release download "${release[@]}" --repo "$REPOSITORY" --dir "$work" \
  --pattern "helpgen-*-$TARGET$archive_ending" --pattern SHA256SUMS

archive=$(cd "$work" && ls helpgen-*-"$TARGET$archive_ending")
(
  cd "$work"
  sum=$(grep -E "[ *]$archive\$" SHA256SUMS) || { echo "::error::SHA256SUMS does not list $archive"; exit 2; }
  if type -P sha256sum >/dev/null; then
    echo "$sum" | sha256sum --check --quiet -
  else
    echo "$sum" | shasum -a 256 --check --quiet -
  fi
) || { echo "::error::$archive is not what was released"; exit 2; }

mkdir -p "$FOLDER"
case "$archive_ending" in
  .zip) unzip -q -o "$work/$archive" -d "$work/unpacked" ;;
  *) mkdir "$work/unpacked" && tar -xzf "$work/$archive" -C "$work/unpacked" ;;
esac
mv -f "$work/unpacked/${archive%"$archive_ending"}/helpgen$ending" "$FOLDER/helpgen$ending"
chmod +x "$FOLDER/helpgen$ending"
"$FOLDER/helpgen$ending" --version
