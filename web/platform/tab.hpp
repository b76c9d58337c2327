#pragma once

// The tab that the program runs in.
namespace zhiping::platform {

class TabListener {
public:
    virtual ~TabListener() = default;
    virtual void show_tab() = 0; // The person has come back to it.
};

void listen_to_tab(TabListener&);

bool is_tab_shown();

} // namespace zhiping::platform
