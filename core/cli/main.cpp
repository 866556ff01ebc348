// The program `poolbill`: files and streams around cli::run.
#include <chrono>
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
    bool wrote = false;
    const auto write = [&wrote](std::string_view text) {
        wrote = true;
        return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    };
    std::string err;
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    int code = poolbill::cli::run(arguments, {read_file, now}, write, err);
    // A network disk may report only now that it is full. Without a report, standard output may be closed already.
    const bool is_closed = std::fclose(stdout) == 0;
    if (wrote && !is_closed && code != 1) {
        err += "The output could not be written in full.\n";
        code = 1;
    }
    std::fwrite(err.data(), 1, err.size(), stderr);
    return code;
}
