// Which text of assets/strings/en.json is meant: an area, which is the first part of its key, and a place in it.
//
// The names are generated, a header for each area ("generated/text/bills.hpp" has text::bills_title): a key that is
// missing does not compile, and a new one recompiles what uses its area and no more.
#pragma once

#include <cstdint>

namespace poolbill::ui {

enum class Text : std::uint16_t {};

constexpr Text text_in(unsigned area, unsigned index) {
    return static_cast<Text>(area << 8U | index);
}
constexpr unsigned area_of(Text text) {
    return static_cast<unsigned>(text) >> 8U;
}
constexpr unsigned index_of(Text text) {
    return static_cast<unsigned>(text) & 0xFFU;
}
/// The text that is `distance` keys after `first` in the same area, as months and weekdays are.
constexpr Text text_after(Text first, unsigned distance) {
    return text_in(area_of(first), index_of(first) + distance);
}

}  // namespace poolbill::ui
