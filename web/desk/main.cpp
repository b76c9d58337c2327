#include "web/desk/app.hpp"

using namespace zhiping;

int main() {
    const auto language = find_by_id(languages, platform::page_language()).value_or(Language::Chinese);
    static desk::App app{language};
    platform::run(app);
    platform::listen_to_address(app);
    platform::listen_to_clock(app);
    platform::listen_to_keys(app);
    platform::listen_to_scrolling(app);
    platform::listen_to_storage(app);
    platform::listen_to_tab(app);
    return 0;
}
