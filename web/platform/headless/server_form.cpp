#include "web/platform/headless/headless.hpp"

namespace zhiping::platform {

std::string code_facts_json() { return headless().code_facts; }

void fill_plain_form(const std::string& body, const std::string& files) {
    headless().plain_form = body;
    headless().plain_form_files = files;
}

} // namespace zhiping::platform
