#pragma once

#include <string>
#include <string_view>

// Places in the browser's history: what Back and Forward walk through. A name is the program's own.
namespace zhiping::platform {

class HistoryListener {
public:
    virtual ~HistoryListener() = default;
    virtual void return_to(std::string_view place) = 0; // Back or Forward led there.
};

void listen_to_history(HistoryListener&);

void push_place(std::string_view);    // Goes on to it; Back leads to where the person was before.
void replace_place(std::string_view); // Where the person is now goes by this name.
std::string current_place();          // Empty where the program has not been yet; kept when the page is loaded again.

} // namespace zhiping::platform
