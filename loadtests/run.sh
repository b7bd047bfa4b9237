#!/usr/bin/env bash
# The three scenarios against a running service, one after the other, headless: run.sh [URL] [SECONDS].
set -euo pipefail
cd "$(dirname "$0")/.."
url="${1:-http://127.0.0.1:8000}"
seconds="${2:-30}"

scenario() {
    printf '\n=== %s ===\n' "$1"
    locust -f loadtests/locustfile.py --headless --only-summary --host "$url" --run-time "${seconds}s" \
        --users "$2" --spawn-rate "$2" "${@:3}"
}

scenario "border post" 50 BorderPost
scenario "carrier batch" 2 CarrierBatch
scenario "mixed with updates" 40 MixedOfficer MixedCarrier MixedOwner
