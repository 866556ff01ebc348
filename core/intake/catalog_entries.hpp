// The flavors or the disk types of a catalog that is being made, found by code: price lists may have many. Internal to
// core/intake.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id_index.hpp"

namespace poolbill::intake {

template <class Entry>
class CatalogEntries {
  public:
    /// @param entries  at first those of an own scenario; must outlive this, and only this may add to them
    explicit CatalogEntries(std::vector<Entry>& entries) : entries_(entries), own_(entries.size()) {
        for (std::size_t i = 0; i < own_; ++i)
            by_code_.add(entries_[i].code, static_cast<std::uint32_t>(i));
    }

    Entry* find(std::string_view code) {
        const auto code_of = [this](std::uint32_t index) { return std::string_view(entries_[index].code); };
        const auto found = by_code_.find(code, code_of);
        return found ? &entries_[*found] : nullptr;
    }
    /// Makes the entry when there is none.
    Entry& at(const std::string& code) {
        if (Entry* known = find(code)) return *known;
        by_code_.add(code, static_cast<std::uint32_t>(entries_.size()));
        Entry& entry = entries_.emplace_back();
        entry.code = entry.name = code;
        return entry;
    }
    /// Whether the own scenario has it, whose prices win.
    bool is_own(std::string_view code) {
        const Entry* known = find(code);
        return known != nullptr && static_cast<std::size_t>(known - entries_.data()) < own_;
    }
    /// Visits those that the own scenario does not have.
    template <class Visit>
    void for_each_new(Visit visit) {
        for (std::size_t i = own_; i < entries_.size(); ++i)
            visit(entries_[i]);
    }

  private:
    std::vector<Entry>& entries_;
    IdIndex by_code_;
    std::size_t own_;
};

}  // namespace poolbill::intake
