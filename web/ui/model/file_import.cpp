#include "web/ui/model/file_import.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace poolbill::ui {
namespace {

/// Cuts a line off, without its end.
std::string_view line_of(std::string_view& text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    return line;
}

}  // namespace

std::vector<intake::NamedFile> files_of(std::string_view text) {
    std::vector<intake::NamedFile> files;
    while (!text.empty()) {
        const std::string_view name = line_of(text), digits = line_of(text);
        std::size_t size = 0;
        const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), size);
        if (failure != std::errc() || end != digits.data() + digits.size() || size > text.size()) break;
        files.push_back({std::string(name), std::string(text.substr(0, size))});
        text.remove_prefix(size);
    }
    return files;
}

bool is_pool_list(const intake::NamedFile& file) {
    constexpr std::size_t looked_at = 4096;
    const std::string_view head = std::string_view(file.bytes).substr(0, looked_at);
    const auto has = [head](std::string_view word) { return head.find(word) != std::string_view::npos; };
    const bool has_pools = has("\"kind\": \"Pool\"") || has("\"kind\":\"Pool\"") || has("\"resources\"");
    return has("\"PoolList\"") || (has("\"items\"") && has_pools);
}

namespace deferred {

ImportedFiles import_files(std::vector<intake::NamedFile> files, Instant today) {
    ImportedFiles result;
    result.report.files = files.size();
    intake::ImportOptions options;
    options.now = today;
    intake::Notes notes;
    Result<intake::Imported> imported = intake::import_files(std::move(files), options, notes);
    if (imported.ok()) {
        intake::Imported taken = std::move(imported).value();
        notes = std::move(taken.notes);
        result.report.pools = taken.scenario.pools.size();
        if (result.report.pools > 0) {
            result.scenario = std::move(taken.scenario);
        } else {
            result.report.error = Error{"scenario.no-pool", "", "The files have prices, but no pool."};
        }
    } else {
        result.report.error = std::move(imported).error();
    }
    result.report.notes = notes.all();
    result.report.dropped_notes = notes.dropped();
    return result;
}

}  // namespace deferred

}  // namespace poolbill::ui
