#!/usr/bin/env bash
# What do labels and features cost a check? 300 labels for 4 roles in 3 languages, 200 features, 2,000 pages, beside the same
# pages with neither. Prints the medians and their ratio.
#
#   bash benches/labels.sh
#
# Environment: RUNS=7 · HELPGEN=path of a release build (built if it is not given) · PAGES=2000
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${RUNS:-7}
pages=${PAGES:-2000}
helpgen=${HELPGEN:-}
if [ -z "$helpgen" ]; then
  export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/helpgen/target}
  cargo build --release --quiet --bin helpgen
  helpgen=$CARGO_TARGET_DIR/release/helpgen
fi
folder=$(mktemp -d)
[ -n "${KEEP:-}" ] && echo "$folder" >&2 || trap 'rm -rf "$folder"' EXIT

config() { printf 'title: 도움말\nlanguages: [ko, en, ja]\ntoday: 2026-11-22\nrules: { "label/literal": off }\n'; }
roles='roles:\n  r1: { ko: 수강생, en: Student, ja: 受講者 }\n  r2: { ko: 강의자, en: Instructor, ja: 講師 }\n  r3: { ko: 관리자, en: Manager, ja: 管理者 }\n  r4: { ko: 보호자, en: Parent, ja: 保護者 }\n'
concepts() { awk 'BEGIN { print "concepts:"; for (i = 1; i <= 100; i++) printf "  - { id: c%d, definition: { ko: 뜻 }, terms: { ko: { preferred: 개념말%d, deprecated: [옛개념말%d] } } }\n", i, i, i }'; }

for kind in with without; do
  mkdir -p "$folder/$kind/content/ko"
  config > "$folder/$kind/helpgen.yml"
  { printf "$roles"; concepts; } > "$folder/$kind/glossary.yml"
done
awk 'BEGIN {
  print "labels:"
  for (i = 1; i <= 300; i++) {
    printf "  - id: l%d\n    kind: menu\n", i
    if (i > 10) printf "    parent: l%d\n", i % 10 + 1
    print "    text:"
    for (r = 1; r <= 4; r++) printf "      r%d: { ko: %d번 화면 %d, en: Screen %d of %d, ja: 画面%d番%d }\n", r, r, i, i, r, r, i
    printf "    former: [{ role: r1, ko: 옛 화면 %d, until: 2026-01-01 }]\n", i
  }
  print "features:"
  for (i = 1; i <= 200; i++) printf "  - { id: f%d, name: { ko: 기능이름%d, en: Feature %d, ja: 機能%d }, also: { ko: [별난기능%d] }, introduced: 2024-01-01%s, reason: 끝 }\n", i, i, i, i, i, (i % 4 ? "" : ", announced: 2025-01-01, deprecated: 2025-06-01, removed: 2026-01-01")
}' >> "$folder/with/glossary.yml"
awk -v pages="$pages" -v with="$folder/with/content/ko" -v without="$folder/without/content/ko" 'BEGIN {
  for (p = 1; p <= pages; p++) {
    a = with "/" p ".md"; b = without "/" p ".md"
    f = p % 200 + 1
    head = "---\ntitle: " p "번째 글\n"
    printf "%sfeatures: [f%d]\n---\n\n", head, f > a
    printf "%s---\n\n", head > b
    for (s = 1; s <= 12; s++) {
      l = (p * 7 + s * 13) % 300 + 1
      text = "\n강의를 듣다가 궁금한 것이 생기면 화면 아래에서 물어볼 수 있어요. 답이 오면 알림이 와요. 개념말" (l % 100 + 1) "을 함께 보면 더 쉬워요. 저장한 것은 어느 기기에서나 이어서 볼 수 있고, 오래된 것은 한 달 뒤에 지워져요.\n"
      printf "\n## %d번째 절\n%s\n1. :ui[l%d]를 열어요.\n2. **저장** 버튼을 눌러요.\n%s", s, text, l, text > a
      printf "\n## %d번째 절\n%s\n1. **%d번 화면**을 열어요.\n2. **저장** 버튼을 눌러요.\n%s", s, text, l, text > b
    }
    close(a); close(b)
  }
}'

measure() { # KIND: milliseconds of processor time, which other work on the machine hardly touches
  local TIMEFORMAT='%U %S'
  { time "$helpgen" check -C "$folder/$1" --deny never --quiet --no-cache >/dev/null 2>&1; } 2>&1 |
    awk '{ printf "%d\n", ($1 + $2) * 1000 }'
}
: > "$folder/with.ms"; : > "$folder/without.ms"
for _ in $(seq "$runs"); do # in turns, so that a busy moment does not hit one alone
  measure with >> "$folder/with.ms"
  measure without >> "$folder/without.ms"
done
median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
with=$(median "$folder/with.ms"); without=$(median "$folder/without.ms")
awk -v with="$with" -v without="$without" -v pages="$pages" 'BEGIN { printf "%d pages: with labels and features %d ms, without %d ms, ratio %.2f\n", pages, with, without, with / without }'
