// From files to facts, a piece at a time: the kind of a file is recognised by its content, never by its name.
//
// Contract: a file adds facts, or a note that names it and the first thing that did not fit. One bad file, or
// one bad document of a file, does not affect the others, and nothing of it stays. A file is read once, however
// often it is given. Lists that say that they have further pages, which were not given, are noted. The facts do not
// depend on how long the pieces are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/intake/bill_reader.hpp"
#include "core/intake/facts.hpp"
#include "core/intake/twins.hpp"

namespace poolbill::intake {

/// What becomes of a table whose columns are not known, and which may be a bill.
enum class UnknownTable : std::uint8_t { refuse, ask };

class FileReading {
  public:
    FileReading(std::vector<NamedFile> files, ColumnNames columns,
                UnknownTable unknown = UnknownTable::refuse);
    FileReading(FileReading&&) noexcept;
    FileReading& operator=(FileReading&&) noexcept;
    ~FileReading();

    /// Reads on for about `bytes`, or to the end of a step of a file, whichever comes first. A JSON document that is not
    /// a list of bill records is one piece. @pre bytes > 0. @return whether there is more to read
    bool read(std::size_t bytes);
    /// What is asked about the table at which reading has stopped; nullptr when it has not. It goes on once this is answered.
    const ColumnQuestion* question() const;
    /// @param names  also for tables that follow; empty: the file is left out. @pre question()
    void answer(const ColumnNames& names);
    /// All names: those that it began with, and those of answers.
    const ColumnNames& columns() const;
    /// The fraction of the bytes that was read, from 0 to 1.
    float progress() const;
    /// @pre nothing more to read
    Facts take() &&;

  private:
    class State;
    std::unique_ptr<State> state_;
};

/// All at once.
Facts read_files(std::vector<NamedFile> files, ColumnNames columns);

}  // namespace poolbill::intake
