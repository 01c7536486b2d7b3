#!/usr/bin/env bash
# Thin on purpose: the build is a program in build/. './build.sh --help' lists what it can do.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

if ! command -v dotnet >/dev/null; then
  echo "build: the .NET SDK 10 is needed and 'dotnet' is not on the PATH. Get it from https://dotnet.microsoft.com/download" >&2
  exit 1
fi
# Outside of the checkout's global.json rule this would answer with a stack of text that hides the reason.
if ! version=$(dotnet --version 2>/dev/null) || [ "${version%%.*}" -lt 10 ]; then
  echo "build: the .NET SDK 10 is needed; installed: $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' ' -). Get it from https://dotnet.microsoft.com/download" >&2
  exit 1
fi

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
exec dotnet run --project build --verbosity quiet -- "$@"
