#!/usr/bin/env bash
# Measures what a change costs: a build of everything beside builds after a change, each by a process of its own.
#
#   bash benches/rebuild.sh CORPORA [COUNT]    CORPORA: a folder of markdown; COUNT: 10000
#
# Prints a markdown table: milliseconds and seconds of processor time (medians of RUNS=3 rounds that take turns), and the
# part of the full build. HELPGEN and GENERATE name the programs, if they are built already; DISK=/dev/shm is where the
# pages lie and the sites are written.
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -ge 1 ] || { sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }
corpora=$(realpath "$1") count=${2:-10000}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/helpgen
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$cache/target}
if [ -z "${HELPGEN:-}" ]; then
  cargo build --release --quiet --bin helpgen --example generate
  HELPGEN=$CARGO_TARGET_DIR/release/helpgen GENERATE=$CARGO_TARGET_DIR/release/examples/generate
fi
work=$(mktemp -d "${DISK:-/dev/shm}/helpgen-rebuild.XXXXXX")
trap 'rm -rf "$work"' EXIT
"$GENERATE" "$corpora" "$work/site" "$count" >&2
page=$(find "$work/site/content" -name 'p*.md' | sort | sed -n "$((count / 2))p")
TIMEFORMAT='%R %U %S'

# Runs a build or check and notes its times under a name.
measured() { # NAME ARGUMENT…
  local name=$1
  shift
  { time "$HELPGEN" "$@" -C "$work/site" --deny never --color never --quiet >/dev/null 2>"$work/log"; } 2>"$work/time" || {
    tail -n 20 "$work/log" >&2
    exit 1
  }
  read -r real user system <"$work/time"
  awk -v real="$real" -v own="$user" -v kernel="$system" 'BEGIN { print real * 1000, own + kernel }' >>"$work/$name.times"
  echo "· $name: $real s, $user + $system s of the processor" >&2
}

cold() { rm -rf "$work/site/dist" "$work/site/.helpgen" "$work/site/report"; }

rounds=${RUNS:-3}
for round in $(seq "$rounds"); do
  cold
  measured "full build without the cache" build --no-cache
  cold
  measured "full build" build
  measured "nothing changed" build
  echo "한 문단 더 $round." >>"$page"
  measured "one paragraph" build
  printf '\n## 새 제목 %s\n' "$round" >>"$page"
  measured "one heading" build
  sed -i "0,/^title:.*/s//title: 다른 제목 $round/" "$page"
  measured "one title" build
  sed -i "s/hidden: \[스테이트[0-9]*\]/hidden: [스테이트$round]/" "$work/site/glossary.yml"
  measured "one term of the glossary" build
  # A build counts what pages name, a check does not: the first check after it judges for itself.
  measured "check after a build" check
  measured "check, nothing changed" check
  measured "check without the cache" check --no-cache
done
site=$(find "$work/site/dist" -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum / 1e6 }')
memo=$(find "$work/site/.helpgen" -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum / 1e6 }')

median() { sort -g | awk '{ n[NR] = $1 } END { print NR % 2 ? n[(NR + 1) / 2] : (n[NR / 2] + n[NR / 2 + 1]) / 2 }'; }
base=$(awk '{ print $1 }' "$work/full build.times" | median)
echo "| $count pages | ms | processor, s | of the full build |"
echo "|---|---:|---:|---:|"
for name in "full build without the cache" "full build" "nothing changed" "one paragraph" "one heading" "one title" \
  "one term of the glossary" "check without the cache" "check after a build" "check, nothing changed"; do
  ms=$(awk '{ print $1 }' "$work/$name.times" | median)
  cpu=$(awk '{ print $2 }' "$work/$name.times" | median)
  awk -v name="$name" -v ms="$ms" -v cpu="$cpu" -v base="$base" \
    'BEGIN { printf "| %s | %d | %.2f | 1/%.1f |\n", name, ms, cpu, base / ms }'
done
echo
echo "The site has $site MB, the cache $memo MB."
