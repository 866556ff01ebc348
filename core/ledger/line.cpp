#include "core/ledger/line.hpp"

namespace poolbill {

std::string_view to_string(LineStatus status) {
    switch (status) {
        case LineStatus::accruing:
            return "accruing";
        case LineStatus::issued:
            return "issued";
        case LineStatus::settled:
            return "settled";
    }
    return "";
}

std::string_view to_string(BillType type) {
    switch (type) {
        case BillType::purchase:
            return "purchase";
        case BillType::renewal:
            return "renewal";
        case BillType::change:
            return "change";
        case BillType::refund:
            return "refund";
        case BillType::usage:
            return "usage";
        case BillType::auto_renewal:
            return "auto-renewal";
        case BillType::tax:
            return "tax";
        case BillType::make_up:
            return "make-up";
    }
    return "";
}

std::string_view to_string(PriceUnit unit) {
    switch (unit) {
        case PriceUnit::hour:
            return "hour";
        case PriceUnit::month:
            return "month";
        case PriceUnit::year:
            return "year";
        case PriceUnit::remaining_period:
            return "remaining period";
        case PriceUnit::once:
            return "once";
    }
    return "";
}

}  // namespace poolbill
