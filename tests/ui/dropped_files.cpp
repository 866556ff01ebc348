#include "tests/ui/dropped_files.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "core/time/iso8601.hpp"

namespace poolbill::ui::test {

std::string as_input(const std::string& name, const std::string& bytes) {
    return name + "\n" + std::to_string(bytes.size()) + "\n" + bytes;
}

std::string bytes_of(const std::string& name) {
    std::ifstream file(POOLBILL_SOURCE_DIR "/tests/inputs/" + name, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    REQUIRE_FALSE(bytes.empty());
    return bytes;
}

std::string input(const std::string& name) {
    return as_input(name, bytes_of(name));
}

void drop(Driver& driver, const std::string& name) {
    CHECK(driver.app.command("import_files", input(name)));
    driver.settle();
}

void set_today(Driver& driver) {
    driver.app.set_today(*parse_instant("2026-11-27T10:30:00+08:00"));
    driver.settle();
}

}  // namespace poolbill::ui::test
