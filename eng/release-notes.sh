#!/usr/bin/env bash
# Prints what CHANGELOG.md says about a version, and fails unless Directory.Build.props, the npm package and the changelog all have that version.
#
#   eng/release-notes.sh VERSION
set -euo pipefail
source "$(dirname "$0")/lib.sh"
cd "$repository"

version="${1:?a version such as 0.1.0}"
dotnet_version="$(sed -nE 's|.*<VersionPrefix>(.*)</VersionPrefix>.*|\1|p' Directory.Build.props)"
npm_version="$(sed -nE 's|^  "version": "(.*)",$|\1|p' src/sse-workflow-js/package.json)"

[ "$dotnet_version" = "$version" ] || fail "Directory.Build.props has the version $dotnet_version, not $version."
[ "$npm_version" = "$version" ] || fail "src/sse-workflow-js/package.json has the version $npm_version, not $version."

notes="$(awk -v heading="## [$version]" 'index($0, heading) == 1 { found = 1; next } /^## \[|^\[/ { found = 0 } found' CHANGELOG.md)"
[ -n "${notes//[$' \n']/}" ] || fail "CHANGELOG.md says nothing about $version."
printf '%s\n' "$notes"
