#!/usr/bin/env bash
# Says which release of helpgen a job needs, for which machine, and where it will lie.
#
#   WANTED      a release, such as v0.1.0; empty: that of the action
#   ACTION_REF  the ref by which the action was named: v0.1.0, a branch, a commit
#   ACTION_REPOSITORY  owner/name of the action; empty where a workflow names it as ./
#   BINARY      a program that is there already; then nothing is asked
set -euo pipefail

case "$(uname -s)/$(uname -m)" in
  Linux/x86_64) target=x86_64-unknown-linux-musl ;;
  Linux/aarch64 | Linux/arm64) target=aarch64-unknown-linux-musl ;;
  Darwin/x86_64) target=x86_64-apple-darwin ;;
  Darwin/arm64) target=aarch64-apple-darwin ;;
  MINGW*/x86_64 | MSYS*/x86_64) target=x86_64-pc-windows-msvc ;;
  *)
    echo "::error::helpgen has no release for $(uname -s) on $(uname -m)"
    exit 2
    ;;
esac

version=${WANTED:-}
if [ -z "$version" ]; then
  case "${ACTION_REF:-}" in
    v[0-9]*.[0-9]*.[0-9]*) version=$ACTION_REF ;;
    *) version=latest ;; # a branch or a commit has no release of its own
  esac
fi
case "$version" in
  latest | v*) ;;
  *) version=v$version ;;
esac
if [ -n "${BINARY:-}" ]; then version=own; fi

folder=${RUNNER_TOOL_CACHE:-${RUNNER_TEMP:-/tmp}}/helpgen/$version/$target
ending=
case "$target" in *windows*) ending=.exe ;; esac
{
  echo "repository=${ACTION_REPOSITORY:-${GITHUB_REPOSITORY:-}}"
  echo "version=$version"
  echo "target=$target"
  echo "folder=$folder"
  echo "program=$folder/helpgen$ending"
} >>"$GITHUB_OUTPUT"
