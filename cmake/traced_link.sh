#!/bin/sh
# Runs a link command and writes the names of all its inputs, members of archives included, to a file.
# Usage: traced_link.sh FILE COMMAND...
set -e
names=$1
shift
NODE_PATH=/usr/share/nodejs "$@" -Wl,--trace >"$names"
