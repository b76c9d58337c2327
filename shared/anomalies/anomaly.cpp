#include "shared/anomalies/anomaly.hpp"

namespace zhiping {

Result<AnomalyPeriod> make_anomaly_period(const AnomalyDays& days, Date today) {
    const auto until = days.until.value_or(today);
    const auto from = days.from.value_or(until - std::chrono::days{usual_anomaly_days - 1});
    if (from > until) return invalid("from", Text::AnomalyPeriodBackwards);
    if ((until - from).count() >= max_anomaly_days) return invalid("until", Text::AnomalyPeriodTooLong);
    return AnomalyPeriod{from, until};
}

std::string spoken_anomaly(const AnomalyFinding& finding, Language language) {
    const auto& facts = facts_of(anomalies, finding.kind);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(facts.within).count();
    return fill(text(facts.words, language), {{"count", std::to_string(finding.count)},
                                              {"least", std::to_string(facts.least)},
                                              {"minutes", std::to_string(minutes)},
                                              {"hours", std::to_string(minutes / 60)}});
}

} // namespace zhiping
