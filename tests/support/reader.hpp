#pragma once

#include "tests/support/json.hpp"
#include "web/platform/headless/headless.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zhiping::tests {

// Uses the form as a screen reader does: finds things by role and name in what the page shows, and
// operates them. Draws the frames that the form asks for.
class Reader {
public:
    explicit Reader(platform::Guest& guest, float width = 390, float height = 1350)
        : m_guest(guest), m_width(width), m_height(height) {
        settle();
    }

    void settle() {
        do {
            m_guest.draw({m_width, m_height, 0, 844, 2, 1, false});
            ++m_frames;
        } while (m_guest.wants_frame());
    }

    Json nodes() const { return Json::parse(platform::headless().document)["nodes"]; }

    std::optional<Json> find(const std::string& role, const std::string& name) const {
        for (const auto& node : nodes())
            if (node["role"] == role && name_of(node) == name) return node;
        return std::nullopt;
    }

    // Its label, or that of the label that names it; of a field whose label is not seen, what is read out.
    std::string name_of(const Json& node) const {
        if (node["role"] == "text-field")
            if (const auto read = node.value("attributes", Json::object()).value("aria-label", ""); !read.empty())
                return read;
        for (const auto& label : nodes())
            if (label["role"] == "label" && label["target"] == node["id"]) return label["label"];
        return node.value("label", "");
    }

    // What is read after the name: the error, the hint, the counter.
    std::string description_of(const std::string& role, const std::string& name) const {
        const auto described = find(role, name);
        std::string words;
        if (!described) return words;
        const auto all = nodes();
        for (const auto& id : described->value("describedBy", Json::array()))
            for (const auto& node : all)
                if (node["id"] == id) words += (words.empty() ? "" : " ") + node.value("label", "");
        return words;
    }

    bool has(const std::string& role, const std::string& name) const { return find(role, name).has_value(); }

    bool is_checked(const std::string& role, const std::string& name) const {
        const auto node = find(role, name);
        return node && node->value("checked", 0) == 1;
    }

    // Whether any node says this, in any of its texts.
    bool reads(const std::string& words) const {
        return platform::headless().document.find(words) != std::string::npos;
    }

    // False when there is no such thing to press.
    bool press(const std::string& role, const std::string& name) {
        const auto node = find(role, name);
        if (!node) return false;
        m_guest.activate((*node)["id"].get<std::uint32_t>());
        settle();
        return true;
    }

    bool type(const std::string& name, const std::string& text) {
        auto node = find("text-area", name);
        if (!node) node = find("text-field", name);
        if (!node) return false;
        m_guest.change_text((*node)["id"].get<std::uint32_t>(), text);
        settle();
        return true;
    }

    int frames() const { return m_frames; }

private:
    platform::Guest& m_guest;
    float m_width;
    float m_height;
    int m_frames = 0;
};

} // namespace zhiping::tests
