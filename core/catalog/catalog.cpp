#include "core/catalog/catalog.hpp"

#include <algorithm>

namespace poolbill {
namespace {

template <class Entry>
const Entry* find_code(const std::vector<Entry>& entries, std::string_view code) {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [code](const Entry& e) { return e.code == code; });
    return found == entries.end() ? nullptr : &*found;
}

}  // namespace

const Flavor* Catalog::find_flavor(std::string_view code) const {
    return find_code(flavors, code);
}
const DiskType* Catalog::find_disk(std::string_view code) const {
    return find_code(disks, code);
}

std::optional<TermPrice> term_price(const Prices& prices, Term term) {
    if (term.unit() == Term::Unit::year && prices.yearly) {
        return TermPrice{*prices.yearly, term.count(), Term::Unit::year};
    }
    if (!prices.monthly) return std::nullopt;
    return TermPrice{*prices.monthly, term.total_months(), Term::Unit::month};
}

}  // namespace poolbill
