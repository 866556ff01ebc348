// From facts to one scenario, and what is to be said about it, a piece at a time.
//
// Contract: the result does not depend on how long the pieces are. See import.hpp.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/intake/bill_figures.hpp"
#include "core/intake/bill_reader.hpp"
#include "core/intake/facts.hpp"
#include "core/intake/question.hpp"
#include "core/intake/selection.hpp"

namespace poolbill::intake {

struct ImportOptions {
    Instant now;
    std::string site;     // empty: by currency or region
    Selection selection;  // its region is also that of the prices; without one, all regions must agree
    ColumnNames columns;
    std::vector<PoolAnswer> answers;  // to questions of an import of the same files
};

struct Imported {
    Scenario scenario;
    BillFigures bills;
    std::vector<PriceFact> prices;
    std::vector<PoolQuestion> questions;  // also those that were answered
    Notes notes;
    std::size_t refused_files = 0;
    std::size_t missing_prices = 0;
};

class Deriving {
  public:
    Deriving(Facts facts, ImportOptions options);
    Deriving(Deriving&&) noexcept;
    Deriving& operator=(Deriving&&) noexcept;
    ~Deriving();

    /// Goes on for about so many bill records or steps of a replay; 1000 take a few milliseconds. @pre count > 0
    /// Errors: "import.empty" (nothing in the files is of use), "money.currency-mix", "money.range", "site.unknown".
    /// Of the selection: "import.empty".
    /// Of answers, with the pool as the path: "answer.time", "answer.unasked", and those of replaying the pool.
    /// After an error only the notes and the facts can be taken.
    /// @return whether there is more to do
    Result<bool> advance(std::size_t count);
    /// From 0 to 1.
    float progress() const;
    /// @pre nothing more to do
    Imported take() &&;
    /// What was in the files.
    Notes take_notes() &&;
    /// The facts as they were given, for deriving again with other options.
    Facts take_facts() &&;
    /// Both. @pre it is finished
    std::pair<Imported, Facts> take_with_facts() &&;

  private:
    class State;
    std::unique_ptr<State> state_;
};

}  // namespace poolbill::intake
