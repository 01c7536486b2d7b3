#!/usr/bin/env pwsh
# Thin on purpose, and the same as build.sh: the build is a program in build/. './build.ps1 --help' lists what it can do.
$ErrorActionPreference = 'Stop'
Push-Location $PSScriptRoot
try {
    if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
        [Console]::Error.WriteLine("build: the .NET SDK 10 is needed and 'dotnet' is not on the PATH. Get it from https://dotnet.microsoft.com/download")
        exit 1
    }
    $version = & dotnet --version
    if ($LASTEXITCODE -ne 0 -or [int]($version.Split('.')[0]) -lt 10) {
        [Console]::Error.WriteLine('build: the .NET SDK 10 is needed. Get it from https://dotnet.microsoft.com/download')
        exit 1
    }

    $env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
    $env:DOTNET_NOLOGO = '1'
    & dotnet run --project build --verbosity quiet -- @args
    exit $LASTEXITCODE
}
finally {
    Pop-Location
}
