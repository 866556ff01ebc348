#include "core/json/list_reader.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace poolbill::test {
namespace {

struct Read {
    std::string elements;  // as JSON, one after the other
    std::string around;    // the root without its list, if it is an object
    std::string error;     // code and message
    std::size_t slices = 0;

    bool operator==(const Read& other) const {
        return elements == other.elements && around == other.around && error == other.error;
    }
};

Read read(std::string text, std::size_t bytes) {
    Read result;
    const std::string before = text;
    json::ListReader reader(text, "items");
    for (bool more = true; more; ++result.slices) {
        const Result<bool> done = reader.read(bytes);
        if (!done) {
            return {"", "", done.error().code + done.error().path + ": " + done.error().message};
        }
        for (const json::Value element : reader.list())
            result.elements += element.path() + "=" + element.json() + "\n";
        more = *done;
        CHECK(text == before);
    }
    CHECK(reader.progress() == 1);
    for (const json::Value member : reader.root()) {
        if (reader.root().kind() == json::Kind::object && member.key() != "items")
            result.around += std::string(member.key()) + "=" + member.json() + "\n";
    }
    return result;
}

}  // namespace

TEST_CASE("a list is the same however small the slices are that it is read in") {
    const std::vector<std::string> texts = {
        R"({"kind":"L","items":[{"a":[1,{"b":"x"}]},{"a":"y"},7,null,[8,9],"z",{},{"c":1.50}],"end":{"f":{"g":[{}]}}})",
        R"([{"a":1},{"b":[]},{"c":"\u4e2d"}])",
        R"( { "items" : [ { } , { "a" : 1 } ] , "more" : [{"b":1},{"c":2}], "deep": {"items":[{"d":3},{}]} } )",
        R"({"items":[]})",
        R"({"items":[{}]})",
        R"({"items":{"a":1},"other":[{},{}]})",
        "[]",
        "3",
        // invalid at every position
        "",
        "[{}",
        "[{},",
        R"({"items":[{})",
        R"({"items":[{}])",
        R"({"items":[{}]}})",
        R"({"items":[{}.5]})",
        R"({"items":[{}5]})",
        R"({"items":[{},{"a":1,"a":2},{}]})",
        R"({"items":[{},{}],"items":[{},{}]})",
        "{\"items\":[{},\n{},\n{\"a\":tru},{}]}",
    };
    for (const std::string& text : texts) {
        const Read whole = read(text, text.size());
        CAPTURE(text);
        for (const std::size_t bytes : {0u, 1u, 7u, 20u})
            CHECK(read(text, bytes) == whole);
    }
    CHECK(read(texts[0], texts[0].size()).slices == 1);
    CHECK(read(texts[0], 0).slices == 6);  // it stops after objects and lists
    CHECK(read("[{}", 0).error.starts_with("json.syntax"));
}

TEST_CASE("an element of a list says where in the text it is, also in a later slice") {
    const Read twice = read(R"({"items":[{},{},{"a":{"k":1,"k":2}}]})", 0);
    CHECK(twice.error.starts_with("json.duplicate-key/items/2/a"));
    CHECK(read("[{},{},\n{},{x}]", 0).error.find("line 2, column 5") != std::string::npos);
}

}  // namespace poolbill::test
