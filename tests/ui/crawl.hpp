// Goes through the interface as somebody who presses everything once.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/ui/driver.hpp"

namespace poolbill::ui::test {

/// One press on the way to a state.
struct Press {
    Role role = Role::button;
    std::string name;
};
using Path = std::vector<Press>;

/// "button More / menuitem Renew"
std::string to_string(const Path& path);

/// Presses every control of the page, then every control that this made appear, at most `depth` presses deep, beginning
/// again with a fresh driver for each path. A set of controls that was there before is not visited again.
/// @param begin  a driver that shows the first state
/// @param visit  called in each state; it may resize the driver and change its language
void crawl(const std::function<std::unique_ptr<Driver>()>& begin, std::size_t depth,
           const std::function<void(Driver&, const Path&)>& visit);

}  // namespace poolbill::ui::test
