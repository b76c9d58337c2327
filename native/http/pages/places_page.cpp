#include "native/app/find_places.hpp"
#include "native/http/exchange/limits.hpp"
#include "native/http/pages/form_parts.hpp"
#include "native/http/pages/menu_pages.hpp"
#include "native/http/pages/page_parts.hpp"
#include "shared/text/shown_back.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

namespace {

// Of what is typed only so much is looked for.
constexpr std::size_t max_typed_bytes = 120;

app::PlaceQuery query_of(const Exchange& exchange) {
    const auto& request = exchange.request;
    return {.module = find_by_id(modules, request.get_param_value("module")).value_or(Module::Service),
            .city_id = request.get_param_value("city"),
            .typed = request.get_param_value("q").substr(0, max_typed_bytes)};
}

std::string_view name_in(const UnitName& name, Language language) {
    return language == Language::Chinese ? name.chinese : name.english;
}

std::string option(std::string_view value, std::string_view words, bool is_chosen) {
    return "<option" + attribute("value", value) + (is_chosen ? " selected" : "") + ">" + escape(words).markup +
           "</option>";
}

std::string city_field_html(const app::FoundPlaces& found, const app::PlaceQuery& query, Language language) {
    if (found.cities.size() < 2) return {};
    auto options = option("", text(Text::PlacesEveryCity, language), query.city_id.empty());
    for (const auto& city : found.cities)
        options += option(city.unit_id, name_in(city.name, language), city.unit_id == query.city_id);
    return "<div class=\"field\"><label for=\"city\">" + escape(text(Text::PlacesCity, language)).markup +
           "</label><select class=\"words\" id=\"city\" name=\"city\">" + options + "</select></div>";
}

std::string search_html(const app::FoundPlaces& found, const app::PlaceQuery& query, const Visit& visit) {
    const auto language = visit.language;
    auto html = "<form class=\"act\" role=\"search\" action=\"/places\">" +
                hidden_input("module", facts_of(modules, query.module).id) + visit_inputs(visit);
    html += city_field_html(found, query, language);
    html += "<div class=\"field\"><label for=\"q\">" + escape(text(Text::PlacesLabel, language)).markup +
            "</label><p class=\"hint\" id=\"q-hint\">" + escape(text(Text::PlacesHint, language)).markup +
            "</p><input class=\"words\" type=\"search\" id=\"q\" name=\"q\"" +
            attribute("value", shown_back(query.typed)) +
            " autocomplete=\"off\" maxlength=\"40\" aria-describedby=\"q-hint\"></div>";
    return html + "<button class=\"primary\">" + escape(text(Text::PlacesFind, language)).markup + "</button></form>";
}

std::string cities_html(const app::FoundPlaces& found, const app::PlaceQuery& query, const Visit& visit) {
    std::string items;
    for (const auto& city : found.cities) {
        const auto address =
            address_at(visit, "/places", module_query(query.module) + "city=" + percent_encoded(city.unit_id) + "&");
        const auto count = fill(text(Text::PlacesCount, visit.language), {{"count", std::to_string(city.places)}});
        items += "<li><a" + attribute("href", address) + ">" + escape(name_in(city.name, visit.language)).markup +
                 "</a> <span class=\"hint\">" + escape(count).markup + "</span></li>";
    }
    return "<ul class=\"card rows\">" + items + "</ul>";
}

std::string places_html(const app::FoundPlaces& found, const Visit& visit) {
    const auto language = visit.language;
    std::string items;
    for (const auto& place : found.listed) {
        const auto unit = name_in(place.unit, language);
        items += "<li><a" + attribute("href", address_at(visit, "/e/" + place.code.symbols())) + ">" +
                 escape(place.name.empty() ? unit : std::string_view{place.name}).markup + "</a>" +
                 (place.name.empty() ? "" : " <span class=\"hint\">" + escape(unit).markup + "</span>") + "</li>";
    }
    const auto narrow =
        found.found > found.listed.size()
            ? element("p", fill(text(Text::PlacesNarrow, language), {{"count", std::to_string(found.found)},
                                                                     {"shown", std::to_string(found.listed.size())}}))
                  .markup
            : std::string{};
    return "<ul class=\"card rows\">" + items + "</ul>" + narrow;
}

std::string results_html(const app::FoundPlaces& found, const app::PlaceQuery& query, const Visit& visit) {
    if (!found.listed.empty()) return places_html(found, visit);
    if (found.was_asked || found.cities.empty())
        return "<p class=\"notice\" role=\"status\">" + escape(text(Text::PlacesNone, visit.language)).markup + "</p>";
    return cities_html(found, query, visit);
}

// What was typed is there to be looked for later.
void refuse_for_now(Exchange& exchange, const app::PlaceQuery& query, std::chrono::seconds wait) {
    const auto visit = visit_of(exchange.request);
    const auto words = words_of_wait(Text::DocumentsLater, wait, visit.language);
    const auto content = "<p class=\"errors\" role=\"alert\">" + escape(words).markup + "</p>" +
                         search_html({}, query, visit) +
                         onward_html(address_at(visit, "/"), text(Text::MenuBack, visit.language)).markup;
    tell_retry_after(exchange, wait);
    reply_page(
        exchange, 429,
        content_page("places", {std::string{text(Text::PlacesHeading, visit.language)}, true, Html{content}}, visit));
}

} // namespace

void get_places_page(Exchange& exchange, const Anyone&) {
    auto visit = visit_of(exchange.request);
    const auto language = visit.language;
    const auto query = query_of(exchange);
    if (const auto allowed = check_limit_of_address(exchange, Limited::PlaceSearch); !allowed)
        return refuse_for_now(exchange, query, allowed.error().wait);
    const auto found = app::find_places(exchange.context.store, query, exchange.context.clock.now());
    auto content = search_html(found, query, visit) + results_html(found, query, visit);
    if (is_on_documents(query.module))
        content += onward_html(address_at(visit, "/documents", module_query(query.module)),
                               text(Text::PlacesByDocument, language))
                       .markup;
    content += onward_html(address_at(visit, "/"), text(Text::MenuBack, language)).markup;
    visit.query = module_query(query.module) + "city=" + percent_encoded(query.city_id) +
                  "&q=" + percent_encoded(query.typed) + "&"; // So that it is in the other language, too.
    reply_page(exchange, 200,
               content_page("places", {std::string{text(Text::PlacesHeading, language)}, false, Html{content}}, visit));
}

} // namespace zhiping::http
