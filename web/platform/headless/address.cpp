#include "web/platform/headless/headless.hpp"

namespace zhiping::platform {

std::string current_query() { return headless().history.places[headless().history.place]; }

void push_query(std::string_view query) {
    auto& [places, place] = headless().history;
    places.resize(place + 1);
    places.emplace_back(query);
    ++place;
}

void replace_query(std::string_view query) { headless().history.places[headless().history.place] = query; }

} // namespace zhiping::platform
