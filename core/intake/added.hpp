// What a text has added to the facts: nothing, when it has no record, or what is to be removed again. Internal to core/intake.
#pragma once

#include <cstddef>

#include "core/intake/facts.hpp"

namespace poolbill::intake {

/// What a text that turns out to be broken has added until then.
class Added {
  public:
    explicit Added(Facts& facts)
        : facts_(facts),
          rows_(facts.bills.rows.size()),
          files_(facts.bills.files.size()),
          prices_(facts.prices.size()),
          notes_(count_notes()) {}

    /// Whether nothing was added, and nothing was said about it.
    bool is_nothing() const {
        return facts_.bills.rows.size() == rows_ && facts_.prices.size() == prices_ &&
               notes_ == count_notes();
    }
    void remove() const {
        facts_.bills.rows.resize(rows_);
        facts_.bills.files.resize(files_);
        facts_.prices.resize(prices_);
    }

  private:
    std::size_t count_notes() const { return facts_.notes.all().size() + facts_.notes.dropped(); }

    Facts& facts_;
    std::size_t rows_, files_, prices_, notes_;
};

}  // namespace poolbill::intake
