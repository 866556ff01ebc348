// The files of tests/inputs.
#pragma once

#include <cstdio>
#include <initializer_list>
#include <string>
#include <vector>

#include "core/intake/import.hpp"

namespace poolbill::test {

inline std::vector<intake::NamedFile> inputs(std::initializer_list<const char*> names) {
    std::vector<intake::NamedFile> files;
    for (const char* name : names) {
        intake::NamedFile& file = files.emplace_back(intake::NamedFile{name, ""});
        std::FILE* opened =
            std::fopen((std::string(POOLBILL_SOURCE_DIR "/tests/inputs/") + name).c_str(), "rb");
        if (opened == nullptr) continue;
        char buffer[4096];
        while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, opened))
            file.bytes.append(buffer, size);
        std::fclose(opened);
    }
    return files;
}

}  // namespace poolbill::test
