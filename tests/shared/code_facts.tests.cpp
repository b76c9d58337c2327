#include "shared/evaluation/code_facts.hpp"
#include "shared/catalogue/catalogue.hpp"

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

TEST_CASE("Of a decision the law's way is said in both languages, with the reconsideration body where it is known") {
    CodeFacts facts = notice();
    facts.document_type = "行政处罚决定书";
    for (const auto language : {Language::Chinese, Language::English}) {
        const auto& catalogue = newest_catalogue();
        facts.reconsideration.reset();
        const auto sentences = describe_legal_way(facts, language);
        REQUIRE(sentences.size() == catalogue.legal_way.size());
        for (std::size_t index = 0; index < sentences.size(); ++index)
            CHECK(sentences[index] == catalogue.legal_way[index][language]);
        facts.reconsideration = ReconsiderationBody{"武汉市人民政府", "Wuhan Municipal People's Government"};
        CHECK(describe_legal_way(facts, language).size() == sentences.size() + 1);
    }
    CHECK(describe_legal_way(facts, Language::Chinese).back() == "行政复议机关：武汉市人民政府");
    CHECK(describe_legal_way(facts, Language::English).back() ==
          "Reconsideration body: Wuhan Municipal People's Government");
}

TEST_CASE("Of a notice and of a place nothing is said of the law's way, even where a reconsideration body is known") {
    CodeFacts facts = notice();
    facts.reconsideration = ReconsiderationBody{"武汉市人民政府", "Wuhan Municipal People's Government"};
    for (const auto* type : {"违法停车告知单", "道路交通事故认定书（简易程序）", ""}) {
        facts.document_type = type;
        for (const auto language : {Language::Chinese, Language::English})
            CHECK(describe_legal_way(facts, language).empty());
    }
}
