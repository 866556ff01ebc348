#include "core/intake/twins.hpp"

#include <algorithm>
#include <numeric>

namespace poolbill::intake {

TwinSearch::TwinSearch(const std::vector<NamedFile>& files) : files_(files), first_(files.size()) {
    std::iota(first_.begin(), first_.end(), std::size_t{0});
}

void TwinSearch::next_file() {
    ++file_;
    other_ = equal_ = 0;
}

bool TwinSearch::read(std::size_t bytes) {
    for (std::size_t left = bytes; file_ < files_.size() && left > 0;) {
        const std::string& own = files_[file_].bytes;
        std::vector<std::size_t>& others = by_size_[own.size()];
        if (other_ == others.size()) {
            others.push_back(file_);
            next_file();
            continue;
        }
        const std::size_t count = std::min(left, own.size() - equal_);
        const bool is_equal = own.compare(equal_, count, files_[others[other_]].bytes, equal_, count) == 0;
        equal_ += count;
        left -= std::max<std::size_t>(count, 1);
        if (!is_equal) {
            ++other_;
            equal_ = 0;
        } else if (equal_ == own.size()) {
            first_[file_] = others[other_];
            next_file();
        }
    }
    return file_ < files_.size();
}

}  // namespace poolbill::intake
