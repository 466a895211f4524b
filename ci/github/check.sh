#!/usr/bin/env bash
# Checks in a job of GitHub Actions and says where the results lie. It ends well even if there are problems: a later
# step fails the job, after the comment and the report.
#
#   HELPGEN  the program, else helpgen on the PATH    DIRECTORY  the help center         PATHS     what to check, one a line
#   DENY, CALENDAR                as the flags of these names        GLOSSARY  for articles without helpgen.yml
#   CHANGED_SINCE                 a revision                         PREVIEW   true: build the site as well
#   LANGUAGE_OF_MESSAGES          ko or en
set -uo pipefail

directory=${DIRECTORY:-.}
# Outputs lie in the help center's own folder for what can be made again, which git does not see.
results=.helpgen/ci
mkdir -p "$directory/$results"

common=(-C "$directory" --ui-lang "${LANGUAGE_OF_MESSAGES:-ko}")
telling=(--format github --deny "${DENY:-error}" --calendar "${CALENDAR:-warn}")
for format in markdown sarif json; do
  rm -f "$directory/$results/findings.$format"
  telling+=(--output "$format=$results/findings.$format")
done

what=()
while IFS= read -r path; do
  path=${path#"${path%%[![:space:]]*}"} path=${path%"${path##*[![:space:]]}"}
  if [ -n "$path" ]; then what+=("$path"); fi
done <<<"${PATHS:-}"
if [ -n "${GLOSSARY:-}" ]; then what+=(--glossary "$GLOSSARY"); fi
if [ -n "${CHANGED_SINCE:-}" ]; then what+=(--changed-since "$CHANGED_SINCE"); fi

suffix=
if [ "$directory" != . ]; then suffix=-$(printf %s "$directory" | tr -c 'A-Za-z0-9._-' -); fi
site=
report=
preview=${RUNNER_TEMP:-$(mktemp -d)}/helpgen-site$suffix
if [ "${PREVIEW:-false}" = true ]; then
  # The site is made of everything; what to look at narrows the findings alone, so both are run.
  "${HELPGEN:-helpgen}" "${common[@]}" build --quiet --deny never --dist "$preview" >/dev/null 2>&1 && site=$preview
fi
"${HELPGEN:-helpgen}" "${common[@]}" check ${what[@]+"${what[@]}"} "${telling[@]}"
code=$?
if [ -f "$directory/helpgen.yml" ]; then
  # Its findings were told above.
  "${HELPGEN:-helpgen}" "${common[@]}" report --quiet --deny never >/dev/null 2>&1 && report=$directory/report
fi

told() { if [ -s "$directory/$results/findings.$1" ]; then echo "$directory/$results/findings.$1"; fi; }
{
  echo "code=$code"
  echo "comment=$(told markdown)"
  echo "sarif=$(told sarif)"
  echo "json=$(told json)"
  echo "report=$report"
  echo "site=$site"
  echo "suffix=$suffix"
} >>"$GITHUB_OUTPUT"
if [ "$code" -gt 1 ]; then echo "::error::helpgen could not run (exit code $code)"; fi
exit 0
