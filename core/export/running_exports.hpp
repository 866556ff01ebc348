// Exports that are fetched piece by piece, several at a time.
//
// Contract: an export is of the moment at which it was begun, whatever is done meanwhile. Its memory is free after its
// last piece, or when it is ended.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "core/export/snapshot.hpp"

namespace poolbill::exports {

/// A scenario and its world at an instant.
struct Moment {
    std::shared_ptr<const Scenario> scenario;
    World world;
};

class RunningExports {
  public:
    /// @return the number of the export. Errors as in_steps.
    Result<std::uint32_t> begin(std::shared_ptr<const Moment> moment, const Format& format,
                                const Request& request);
    /// The same for steps that are no format of a scenario. @param source  what they refer to
    std::uint32_t begin(std::shared_ptr<const void> source, Steps steps);
    struct Piece {
        std::string text;
        bool is_last = true;
    };
    /// At least `size` bytes, unless it is the last piece. An export that there is not has an empty last piece.
    Piece next(std::uint32_t number, std::size_t size);
    void end(std::uint32_t number);

  private:
    struct Export {
        std::shared_ptr<const void> source;  // what the steps refer to
        Steps steps;
    };

    std::map<std::uint32_t, Export> exports_;
    std::uint32_t last_number_ = 0;
};

}  // namespace poolbill::exports
