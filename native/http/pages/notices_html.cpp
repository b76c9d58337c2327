#include "native/http/pages/notices_html.hpp"

#include "native/http/pages/form_parts.hpp"
#include "native/http/pages/menu_pages.hpp"
#include "native/http/pages/page_parts.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

namespace {

std::string_view words_of(NoticeChannel channel, Language language) {
    return text(facts_of(notice_channels, channel).words, language);
}

std::string channel_words(const std::vector<NoticeChannel>& channels, Language language) {
    const auto first = words_of(channels.front(), language);
    if (channels.size() == 1) return fill(text(Text::NoticesBy, language), {{"channel", first}});
    return fill(text(Text::NoticesByEither, language),
                {{"first", first}, {"second", words_of(channels.back(), language)}});
}

// Where somebody looks who is not told.
std::string look_html(const OwnerPage& owner, const Visit& visit) {
    const auto language = visit.language;
    const auto html = onward_html(address_at(visit, "/r"), text(Text::FindByCode, language)).markup;
    const bool may_sign_in = owner.can_send && !owner.owner.shown; // Who is has the link beside their name.
    return may_sign_in ? html + onward_html(owner.my_address, text(Text::MyHeading, language)).markup : html;
}

std::string item_html(const OwnNotice& notice, Language language) {
    const auto& [kind, state, channel, due, made, ended] = notice;
    std::string words{text(facts_of(notice_kinds, kind).words, language)};
    if (channel) words += " · " + std::string{words_of(*channel, language)};
    words += " · " + std::string{text(facts_of(notice_states, state).words, language)};
    return element("li", words + " · " + spoken_time(ended.value_or(made), language)).markup;
}

} // namespace

Html notice_channels_html(const app::EvaluationNotices& told, const OwnerPage& owner, const Visit& visit) {
    const auto language = visit.language;
    if (!told.channels.empty()) return element("p", channel_words(told.channels, language));
    const bool is_known = owner.owner.is_known;
    if (told.reaches_person && is_known) return element("p", text(Text::NoticesToPerson, language));
    const bool may_become_known = told.reaches_person && asks_for_name(owner);
    const auto words = text(may_become_known ? Text::NoticesOnceKnown : Text::NoticesNone, language);
    return {element("p", words).markup + look_html(owner, visit)};
}

Html own_notices_html(const OwnNotices& notices, std::string_view style, Language language) {
    if (notices.empty()) return {};
    std::string items;
    for (const auto& notice : notices) items += item_html(notice, language);
    return {"<details" + attribute("class", style) + "><summary>" +
            escape(text(Text::NoticesHeading, language)).markup + "</summary><ul class=\"views\">" + items +
            "</ul></details>"};
}

} // namespace zhiping::http
