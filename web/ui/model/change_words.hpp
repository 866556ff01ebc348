// What a change of the log is called: on the undo and redo buttons, and as the reason of a "change" event.
#pragma once

#include <string_view>

#include "core/scenario/history.hpp"
#include "web/ui/text/strings.hpp"

namespace poolbill::ui {

struct ChangeWords {
    Text name;
    std::string_view reason;
};

ChangeWords words_of(const Change& change);

}  // namespace poolbill::ui
