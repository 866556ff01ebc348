#include "web/ui/model/named_files.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

namespace poolbill::ui {
namespace {

/// Cuts a line off, without its end.
std::string_view line_of(std::string_view& text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    return line;
}

std::optional<std::size_t> size_of(std::string_view digits) {
    std::size_t size = 0;
    const char* last = digits.data() + digits.size();
    const auto [end, failure] = std::from_chars(digits.data(), last, size);
    if (failure != std::errc() || end != last) return std::nullopt;
    return size;
}

/// More room than this is made only when the bytes are there.
constexpr std::size_t most_room_at_once = std::size_t{1} << 28;

}  // namespace

std::vector<intake::NamedFile> files_of(std::string_view text) {
    std::vector<intake::NamedFile> files;
    while (!text.empty()) {
        const std::string_view name = line_of(text);
        const std::optional<std::size_t> size = size_of(line_of(text));
        if (!size || *size > text.size()) break;
        files.push_back({std::string(name), std::string(text.substr(0, *size))});
        text.remove_prefix(*size);
    }
    return files;
}

bool ArrivingFiles::begin(std::string_view header) {
    end_file();
    const std::string_view name = line_of(header);
    const std::optional<std::size_t> size = size_of(header);
    if (!size) {
        files_.clear();
        return false;
    }
    files_.push_back({std::string(name), ""});
    files_.back().bytes.reserve(std::min(*size, most_room_at_once));
    size_ = *size;
    return true;
}

bool ArrivingFiles::add(std::string_view bytes) {
    if (files_.empty()) return false;
    std::string& all = files_.back().bytes;
    if (bytes.size() > size_ - all.size()) {
        files_.clear();
        return false;
    }
    all.append(bytes);
    return true;
}

void ArrivingFiles::end_file() {
    if (!files_.empty() && files_.back().bytes.size() != size_) files_.back().bytes.clear();
}

std::vector<intake::NamedFile> ArrivingFiles::take() {
    end_file();
    size_ = 0;
    return std::exchange(files_, {});
}

}  // namespace poolbill::ui
