// The hourly prices that files beside the bills have, by code. Internal to core/intake.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "core/intake/facts.hpp"

namespace poolbill::intake {

class PricesBesideBills {
  public:
    struct Price {
        UnitPrice hourly;
        PriceSource source = PriceSource::typed_in;
        std::string region;  // empty: every one
    };

    /// Of scenarios first, then of other files.
    explicit PricesBesideBills(const Facts& facts) {
        for (const auto& [scenario, place] : facts.scenarios)
            for (const Flavor& flavor : scenario.catalog.flavors)
                if (flavor.prices.hourly.units() > 0)
                    by_code_[flavor.code].push_back({flavor.prices.hourly, PriceSource::typed_in, {}});
        for (const PriceFact& fact : facts.prices)
            if (fact.source != PriceSource::bill && fact.unit == PriceUnit::hour)
                by_code_[fact.code].push_back({fact.price, fact.source, fact.region});
    }

    /// The price of one node or GB for an hour; nullptr when there is none, or for another region only.
    const Price* find(const std::string& code, const std::string& region) const {
        const auto prices = by_code_.find(code);
        if (prices == by_code_.end()) return nullptr;
        for (const Price& price : prices->second)
            if (price.region.empty() || region.empty() || price.region == region) return &price;
        return nullptr;
    }

  private:
    std::unordered_map<std::string, std::vector<Price>> by_code_;
};

}  // namespace poolbill::intake
