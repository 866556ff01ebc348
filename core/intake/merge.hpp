// Histories of pools into one scenario.
//
// Contract: the result can be replayed. A pool whose actions are not possible is left out and named, also one of
// the scenario's own unless its pools share an account, and so is a pool that the scenario has already. An order of
// several pools becomes an order of each of them.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "core/intake/history.hpp"

namespace poolbill::intake {

class Merging {
  public:
    /// @param scenario  with site, catalog and now; its pools come first
    /// @param notes  must outlive this
    Merging(Scenario scenario, std::vector<PoolHistory> histories, Notes& notes);
    Merging(Merging&&) noexcept;
    ~Merging();

    /// Goes on for about so many steps of a replay. @pre steps > 0. Errors: those of replay, when the pools
    /// are possible one by one and not together ("money.range", or an account that cannot pay for all of them)
    /// @return whether there is more to do
    Result<bool> advance(std::size_t steps);
    /// From 0 to 1.
    float progress() const;
    /// @pre nothing more to do
    /// Histories of pools that the scenario has already.
    const std::vector<std::string>& known() const;
    Scenario take() &&;

  private:
    class State;
    std::unique_ptr<State> state_;
};

}  // namespace poolbill::intake
