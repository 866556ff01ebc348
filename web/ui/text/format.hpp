// Money, counts, dates and durations in the viewer's format.
//
// All times are shown in the billing zone, UTC+08:00; views put the label `zone_label` beside them. Amounts
// are cut to the decimals requested, never rounded: round first where a rule says so.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "core/money/amount.hpp"
#include "core/money/currency.hpp"
#include "core/money/unit_price.hpp"
#include "core/time/instant.hpp"
#include "core/time/term.hpp"
#include "web/ui/text/strings.hpp"

namespace poolbill::ui {

inline constexpr std::string_view zone_label = "UTC+08:00";

/// Formats for one viewer and one currency.
class Format {
  public:
    Format(Strings strings, Currency currency) : strings_(std::move(strings)), currency_(currency) {}

    /// "$1,250.20", with the decimals of a sum in this currency; a negative amount has its sign in front of it.
    std::string money(Amount amount) const;
    /// @param places  0..8
    std::string money(Amount amount, int places) const;
    /// "$625.10", "$0.0055": the currency's decimals or as many as are needed
    std::string short_money(Amount amount) const;
    /// Rounded half up to the currency's decimals, for headlines that show the exact figure as well.
    std::string rounded(Amount amount) const;
    /// "$0.66", as many decimals as the price has; whole prices in yen have none
    std::string price(UnitPrice price) const;
    /// "1,844"
    std::string count(std::int64_t number) const;

    /// "2023/04/18 16:30:30"
    std::string date_time(Instant instant) const;
    /// "16:30:30"
    std::string time(Instant instant) const;
    /// "15:00"
    std::string hour(Instant instant) const;
    /// "Apr 18" or "4月18日"
    std::string day(Instant instant) const;
    /// "Tue, Apr 18, 2023"
    std::string long_day(Instant instant) const;
    /// "Apr 2023"
    std::string month(Instant instant) const;
    /// "Apr 18, " and `time`; "2024/04/18 " and `time` if the year is not that of `now`
    std::string on_day(Instant instant, Instant now, std::string_view time) const;
    /// "Apr 18, 15:29:16"; the year as with `on_day`
    std::string short_date_time(Instant instant, Instant now) const;
    /// "Apr 18, 15:00 – 16:00"; the year as with `on_day`
    std::string cycle(Interval interval, Instant now) const;
    /// "15:29:16 – 16:00:00", with the day of the end if it is another day, and its year if it is
    /// another year
    std::string span(Interval interval) const;
    /// "1 h 1 min 14 s"; the largest `parts` units that are not zero
    std::string duration(std::int64_t seconds, int parts = 4) const;
    /// "1 month", "3 years"
    std::string term(Term term) const;
    /// "1 node", "3 nodes"
    std::string nodes(std::int64_t count) const;
    /// "3 × 500 GB", "500 GB": disks by their size
    std::string disks(std::int64_t count, std::int64_t size_gb) const;
    /// "1 line", "3 lines"
    std::string lines(std::int64_t count) const;

  private:
    std::string symbol() const;

    Strings strings_;
    Currency currency_;
};

}  // namespace poolbill::ui
