// Files of tests/inputs that a person drops on the widget.
#pragma once

#include <string>

#include "tests/ui/driver.hpp"

namespace poolbill::ui::test {

/// A file as the command "import_files" takes it.
std::string as_input(const std::string& name, const std::string& bytes);
/// What a file of tests/inputs has in it.
std::string bytes_of(const std::string& name);
/// The file as the command takes it.
std::string input(const std::string& name);
void drop(Driver& driver, const std::string& name);
/// The present, after every input.
void set_today(Driver& driver);

}  // namespace poolbill::ui::test
