#include "shared/catalogue/catalogue.hpp"
#include "shared/cases/policy.hpp"

#include "shared/evaluation/evaluation.hpp"
#include "shared/text/utf8.hpp"
#include "tests/shared/support.hpp"

#include <set>

using namespace zhiping;

namespace {

void check_words(const Words& words) {
    for (const auto& language : languages) {
        const auto text = words[language.value];
        CHECK_FALSE(text.empty());
        CHECK(is_utf8(text));
        CHECK(text.find("\xEF\xBF\xBD") == text.npos);
        CHECK(text.find_first_of("\r\n\t{}") == text.npos);
    }
    CHECK(words[Language::Chinese] != words[Language::English]);
}

std::vector<std::string_view> offered_ids(Module module) {
    std::vector<std::string_view> ids;
    for (const auto& offered : newest_catalogue().of(module).situations)
        ids.push_back(facts_of(situations, offered.situation).id);
    return ids;
}

} // namespace

TEST_CASE("Law enforcement offers the eight situations in the order of the article, in both languages") {
    struct Expected {
        Situation situation;
        const char* id;
        const char* chinese;
        const char* english;
    };
    using enum Situation;
    const Expected expected[] = {
        {AuxiliaryPoliceEnforcing, "auxiliary_police_enforcing", "辅警执法", "Auxiliary police enforcing the law"},
        {UncivilLanguage, "uncivil_language", "执法用语不文明、态度粗暴", "Uncivil language, rude attitude"},
        {PunishedWithoutViolation, "punished_without_violation", "没有违法行为却被处罚",
         "Punished although no law was broken"},
        {ImpoundedWithoutCause, "impounded_without_cause", "无故扣车", "Vehicle impounded for no reason"},
        {ImpoundedWithoutNotice, "impounded_without_notice", "扣车未及时告知、未开具凭证",
         "Impounded without timely notice or voucher"},
        {StatementNotHeard, "statement_not_heard", "不听当事人陈述申辩", "Statements and arguments not listened to"},
        {UnfairEnforcement, "unfair_enforcement", "执法不公", "Unfair enforcement"},
        {Other, "other", "其他", "Other"},
    };
    const auto offered = newest_catalogue().of(Module::LawEnforcement).situations;
    REQUIRE(offered.size() == std::size(expected));
    for (std::size_t index = 0; index < offered.size(); ++index) {
        CHECK(offered[index].situation == expected[index].situation);
        CHECK(facts_of(situations, offered[index].situation).id == expected[index].id);
        CHECK(offered[index].words[Language::Chinese] == expected[index].chinese);
        CHECK(offered[index].words[Language::English] == expected[index].english);
    }
}

TEST_CASE("The other modules offer their own seven reasons") {
    const std::vector<std::string_view> reasons{"service_attitude", "efficiency", "charges", "professional_ability",
                                                "process_guidance", "facilities", "other"};
    CHECK(offered_ids(Module::Service) == reasons);
    CHECK(offered_ids(Module::AccidentHandling) == reasons);
    CHECK(offered_ids(Module::DrivingTest) == reasons);
}

TEST_CASE("A module offers its situations and no others") {
    const auto& enforcement = newest_catalogue().of(Module::LawEnforcement);
    const auto& service = newest_catalogue().of(Module::Service);
    CHECK(enforcement.offers(Situation::ImpoundedWithoutCause));
    CHECK_FALSE(enforcement.offers(Situation::Charges));
    CHECK(service.offers(Situation::Charges));
    CHECK_FALSE(service.offers(Situation::ImpoundedWithoutCause));
    CHECK(enforcement.offers(Situation::Other));
    CHECK(service.offers(Situation::Other));
}

TEST_CASE("Every situation is offered by some module and never twice by one") {
    std::set<Situation> offered;
    for (const auto& content : newest_catalogue().content) {
        std::set<Situation> here;
        for (const auto& each : content.situations) CHECK(here.insert(each.situation).second);
        offered.insert(here.begin(), here.end());
    }
    CHECK(offered.size() == situations.size());
}

TEST_CASE("Identifiers of modules and situations are unique and found again") {
    std::set<std::string_view> ids;
    for (const auto& facts : situations) {
        CHECK(ids.insert(facts.id).second);
        CHECK(find_by_id(situations, facts.id) == facts.value);
    }
    for (const auto& facts : modules) {
        CHECK(ids.insert(facts.id).second);
        CHECK(find_by_id(modules, facts.id) == facts.value);
    }
    CHECK_FALSE(find_by_id(situations, ""));
    CHECK_FALSE(find_by_id(situations, "Other"));
    CHECK_FALSE(find_by_id(situations, "other "));
    CHECK_FALSE(find_by_id(modules, "law_enforcemen"));
}

TEST_CASE("Every text of every version is there in both languages") {
    for (const auto& catalogue : catalogues()) {
        CHECK_FALSE(catalogue.instructions.empty());
        for (const auto& words : catalogue.instructions) check_words(words);
        for (const auto& words : catalogue.legal_way) check_words(words);
        CHECK(catalogue.content.size() == modules.size());
        for (const auto& content : catalogue.content) {
            check_words(content.name);
            check_words(content.question);
            check_words(content.situations_heading);
            for (const auto& offered : content.situations) check_words(offered.words);
        }
    }
}

TEST_CASE("A version is found by its number, and numbers without a version find nothing") {
    int version = 0;
    for (const auto& catalogue : catalogues()) {
        CHECK(catalogue.version == ++version);
        CHECK(find_catalogue(version) == &catalogue);
    }
    CHECK(&newest_catalogue() == find_catalogue(version));
    for (const std::int64_t unknown : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{version} + 1,
                                       std::int64_t{1} << 32 | 1, INT64_MAX, INT64_MIN})
        CHECK(find_catalogue(unknown) == nullptr);
}

TEST_CASE("The instructions promise the number of working days that deadlines are counted with") {
    const auto days = std::to_string(newest_policy().reply_working_days);
    const auto& promise = newest_catalogue().instructions.back();
    CHECK(promise[Language::Chinese].find(days + " 个工作日") != std::string::npos);
    CHECK(promise[Language::English].find(days + " working days") != std::string::npos);
}

TEST_CASE("A document is a decision when its type is named as one, letter by letter") {
    for (const auto* decision : {"简易程序处罚决定书", "公安交通管理简易程序处罚决定书", "行政处罚决定书",
                                 "公安交通管理行政处罚决定书", "行政强制措施凭证", "公安交通管理行政强制措施凭证"})
        CHECK(is_decision(decision));
    for (const auto* none : {"违法停车告知单", "道路交通事故认定书（简易程序）", "处罚决定书", "行政处罚决定书 ",
                             "行政处罚决定书行政强制措施凭证", ""})
        CHECK_FALSE(is_decision(none));
}

TEST_CASE("The law's way says what replaces nothing, within how many days, what comes first, and that a fine is due") {
    const auto said = newest_catalogue().legal_way;
    REQUIRE(said.size() == 4);
    const auto check = [&](std::size_t index, const char* chinese, const char* english) {
        CHECK(said[index][Language::Chinese].find(chinese) != std::string::npos);
        CHECK(said[index][Language::English].find(english) != std::string::npos);
    };
    check(0, "不代替行政复议或诉讼，也不延长", "prolongs their time limits");
    check(1, "自知道或应当知道该决定之日起 60 日内", "within 60 days of when you knew or should have known");
    check(1, "以决定书载明的为准", "What the decision itself states prevails");
    check(2, "当场作出的处罚决定，先申请行政复议", "reconsideration comes first");
    check(3, "罚款仍须按期缴纳", "fine must still be paid in time");
}

TEST_CASE("The first version is as it shipped: it says nothing of the law's way") {
    const auto& first = *find_catalogue(1);
    CHECK(first.legal_way.empty());
    CHECK(first.decisions.empty());
    CHECK(first.instructions.size() == 4);
}
