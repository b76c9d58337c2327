#include "shared/wire/work_json.hpp"

#include "shared/text/text_ids.hpp"
#include "tests/shared/json_text.hpp"
#include "tests/shared/support.hpp"

using namespace zhiping;
using namespace zhiping::test;

namespace {

WorkItem plain_item() {
    return {.receipt = ReceiptNumber::from_random(parse_date("2026-11-20").value(), {1, 2, 3, 4, 5}),
            .received = at(std::chrono::year{2026} / 11 / 20, 15, 40),
            .module = Module::Service,
            .status = CaseStatus::Handling,
            .unit_id = "420114",
            .unit = {"蔡甸大队", "Caidian Brigade"},
            .round = 1};
}

WorkItem full_item() {
    auto item = plain_item();
    item.receipt = ReceiptNumber::from_random(parse_date("2026-11-21").value(), {5, 4, 3, 2, 1});
    item.status = CaseStatus::Closed;
    item.closing = Closing::Satisfied;
    item.round = 3;
    item.due = parse_date("2026-11-25").value();
    item.marks = {CaseMark::Overdue, CaseMark::Objection};
    item.situations = {Situation::UnfairEnforcement, Situation::ImpoundedWithoutCause};
    item.place = "汉阳大道 \"628\" 号";
    item.document_type = "违法停车告知单";
    item.document_number = "4201140012345678";
    item.handler = Officer{"张三", "012345"};
    return item;
}

// The members of a line, as the server writes them.
Members line() {
    return {{"receipt", quoted(plain_item().receipt.text())},
            {"received_at", "1795160000"},
            {"module", quoted("service")},
            {"status", quoted("handling")},
            {"unit", quoted("420114")},
            {"unit_name", R"({"zh-CN":"蔡甸大队","en":"Caidian Brigade"})"},
            {"round", "1"}};
}

std::string page_of(const std::string& item) { return R"({"cases":[)" + item + "]}"; }

} // namespace

TEST_CASE("A page of work reads back as it was written") {
    for (const auto& page : {WorkPage{}, WorkPage{{plain_item(), full_item()}, {}},
                             WorkPage{{full_item()}, "2026-11-25_ZP-20261121-00000000-0"}}) {
        const auto read = wire::decode_work_page(wire::encode(page));
        REQUIRE(read);
        CHECK(*read == page);
    }
}

TEST_CASE("What a line of work does not say is not written") {
    const auto json = wire::encode(WorkPage{{plain_item()}, {}});
    for (const auto* unsaid : {"next", "closing", "due", "marks", "situations", "place", "document", "handler", "null"})
        CHECK(json.find(unsaid) == std::string::npos);
}

TEST_CASE("An old desk reads a newer server's page without what it does not know") {
    auto newer = line();
    newer["colour"] = R"({"deep": [1, {"deeper": null}]})";
    newer["marks"] = R"(["overdue", "urgent"])";
    newer["situations"] = R"(["of_tomorrow", "other"])";
    newer["handler"] = R"({"name": "张三", "badge": "1", "telephone": 5})";
    const auto read = wire::decode_work_page(R"({"total": 7, "cases": [)" + json_text(newer) + "]}");
    REQUIRE(read);
    const auto& item = read->items.at(0);
    CHECK(item.marks == std::vector{CaseMark::Overdue});
    CHECK(item.situations == std::vector{Situation::Other});
    CHECK(item.handler == Officer{"张三", "1"});
}

TEST_CASE("A page of work that is none is refused") {
    for (const auto& [body, field] : {std::pair{std::string{"[]"}, ""},
                                      {"no", ""},
                                      {"{}", "cases"},
                                      {R"({"cases": {}})", "cases"},
                                      {R"({"cases": [1]})", "cases"},
                                      {R"({"cases": [[]]})", "cases"},
                                      {R"({"cases": [], "next": 7})", "next"}})
        CHECK(refusal(wire::decode_work_page(body)).value().field == field);
}

TEST_CASE("Each member of a line of work has its type, and those that every case has are there") {
    REQUIRE(wire::decode_work_page(page_of(json_text(line()))));
    for (const auto& [name, value] : line()) {
        CAPTURE(name);
        CHECK(refusal(wire::decode_work_page(page_of(without(line(), name)))).value().field == name);
    }
    const std::pair<const char*, const char*> wrong[] = {
        {"receipt", "1"},       {"receipt", "\"ZP-1\""},   {"received_at", "\"now\""},
        {"received_at", "1.5"}, {"received_at", "-1"},     {"module", "\"taxes\""},
        {"status", "\"open\""}, {"status", "[]"},          {"closing", "\"tired\""},
        {"unit", "7"},          {"round", "\"1\""},        {"round", "99999999999"},
        {"due", "20261125"},    {"due", "\"2026-13-01\""}, {"marks", "\"overdue\""},
        {"marks", "[1]"},       {"situations", "{}"},      {"situations", "[\"other\", null]"},
        {"place", "null"},      {"document_type", "true"}, {"document_number", "4201"}};
    for (const auto& [name, value] : wrong) {
        CAPTURE(name, value);
        const auto refused = refusal(wire::decode_work_page(page_of(changed(line(), name, value))));
        REQUIRE(refused);
        CHECK(refused->code == ErrorCode::Invalid);
        CHECK(refused->field == name);
    }
    for (const auto* inside : {R"({"zh-CN":"蔡甸大队"})", R"({"zh-CN":"蔡甸大队","en":1})", R"("蔡甸大队")"})
        CHECK(refusal(wire::decode_work_page(page_of(changed(line(), "unit_name", inside)))));
    for (const auto* inside : {R"({"badge":"1"})", R"({"name":"张三","badge":1})", R"("张三")", "[]"})
        CHECK(refusal(wire::decode_work_page(page_of(changed(line(), "handler", inside)))));
}

TEST_CASE("Counts of work read back as they were written, and a list that is not theirs is not in them") {
    const WorkCounts all{.mine = 1, .unit = 20, .to_approve = 0, .requests = 3, .overdue_below = 4, .comments = 5};
    const WorkCounts few{.unit = 7};
    for (const auto& counts : {WorkCounts{}, few, all})
        CHECK(wire::decode_work_counts(wire::encode(counts)).value() == counts);
    CHECK(wire::encode(few) == R"({"unit":7})");
    CHECK(wire::decode_work_counts(R"({"unit": 7, "of_tomorrow": {}})").value() == few);
}

TEST_CASE("Counts of work that are none are refused") {
    CHECK(refusal(wire::decode_work_counts("7")));
    for (const auto& facts : work_counts)
        for (const auto* value : {"\"1\"", "1.5", "-1", "null", "99999999999", "[]"}) {
            CAPTURE(facts.id, value);
            const auto refused = refusal(wire::decode_work_counts(json_text({{std::string{facts.id}, value}})));
            REQUIRE(refused);
            CHECK(refused->field == facts.id);
        }
}
