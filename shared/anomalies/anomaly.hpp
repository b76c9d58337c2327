#pragma once

#include "shared/codes/receipt_number.hpp"
#include "shared/evaluation/satisfaction.hpp"
#include "shared/units/named_unit.hpp"
#include "shared/units/officer.hpp"

#include <vector>

// What is unusual about who evaluates what, and when: for the level above, which looks into it. It accuses nobody
// (docs/anomalies.md, which says why each number is what it is).
namespace zhiping {

enum class Anomaly {
    OnePersonManyDocuments,  // Documents of one telephone number; what else the number evaluated does not count.
    OneDeviceManyDocuments,  // Numbers that were confirmed on one device.
    SatisfiedBurstAtPlace,   // Evaluations with one code that is on no document, every one of them satisfied.
    SatisfiedBurstOfOfficer, // Of the documents of one officer, every one of them satisfied.
    EvaluatedAtOnce,         // After the document and its code were there.
    SatisfiedAfterWithdrawal,
};

struct AnomalyFacts {
    Anomaly value;
    std::string_view id;         // Sent.
    int least;                   // So many of them, or more,
    std::chrono::seconds within; // in less than this.
    Message words;
};

inline constexpr std::array anomalies{
    AnomalyFacts{Anomaly::OnePersonManyDocuments, "one_person_many_documents", 5, std::chrono::hours{24},
                 Text::AnomalyOnePersonManyDocuments},
    AnomalyFacts{Anomaly::OneDeviceManyDocuments, "one_device_many_documents", 3, std::chrono::hours{24},
                 Text::AnomalyOneDeviceManyDocuments},
    AnomalyFacts{Anomaly::SatisfiedBurstAtPlace, "satisfied_burst_at_place", 10, std::chrono::minutes{10},
                 Text::AnomalySatisfiedBurstAtPlace},
    AnomalyFacts{Anomaly::SatisfiedBurstOfOfficer, "satisfied_burst_of_officer", 5, std::chrono::minutes{10},
                 Text::AnomalySatisfiedBurstOfOfficer},
    AnomalyFacts{Anomaly::EvaluatedAtOnce, "evaluated_at_once", 1, std::chrono::minutes{1},
                 Text::AnomalyEvaluatedAtOnce},
    AnomalyFacts{Anomaly::SatisfiedAfterWithdrawal, "satisfied_after_withdrawal", 1, std::chrono::seconds{0},
                 Text::AnomalySatisfiedAfterWithdrawal},
};
static_assert(follows_enum(anomalies));

inline constexpr std::size_t max_anomaly_findings = 200; // Of each kind: the newest.
inline constexpr std::size_t max_anomaly_rows = 100;     // Of each finding: the first.
inline constexpr int max_anomaly_days = 92;              // That are looked at at once: a quarter of a year.
inline constexpr int usual_anomaly_days = 30;            // When nobody says from when.

// An evaluation behind a finding. Neither what was written nor by whom.
struct AnomalyRow {
    ReceiptNumber receipt;
    Instant received;
    Satisfaction satisfaction;
    std::string unit_id;
    std::string document_type;
    std::string document_number;
    std::string place;
};

struct AnomalyFinding {
    Anomaly kind;
    std::string unit_id = {};            // Of all of it; empty: of several.
    std::string place = {};              // That it is about.
    std::optional<Officer> officer = {}; // The same.
    std::size_t count = 0;               // Of the evaluations behind it; more than `rows` when these are cut.
    Instant first = {};
    Instant last = {};
    std::vector<AnomalyRow> rows = {}; // By time.
};

// Days in China, both included.
struct AnomalyPeriod {
    Date from;
    Date until;

    Instant begin() const { return Instant{from} - china_offset; }
    Instant end() const { return Instant{until} + std::chrono::days{1} - china_offset; }
};

struct AnomalyList {
    AnomalyPeriod period;
    std::vector<AnomalyFinding> findings = {}; // In the order of the kinds, the newest first.
    std::vector<Anomaly> cut = {};             // Kinds of which there are more than are listed.
    std::vector<NamedUnit> units = {};         // All that are named here.
};

// What is asked for. Without an end it ends today.
struct AnomalyDays {
    std::optional<Date> from = {};
    std::optional<Date> until = {};
};

// Refused (invalid): at "from" when it begins after its end, at "until" when it is more than max_anomaly_days.
Result<AnomalyPeriod> make_anomaly_period(const AnomalyDays&, Date today);

// "同一地点连续收到 12 条评价，全部满意，10 分钟内不少于 10 条"
std::string spoken_anomaly(const AnomalyFinding&, Language);

} // namespace zhiping
