#!/usr/bin/env bash
# Installs what the tests need, builds with warnings as errors, runs every test, prints the total as its last line.
set -euo pipefail
source "$(dirname "$0")/lib.sh"
cd "$repository"

# Where Debian keeps nginx, and where the paths of ordinary users do not lead.
export PATH="$PATH:/usr/sbin"

require_dotnet
require pdftotext poppler-utils
[ -n "${CHROMIUM:-}" ] || require chromium chromium
require nginx nginx
require node nodejs
require npm npm
[ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ] || fail "Node 20 or later is needed; this is $(node --version)."
require python3 python3
require curl curl

results="$repository/artifacts/test-results"
rm -rf "$results" && mkdir -p "$results"
passed=0 failed=0 skipped=0

# Adds the totals of a .NET test-result file.
count_trx() {
    local counters; counters="$(grep -o '<Counters [^>]*>' "$1")"
    number() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<"$counters"; }
    local total executed; total="$(number total)" executed="$(number executed)"
    passed=$((passed + $(number passed)))
    skipped=$((skipped + total - executed))
    failed=$((failed + executed - $(number passed)))
}

# Adds the totals of a run of Node's test runner.
count_tap() {
    if ! grep -q '^# fail ' "$1"; then
        echo "$1 has no totals: the run did not come to its end." >&2
        failed=$((failed + 1))
        return
    fi
    number() { sed -nE "s/^# $1 ([0-9]+)$/\1/p" "$2" | tail -n 1; }
    passed=$((passed + $(number pass "$1")))
    skipped=$((skipped + $(number skipped "$1") + $(number todo "$1")))
    failed=$((failed + $(number fail "$1") + $(number cancelled "$1")))
}

test_dotnet() {
    local name; name="$(basename "$1" .csproj)"
    say "Testing $name"
    dotnet test "$1" -c Release --no-build --nologo -v quiet --logger "trx;LogFileName=$name.trx" --results-directory "$results" || true
    if [ -f "$results/$name.trx" ]; then
        count_trx "$results/$name.trx"
    else
        echo "$name left no results: it did not run to its end." >&2
        failed=$((failed + 1))
    fi
}

test_javascript() {
    say "Testing sse-workflow-js and the dashboard's page"
    npm install --prefix src/sse-workflow-js --no-package-lock --no-audit --no-fund --loglevel error
    local folder tap
    for folder in src/sse-workflow-js src/Sse.Dashboard; do
        tap="$results/$(basename "$folder").tap"
        (cd "$folder" && node --test --test-reporter=tap) >"$tap" || grep -B2 -A20 '^ *not ok' "$tap" | head -n 200 || true
        count_tap "$tap"
    done
}

# Published programs are one test: they build without trim warnings and do their work.
test_published() {
    say "Testing published programs"
    if eng/aot.sh; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

# Every sample does what it says: one test.
test_samples() {
    say "Running the samples"
    if samples/check.sh; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

# Benchmarks that no longer run are no proof of anything: one test.
test_benchmarks() {
    say "Running one mark of each group, once"
    if dotnet benchmarks/Sse.Benchmarks/bin/Release/net10.0/Sse.Benchmarks.dll smoke; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

# Real processes, real kills: one test for each store. It says what it did also when it breaks down.
test_torture() {
    say "Torturing three nodes on one $1"
    if dotnet tests/Sse.Torture/bin/Release/net10.0/Sse.Torture.dll short "$1" 2>&1 | tee "$results/torture-$1.log"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

say "Building"
dotnet build Sse.Workflow.sln -c Release -v quiet

for project in tests/*.Tests/*.csproj; do
    test_dotnet "$project"
done
test_javascript
test_published
test_samples
test_benchmarks
test_torture postgres
test_torture sqlite

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
