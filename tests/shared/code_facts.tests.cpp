#include "shared/evaluation/code_facts.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using Details = std::vector<std::string>;

namespace {

CodeFacts notice() {
    return {.code = Code::from_random({}),
            .module = Module::LawEnforcement,
            .unit = {"武汉市交警支队 蔡甸大队", "Wuhan Detachment, Caidian Brigade"},
            .document_type = "违法停车告知单",
            .document_number = "4201",
            .handled_at = parse_china_time("2026-11-20 15:32").value(),
            .place = "汉阳大道 628 号"};
}

} // namespace

TEST_CASE("A document is read out with its unit, time, place and number") {
    const auto lines = describe(notice(), Language::Chinese);
    CHECK(lines.subject == "违法停车告知单");
    CHECK(lines.details == Details{"武汉市交警支队 蔡甸大队", "2026年11月20日 15:32 · 汉阳大道 628 号"});
    CHECK(lines.document_number == "文书编号 4201");
    CHECK(describe(notice(), Language::English).details[0] == "Wuhan Detachment, Caidian Brigade");
}

TEST_CASE("A code at a place is read out by its place, once") {
    CodeFacts facts = notice();
    facts.document_type = facts.document_number = "";
    facts.handled_at.reset();
    facts.place = "蔡甸车管所 3 号窗口";
    const auto lines = describe(facts, Language::Chinese);
    CHECK(lines.subject == "蔡甸车管所 3 号窗口");
    CHECK(lines.details == Details{"武汉市交警支队 蔡甸大队"});
    CHECK(lines.document_number.empty());
}

TEST_CASE("What is not known is left out, with what would stand around it") {
    CodeFacts facts = notice();
    facts.place.clear();
    CHECK(describe(facts, Language::Chinese).details[1] == "2026年11月20日 15:32");
    facts.handled_at.reset();
    CHECK(describe(facts, Language::Chinese).details == Details{"武汉市交警支队 蔡甸大队"});
    facts = notice();
    facts.handled_at.reset();
    CHECK(describe(facts, Language::Chinese).details[1] == "汉阳大道 628 号");
}
