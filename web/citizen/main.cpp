#include "web/citizen/app.hpp"

#include "shared/wire/evaluation_json.hpp"

#include <optional>

using namespace zhiping;

// When it does not call run(), the server's page stays in charge.
int main() {
    const auto facts = wire::decode_code_facts(platform::code_facts_json());
    if (!facts) return 1;
    const auto language = find_by_id(languages, platform::page_language()).value_or(Language::Chinese);
    static citizen::App app{*facts, language};
    platform::run(app);
    platform::listen_to_history(app);
    platform::listen_to_storage(app);
    platform::listen_to_clock(app);
    platform::listen_to_files(app);
    platform::listen_to_position(app);
    platform::listen_to_server_form(app);
    return 0;
}
