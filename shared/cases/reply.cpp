#include "shared/cases/reply.hpp"

#include "shared/cases/reply_template.hpp"
#include "shared/cases/words.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping {

namespace {

bool is_wrong(const SituationFinding& each) { return each.finding == Finding::Wrong; }

Result<Ok> check_text(const std::string& text, const WordLimits& limits) {
    const auto valid = check_words(text, limits);
    return valid ? check_filled(text, limits.field) : valid;
}

Result<Ok> check_finding(const SituationFinding& found) {
    if (found.finding.has_value() == found.decline.has_value()) return invalid("findings", Text::FindingMissing);
    if (found.finding == Finding::Lawful && !facts_of(situations, found.situation).may_be_lawful)
        return invalid("findings", Text::FindingNotOfSituation);
    if (found.decline) return check_text(found.decline->way, {"findings", 1, max_way_characters});
    return Ok{};
}

// Each that was ticked once, in any order.
Result<Ok> check_findings(std::span<const SituationFinding> all, std::span<const Situation> ticked) {
    for (const auto& found : all)
        if (std::find(ticked.begin(), ticked.end(), found.situation) == ticked.end())
            return invalid("findings", Text::FindingNotTicked);
    const auto has_one = [&](Situation situation) {
        return std::count_if(all.begin(), all.end(),
                             [&](const SituationFinding& found) { return found.situation == situation; }) == 1;
    };
    if (!std::all_of(ticked.begin(), ticked.end(), has_one)) return invalid("findings", Text::FindingMissing);
    for (const auto& found : all)
        if (const auto valid = check_finding(found); !valid) return valid.error();
    return Ok{};
}

Result<Ok> check_measures(std::span<const Measure> measures, Date today, int max_days) {
    if (measures.size() > max_measures) return invalid("measures", Text::FieldOutOfRange);
    for (const auto& measure : measures) {
        if (std::count(measures.begin(), measures.end(), measure) > 1) return invalid("measures", Text::MeasureTwice);
        if (!measure.promised_for) continue;
        if (*measure.promised_for < today) return invalid("measures", Text::DateIsPast);
        if (*measure.promised_for > today + std::chrono::days{max_days}) return invalid("measures", Text::DateTooFar);
    }
    return Ok{};
}

Result<Ok> check_attachments(std::vector<Sha256> attachments) {
    if (attachments.size() > max_attachments) return invalid("attachments", Text::AttachmentsTooMany);
    std::sort(attachments.begin(), attachments.end());
    if (std::adjacent_find(attachments.begin(), attachments.end()) != attachments.end())
        return invalid("attachments", Text::EvidenceTwice);
    return Ok{};
}

} // namespace

OverallFinding overall_finding(std::span<const SituationFinding> all) {
    std::vector<SituationFinding> taken;
    std::copy_if(all.begin(), all.end(), std::back_inserter(taken), [](const auto& each) { return !each.decline; });
    if (taken.empty()) return OverallFinding::Declined;
    if (std::all_of(taken.begin(), taken.end(), is_wrong)) return OverallFinding::Substantiated;
    if (std::any_of(taken.begin(), taken.end(), is_wrong)) return OverallFinding::Partly;
    const bool is_open = std::any_of(taken.begin(), taken.end(),
                                     [](const auto& each) { return each.finding == Finding::CannotBeEstablished; });
    return is_open ? OverallFinding::NotEstablished : OverallFinding::NotSubstantiated;
}

Result<Ok> check_reply(const Reply& reply, std::span<const Situation> ticked, Date today, const Policy& policy) {
    if (const auto valid = check_findings(reply.findings, ticked); !valid) return valid;
    if (const auto valid = check_measures(reply.measures, today, policy.max_measure_days); !valid) return valid;
    if (const auto valid = check_attachments(reply.attachments); !valid) return valid;
    if (const auto valid = check_text(reply.text, {"text", min_reply_characters, max_reply_characters}); !valid)
        return valid;
    return check_text(reply.basis, {"basis", 1, max_basis_characters});
}

bool needs_approval(const Reply& reply, const Approvals& approves) {
    const auto& all = reply.findings;
    if (approves.attachments && !reply.attachments.empty()) return true;
    if (approves.wrong && std::any_of(all.begin(), all.end(), is_wrong)) return true;
    return approves.declined &&
           std::any_of(all.begin(), all.end(), [](const auto& each) { return each.decline.has_value(); });
}

} // namespace zhiping
