#include "web/ui/panes.hpp"

#include "shared/text/decimal.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/names.hpp"

#include <algorithm>
#include <string>

namespace zhiping::ui {

namespace {

constexpr float separator_width = 13; // Of what is taken hold of: a hairline is seen.

std::string words_of(float number) { return std::to_string(std::lround(number)); }

std::string tenths(float number) {
    const auto all = std::lround(number * 10);
    return std::to_string(all / 10) + "." + std::to_string(all % 10);
}

} // namespace

Panes::Panes(Canvas& canvas, const PanesContent& content, const Place& place)
    : m_canvas(canvas), m_content(content), m_place(place), m_left(canvas.left()), m_width(canvas.width()) {
    const float room = place.width - separator_width;
    float first = room * content.share / 100;
    if (content.least_first + content.least_second <= room) {
        m_least = std::ceil(content.least_first * 100 / room);
        m_most = std::floor((room - content.least_second) * 100 / room);
        first = std::clamp(first, content.least_first, room - content.least_second);
    } else {
        first = room * content.least_first / (content.least_first + content.least_second);
    }
    first = std::round(first);
    m_first = {place.x, place.y, first, place.height};
    m_second = {place.x + first + separator_width, place.y, room - first, place.height};
    m_both.emplace(canvas, layout(canvas, joined(content.name, "panes"), "panes"));
    open("first", content.first, m_first);
}

Panes::~Panes() {
    m_pane.reset();
    m_both.reset();
    m_canvas.take_column(m_left, m_width);
    m_canvas.continue_at(m_place.y + m_place.height);
}

void Panes::open(std::string_view part, std::string_view label, const Place& place) {
    m_pane.emplace(m_canvas, Node{.id = m_canvas.id_of(joined(m_content.name, part)),
                                  .role = Role::Section,
                                  .label = std::string{label},
                                  .attributes = {{"data-look", "pane"}}});
    m_canvas.take_column(place.x, place.width);
    m_canvas.continue_at(place.y);
}

void Panes::next() {
    m_pane.reset();
    draw_separator();
    open("second", m_content.second, m_second);
}

void Panes::draw_separator() {
    const Place place{m_first.x + m_first.width, m_place.y, separator_width, m_place.height};
    m_canvas.fill({place.x + (place.width - 1) / 2, place.y, 1, place.height}, m_canvas.theme().colours.line, 0);
    m_canvas.pressable(m_content.name, place);
    const float share = m_first.width * 100 / (m_place.width - separator_width);
    Node node{.id = m_canvas.id_of(m_content.name), .role = Role::Separator, .place = place};
    node.attributes = {
        {"aria-label", std::string{m_content.label}}, {"aria-orientation", "vertical"},
        {"aria-valuemin", words_of(m_least)},         {"aria-valuemax", words_of(m_most)},
        {"aria-valuenow", words_of(share)},           {"data-share", tenths(share)},
        {"data-left", words_of(m_place.x)},           {"data-width", words_of(m_place.width - separator_width)}};
    m_canvas.semantics().add(std::move(node));
}

std::optional<float> share_said(std::string_view text) {
    if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
    const double share = take_decimal(text);
    if (!text.empty() || share > 100) return std::nullopt;
    return static_cast<float>(share);
}

} // namespace zhiping::ui
