#include "web/platform/headless/headless.hpp"

namespace zhiping::platform {

void push_place(std::string_view name) {
    auto& [places, place] = headless().history;
    places.resize(place + 1);
    places.emplace_back(name);
    ++place;
}

void replace_place(std::string_view name) { headless().history.places[headless().history.place] = name; }
std::string current_place() { return headless().history.places[headless().history.place]; }

} // namespace zhiping::platform
