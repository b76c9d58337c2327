# Shared by the scripts of this folder. Sourced, never run.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
started=$SECONDS

say() { printf '\033[1m%4ds\033[0m  %s\n' $((SECONDS - started)) "$*"; }
fail() {
    printf '\n%s: %s\n' "$(basename "$0")" "$1" >&2
    shift
    for line in "$@"; do printf '  %s\n' "$line" >&2; done
    exit 1
}

# What ccache needs to find what another checkout compiled, precompiled headers included.
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime

# Runs a command quietly; when it fails, shows the end of what it printed and says what to do.
quietly() {
    local what=$1 log
    shift
    log=$(mktemp)
    if "$@" >"$log" 2>&1; then
        rm -f "$log"
        return
    fi
    tail -40 "$log" >&2
    fail "$what failed." "The command was: $*" "Its whole output is in $log"
}
