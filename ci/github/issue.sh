#!/usr/bin/env bash
# Keeps one issue that lists what only the calendar made wrong. It is opened, rewritten and closed as needed.
#
#   HELPGEN  the program    DIRECTORY  the help center    LANGUAGE_OF_MESSAGES  ko or en
set -euo pipefail

language=${LANGUAGE_OF_MESSAGES:-ko}
case "$language" in
  ko) title='도움말: 날짜가 지나서 확인할 것' ;;
  *) title='Help center: what a date made wrong' ;;
esac
found=$(mktemp)
trap 'rm -f "$found"' EXIT

code=0
"${HELPGEN:-helpgen}" -C "${DIRECTORY:-.}" --ui-lang "$language" check --format json --calendar fail >"$found" || code=$?
if [ "$code" -gt 1 ]; then exit "$code"; fi
list=$(jq -r '.diagnostics[] | select(.cause == "date")
  | "- " + (if .path then "`\(.path)`" + (if .start then ":\(.start.line)" else "" end) + " " else "" end)
    + "\(.message) (\(.rule))"' "$found")

export TITLE=$title
# shellcheck disable=SC2016 # gh fills these in
issue=$(gh issue list --state open --limit 100 --json number,title --jq '.[] | select(.title == $ENV.TITLE) | .number' | head -n 1)
if [ -n "$list" ] && [ -n "$issue" ]; then
  gh issue edit "$issue" --body "$list"
elif [ -n "$list" ]; then
  gh issue create --title "$title" --body "$list"
elif [ -n "$issue" ]; then
  gh issue close "$issue"
fi
