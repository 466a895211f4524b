#!/usr/bin/env bash
# Draws screenshots with known words, reads them, and tells how much is found: `bash benches/ocr/run.sh [FOLDER]`.
#
# Needs tesseract with Korean, Chromium, the Noto and Nanum fonts (Debian: tesseract-ocr tesseract-ocr-kor chromium
# fonts-noto-cjk fonts-nanum), Node.js, and the packages of `tests/browser` (`npm ci`). HELPGEN names the program, else it is built.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:-$(mktemp -d)}
if [ -z "${HELPGEN:-}" ]; then
  cargo build --release --quiet
  HELPGEN=${CARGO_TARGET_DIR:-target}/release/helpgen
fi
node benches/ocr/draw.mjs "$folder"
check() { "$HELPGEN" check -C "$folder" --ocr --rule image/text --format json --deny never --ui-lang ko; }
time check >"$folder/findings.json"
echo "again, from the cache:"
time check >"$folder/again.json"
cmp "$folder/findings.json" "$folder/again.json"
node benches/ocr/score.mjs "$folder/truth.json" "$folder/findings.json"
