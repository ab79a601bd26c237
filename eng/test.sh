#!/usr/bin/env bash
# Installs what the tests need, builds with warnings as errors, runs every test, prints the total as its last line.
set -euo pipefail
source "$(dirname "$0")/lib.sh"
cd "$repository"

require_dotnet
require pdftotext poppler-utils
require chromium chromium

results="$repository/artifacts/test-results"
rm -rf "$results" && mkdir -p "$results"

say "Building"
dotnet build Sse.Workflow.sln -c Release -v quiet

passed=0 failed=0 skipped=0

# Adds one test-result file to the totals.
count() {
    local counters; counters="$(grep -o '<Counters [^>]*>' "$1")"
    number() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<"$counters"; }
    local total executed; total="$(number total)" executed="$(number executed)"
    passed=$((passed + $(number passed)))
    skipped=$((skipped + total - executed))
    failed=$((failed + executed - $(number passed)))
}

for project in tests/*.Tests/*.csproj; do
    name="$(basename "$project" .csproj)"
    say "Testing $name"
    dotnet test "$project" -c Release --no-build --nologo -v quiet --logger "trx;LogFileName=$name.trx" --results-directory "$results" || true
    if [ -f "$results/$name.trx" ]; then
        count "$results/$name.trx"
    else
        echo "$name left no results: it did not run to its end." >&2
        failed=$((failed + 1))
    fi
done

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
