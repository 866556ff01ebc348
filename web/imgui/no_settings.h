// Comes before each of ImGui's sources: its reading of .ini files, the only use of sscanf, finds nothing, so
// the C library's scanner with its floating point is not linked. App turns such files off.
#pragma once

#include <stdio.h>

inline int poolbill_scans_nothing(const char*, const char*, ...) {
    return 0;
}
#define sscanf poolbill_scans_nothing
