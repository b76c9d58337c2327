#include "web/gallery/big_table.hpp"

#include "tests/support/reader.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

// The table of the bench. Its rows are compared with those of its peers there.

namespace {

struct Table {
    Table() {
        platform::reset_headless();
        reader.emplace(all, 1440.0f, 844.0f);
    }

    bool says(const std::string& words) const { return reader->reads(words); }
    std::string first() const {
        for (const auto& node : reader->nodes())
            if (node["role"] == "view-link") return node["label"];
        return {};
    }
    void search(const std::string& words) { REQUIRE(reader->type("查找", words)); }

    gallery::BigTable all;
    std::optional<Reader> reader;
};

} // namespace

TEST_CASE("Of a hundred thousand rows a search finds those whose receipt or place has its words in it") {
    Table table;
    CHECK(table.says("共 100000 件"));
    CHECK(table.first() == "ZP-20261122-00000001");
    table.search("汉阳大道 1");
    CHECK(table.says("共 1484 件"));
    CHECK(table.first() == "ZP-20261122-00000017");
    table.search("0042");
    CHECK(table.says("共 1120 件"));
    table.search("");
    CHECK(table.says("共 100000 件"));
}

TEST_CASE("A hundred thousand rows are sorted by a press on a header, and the other way by the next") {
    Table table;
    REQUIRE(table.reader->press("button", "地点"));
    CHECK(table.first() != "ZP-20261122-00000001");
    REQUIRE(table.reader->press("button", "地点"));
    CHECK(table.first() == "ZP-20261122-00000179");
    table.search("汉阳大道 1");
    CHECK(table.says("共 1484 件"));
}
