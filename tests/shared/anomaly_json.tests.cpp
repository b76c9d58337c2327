#include "shared/wire/anomaly_json.hpp"

#include "shared/text/text_ids.hpp"
#include "tests/shared/json_text.hpp"
#include "tests/shared/support.hpp"

// What is unusual about evaluations, as the desk of a level above reads it.
using namespace zhiping;
using namespace zhiping::test;

namespace {

const Instant noon = at(std::chrono::year{2026} / 11 / 20, 12);
const auto some_receipt = ReceiptNumber::from_random(parse_date("2026-11-20").value(), {1, 2, 3, 4, 5});

AnomalyList some_list() {
    AnomalyList list{.period = {parse_date("2026-11-01").value(), parse_date("2026-11-20").value()},
                     .cut = {Anomaly::EvaluatedAtOnce}};
    list.findings.push_back({.kind = Anomaly::SatisfiedBurstOfOfficer,
                             .unit_id = "420114",
                             .place = "汉阳大道 628 号",
                             .officer = Officer{"王某某", "012345"},
                             .count = 7,
                             .first = noon,
                             .last = noon + std::chrono::minutes{9},
                             .rows = {{.receipt = some_receipt,
                                       .received = noon,
                                       .satisfaction = Satisfaction::Satisfied,
                                       .unit_id = "420114",
                                       .document_type = "简易程序处罚决定书",
                                       .document_number = "4201141234567890",
                                       .place = "汉阳大道 628 号"}}});
    list.findings.push_back({.kind = Anomaly::OnePersonManyDocuments, .count = 5, .first = noon, .last = noon});
    list.units = {{"420114", {"蔡甸大队", "Caidian Brigade"}}};
    return list;
}

const Members list_members{{"from", quoted("2026-11-01")},
                           {"until", quoted("2026-11-20")},
                           {"findings", "[]"},
                           {"cut", "[]"},
                           {"units", "[]"}};
const Members finding_members{
    {"kind", quoted("evaluated_at_once")}, {"count", "1"}, {"first", "1795160000"}, {"last", "1795160000"}};
const Members row_members{
    {"receipt", quoted(some_receipt.text())}, {"received_at", "1795160000"}, {"satisfaction", quoted("satisfied")}};

std::string with_finding(const std::string& finding) { return changed(list_members, "findings", "[" + finding + "]"); }
std::string with_row(const std::string& row) { return with_finding(changed(finding_members, "rows", "[" + row + "]")); }

auto refused(const std::string& body) { return refusal(wire::decode_anomalies(body)); }

} // namespace

TEST_CASE("What is unusual reads back as it was written, in whichever language") {
    for (const auto language : {Language::Chinese, Language::English}) {
        const auto body = wire::encode(some_list(), language);
        const auto read = wire::decode_anomalies(body);
        REQUIRE(read);
        CHECK(wire::encode(*read, language) == body);
        CHECK(read->units == some_list().units);
    }
    const auto none = wire::decode_anomalies(json_text(list_members));
    REQUIRE(none);
    CHECK(none->findings.empty());
}

TEST_CASE("A desk passes over kinds that it does not know, and reads the others") {
    const auto foreign = changed(finding_members, "kind", quoted("something_new"));
    const auto read = wire::decode_anomalies(with_finding(foreign + "," + json_text(finding_members)));
    REQUIRE(read);
    REQUIRE(read->findings.size() == 1);
    CHECK(read->findings[0].kind == Anomaly::EvaluatedAtOnce);
    CHECK(wire::decode_anomalies(changed(list_members, "cut", R"(["something_new"])"))->cut.empty());
}

TEST_CASE("What is no list of what is unusual is refused, naming what is wrong") {
    for (const auto* body : {"", "[]", "null"}) CHECK(refused(body));
    for (const auto& [name, value] : list_members) {
        CAPTURE(name);
        CHECK(refused(without(list_members, name)).value().field == name);
        CHECK(refused(changed(list_members, name, "7")).value().field == name);
    }
    for (const auto& [name, value] : finding_members) {
        CAPTURE(name);
        CHECK(refused(with_finding(without(finding_members, name))).value().field == name);
    }
    CHECK(refused(with_finding(changed(finding_members, "count", "-1"))).value().field == "count");
    REQUIRE(wire::decode_anomalies(with_row(json_text(row_members))));
    for (const auto& [name, value] : row_members) {
        CAPTURE(name);
        CHECK(refused(with_row(without(row_members, name))).value().field == name);
        CHECK(refused(with_row(changed(row_members, name, quoted("no such")))).value().field == name);
    }
}
