#include "native/http/pages/views_html.hpp"

#include "native/http/pages/page_parts.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

namespace {

Html view_html(const CitizenView& view, Language language) {
    const auto message = view.disclosed == Disclosed::Person  ? Text::ViewedPerson
                         : view.disclosed == Disclosed::Phone ? Text::ViewedPhone
                         : view.at_counter                    ? Text::ViewedAtCounter
                                                              : Text::Viewed;
    return element(
        "li", fill(text(message, language),
                   {{"unit", view.unit[language]}, {"time", spoken_time(view.at, language)}, {"reason", view.reason}}));
}

} // namespace

Html views_html(const CitizenViews& views, Language language) {
    if (views.empty()) return {};
    std::string items;
    for (const auto& view : views) items += view_html(view, language).markup;
    return {"<details class=\"more card\"><summary>" + escape(text(Text::ViewsHeading, language)).markup +
            "</summary><p class=\"hint\">" + escape(text(Text::ViewsHint, language)).markup +
            "</p><ul class=\"views\">" + items + "</ul></details>"};
}

} // namespace zhiping::http
