#!/usr/bin/env bash
# Packs every package, with symbols, into a folder (default: artifacts/packages) that it empties first.
#
#   eng/pack.sh [FOLDER] [VERSION]
#
# VERSION is that of Directory.Build.props unless given. REPOSITORY_URL names the public repository for the packages' links; without it the
# remote "origin" is used if it is an https address, and otherwise packages carry no address.
set -euo pipefail
source "$(dirname "$0")/lib.sh"
cd "$repository"

require_dotnet
folder="${1:-$repository/artifacts/packages}"
version="${2:-}"
url="${REPOSITORY_URL:-$(git remote get-url origin 2>/dev/null || true)}"

properties=(-p:Configuration=Release "-p:PackageOutputPath=$(mkdir -p "$folder" && cd "$folder" && pwd)/")
[ -z "$version" ] || properties+=("-p:PackageVersion=$version")
case "$url" in
    https://*) properties+=("-p:RepositoryUrl=${url%.git}") ;;
    *) say "No public address of the repository is known: the packages carry none." ;;
esac

rm -f "$folder"/Sse.*.nupkg "$folder"/Sse.*.snupkg
say "Packing"
dotnet msbuild eng/pack.proj -restore -m -v:quiet -nologo "${properties[@]}" >&2
printf '%s\n' "$folder"/Sse.*.nupkg >&2
