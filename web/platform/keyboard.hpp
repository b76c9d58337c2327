#pragma once

#include <string_view>

// Keys that are pressed while nothing is being written.
namespace zhiping::platform {

class KeyListener {
public:
    virtual ~KeyListener() = default;
    virtual bool
    press_key(std::string_view key) = 0; // As browsers call it: "j", "/", "Escape". False: not one of ours.
};

void listen_to_keys(KeyListener&);

} // namespace zhiping::platform
