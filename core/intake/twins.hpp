// Files that were given more than once.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace poolbill::intake {

struct NamedFile {
    std::string name;  // for the notes
    std::string bytes;
};

/// Compares the files that have the same size, a piece at a time.
class TwinSearch {
  public:
    /// @param files  must outlive the search
    explicit TwinSearch(const std::vector<NamedFile>& files);

    /// Compares about `bytes` more. @return whether there is more to compare
    bool read(std::size_t bytes);
    /// For each file the index of the first file that has the same bytes: its own, unless it is a twin.
    /// @pre nothing more to compare
    std::vector<std::size_t> take() && { return std::move(first_); }

  private:
    void next_file();

    const std::vector<NamedFile>& files_;
    std::map<std::size_t, std::vector<std::size_t>> by_size_;  // files that differ from each other
    std::vector<std::size_t> first_;
    std::size_t file_ = 0;   // that is compared
    std::size_t other_ = 0;  // with this one of its size
    std::size_t equal_ = 0;  // so many bytes
};

}  // namespace poolbill::intake
