// Finds the elements of a list by their ids. Stores hashes and indices only; the ids live in the elements.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace poolbill {

class IdIndex {
  public:
    void add(std::string_view id, std::uint32_t index) { by_hash_.emplace(hash(id), index); }
    void remove(std::string_view id, std::uint32_t index) {
        const auto [first, last] = by_hash_.equal_range(hash(id));
        for (auto entry = first; entry != last; ++entry) {
            if (entry->second != index) continue;
            by_hash_.erase(entry);
            return;
        }
    }
    /// @param id_of  returns the id of the element at an index
    template <class IdOf>
    std::optional<std::uint32_t> find(std::string_view id, IdOf&& id_of) const {
        const auto [first, last] = by_hash_.equal_range(hash(id));
        for (auto entry = first; entry != last; ++entry) {
            if (id_of(entry->second) == id) return entry->second;
        }
        return std::nullopt;
    }

    /// Visits the indices of the elements with this id, and perhaps of others, in no order. @param visit  void(std::uint32_t)
    template <class Visit>
    void visit(std::string_view id, Visit&& visit) const {
        const auto [first, last] = by_hash_.equal_range(hash(id));
        for (auto entry = first; entry != last; ++entry)
            visit(entry->second);
    }

  private:
    static std::size_t hash(std::string_view id) { return std::hash<std::string_view>()(id); }

    std::unordered_multimap<std::size_t, std::uint32_t> by_hash_;
};

}  // namespace poolbill
