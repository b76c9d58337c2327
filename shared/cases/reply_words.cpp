#include "shared/cases/reply_words.hpp"

#include "shared/cases/citizen_words.hpp"
#include "shared/evidence/evidence_words.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping {

namespace {

// In the words of the evaluation; one that a later evaluation ticked may be none of its catalogue.
std::string_view spoken(Situation situation, const ModuleContent& content, Language language) {
    for (const auto& offered : content.situations)
        if (offered.situation == situation) return offered.words[language];
    return facts_of(situations, situation).id;
}

const CitizenMeasure* promise_of(const Measure& measure, const CitizenReply& reply,
                                 std::span<const CitizenMeasure> all) {
    const auto is_it = [&](const CitizenMeasure& each) {
        return each.measure == measure && each.unit_id == reply.unit_id;
    };
    const auto found = std::find_if(all.begin(), all.end(), is_it);
    return found == all.end() ? nullptr : &*found;
}

std::string attachment_words(const CitizenAttachment& attachment, Language language) {
    return fill(text(Text::ReplyAttachment, language), {{"name", attachment.name},
                                                        {"format", facts_of(attachment_formats, attachment.format).id},
                                                        {"size", spoken_size(attachment.bytes)}});
}

} // namespace

std::vector<ReplyWords> reply_words(const CitizenReply& reply, const ReplyReading& around, Language language) {
    std::vector<ReplyWords> words;
    const auto add = [&](ReplyPart part, std::string_view label, std::string_view said) {
        words.push_back({part, std::string{label}, std::string{said}});
    };
    const auto add_to_list = [&](ReplyPart part, Message heading, std::string_view said) {
        const bool is_first = words.back().part != part;
        add(part, is_first ? text(heading, language) : std::string_view{}, said);
    };
    add(ReplyPart::Heading, fill(text(Text::ReplyHeading, language), {{"unit", around.unit}}),
        fill(text(Text::ReplyIssued, language), {{"time", spoken_time(reply.issued, language)}}));
    add(ReplyPart::Finding, text(Text::ReplyOverall, language), overall_words(reply.overall, language));
    for (const auto& found : reply.findings)
        add(ReplyPart::Finding, spoken(found.situation, around.content, language), finding_words(found, language));
    add(ReplyPart::Said, text(Text::ReplyText, language), reply.text);
    add(ReplyPart::Said, text(Text::ReplyBasis, language), reply.basis);
    for (const auto& measure : reply.measures)
        add_to_list(ReplyPart::Measure, Text::ReplyMeasures,
                    measure_words(measure, promise_of(measure, reply, around.measures), language));
    for (const auto& attachment : reply.attachments)
        add_to_list(ReplyPart::Attachment, Text::ReplyAttachments, attachment_words(attachment, language));
    if (is_decision(around.subject.document_type)) add(ReplyPart::LegalWay, {}, text(Text::LegalWayOfReply, language));
    return words;
}

} // namespace zhiping
