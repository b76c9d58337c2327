#pragma once

#include <string>
#include <string_view>

// What of the page's address says where in the program somebody is: "tab=unit&case=ZP-20261122-ABCD2345-X". It can be
// passed on, and Back and Forward walk through it.
namespace zhiping::platform {

class AddressListener {
public:
    virtual ~AddressListener() = default;
    virtual void go_to(std::string_view query) = 0; // Back or Forward led there.
};

void listen_to_address(AddressListener&);

std::string current_query(); // As somebody may have written it.
void push_query(std::string_view);
void replace_query(std::string_view);

} // namespace zhiping::platform
