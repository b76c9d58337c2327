#include "web/desk/administered_units.hpp"

#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/administration_json.hpp"
#include "web/desk/administration_paths.hpp"

#include <algorithm>
#include <map>

namespace zhiping::desk {

namespace {

constexpr std::string_view units = "units";

bool has_words(const Unit& unit, std::string_view words) {
    for (const std::string_view text : {unit.id, unit.name.chinese, unit.name.english})
        if (text.find(words) != text.npos) return true;
    return false;
}

std::map<std::string, std::string, std::less<>> typed_of(const Unit& unit) {
    const auto reconsideration = unit.reconsideration.value_or(ReconsiderationBody{});
    return {{"unit", unit.id},
            {"parent", unit.parent_id.value_or("")},
            {"level", std::string{facts_of(levels, unit.level).id}},
            {"name", unit.name.chinese},
            {"name_en", unit.name.english},
            {"reconsideration", reconsideration.chinese},
            {"reconsideration_en", reconsideration.english}};
}

// The rows of those below each, from the top down. Units that stand in a ring are below nothing that is there.
class UnitOrder {
public:
    explicit UnitOrder(std::vector<UnitLine> lines) : m_lines(std::move(lines)) {
        for (std::size_t row = 0; row < m_lines.size(); ++row) m_rows.insert_or_assign(m_lines[row].unit.id, row);
        for (std::size_t row = 0; row < m_lines.size(); ++row) {
            const auto above = m_rows.find(m_lines[row].unit.parent_id.value_or(""));
            if (above == m_rows.end())
                m_tops.push_back(row);
            else
                m_below[above->second].push_back(row);
        }
    }

    std::vector<UnitLine> from_top() const {
        std::vector<UnitLine> ordered;
        std::vector<std::size_t> next(m_tops.rbegin(), m_tops.rend());
        while (!next.empty()) {
            const auto row = next.back();
            next.pop_back();
            ordered.push_back(m_lines[row]);
            const auto below = m_below.find(row);
            if (below != m_below.end()) next.insert(next.end(), below->second.rbegin(), below->second.rend());
        }
        return ordered;
    }

private:
    std::vector<UnitLine> m_lines;
    std::map<std::string, std::size_t, std::less<>> m_rows; // By the id of the unit.
    std::vector<std::size_t> m_tops;
    std::map<std::size_t, std::vector<std::size_t>> m_below;
};

} // namespace

AdministeredUnits::AdministeredUnits(Api& api, std::function<void()> changed)
    : m_api(api), m_changed(std::move(changed)), m_list(api, m_changed), m_form(api, m_changed, unit_fields) {}

void AdministeredUnits::show() {
    if (m_list.is_wanted()) refresh();
}

void AdministeredUnits::refresh() {
    m_list.ask(administered(units), [this](const Answer& answer) { return take_list(answer); });
}

void AdministeredUnits::lose_answer() {
    m_list.lose_answer();
    m_form.lose_answer();
}

void AdministeredUnits::forget() {
    m_list.forget();
    m_items.clear();
    m_search.clear();
    m_found.clear();
    m_opened.reset();
    m_seen.reset();
    m_is_adding = false;
    m_form.clear();
    m_said.clear();
}

bool AdministeredUnits::take_list(const Answer& answer) {
    auto lines = wire::decode_unit_lines(answer.body);
    if (!lines) return false;
    m_items = UnitOrder{std::move(lines).value()}.from_top();
    for (const auto& each : m_items)
        if (m_opened && m_opened->unit.id == each.unit.id) take_again(each);
    search_anew();
    return true;
}

bool AdministeredUnits::is_typed() const {
    const auto before = typed_of(*m_seen);
    return std::any_of(before.begin(), before.end(),
                       [&](const auto& field) { return m_form.typed(field.first) != field.second; });
}

// What is typed stays; where nothing is, the form says what is so now.
void AdministeredUnits::take_again(const UnitLine& line) {
    const bool stays = m_form.is_sending() || line.unit == *m_seen || is_typed();
    m_opened = line;
    if (!stays) begin_opened();
}

void AdministeredUnits::begin_opened() {
    m_seen = m_opened->unit;
    m_form.begin(typed_of(m_opened->unit), "unit");
}

const Unit* AdministeredUnits::find(std::string_view id) const {
    const auto found =
        std::find_if(m_items.begin(), m_items.end(), [&](const UnitLine& each) { return each.unit.id == id; });
    return found == m_items.end() ? nullptr : &found->unit;
}

void AdministeredUnits::search_for(std::string_view words) {
    m_search = words;
    search_anew();
}

void AdministeredUnits::search_anew() {
    m_found.clear();
    for (std::size_t row = 0; row < m_items.size(); ++row)
        if (has_words(m_items[row].unit, m_search)) m_found.push_back(row);
}

std::optional<std::size_t> AdministeredUnits::current() const {
    if (!m_opened) return std::nullopt;
    for (std::size_t row = 0; row < m_found.size(); ++row)
        if (m_items[m_found[row]].unit.id == m_opened->unit.id) return row;
    return std::nullopt;
}

void AdministeredUnits::open(std::size_t row) {
    if (m_form.is_sending()) return;
    m_opened = m_items[m_found[row]];
    m_is_adding = false;
    begin_opened();
}

// Below the one that is open.
void AdministeredUnits::add() {
    if (m_form.is_sending()) return;
    const auto above = m_opened ? m_opened->unit.id : std::string{};
    m_opened.reset();
    m_seen.reset();
    m_is_adding = true;
    m_form.begin({{"parent", above}});
}

// None where something is missing that the server would not understand the rest without.
std::optional<Unit> AdministeredUnits::wish() {
    const auto level = find_by_id(levels, m_form.typed("level"));
    if (m_form.typed("unit").empty())
        m_form.refuse("unit", std::string{said(Text::FieldMissing)});
    else if (!level)
        m_form.refuse("level", std::string{said(Text::ChooseOne)});
    if (m_form.typed("unit").empty() || !level) return std::nullopt;
    Unit unit{.id = m_form.typed("unit"), .level = *level, .name = {m_form.typed("name"), m_form.typed("name_en")}};
    if (!m_form.typed("parent").empty()) unit.parent_id = m_form.typed("parent");
    const ReconsiderationBody body{m_form.typed("reconsideration"), m_form.typed("reconsideration_en")};
    const bool had_one = m_seen && m_seen->reconsideration; // Which goes when its words are gone.
    if (had_one || !body.chinese.empty() || !body.english.empty()) unit.reconsideration = body;
    return unit;
}

void AdministeredUnits::save() {
    const auto unit = wish();
    if (!unit) return;
    m_form.send("PUT", administered(units, unit->id), wire::encode(wire::UnitWish{*unit, m_seen}),
                [this, unit = *unit](const Answer&) { take_saved(unit); });
}

void AdministeredUnits::take_saved(const Unit& unit) {
    m_said = fill(said(Text::DeskAdminSaved), {{"name", unit.name[m_api.language()]}});
    if (m_opened) {
        m_opened->unit = unit;
        if (unit.reconsideration == ReconsiderationBody{}) m_opened->unit.reconsideration.reset();
        m_seen = m_opened->unit;
    }
    m_is_adding = false;
    refresh();
    m_changed();
}

} // namespace zhiping::desk
