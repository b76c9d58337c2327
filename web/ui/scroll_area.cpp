#include "web/ui/scroll_area.hpp"

#include <cmath>
#include <string>

namespace zhiping::ui {

ScrollArea::ScrollArea(Canvas& canvas, std::string_view name, std::string_view label, const Place& place,
                       float scrolled, Role role)
    : m_canvas(canvas), m_place(place), m_node(canvas.semantics().nodes().size()), m_top(place.y - scrolled),
      m_left(canvas.left()), m_width(canvas.width()) {
    Node node{.id = canvas.id_of(name), .role = role, .place = place};
    node.attributes = {{"data-top", std::to_string(std::lround(scrolled))}};
    if (!label.empty()) {
        node.attributes.push_back({"aria-label", std::string{label}});
        node.attributes.push_back({"tabindex", "0"});
    }
    canvas.semantics().open(std::move(node));
    m_outer = canvas.semantics().begin_at({place.x, m_top});
    canvas.cut(place);
    canvas.take_column(place.x, place.width);
    canvas.continue_at(m_top);
}

ScrollArea::~ScrollArea() {
    const auto height = std::lround(m_canvas.y() - m_top);
    m_canvas.uncut();
    auto& semantics = m_canvas.semantics();
    semantics.begin_at(m_outer);
    semantics.close();
    semantics.add_attribute(m_node, {"data-height", std::to_string(height)});
    m_canvas.take_column(m_left, m_width);
    m_canvas.continue_at(m_place.y + m_place.height);
}

} // namespace zhiping::ui
