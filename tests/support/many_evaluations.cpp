#include "tests/support/many_evaluations.hpp"

#include "native/store/codes.hpp"
#include "native/store/evaluations.hpp"
#include "shared/calendar/calendar.hpp"
#include "shared/cases/policy.hpp"
#include "shared/catalogue/situation.hpp"

#include <algorithm>
#include <random>

namespace zhiping::tests {

namespace {

constexpr int rows_per_commit = 50'000;
constexpr std::chrono::seconds span = std::chrono::days{300};
constexpr std::array document_types{"违法停车告知单", "公安交通管理简易程序处罚决定书", "公安交通管理行政强制措施凭证",
                                    "道路交通事故认定书"};
constexpr std::array phrases{
    "民警态度很好。",     "处理得很快，说得也清楚。", "车停了不到两分钟就被拖走，现场没有人告知。",
    "没有出示执法证件。", "罚款金额和告知的不一样。", "等了一个多小时才来人。"};

class Chance {
public:
    explicit Chance(std::uint64_t seed) : m_random(seed) {}

    std::size_t below(std::size_t end) { return m_random() % end; }
    bool one_in(std::size_t times) { return below(times) == 0; }
    template <typename List> const auto& any_of(const List& list) { return list[below(list.size())]; }
    template <std::size_t Size> std::array<std::uint8_t, Size> bytes() {
        std::array<std::uint8_t, Size> made;
        for (auto& byte : made) byte = static_cast<std::uint8_t>(m_random());
        return made;
    }

private:
    std::mt19937_64 m_random;
};

std::vector<std::string> brigades(store::Database& database) {
    return database.prepare("SELECT id FROM unit WHERE level = 'brigade' ORDER BY id")
        .list([](store::Statement& query) { return query.next<std::string>(); });
}

store::NewCode make_document(Chance& chance, const std::string& unit, Instant handled) {
    return {.module = Module::LawEnforcement,
            .unit_id = unit,
            .document_type = chance.any_of(document_types),
            .document_number = unit + std::to_string(1'000'000'000 + chance.below(1'000'000'000)),
            .handled_at = handled,
            .place = "汉阳大道 " + std::to_string(1 + chance.below(900)) + " 号",
            .officers = {{"陈某某", std::to_string(10'000 + chance.below(80'000))}}};
}

// 69 of 10,000 are not satisfied; of those, two in three are dissatisfied.
Satisfaction make_satisfaction(Chance& chance) {
    if (chance.below(10'000) >= 69) return Satisfaction::Satisfied;
    return chance.one_in(3) ? Satisfaction::Other : Satisfaction::Dissatisfied;
}

std::vector<Situation> make_situations(Chance& chance, Satisfaction satisfaction) {
    if (satisfaction != Satisfaction::Dissatisfied) return {};
    constexpr std::array common{Situation::AuxiliaryPoliceEnforcing, Situation::UnfairEnforcement,
                                Situation::ImpoundedWithoutCause};
    std::vector<Situation> chosen{chance.any_of(common)};
    if (const auto second = chance.any_of(common); second != chosen.front()) chosen.push_back(second);
    return chosen;
}

// Most people write nothing, some a sentence, few a page.
std::string make_statement(Chance& chance, Satisfaction satisfaction) {
    if (satisfaction == Satisfaction::Satisfied && !chance.one_in(5)) return {};
    std::string statement;
    for (auto left = 1 + chance.below(chance.one_in(20) ? 60 : 4); left > 0; --left)
        statement += chance.any_of(phrases);
    return statement;
}

Evaluation make_evaluation(Chance& chance, const Code& code, Instant received) {
    const auto satisfaction = make_satisfaction(chance);
    return {.code = code,
            .catalogue_version = 1,
            .language = chance.one_in(200) ? Language::English : Language::Chinese,
            .agreed_at = received - std::chrono::seconds{20 + chance.below(600)},
            .satisfaction = satisfaction,
            .situations = make_situations(chance, satisfaction),
            .statement = make_statement(chance, satisfaction)};
}

// Without the cases of those that are dissatisfied.
Receipt make_receipt(Chance& chance, Instant received) {
    return {.number = ReceiptNumber::from_random(china_date(received), chance.bytes<5>()), .received = received};
}

MadeEvaluation make_one(store::Database& database, Chance& chance, const std::string& unit, Instant received) {
    const auto code = Code::from_random(chance.bytes<10>());
    const auto handled = received - std::chrono::minutes{5 + chance.below(4000)};
    store::insert_code(database, code, make_document(chance, unit, handled), handled);
    const auto evaluation = make_evaluation(chance, code, received);
    const auto id = SubmissionId::from_random(chance.bytes<16>());
    const auto secret = Secret::from_random(chance.bytes<16>());
    const store::SubmissionDigests digests{store::digest(id.digits()), store::digest(secret.digits())};
    auto receipt = make_receipt(chance, received);
    while (!store::insert_evaluation(database, evaluation, receipt, digests)) receipt = make_receipt(chance, received);
    return {code, receipt.number, secret};
}

} // namespace

void make_evaluations(store::Database& database, int count, std::uint64_t seed,
                      const std::function<void(const MadeEvaluation&)>& visit) {
    database.execute("PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000");
    Chance chance{seed};
    const auto units = brigades(database);
    const auto first = parse_china_time("2026-01-05 08:00").value();
    for (int made = 0; made < count;) {
        store::Transaction transaction{database};
        for (const int end = std::min(count, made + rows_per_commit); made < end; ++made) {
            const auto received = first + std::chrono::seconds{span.count() * made / count};
            visit(make_one(database, chance, chance.any_of(units), received));
        }
        transaction.commit();
    }
    database.execute("PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE)");
}

} // namespace zhiping::tests
