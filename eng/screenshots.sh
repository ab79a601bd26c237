#!/usr/bin/env bash
# Takes the pictures of the dashboard anew, from workflows that run for them, and puts those that the documentation shows into docs/images.
# All of them, in both colours and on a narrow screen, go to a folder, if one is named: eng/screenshots.sh FOLDER
set -euo pipefail
source "$(dirname "$0")/lib.sh"

require_dotnet
require chromium chromium

folder="${1:-$(mktemp -d)}"
mkdir -p "$folder"
export SCREENSHOTS; SCREENSHOTS="$(cd "$folder" && pwd)"
tests="$repository/tests/Sse.Dashboard.Tests"
say "Building the dashboard's tests"
dotnet build "$tests" -c Release -v quiet -p:RunAnalyzers=false -p:Screenshots=true >&2
say "Running workflows for three minutes, and taking pictures of them"
dotnet "$tests/bin/Release/net10.0/Sse.Dashboard.Tests.dll" -method '*.Screenshots.Take' >&2

for picture in list-light run-dark reports-light items-light; do
    cp "$SCREENSHOTS/dashboard-$picture.png" "$repository/docs/images/dashboard-${picture%-*}.png"
done
ls -l "$repository"/docs/images/dashboard-*.png
