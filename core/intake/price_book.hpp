// From the prices of all files to one catalog.
//
// Contract: a price or a contract discount that several files state differently is taken from the most reliable
// one, in the order of PriceSource, and noted. Prices of bills that follow one another are the changes of the entry. A flavor that is used and has no price is in the catalog with a
// price of 0 without an origin, and asked for: nothing is guessed.
#pragma once

#include <string>
#include <vector>

#include "core/intake/facts.hpp"

namespace poolbill::intake {

/// The prices of inquiries into `facts.prices`: an answer has ids, the request their codes.
void join_inquiries(Facts& facts);

struct PriceNeed {
    std::string code;
    bool is_disk = false;
    std::optional<Term> term;  // a price for this term too
    std::string pool;          // that needs it
};

class PriceBook {
  public:
    /// @param region  prices of other regions are left out; empty: all regions must agree
    PriceBook(Facts& facts, const std::string& region);

    /// The catalog: what was found, and what `needs` asks for. @param base  of an own scenario, wins
    Catalog catalog(const Catalog* base, Currency currency, const std::vector<PriceNeed>& needs);
    /// The prices taken, in the catalog's order.
    const std::vector<PriceFact>& taken() const { return taken_; }
    /// Prices that are missing.
    std::size_t missing() const { return missing_; }

  private:
    void leave_out_others(const std::string& region);
    void find_dated();
    const PriceFact* first_dated(const PriceFact& fact) const;
    void choose();
    const PriceFact* discount_of(const std::string& code, bool is_disk);
    /// The contract's discount, and how its prices change.
    template <class Entry>
    void complete(Entry& entry, bool is_disk);
    /// Asks for what the pool needs and no file has.
    template <class Entries>
    void fill(Entries& entries, const PriceNeed& need);

    Facts& facts_;
    std::vector<const PriceFact*> by_code_;  // the facts' prices
    std::vector<PriceFact>
        dated_;  // that follow one another, by code, and those of one item and unit by time
    std::vector<PriceFact> taken_;  // by code
    std::size_t missing_ = 0;
};

}  // namespace poolbill::intake
