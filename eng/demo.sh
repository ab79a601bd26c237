#!/usr/bin/env bash
# Installs what the demo needs and starts the demo host. Arguments go to the host: --urls http://127.0.0.1:8080, --store sqlite:PATH …
# Address: --urls, else PORT, else http://127.0.0.1:5080. Build output goes to standard error.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

require_dotnet
require pdftotext poppler-utils

project="$repository/samples/DemoHost/DemoHost.csproj"
say "Building the demo host"
# Analyzers are for those who change the code.
dotnet build "$project" -c Release -v quiet -p:RunAnalyzers=false >&2

case " $* " in
    *" --urls"*) ;;
    *) set -- --urls "http://127.0.0.1:${PORT:-5080}" "$@" ;;
esac
cd "$(dirname "$project")"
exec dotnet bin/Release/net10.0/DemoHost.dll "$@"
