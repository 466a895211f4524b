#!/usr/bin/env bash
# Measures the linter on real pages: time and memory beside textlint with the same terms, mending a whole corpus, growth.
#
#   bash benches/linter.sh CORPORA [PART…]      CORPORA: the folder that holds ko-react and en-astro
#
#   peers      CPU seconds and peak memory of `check`, beside textlint with textlint-rule-prh (npm)
#   mend       `fix` over ko-react, then `check` again: no new finding, no byte changed outside the edits
#   terms      5,000 terms on 10,000 pages: CPU seconds for each MB
#   doubling   twice the input, twice the time: findings on one line, exceptions, terms, nested marks
#
# HELPGEN names the program (default: a release build); RUNS how often each is run (default 5, the median counts).
set -euo pipefail
cd "$(dirname "$0")/.."
here=$PWD
[ $# -ge 1 ] || { sed -n '3,11s/^# \{0,1\}//p' "$0" >&2; exit 2; }
corpora=$(realpath "$1"); shift
parts=("$@"); [ ${#parts[@]} -gt 0 ] || parts=(peers mend terms doubling)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/helpgen
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$cache/target}
if [ -z "${HELPGEN:-}" ]; then
  cargo build --release --quiet --bin helpgen --example generate
  HELPGEN=$CARGO_TARGET_DIR/release/helpgen
fi
runs=${RUNS:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
node benches/peers/terms.mjs "$corpora/ko-react/translate-glossary.json" "$work" 2>/dev/null

# Median CPU seconds and the largest peak memory (KB) of a command, which may fail: it has findings.
measured() {
  local n
  for n in $(seq "$runs"); do
    /usr/bin/time -f '%U %S %M' -o "$work/time" "$@" >/dev/null 2>&1 || true
    tail -1 "$work/time"
  done | awk '{ cpu[NR] = $1 + $2; if ($3 > most) most = $3 } END { n = asort(cpu); printf "%.2f %d\n", cpu[int((n + 1) / 2)], most }'
}
row() { # NAME COMMAND…
  local name=$1 cpu kb
  shift
  read -r cpu kb < <(measured "$@")
  printf '%-44s %8.2f s CPU %8.1f MB\n' "$name" "$cpu" "$(awk "BEGIN { print $kb / 1024 }")"
}
type -P gawk >/dev/null || { apt-get update -qq && apt-get install -y -qq gawk; }
[ -x /usr/bin/time ] || { apt-get update -qq && apt-get install -y -qq time; }

peers() {
  local lint=$cache/textlint pages=$corpora/ko-react/content
  row "helpgen check ko-react" "$HELPGEN" check "$pages" --glossary "$work/glossary.yml" --format json
  row "helpgen check ko-react, one thread" "$HELPGEN" check "$pages" --glossary "$work/glossary.yml" --format json --jobs 1
  row "helpgen check en-astro" "$HELPGEN" check "$corpora/en-astro/content" --glossary "$work/glossary.yml" --format json
  mkdir -p "$lint"
  [ -d "$lint/node_modules/textlint-rule-prh" ] || npm install --silent --prefix "$lint" textlint textlint-rule-prh
  printf '{"rules":{"prh":{"rulePaths":["%s"],"checkEmphasis":true,"checkLink":true,"checkBlockQuote":true}}}' "$work/prh.yml" >"$work/.textlintrc.json"
  row "textlint with prh, ko-react" "$lint/node_modules/.bin/textlint" --rules-base-directory "$lint/node_modules" -c "$work/.textlintrc.json" -f json "$pages/**/*.md"
}

mend() {
  cp -r "$corpora/ko-react/content" "$work/pages"
  chmod -R u+w "$work/pages"
  node benches/peers/mend.mjs "$HELPGEN" "$work/pages" "$work/glossary.yml"
}

terms() {
  local pages=$work/many bytes cpu kb
  "${GENERATE:-$CARGO_TARGET_DIR/release/examples/generate}" "$corpora/ko-react/content" "$pages" 10000 >/dev/null
  bytes=$(find "$pages" -name '*.md*' -print0 | xargs -0 cat | wc -c)
  node benches/peers/many_terms.mjs "$pages" 5000 >"$work/many.yml"
  read -r cpu kb < <(runs=1 measured "$HELPGEN" check "$pages" --glossary "$work/many.yml" --format json)
  awk "BEGIN { printf \"5,000 terms, %.1f MB: %.2f s CPU, %.4f s for each MB, %.0f MB of memory\n\", $bytes / 1e6, $cpu, $cpu / ($bytes / 1e6), $kb / 1024 }"
}

doubling() {
  local kind size
  for kind in findings long-line exceptions unclosed stacked nested terms claims; do
    for size in 1 2 4; do
      rm -rf "$work/grown"; mkdir "$work/grown"
      node benches/peers/grow.mjs "$kind" "$size" "$work/grown"
      read -r cpu _ < <(runs=1 measured "$HELPGEN" fix --diff "$work/grown" --glossary "$work/grown/glossary.yml")
      printf '%-12s × %d %8.2f s CPU\n' "$kind" "$size" "$cpu"
    done
  done
}

for part in "${parts[@]}"; do
  "$part"
done
