#include <doctest/doctest.h>

#include <string>

#include "imgui.h"
#include "imgui_internal.h"

namespace {

template <class... Arguments>
std::string formatted(const char* format, Arguments... arguments) {
    char text[32];
    const int size = ImFormatString(text, sizeof text, format, arguments...);
    return std::string(text, static_cast<std::size_t>(size));
}

}  // namespace

TEST_CASE("ImGui's names of windows and popups are written as printf would") {
    CHECK(formatted("%s/%s_%08X", "page", "bills", 0xBEEFu) == "page/bills_0000BEEF");
    CHECK(formatted("##Popup_%08x", 0x1Fu) == "##Popup_0000001f");
    CHECK(formatted("##Menu_%02d|%d", 7, -2147483647 - 1) == "##Menu_07|-2147483648");
    CHECK(formatted("%.*s|%c%%", 3, "abcdef", 'x') == "abc|x%");
}

TEST_CASE("A text that does not fit is cut and ended, and its whole size can be asked for") {
    CHECK(formatted("%s", "0123456789012345678901234567890123456789").size() == 31);
    CHECK(ImFormatString(nullptr, 0, "%s%u", "abc", 10u) == 5);
}
