// A value computed from a key, cached until it is requested with a different key.
//
// Contract: the key contains everything that the value depends on; the function that computes the value reads
// nothing else that can change.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "core/time/instant.hpp"

namespace poolbill::ui {

/// The state of one pool at one instant; part of the key of everything computed from it.
struct PoolMoment {
    std::int64_t revision = -1;  // Session::revision
    Instant now;
    std::uint32_t pool = 0;
    friend bool operator==(const PoolMoment&, const PoolMoment&) = default;
};

/// What a form says, and what it is about; the key of what would come of it.
template <class Form>
struct FormMoment {
    Form form;
    std::int64_t revision = 0;  // Session::revision; without a session, 0
    Instant now;
    friend bool operator==(const FormMoment&, const FormMoment&) = default;
};

template <class Key, class Value>
class Derived {
  public:
    /// The value for this key. @param make  computes it; called only if the cached value has another key
    template <class Make>
    Value& get(const Key& key, Make make) {
        if (!key_ || !(*key_ == key)) {
            value_ = make();
            key_ = key;
        }
        return value_;
    }
    /// The value of the last call of get(); a default value before the first.
    const Value& last() const { return value_; }

  private:
    std::optional<Key> key_;
    Value value_{};
};

}  // namespace poolbill::ui
