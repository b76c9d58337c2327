#include "native/store/anomalies.hpp"

#include "native/store/anomaly_queries.hpp"
#include "native/store/stored.hpp"

#include <algorithm>
#include <set>

namespace zhiping::store {

namespace {

// What a finding is about, and from when to when.
struct Span {
    AnomalySubject subject;
    Instant first;
    Instant last;
};

std::vector<Span> find_spans(Database& database, Anomaly kind, const AnomalyFilter& filter) {
    auto query = database.prepare(sql_of_spans(kind, filter.reach));
    query.bind(filter.period.begin()).bind(filter.period.end()).bind(filter.reach.unit_id);
    std::vector<Span> spans;
    while (query.step()) {
        Span next{{query.next<std::int64_t>(), query.next<std::string>(), query.next<std::string>()},
                  query.next<Instant>(),
                  query.next<Instant>()};
        // They come by subject and time, and one that goes on is one finding.
        if (!spans.empty() && spans.back().subject == next.subject && next.first <= spans.back().last)
            spans.back().last = next.last;
        else
            spans.push_back(std::move(next));
    }
    return spans;
}

AnomalyRow read_row(Statement& query) {
    return {.receipt = next_parsed<ReceiptNumber>(query),
            .received = query.next<Instant>(),
            .satisfaction = next_enum(query, satisfactions),
            .unit_id = query.next<std::string>(),
            .document_type = query.next<std::string>(),
            .document_number = query.next<std::string>(),
            .place = query.next<std::string>()};
}

// When something that the kind counts was evaluated.
struct CountedAt {
    Instant at;
    std::string what;
};

// Whether so many different ones lie so close together. Precondition: by time.
bool is_enough(const std::vector<CountedAt>& counted, const AnomalyFacts& facts) {
    const auto within = std::max(facts.within, std::chrono::seconds{1});
    for (auto first = counted.begin(); first != counted.end(); ++first) {
        std::set<std::string_view> different;
        for (auto each = first; each != counted.end() && each->at - first->at < within; ++each)
            if (different.insert(each->what); different.size() >= static_cast<std::size_t>(facts.least)) return true;
    }
    return false;
}

// Without what names the one who asks, and what does not count, it may be none any more.
std::optional<AnomalyFinding> find_finding(Database& database, Anomaly kind, const AnomalyFilter& filter,
                                           const Span& span) {
    auto query = database.prepare(sql_of_rows(kind, filter.reach));
    query.bind(span.first).bind(span.last).bind(filter.reach.unit_id);
    bind_reader(query, filter.reach);
    bind_subject(query, kind, span.subject);
    AnomalyFinding finding{.kind = kind};
    std::set<std::string> units;
    std::vector<CountedAt> counted;
    while (query.step()) {
        auto row = read_row(query);
        counted.push_back({row.received, query.next<std::string>()});
        units.insert(row.unit_id);
        if (finding.rows.size() < max_anomaly_rows) finding.rows.push_back(std::move(row));
    }
    if (!is_enough(counted, facts_of(anomalies, kind))) return std::nullopt;
    if (units.size() == 1) finding.unit_id = *units.begin();
    finding.count = counted.size();
    finding.first = counted.front().at;
    finding.last = counted.back().at;
    return finding;
}

void add_subject(Database& database, AnomalyFinding& finding, const Span& span) {
    if (finding.kind == Anomaly::SatisfiedBurstAtPlace) finding.place = finding.rows.front().place;
    if (finding.kind == Anomaly::SatisfiedBurstOfOfficer)
        finding.officer = find_officer_of(database, finding.rows.front().receipt, span.subject.word);
}

} // namespace

FoundAnomalies find_anomalies(Database& database, Anomaly kind, const AnomalyFilter& filter) {
    auto spans = find_spans(database, kind, filter);
    std::ranges::stable_sort(spans, std::ranges::greater{}, &Span::last);
    FoundAnomalies found;
    for (const auto& span : spans) {
        auto finding = find_finding(database, kind, filter, span);
        if (!finding) continue;
        found.is_cut = found.findings.size() == max_anomaly_findings;
        if (found.is_cut) break;
        add_subject(database, *finding, span);
        found.findings.push_back(*std::move(finding));
    }
    return found;
}

} // namespace zhiping::store
