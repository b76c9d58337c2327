#include "shared/cases/event_words.hpp"

#include <utility>

namespace zhiping {

EventWords take_words(CaseDetails& details) {
    EventWords taken{.words = std::exchange(details.words, {})};
    if (!details.reply) return taken;
    taken.reply_text = std::exchange(details.reply->text, {});
    taken.reply_basis = std::exchange(details.reply->basis, {});
    for (auto& finding : details.reply->findings)
        if (finding.decline) taken.ways.push_back(std::exchange(finding.decline->way, {}));
    return taken;
}

void give_words(CaseDetails& details, EventWords given) {
    details.words = std::move(given.words);
    if (!details.reply) return;
    details.reply->text = std::move(given.reply_text);
    details.reply->basis = std::move(given.reply_basis);
    std::size_t way = 0;
    for (auto& finding : details.reply->findings)
        if (finding.decline && way < given.ways.size()) finding.decline->way = std::move(given.ways[way++]);
}

} // namespace zhiping
