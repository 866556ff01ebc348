// The program `poolbill`: files and streams around cli::run.
#include <cstdio>
#include <vector>

#include "core/cli/run.hpp"

namespace {

std::optional<std::string> read_file(const std::string& name) {
    std::FILE* file = name == "-" ? stdin : std::fopen(name.c_str(), "rb");
    if (!file) return std::nullopt;
    std::string text;
    char buffer[65536];
    while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, file))
        text.append(buffer, size);
    const bool complete = std::ferror(file) == 0;
    if (file != stdin) std::fclose(file);
    if (!complete) return std::nullopt;
    return text;
}

}  // namespace

int main(int count, char** values) {
    const std::vector<std::string_view> arguments(values + (count > 0 ? 1 : 0), values + count);
    std::string out;
    std::string err;
    const int code = poolbill::cli::run(arguments, read_file, out, err);
    std::fwrite(err.data(), 1, err.size(), stderr);
    const bool written =
        std::fwrite(out.data(), 1, out.size(), stdout) == out.size() && std::fflush(stdout) == 0;
    return code == 0 && !written ? 1 : code;
}
