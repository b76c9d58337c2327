#include "native/app/find_places.hpp"

#include "native/store/places.hpp"
#include "native/store/units.hpp"
#include "shared/text/pinyin.hpp"

#include <algorithm>
#include <map>

namespace zhiping::app {

namespace {

struct PlacedUnit {
    UnitName shown;
    Unit city;
};

// The last before the one at the top; that one itself where there is nothing below.
Unit city_of(store::Database& database, const std::string& unit_id) {
    auto unit = *store::find_unit(database, unit_id);
    while (unit.parent_id) {
        auto above = *store::find_unit(database, *unit.parent_id);
        if (!above.parent_id) break;
        unit = std::move(above);
    }
    return unit;
}

// Each unit is put together once.
class Units {
public:
    explicit Units(store::Database& database) : m_database(database) {}

    const PlacedUnit& of(const std::string& id) {
        const auto known = m_units.find(id);
        if (known != m_units.end()) return known->second;
        return m_units.emplace(id, PlacedUnit{store::show_unit(m_database, id).name, city_of(m_database, id)})
            .first->second;
    }

private:
    store::Database& m_database;
    std::map<std::string, PlacedUnit> m_units;
};

void count(std::vector<City>& cities, const Unit& city) {
    const auto known = std::ranges::find(cities, city.id, &City::unit_id);
    if (known != cities.end())
        ++known->places;
    else
        cities.push_back({city.id, city.name, 1});
}

bool is_wanted(const PlaceQuery& query, const PlacedUnit& unit, const store::Place& place) {
    if (!query.city_id.empty() && unit.city.id != query.city_id) return false;
    return is_meant(unit.shown.chinese + " " + place.name, query.typed) || is_meant(unit.shown.english, query.typed);
}

} // namespace

FoundPlaces find_places(store::Store& store, const PlaceQuery& query, Instant now) {
    return store.read([&](store::Database& database) {
        FoundPlaces found;
        Units units{database};
        for (auto& place : store::list_places(database, query.module, now)) {
            const auto& unit = units.of(place.unit_id);
            count(found.cities, unit.city);
            if (!is_wanted(query, unit, place)) continue;
            if (++found.found <= most_places) found.listed.push_back({place.code, unit.shown, std::move(place.name)});
        }
        std::ranges::sort(found.cities, {}, &City::unit_id);
        found.was_asked = !query.city_id.empty() || !is_meant("", query.typed);
        if (!found.was_asked && found.cities.size() > 1) {
            found.listed.clear();
            found.found = 0;
        }
        return found;
    });
}

} // namespace zhiping::app
