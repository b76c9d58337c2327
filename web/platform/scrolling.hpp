#pragma once

#include <cstdint>

// Parts of the window that scroll by themselves (web/ui/scroll_area.hpp).
namespace zhiping::platform {

class ScrollListener {
public:
    virtual ~ScrollListener() = default;
    virtual void scroll(std::uint32_t id, float top) = 0; // So far is the content of this node scrolled now.
};

void listen_to_scrolling(ScrollListener&);

} // namespace zhiping::platform
