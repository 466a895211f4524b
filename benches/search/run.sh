#!/usr/bin/env bash
# Measures search on graded queries, through the built program, beside Pagefind and MiniSearch on the same pages.
#
#   bash benches/search/run.sh SHARED [PAGES…]
#
# SHARED holds gold/search/{ko,en}/{docs,queries}.jsonl, gold/search/ko/habits.jsonl and gold/ko-terms/terms.json. A site is built of each docs.jsonl and
# asked through the browser module in Node and through `helpgen search`, the Korean one also with its words apart and together; then of the Korean documents repeated to PAGES pages
# (500 10000 100000), to see what a larger site costs. Environment:
#   WORK=folder       where the sites lie (they are kept); default: a new one below the cache, removed at the end
#   TERMINAL=all      ask the terminal every query, not each tenth
#   PEERS=no          without the peers
set -euo pipefail
cd "$(dirname "$0")/../.."
[ $# -ge 1 ] || { sed -n '3,13s/^# \{0,1\}//p' "$0" >&2; exit 2; }
gold=$(realpath "$1")/gold/search; shift
counts=("$@"); [ ${#counts[@]} -gt 0 ] || counts=(500 10000 100000)
here=$PWD/benches/search
cache=${XDG_CACHE_HOME:-$HOME/.cache}/helpgen
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$cache/target} PACKAGES=$cache/search-bench
if [ -z "${WORK:-}" ]; then
  mkdir -p "$cache"
  WORK=$(mktemp -d "$cache/search-XXXXXX")
  trap 'rm -rf "$WORK"' EXIT
fi
helpgen=${HELPGEN:-$CARGO_TARGET_DIR/release/helpgen}
[ -n "${HELPGEN:-}" ] || cargo build --release --quiet --bin helpgen
mkdir -p "$PACKAGES" "$WORK"
cp "$here/package.json" "$PACKAGES/"
[ -d "$PACKAGES/node_modules/minisearch" ] || npm install --silent --no-audit --no-fund --prefix "$PACKAGES"

site() { # NAME LANG [PAGES]
  rm -rf "${WORK:?}/$1"; mkdir -p "$WORK/$1"
  node "$here/site.mjs" "$gold/$2/docs.jsonl" "$2" "$WORK/$1" "${3:-}"
  "$helpgen" build -C "$WORK/$1" --deny never --quiet >/dev/null 2>&1
}

echo "| on | pages | MRR@10 | recall@10 | MRR@10, terminal | first hit agrees | first query, KB | its requests | each next, KB | index, MB per 1,000 pages | its texts | module, KB |"
echo "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |"
for lang in ko en; do site "$lang" "$lang"; done
node "$here/respaced.mjs" "$gold/../.." "$gold/ko/queries.jsonl" "$WORK/respaced.jsonl"
node "$here/respaced.mjs" "$gold/../.." "$gold/ko/queries.jsonl" "$WORK/as-they-are.jsonl" as-they-are
for set in respaced as-they-are; do
  node "$here/measure.mjs" "$helpgen" "$WORK/ko" ko "$WORK/$set.jsonl" "ko/queries, $set"
done
for set in ko/queries en/queries ko/habits; do
  lang=${set%/*}
  node "$here/measure.mjs" "$helpgen" "$WORK/$lang" "$lang" "$gold/$set.jsonl" "$set"
  node "$here/chromium.mjs" "$WORK/$lang" "$lang" "$gold/$set.jsonl" "$set"
done
if [ "${PEERS:-yes}" = yes ]; then
  for lang in ko en; do
    "$PACKAGES/node_modules/.bin/pagefind" --site "$WORK/$lang/dist" --force-language "$lang" >/dev/null
    echo "Pagefind's index, $lang: $(du -sb "$WORK/$lang/dist/pagefind" | cut -f1) bytes" >&2
  done
  for set in ko/queries en/queries ko/habits; do
    lang=${set%/*}
    node "$here/chromium.mjs" "$WORK/$lang" "$lang" "$gold/$set.jsonl" "$set" pagefind
    node "$here/minisearch.mjs" "$gold/$lang/docs.jsonl" "$gold/$set.jsonl" "$set"
  done
fi
for count in "${counts[@]}"; do
  site "ko-$count" ko "$count"
  node "$here/measure.mjs" "$helpgen" "$WORK/ko-$count" ko "$gold/ko/queries.jsonl" "ko, $count pages"
done
