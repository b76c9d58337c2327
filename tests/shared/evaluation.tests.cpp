#include "shared/evaluation/evaluation.hpp"

#include "shared/evaluation/satisfaction.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/text/utf8.hpp"
#include "tests/shared/support.hpp"

#include <set>

using namespace zhiping;
using namespace zhiping::test;
using namespace std::chrono_literals;

namespace {

Evaluation unanswered() {
    return {.code = some_code(),
            .catalogue_version = 1,
            .language = Language::Chinese,
            .agreed_at = at(2026y / 11 / 20, 15)};
}

Evaluation satisfied() {
    auto evaluation = unanswered();
    evaluation.satisfaction = Satisfaction::Satisfied;
    return evaluation;
}

Evaluation dissatisfied(std::vector<Situation> situations) {
    auto evaluation = unanswered();
    evaluation.satisfaction = Satisfaction::Dissatisfied;
    evaluation.situations = std::move(situations);
    return evaluation;
}

Evaluation stating(std::string statement) {
    auto evaluation = satisfied();
    evaluation.statement = std::move(statement);
    return evaluation;
}

std::optional<Error> problem(const Evaluation& evaluation, Module module = Module::LawEnforcement) {
    return refusal(validate(evaluation, module));
}

std::string utf8(char32_t code_point) {
    std::string text;
    append_utf8(text, code_point);
    return text;
}

const auto unreadable = invalid("statement", Text::StatementUnreadable);
const auto too_long = invalid("statement", Text::StatementTooLong);
const auto too_large = invalid("statement", Text::StatementTooLarge);

constexpr auto family = "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466"; // One picture, 25 bytes.
constexpr auto accent = "\u0301";                                                     // Two bytes.

} // namespace

TEST_CASE("A satisfied or other evaluation needs nothing more") {
    CHECK(problem(satisfied()) == std::nullopt);
    auto other = satisfied();
    other.satisfaction = Satisfaction::Other;
    CHECK(problem(other) == std::nullopt);
    CHECK(find_problems(other, Module::DrivingTest).empty());
}

TEST_CASE("A new evaluation has no satisfaction, and without one it is refused") {
    CHECK_FALSE(unanswered().satisfaction);
    CHECK(problem(unanswered()) == invalid("satisfaction", Text::ChooseSatisfaction));
}

TEST_CASE("A dissatisfied evaluation needs at least one situation") {
    CHECK(problem(dissatisfied({})) == invalid("situations", Text::ChooseSituation));
    CHECK(problem(dissatisfied({Situation::Other})) == std::nullopt);
    CHECK(problem(dissatisfied({Situation::ImpoundedWithoutCause, Situation::UnfairEnforcement})) == std::nullopt);
}

TEST_CASE("All situations of a module may be chosen together, in any order") {
    for (const auto& module : modules) {
        std::vector<Situation> all;
        for (const auto& offered : newest_catalogue().of(module.value).situations) all.push_back(offered.situation);
        CHECK(problem(dissatisfied(all), module.value) == std::nullopt);
        CHECK(problem(dissatisfied({all.rbegin(), all.rend()}), module.value) == std::nullopt);
    }
}

TEST_CASE("Situations come with dissatisfaction only") {
    auto evaluation = dissatisfied({Situation::Other});
    evaluation.satisfaction = GENERATE(Satisfaction::Satisfied, Satisfaction::Other);
    CHECK(problem(evaluation) == invalid("situations", Text::SituationsOnlyWhenDissatisfied));
}

TEST_CASE("Each situation is accepted by exactly the modules that offer it") {
    for (const auto& module : modules)
        for (const auto& situation : situations) {
            const auto found = problem(dissatisfied({situation.value}), module.value);
            const bool offered = newest_catalogue().of(module.value).offers(situation.value);
            CHECK(found == (offered ? std::nullopt : std::optional{invalid("situations", Text::SituationNotOffered)}));
        }
}

TEST_CASE("The same situation twice is refused, side by side or not") {
    const auto twice = invalid("situations", Text::SituationTwice);
    CHECK(problem(dissatisfied({Situation::Other, Situation::Other})) == twice);
    CHECK(problem(dissatisfied({Situation::UnfairEnforcement, Situation::Other, Situation::UnfairEnforcement})) ==
          twice);
}

TEST_CASE("A catalogue version that does not exist is refused before anything else") {
    auto evaluation = unanswered();
    evaluation.statement = "\x01";
    evaluation.catalogue_version = GENERATE(0, -1, newest_catalogue().version + 1, 1'000'000, INT32_MAX, INT32_MIN);
    CHECK(problem(evaluation) == invalid("catalogue_version", Text::CatalogueVersionUnknown));
    CHECK(find_problems(evaluation, Module::Service).size() == 1);
}

TEST_CASE("Problems are found in the order of the form, and the first is the refusal") {
    auto evaluation = unanswered();
    evaluation.statement = repeated("长", 2001);
    CHECK(find_problems(evaluation, Module::LawEnforcement) ==
          std::vector{invalid("satisfaction", Text::ChooseSatisfaction), too_long});
    CHECK(problem(evaluation) == invalid("satisfaction", Text::ChooseSatisfaction));

    evaluation.satisfaction = Satisfaction::Dissatisfied;
    CHECK(find_problems(evaluation, Module::LawEnforcement) ==
          std::vector{invalid("situations", Text::ChooseSituation), too_long});
    CHECK(problem(evaluation) == invalid("situations", Text::ChooseSituation));
}

TEST_CASE("Of a blank code the document's number is needed: one line of at most 60 characters that says something") {
    const auto problem_of = [](std::string number, NumberNeed need) {
        auto evaluation = satisfied();
        evaluation.document_number = std::move(number);
        const auto problems = find_problems(evaluation, Module::Service, need);
        return problems.empty() ? std::string{} : problems.front().field;
    };
    for (const auto* number : {"", "  ", "1\n2",
                               "\u202e"
                               "1",
                               "\xff"})
        CHECK(problem_of(number, NumberNeed::Required) == "document_number");
    CHECK(problem_of(std::string(61, '1'), NumberNeed::Required) == "document_number");
    CHECK(problem_of(std::string(61, '1'), NumberNeed::None) == "document_number");
    CHECK(problem_of(std::string(60, '1'), NumberNeed::Required).empty());
    CHECK(problem_of("4201 号", NumberNeed::Required).empty());
    CHECK(problem_of("", NumberNeed::None).empty());
}

TEST_CASE("A statement of 2,000 characters is accepted and of 2,001 refused, however many bytes they have") {
    const auto character = GENERATE("a", "é", "e\u0301", "扣", "😡", "👍🏽", "🇨🇳", "1\uFE0F\u20E3", "कि");
    CHECK(problem(stating(repeated(character, 2000))) == std::nullopt);
    CHECK(problem(stating(repeated(character, 2001))) == too_long);
    CHECK(statement_characters(repeated(character, 2001)) == 2001);
}

TEST_CASE("The limit in bytes never refuses characters of one code point") {
    STATIC_REQUIRE(max_statement_bytes >= 4 * max_statement_characters);
    CHECK(problem(stating(std::string(max_statement_bytes, 'a'))) == too_long);
    CHECK(problem(stating(std::string(max_statement_bytes + 1, 'a'))) == too_long);
    CHECK(problem(stating(std::string(10'000'000, 'a'))) == too_long);
}

TEST_CASE("A statement that fills both limits is accepted, and one byte or one character more is refused") {
    const auto accents = repeated(accent, (max_statement_bytes - max_statement_characters) / 2);
    const auto full = repeated("a", max_statement_characters) + accents;
    REQUIRE(full.size() == max_statement_bytes);
    REQUIRE(statement_characters(full) == max_statement_characters);
    CHECK(problem(stating(full)) == std::nullopt);
    CHECK(problem(stating("é" + full.substr(1))) == too_large);
    CHECK(problem(stating("a" + full)) == too_long);
}

TEST_CASE("A flood of combining marks is refused by its bytes, though it is one character") {
    const auto most = repeated(accent, (max_statement_bytes - 2) / 2);
    CHECK(statement_characters("a" + most) == 1);
    CHECK(problem(stating("a" + most)) == std::nullopt);
    CHECK(problem(stating("a" + most + accent)) == too_large);
    CHECK(problem(stating(repeated(accent, 1'000'000))) == too_large);
    CHECK(problem(stating("a" + repeated("\u200D", 1'000'000))) == too_large);
}

TEST_CASE("A family of emoji counts as one character, and 2,000 families are refused by their bytes") {
    CHECK(statement_characters(family) == 1);
    CHECK(problem(stating(repeated(family, 655))) == std::nullopt);
    CHECK(problem(stating(repeated(family, 656))) == too_large);
    CHECK(problem(stating(repeated(family, 2000))) == too_large);
    CHECK(problem(stating(repeated(family, 2001))) == too_long);
}

TEST_CASE("A statement beyond both limits is told the one that can be counted, and an unreadable one neither") {
    CHECK(problem(stating(repeated("长", 6000))) == too_long);
    CHECK(problem(stating(repeated("长", 6000) + "\x01")) == unreadable);
    CHECK(problem(stating("a" + repeated(accent, 10'000) + "\xFF")) == unreadable);
}

TEST_CASE("Line feeds and tabs are allowed in a statement, and every other control character is refused") {
    for (char32_t code_point = 0; code_point < 0x20; ++code_point) {
        CAPTURE(static_cast<int>(code_point));
        const bool allowed = code_point == '\n' || code_point == '\t';
        CHECK(problem(stating("前" + utf8(code_point) + "后")) == (allowed ? std::nullopt : std::optional{unreadable}));
    }
    CHECK(problem(stating("一\r\n二")) == unreadable);
    CHECK(problem(stating("\x7F")) == unreadable);
}

TEST_CASE("The control characters from U+0080 to U+009F are refused, their neighbours are not") {
    for (char32_t code_point = 0x80; code_point < 0xA0; ++code_point)
        CHECK(problem(stating(utf8(code_point))) == unreadable);
    CHECK(problem(stating("~")) == std::nullopt);
    CHECK(problem(stating(utf8(0xA0))) == std::nullopt);
}

TEST_CASE("Chinese, emoji with joiners and skin tones, and rare characters are allowed in a statement") {
    const auto text = GENERATE("警察态度很差！", "😡👮🏻‍♂️🚓", "𠮷野家", "café “quoted” <b>&amp;</b>",
                               "U+10FFFF: \xF4\x8F\xBF\xBF", "\u202Eright to left", "\\u0000 is only text",
                               "'; DROP TABLE evaluation; --", " ", "\n\n\n");
    CHECK(problem(stating(text)) == std::nullopt);
}

TEST_CASE("A statement that is not UTF-8 is refused as unreadable") {
    const auto text = GENERATE("\xFF", "\xC0\x80", "\xED\xA0\x80", "\xE4\xB8", "ok\x80", "\xF5\x80\x80\x80");
    CHECK(problem(stating(text)) == unreadable);
}

TEST_CASE("Identifiers of satisfaction are unique and found again") {
    std::set<std::string_view> ids;
    for (const auto& facts : satisfactions) {
        CHECK(ids.insert(facts.id).second);
        CHECK(find_by_id(satisfactions, facts.id) == facts.value);
    }
    CHECK(text(facts_of(satisfactions, Satisfaction::Dissatisfied).text, Language::Chinese) == "不满意");
}

TEST_CASE("For random evaluations validate() agrees with find_problems(), and every problem has a known field") {
    Random random{9};
    const std::set<std::string> fields{"catalogue_version", "satisfaction", "situations", "statement"};
    int accepted = 0;
    for (int round = 0; round < 5000; ++round) {
        auto evaluation = unanswered();
        evaluation.catalogue_version = random.below(20) == 0 ? 7 : 1;
        if (const auto choice = random.below(4); choice < 3) evaluation.satisfaction = satisfactions[choice].value;
        for (auto count = random.below(3); count > 0; --count)
            evaluation.situations.push_back(situations[random.below(situations.size())].value);
        if (random.below(2)) evaluation.statement = repeated("好", 1990 + random.below(20));
        const auto module = modules[random.below(modules.size())].value;

        const auto problems = find_problems(evaluation, module);
        const auto first = problem(evaluation, module);
        REQUIRE(first == (problems.empty() ? std::nullopt : std::optional{problems.front()}));
        for (const auto& each : problems) REQUIRE(fields.count(each.field) == 1);
        accepted += problems.empty();
    }
    CHECK(accepted > 100);
}
