#pragma once

#include "tests/support/desk_content.hpp"
#include "tests/support/desk_scene.hpp"
#include "tests/support/whole_desk.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace zhiping::tests {

// Somebody who goes from screen to screen of a whole desk, and looks at each in both languages.
class DeskVisit {
public:
    static constexpr float window = 844; // The reader's.

    DeskVisit(float width, std::function<void(const DeskScene&)> look) : m_width(width), m_look(std::move(look)) {}

    WholeDesk* operator->() { return &*m_desk; }

    void begin_anew(std::string_view query) { m_desk.emplace(query, m_width); }

    void enter(const Actor& who) {
        begin_anew("tab=unit");
        m_desk->begin(who, some_items());
    }

    // Where one is chosen of them.
    void answer_what_is_asked() {
        if (asked_last().path == wire::staff_units_path)
            m_desk->answer(wire::staff_units_path, 200, wire::encode(units_below));
        if (asked_last().path == wire::colleagues_path)
            m_desk->answer(wire::colleagues_path, 200,
                           wire::encode(std::vector<Colleague>{{test::colleague.officer, {Role::Handler}, true}}));
    }

    void hear_of_download(const platform::DownloadNews& news) {
        const auto tell = platform::headless().downloads.back().news; // It may start another.
        tell(news);
        m_desk->reader->settle();
    }

    void see(const std::string& state) {
        take(state);
        if (!m_desk->has("button", "English")) return;
        m_desk->press("button", "English");
        take(state + ", in English");
        m_desk->press("button", "中文");
    }

protected:
    std::optional<WholeDesk> m_desk;

private:
    void take(const std::string& state) {
        const auto name = state + ", " + std::to_string(static_cast<int>(m_width)) + " px";
        m_look(draw_desk_scene(*m_desk->app, name, m_width, window));
        m_desk->reader->settle();
    }

    float m_width;
    std::function<void(const DeskScene&)> m_look;
};

} // namespace zhiping::tests
