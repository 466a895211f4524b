#!/usr/bin/env bash
# Writes one comment on a pull request, or replaces the one of the run before. A run without problems says so in the
# comment that is there, and writes none if there is none.
#
#   REPOSITORY, NUMBER       the pull request          COMMENT    the file with its text
#   DIRECTORY                each help center of a repository has a comment of its own
#   REPORT_URL, PREVIEW_URL  links below it            LANGUAGE_OF_MESSAGES  ko or en
set -euo pipefail

marker='<!-- helpgen-report -->'
own="<!-- helpgen-report-of: ${DIRECTORY:-.} -->"
body=$(mktemp)
trap 'rm -f "$body"' EXIT

head -n 1 "$COMMENT" | grep -qxF "$marker" || { echo "::error::$COMMENT is no comment of helpgen"; exit 2; }
case "${LANGUAGE_OF_MESSAGES:-ko}" in
  ko) report=보고서 preview='사이트 미리 보기' ;;
  *) report=Report preview='Preview of the site' ;;
esac
links=
if [ -n "${REPORT_URL:-}" ]; then links="[$report]($REPORT_URL)"; fi
if [ -n "${PREVIEW_URL:-}" ]; then links="${links:+$links · }[$preview]($PREVIEW_URL)"; fi
{
  printf '%s\n%s\n' "$marker" "$own"
  tail -n +2 "$COMMENT"
  if [ -n "$links" ]; then printf '\n%s\n' "$links"; fi
} >"$body"

# Only comments of the account that writes here are replaced: anybody may write a marker.
writer=$(gh api user --jq .login 2>/dev/null) || writer='github-actions[bot]'
export WRITER=$writer MARKER=$marker OWN=$own
# shellcheck disable=SC2016 # gh fills these in
filter='.[] | select(.user.login == $ENV.WRITER and (.body | startswith($ENV.MARKER)) and (.body | contains($ENV.OWN))) | .id'
old=$(gh api --paginate "repos/$REPOSITORY/issues/$NUMBER/comments" --jq "$filter" | head -n 1) || {
  # A pull request from a fork may read, not write.
  echo "::warning::helpgen may not write a comment here; the problems are in the job's summary"
  exit 0
}

if [ -n "$old" ]; then
  gh api --method PATCH "repos/$REPOSITORY/issues/comments/$old" --field "body=@$body" --silent && exit 0
elif grep -qE '^### helpgen: (고칠 것이 없어요|Nothing to mend)$' "$COMMENT"; then
  exit 0
else
  gh api --method POST "repos/$REPOSITORY/issues/$NUMBER/comments" --field "body=@$body" --silent && exit 0
fi
echo "::warning::helpgen may not write a comment here; the problems are in the job's summary"
