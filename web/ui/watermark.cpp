#include "web/ui/watermark.hpp"

#include "web/ui/desk_parts.hpp"
#include "web/ui/names.hpp"

namespace zhiping::ui {

Watermarked::Watermarked(Canvas& canvas, std::string_view name, std::string_view words)
    : m_canvas(canvas), m_name(name), m_words(words), m_top(canvas.y()),
      m_inside(canvas, layout(canvas, name, "watermarked")) {}

Watermarked::~Watermarked() {
    auto over = layout(m_canvas, joined(m_name, "watermark"), "watermark");
    over.place = {m_canvas.left(), m_top, m_canvas.width(), m_canvas.y() - m_top};
    over.attributes.push_back({"data-watermark", m_words});
    m_canvas.semantics().add(std::move(over));
}

} // namespace zhiping::ui
