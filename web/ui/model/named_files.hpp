// Files from the page on their way into the module: all in one text, or a piece at a time, since copying many megabytes
// at once holds up the page.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/intake/twins.hpp"

namespace poolbill::ui {

/// The files of one text: for each, its name, a line break, its size in bytes, a line break, and its bytes. What cannot
/// be read that way is left out.
std::vector<intake::NamedFile> files_of(std::string_view text);

/// Files that arrive one after the other, each in pieces.
class ArrivingFiles {
  public:
    /// The next file. @param header  its name, a line break and its size in bytes
    /// @return false when the header cannot be read, which ends the arrival of all
    bool begin(std::string_view header);
    /// The next bytes of the file. @return false when no file has begun, or when it would become larger than was said, which
    /// ends the arrival of all
    bool add(std::string_view bytes);
    /// What arrived. A file that is not complete, since it could not be read to its end, is empty: half a bill must not
    /// pass for a whole one. Nothing is left here.
    std::vector<intake::NamedFile> take();

  private:
    void end_file();

    std::vector<intake::NamedFile> files_;
    std::size_t size_ = 0;  // of the last one
};

}  // namespace poolbill::ui
