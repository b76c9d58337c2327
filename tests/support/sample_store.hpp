#pragma once

#include "native/app/create_codes.hpp"
#include "native/app/load_units.hpp"
#include "native/app/submit_evaluation.hpp"
#include "native/store/store.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace zhiping::tests {

inline const Instant sample_now = parse_china_time("2026-11-20 15:40").value(); // A Friday.
inline outside::SystemRandom chance;
inline constexpr auto sample_officers = "陈某某:014537";

inline std::vector<Unit> sample_units() {
    return {{"420000", {}, Level::Bureau, {"湖北省公安厅交通管理局", "Hubei Bureau"}},
            {"420100", "420000", Level::Detachment, {"武汉市交警支队", "Wuhan Detachment"}},
            {"420114", "420100", Level::Brigade, {"蔡甸大队", "Caidian Brigade"}}};
}

inline store::NewCode sample_document(int number = 0) {
    return {.module = Module::LawEnforcement,
            .unit_id = "420114",
            .document_type = "违法停车告知单",
            .document_number = std::to_string(4201141900382615 + number),
            .handled_at = parse_china_time("2026-11-20 15:32").value(),
            .place = "汉阳大街 628 号",
            .officers = {{"陈某某", "014537"}}};
}

// Stores the units, and one code on a document, which is returned.
inline Code fill_with_samples(store::Store& store) {
    if (app::load_units(store, sample_units())) throw std::logic_error{"the sample units are refused"};
    return std::get<0>(app::create_codes(store, {{sample_document()}}, sample_now, chance)).front().code;
}

template <typename T> T sample_token(std::uint64_t number) {
    std::array<std::uint8_t, 16> bytes{};
    for (int index = 0; index < 8; ++index) bytes[index] = static_cast<std::uint8_t>(number >> (8 * index));
    return T::from_random(bytes);
}

inline Submission sample_submission(const Code& code, std::uint64_t number = 1) {
    return {.id = sample_token<SubmissionId>(number),
            .evaluation = {.code = code,
                           .catalogue_version = 1,
                           .language = Language::Chinese,
                           .agreed_at = sample_now - std::chrono::minutes{2},
                           .satisfaction = Satisfaction::Dissatisfied,
                           .situations = {Situation::UnfairEnforcement, Situation::ImpoundedWithoutCause},
                           .statement = "没有给扣车凭证 😠\n第二行"}};
}

inline const Secret sample_secret = sample_token<Secret>(77);

// The same in every run.
inline const sealing::PersonKey sample_person_key{
    sealing::FileKey{std::array<std::uint8_t, sealing::FileKey::size>{7}}};

inline Result<Receipt> submit(store::Store& store, const Submission& submission, const Secret& secret = sample_secret,
                              Instant now = sample_now) {
    app::CurrentCalendar calendar;
    return app::submit_evaluation(store, calendar, submission, secret, {sample_person_key}, now, chance);
}

// For what goes on without whatever it cannot do.
inline void fail_on_problem(const std::string& problem) { throw std::logic_error{problem}; }

inline std::int64_t count_rows(store::Store& store, const std::string& table) {
    return store.read([&](store::Database& database) {
        return database.prepare("SELECT count(*) FROM " + table).value<std::int64_t>();
    });
}

} // namespace zhiping::tests
