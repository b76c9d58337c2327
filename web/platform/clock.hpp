#pragma once

#include <cstdint>

namespace zhiping::platform {

std::int64_t now(); // Seconds since 1970, UTC, by the phone's clock.

class WakeListener {
public:
    virtual ~WakeListener() = default;
    virtual void wake() = 0; // As wake_after() promised.
};

void listen_to_clock(WakeListener&);

// Calls WakeListener::wake() then, or as soon as the network comes back. The last call counts; with 0 none comes.
void wake_after(int seconds);

} // namespace zhiping::platform
