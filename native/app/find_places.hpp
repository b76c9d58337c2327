#pragma once

#include "native/store/store.hpp"
#include "shared/catalogue/module.hpp"
#include "shared/codes/code.hpp"
#include "shared/units/unit.hpp"

#include <cstddef>
#include <string>
#include <vector>

// The places where codes hang, for whoever stands before one and cannot scan.
namespace zhiping::app {

inline constexpr std::size_t most_places = 50; // Of one answer.

struct PlaceQuery {
    Module module;
    std::string city_id = {}; // Empty: of every city.
    std::string typed = {};   // A part of the unit's or the place's name, in Chinese, English or Pinyin.
};

// A unit right below the one at the top, with those below it.
struct City {
    std::string unit_id;
    UnitName name;
    std::size_t places;
};

struct FoundPlace {
    Code code;
    UnitName unit; // As it is shown, its city first.
    std::string name;
};

struct FoundPlaces {
    std::vector<City> cities;       // All that have a place of this module.
    std::vector<FoundPlace> listed; // By unit and name; `most_places` at most.
    std::size_t found = 0;          // Listed or not.
    bool was_asked = false;         // For a city or a name; blanks are none.
};

// Nothing is listed while neither a city nor a name is asked for, where there are more cities than one.
FoundPlaces find_places(store::Store&, const PlaceQuery&, Instant now);

} // namespace zhiping::app
