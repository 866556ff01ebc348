// What the files say, one list for each kind of thing, before anything is derived from it.
//
// Contract: plain values with the place they came from. Notes about what could not be read are beside them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/id_index.hpp"
#include "core/intake/bill_row.hpp"
#include "core/intake/note.hpp"
#include "core/scenario/scenario.hpp"

namespace poolbill::intake {

struct NodeGroupFact {
    std::string flavor;
    std::int64_t count = 0;
};

struct DiskFact {
    std::string type;
    std::int64_t size_gb = 0;
    std::int64_t count = 0;  // of all nodes together
};

/// What a pool was bought for, as its annotations say.
struct TermFact {
    Term term{Term::Unit::month, 1};
    bool auto_renew = false;
    std::string order;
};

/// A pool of a console's list, as it was when the list was made.
struct PoolFact {
    PoolIdentity identity;
    Instant created;
    std::vector<NodeGroupFact> nodes;
    std::vector<DiskFact> disks;  // that are billed
    std::optional<TermFact> term;
    SetPoolStatus status;
    bool has_usual_status = true;  // that of a pool that has just been created
    std::int64_t abnormal = 0;
    std::string resource;                     // label os.modelarts/resource.id
    std::vector<std::string> node_resources;  // annotation flavor.resource.ids
    Place place;
};

struct NodeFact {
    std::string flavor;
    Instant created;
    std::string resource;  // label os.modelarts/resource.id
};

/// The nodes of one pool; the list does not say which, but a prepaid pool names the resources of its nodes.
struct NodeListFact {
    std::vector<NodeFact> nodes;
    Place place;
};

/// A step of an order: a node that was created or deleted.
struct NodeOrderFact {
    std::string node;
    bool is_deletion = false;
    Instant at;
    Place place;
};

/// A step of an order that is about a whole pool.
struct PoolOrderFact {
    enum class Kind : std::uint8_t { to_period, renewal, deletion };
    std::string pool;
    std::string action;  // as the file calls it
    Kind kind = Kind::renewal;
    Instant at;
    Place place;
};

/// A subscription, as BSS's query of resources answers.
struct SubscriptionFact {
    std::string resource;
    Instant effective;
    Instant expires;
    bool auto_renew = false;
    Place place;
};

/// As sentences and the summary name it: "price list", "bill", "price inquiry", "price calculator".
Sentence words_of(PriceSource source);

/// What the source says about the contract's discount on a price.
enum class DiscountSaid : std::uint8_t {
    nothing,
    in_cents,    // as much as cents show of some percentage
    percentage,  // that of PriceFact::discount, which may be 0
    no_percentage
};

/// One price of one code, from wherever it came.
struct PriceFact {
    std::string code;
    std::string name;  // empty when the file has none
    bool is_disk = false;
    PriceUnit unit = PriceUnit::hour;
    UnitPrice price;
    std::optional<UnitPrice> contract;
    DiscountSaid says_discount = DiscountSaid::nothing;
    Discount discount;
    std::optional<Currency> currency;
    std::string region;
    std::string account;  // of a bill
    /// Of a bill: the discount is no order's own one. It is that of usage, of an automatic renewal, or of an order whose
    /// flavors have several.
    bool has_contract_discount = false;
    PriceSource source = PriceSource::price_list;
    std::optional<Instant> seen;  // of a bill: when it was first charged
    Place place;
    struct Charged {
        Instant until;
        Place place;
    };
    /// Of a bill: times from whose begin to whose end no other price of the item was charged, as far as one pool's records say.
    std::map<Instant, Charged> charged;
};

struct InquiryItem {
    std::string code;
    std::optional<PriceUnit> unit;  // when the request says so
    std::string region;
};

/// A price inquiry's answer, which has ids only.
struct InquiryAnswer {
    struct Line {
        std::string id;
        UnitPrice official;
        std::optional<UnitPrice> contract;
    };
    bool is_period = false;
    std::optional<Currency> currency;
    std::vector<Line> lines;
    Place place;
};

/// A page of a list that says that there are further ones.
struct OpenPage {
    std::int64_t remaining = 0;  // items on them; 0 when it does not say
    Place place;
};

/// The pages of lists of pools, or of subscriptions, which come in any order.
struct PoolPages {
    std::int64_t given = 0;          // items on them
    std::int64_t said = 0;           // by the page that says most: its own items and those behind it
    bool has_last = false;           // a page that says that there is none behind it
    std::optional<OpenPage> widest;  // the page that says most of those that say that there are further ones
};

/// An own scenario.
struct ScenarioFact {
    Scenario scenario;
    Place place;
};

/// All but the bills, which may be many and cannot be copied.
struct FactsBesideBills {
    std::vector<PoolFact> pools;
    std::vector<NodeListFact> node_lists;
    PoolPages pool_pages, subscription_pages;
    std::optional<OpenPage> open_nodes, open_orders;  // the last page read, unless it is the last one
    std::vector<NodeOrderFact> node_orders;
    std::vector<PoolOrderFact> pool_orders;
    std::vector<SubscriptionFact> subscriptions;
    std::vector<PriceFact> prices;
    std::vector<std::pair<std::string, InquiryItem>> inquiry_items;  // by id
    std::vector<std::string> refused_inquiries;  // ids that are not among the items: no price of one node
    std::vector<InquiryAnswer> inquiry_answers;
    std::vector<ScenarioFact> scenarios;
    Notes notes;
    std::size_t refused_files = 0;
};

struct Facts : FactsBesideBills {
    BillTable bills;
    IdIndex prices_of_bills;  // those of `prices` that are from rows, by code and price
};

}  // namespace poolbill::intake
