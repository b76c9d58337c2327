#include "web/ui/semantics.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

namespace zhiping::ui {

namespace {

class JsonWriter {
public:
    void key(std::string_view name) {
        if (m_text.back() != '{') m_text += ',';
        m_text += '"';
        m_text += name;
        m_text += "\":";
    }

    void member(std::string_view name, std::string_view value) {
        key(name);
        quote(value);
    }

    void text(const char* name, std::string_view value) {
        if (!value.empty()) member(name, value);
    }

    void number(const char* name, double value) {
        key(name);
        const auto hundredths = std::llround(std::abs(value) * 100);
        const auto rest = hundredths % 100;
        if (value < 0) m_text += '-';
        m_text += std::to_string(hundredths / 100);
        if (rest != 0) m_text += (rest < 10 ? ".0" : ".") + std::to_string(rest);
    }

    void numbers(const char* name, const std::vector<std::uint32_t>& values) {
        if (values.empty()) return;
        key(name);
        m_text += '[';
        for (const auto value : values) {
            if (m_text.back() != '[') m_text += ',';
            m_text += std::to_string(value);
        }
        m_text += ']';
    }

    void flag(const char* name, bool value) {
        if (value) number(name, 1);
    }

    void raw(std::string_view text) { m_text += text; }

    std::string take() { return std::move(m_text); }

private:
    void quote(std::string_view value) {
        m_text += '"';
        for (const char character : value) {
            if (character == '"' || character == '\\') m_text += '\\';
            if (static_cast<unsigned char>(character) >= 0x20) {
                m_text += character;
                continue;
            }
            std::array<char, 8> escape{};
            std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(character));
            m_text += escape.data();
        }
        m_text += '"';
    }

    std::string m_text;
};

double rounded(float value) { return std::round(static_cast<double>(value) * 4) / 4; }

void write(JsonWriter& json, const Place& place) {
    json.number("x", rounded(place.x));
    json.number("y", rounded(place.y));
    json.number("width", rounded(place.width));
    json.number("height", rounded(place.height));
}

void write(JsonWriter& json, const PageText& shown) {
    const auto channel = [&](int shift) { return shown.colour >> shift & 0xFF; };
    std::array<char, 8> colour{};
    std::snprintf(colour.data(), colour.size(), "#%02x%02x%02x", channel(0), channel(8), channel(16));
    json.raw("{");
    json.text("text", shown.text);
    write(json, shown.place);
    json.number("size", rounded(shown.size));
    json.number("line", rounded(shown.line));
    json.text("colour", colour.data());
    json.flag("bold", shown.bold);
    json.flag("centred", shown.centred);
    json.raw("}");
}

void write(JsonWriter& json, const Node& node) {
    json.raw("{");
    json.number("id", node.id);
    json.text("role", names::roles[static_cast<std::size_t>(node.role)]);
    json.number("parent", node.parent);
    json.text("label", node.label);
    json.text("value", node.value);
    json.text("purpose", node.purpose);
    json.text("address", node.address);
    json.text("description", node.description);
    json.numbers("describedBy", node.described_by);
    json.text("language", node.language);
    if (node.target) json.number("target", node.target);
    if (node.level) json.number("level", node.level);
    json.flag("checked", node.checked);
    json.flag("invalid", node.invalid);
    json.flag("disabled", node.disabled);
    json.flag("primary", node.primary);
    if (node.place.width > 0) write(json, node.place);
    if (node.fraction > 0) json.number("fraction", static_cast<double>(node.fraction));
    if (node.font_size > 0) json.number("fontSize", rounded(node.font_size));
    json.flag("bold", node.bold);
    if (node.tone != Tone::Ink) json.text("tone", names::tones[static_cast<std::size_t>(node.tone)]);
    if (node.columns > 1) json.number("columns", node.columns);
    if (!node.attributes.empty()) {
        json.key("attributes");
        json.raw("{");
        for (const auto& [name, value] : node.attributes) json.member(name, value);
        json.raw("}");
    }
    json.raw("}");
}

template <typename Thing> void write_all(JsonWriter& json, const char* name, const std::vector<Thing>& things) {
    json.key(name);
    json.raw("[");
    for (const auto& thing : things) {
        if (&thing != things.data()) json.raw(",");
        write(json, thing);
    }
    json.raw("]");
}

} // namespace

void Semantics::begin() {
    m_nodes.clear();
    m_open.clear();
    m_texts.clear();
    m_origin = {0, 0};
}

void Semantics::open(Node node) {
    add(std::move(node));
    m_open.push_back(static_cast<int>(m_nodes.size()) - 1);
}

void Semantics::close() { m_open.pop_back(); }

void Semantics::add(Node node) {
    node.parent = m_open.empty() ? -1 : m_open.back();
    node.place.x -= m_origin.x;
    node.place.y -= m_origin.y;
    if (node.parent >= 0 && m_nodes[static_cast<std::size_t>(node.parent)].disabled) node.disabled = true;
    m_nodes.push_back(std::move(node));
}

void Semantics::show(PageText text) { m_texts.push_back(std::move(text)); }

std::string Semantics::to_json(float document_height) const {
    JsonWriter json;
    json.raw("{");
    json.number("height", rounded(document_height));
    write_all(json, "nodes", m_nodes);
    if (!m_texts.empty()) write_all(json, "texts", m_texts);
    json.raw("}");
    return json.take();
}

} // namespace zhiping::ui
