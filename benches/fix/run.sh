#!/usr/bin/env bash
# Does `fix` leave everything but words as it was? Whole trees of markdown are mended with a glossary made of their own
# commonest words, so that there is as much to mend as can be; then another parser (markdown-it) reads every page before and
# after, and what they link to, their code and their HTML are compared. Prints a table; ends with 1 on any difference.
#
#   bash benches/fix/run.sh TREE…
#
# Environment: HELPGEN=path of a build of helpgen (a release is built if it is not given) · WORDS=150 how many words become
# others · KEEP=folder where the mended trees stay · SHOW=10 differences that are shown of each tree
set -euo pipefail
cd "$(dirname "$0")/../.."
[ $# -ge 1 ] || { sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }
here=$PWD/benches/fix
cache=${XDG_CACHE_HOME:-$HOME/.cache}/helpgen
helpgen=${HELPGEN:-}
if [ -z "$helpgen" ]; then
  export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$cache/target}
  cargo build --release --quiet --bin helpgen
  helpgen=$CARGO_TARGET_DIR/release/helpgen
fi
helpgen=$(realpath "$helpgen")
packages=$cache/fix-bench
mkdir -p "$packages"
cp "$here"/package.json "$here"/*.mjs "$packages/"
[ -d "$packages/node_modules/markdown-it-deflist" ] || npm install --silent --no-audit --no-fund --prefix "$packages"
work=${KEEP:-}
if [ -z "$work" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
mkdir -p "$work"
node "$packages/compare.mjs" "$helpgen" "$work" "$@"
