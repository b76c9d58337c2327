#pragma once

#include "native/store/database.hpp"
#include "native/store/reach.hpp"
#include "shared/anomalies/anomaly.hpp"

// The SQL of anomalies.cpp: for each kind one query that finds, and one that lists what is behind a finding.
namespace zhiping::store {

// What the evaluations of a finding have in common: which of these, the kind says.
struct AnomalySubject {
    std::int64_t id;  // A person, the first evaluation of a device, an evaluation.
    std::string word; // A code's symbols, an officer.
    std::string unit_id;

    bool operator==(const AnomalySubject&) const = default;
};

// Its columns: the subject's, and from when to when. By subject and time, where one subject may have several rows.
// To be bound: from when until before when, the reach's unit.
std::string sql_of_spans(Anomaly, const Reach&);

// Its columns: those of AnomalyRow, and what is counted. By time. To be bound: from when to when, the reach's unit, the
// reader, the subject.
std::string sql_of_rows(Anomaly, const Reach&);
void bind_subject(Statement&, Anomaly, const AnomalySubject&);

// The officer whom the code of this evaluation names so.
std::optional<Officer> find_officer_of(Database&, const ReceiptNumber&, const std::string& word);

} // namespace zhiping::store
