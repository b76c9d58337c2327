#pragma once

#include "native/store/codes.hpp"
#include "native/store/evaluations.hpp"
#include "native/store/persons.hpp"
#include "native/store/store.hpp"

#include <random>
#include <string>
#include <vector>

namespace zhiping::tests {

// Stores codes and evaluations as a test says, without asking whether anybody may: for what is found in many of them.
class EvaluationMaker {
public:
    explicit EvaluationMaker(store::Database& database, std::uint64_t seed = 7)
        : m_database(database), m_chance(seed) {}

    std::size_t below(std::size_t end) { return m_chance() % end; }

    // On a document that this officer issued then, at once with its code.
    Code document(const std::string& unit_id, const Officer& officer, Instant issued) {
        return add({.module = Module::LawEnforcement,
                    .unit_id = unit_id,
                    .document_type = "违法停车告知单",
                    .document_number = unit_id + std::to_string(1'000'000 + ++m_documents),
                    .handled_at = issued,
                    .place = "汉阳大道",
                    .officers = {officer}},
                   issued);
    }
    Code place(const std::string& unit_id, const std::string& name, Instant made) {
        return add({.module = Module::Service, .unit_id = unit_id, .place = name}, made);
    }
    Code add(const store::NewCode& about, Instant made) {
        const auto code = Code::from_random(bytes<10>());
        store::insert_code(m_database, code, about, made);
        return code;
    }

    struct Made {
        std::int64_t id;
        std::string receipt;
    };
    Made evaluate(const Code& code, Instant received, Satisfaction satisfaction = Satisfaction::Satisfied) {
        const Evaluation evaluation{.code = code,
                                    .catalogue_version = 1,
                                    .language = Language::Chinese,
                                    .agreed_at = received,
                                    .satisfaction = satisfaction,
                                    .situations = {},
                                    .statement = "此处是群众写的话"};
        const Receipt receipt{.number = ReceiptNumber::from_random(china_date(received), bytes<5>()),
                              .received = received};
        const store::SubmissionDigests digests{store::digest(std::to_string(m_chance())),
                                               store::digest(std::to_string(m_chance()))};
        return {*store::insert_evaluation(m_database, evaluation, receipt, digests), receipt.number.text()};
    }

    // Nobody can read the number of this person.
    std::int64_t person() {
        const auto number = std::to_string(m_chance());
        return store::insert_person(m_database, store::digest(number), {1, 2, 3}, Instant{});
    }
    void own(std::int64_t person, const Made& made) {
        store::insert_evaluation_person(m_database, {made.id, person, {}, false, Instant{}});
    }

    // A case that its citizen has withdrawn then.
    void withdraw(const Made& made, const std::string& unit_id, Instant at) {
        m_database
            .prepare("INSERT INTO case_file (evaluation_id, policy_version, status, closing, unit_id, round, events,"
                     " has_pressure_report, is_unapproved, is_sample)"
                     " VALUES (?, 1, 'closed', 'withdrawn', ?, 1, 2, 0, 0, 0)")
            .bind(made.id)
            .bind(unit_id)
            .run();
        m_database
            .prepare("INSERT INTO case_event (evaluation_id, number, action, role, unit_id, officer_name,"
                     " officer_badge, at, facts, salt) VALUES (?, 2, 'withdraw', 'citizen', '', '', '', ?, '{}', ?)")
            .bind(made.id)
            .bind(at)
            .bind(bytes<32>())
            .run();
    }

private:
    template <std::size_t Size> std::array<std::uint8_t, Size> bytes() {
        std::array<std::uint8_t, Size> made;
        for (auto& byte : made) byte = static_cast<std::uint8_t>(m_chance());
        return made;
    }

    store::Database& m_database;
    std::mt19937_64 m_chance;
    int m_documents = 0;
};

// A month as it usually is: November 2026 at these brigades, with windows and officers, and people of whom some
// evaluate twice. The same in each run.
inline void make_usual_month(EvaluationMaker& maker, const std::vector<std::string>& unit_ids, int evaluations = 2000) {
    const auto begin = parse_china_time("2026-11-01 08:00").value();
    std::vector<std::int64_t> persons;
    for (int each = 0; each < 700; ++each) persons.push_back(maker.person());
    std::vector<Code> windows;
    for (const auto& unit_id : unit_ids)
        for (int window = 1; window <= 5; ++window)
            windows.push_back(maker.place(unit_id, std::to_string(window) + " 号窗口", begin - std::chrono::days{40}));
    for (int each = 0; each < evaluations; ++each) {
        const auto received =
            begin + std::chrono::days{maker.below(30)} + std::chrono::seconds{maker.below(10 * 60 * 60)};
        const auto badge = std::to_string(10'001 + maker.below(12));
        const auto issued = received - std::chrono::minutes{5 + maker.below(4'000)};
        const bool is_at_place = maker.below(5) < 2;
        const auto code = is_at_place
                              ? windows[maker.below(windows.size())]
                              : maker.document(unit_ids[maker.below(unit_ids.size())], {"民警" + badge, badge}, issued);
        const auto said = maker.below(100);
        const auto made = maker.evaluate(code, received,
                                         said < 96   ? Satisfaction::Satisfied
                                         : said < 98 ? Satisfaction::Other
                                                     : Satisfaction::Dissatisfied);
        if (maker.below(2) == 0) maker.own(persons[maker.below(persons.size())], made);
    }
}

// What hides in a month: one number over eight documents, a burst at a window, and one around an officer. Their
// receipts.
struct Planted {
    std::vector<std::string> by_one_number;
    std::vector<std::string> at_window;
    std::vector<std::string> of_officer;
};

inline const Officer planted_officer{"陈建国", "014537"};
inline constexpr auto planted_window = "西陵车管所 9 号窗口";
inline const Instant planted_at = parse_china_time("2026-11-20 12:00").value();

inline Planted plant_anomalies(EvaluationMaker& maker) {
    using namespace std::chrono_literals;
    const Officer by_turns[] = {{"甲", "1"}, {"乙", "2"}, {"丙", "3"}};
    Planted planted;
    const auto person = maker.person();
    for (int each = 0; each < 8; ++each) {
        const auto received = planted_at + each * 2h;
        const auto made = maker.evaluate(maker.document("420114", by_turns[each % 3], received - 1h), received);
        maker.own(person, made);
        planted.by_one_number.push_back(made.receipt);
    }
    const auto window = maker.place("420502", planted_window, planted_at - 24h);
    for (int each = 0; each < 14; ++each)
        planted.at_window.push_back(maker.evaluate(window, planted_at + each * 40s).receipt);
    for (int each = 0; each < 7; ++each) {
        const auto received = planted_at + each * 50s;
        const auto code = maker.document("420114", planted_officer, received - 1h);
        planted.of_officer.push_back(maker.evaluate(code, received).receipt);
    }
    return planted;
}

} // namespace zhiping::tests
