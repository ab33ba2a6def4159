#!/usr/bin/env bash
# The last step of action.yml: checks the bills, annotates the change, writes SARIF and a summary.
# Reads PATHS, ARGUMENTS, SARIF, SUMMARY and TREATYLINT; ends as treatylint ends.
set -uo pipefail
read -r -a paths <<<"${PATHS:-.}"
read -r -a arguments <<<"${ARGUMENTS:-}"
outputs=(--format github --format "sarif=${SARIF:-treatylint.sarif}")
if [ "${SUMMARY:-true}" = true ] && [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  report="$(mktemp)"
  outputs+=(--format "markdown=$report")
fi
"${TREATYLINT:-treatylint}" check "${paths[@]}" "${arguments[@]}" "${outputs[@]}"
status=$?
if [ -n "${report:-}" ]; then
  # GitHub takes a summary of 1 MiB.
  head -c 1000000 "$report" >>"$GITHUB_STEP_SUMMARY"
  rm -f "$report"
fi
exit "$status"
