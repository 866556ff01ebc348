// Texts that come back row after row, kept once: pool ids, flavors, regions.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace poolbill::intake {

/// A text of one Words table; equal texts of one table have equal words.
enum class Word : std::uint32_t { none = 0 };

class Words {
  public:
    Words() { add(""); }
    Words(const Words&) = delete;
    Words& operator=(const Words&) = delete;
    Words(Words&&) = default;
    Words& operator=(Words&&) = default;

    Word add(std::string_view text) {
        if (const auto found = numbers_.find(text); found != numbers_.end()) return found->second;
        const auto word = static_cast<Word>(texts_.size());
        numbers_.emplace(texts_.emplace_back(text), word);
        return word;
    }
    const std::string& operator[](Word word) const { return texts_[static_cast<std::size_t>(word)]; }
    std::size_t size() const { return texts_.size(); }

  private:
    std::deque<std::string> texts_;  // a deque keeps addresses stable: the keys refer to them
    std::unordered_map<std::string_view, Word> numbers_;
};

}  // namespace poolbill::intake
