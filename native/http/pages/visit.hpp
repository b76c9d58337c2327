#pragma once

#include "shared/text/language.hpp"

#include <httplib.h>
#include <string>
#include <string_view>

namespace zhiping::http {

// In which language a page is written and under which path (decoded, as httplib gives it), so that
// it can link to itself in the other one.
struct Visit {
    Language language;
    std::string path;
    std::string query = {};    // What the page needs besides, ready for an address: "secret=...&" or nothing.
    bool is_elder = false;     // In large letters.
    bool is_in_wechat = false; // Opened by the mini-program, which has a menu and settings of its own.
};

Visit visit_of(const httplib::Request&);

// Whether it asks, with in=wechat, for a page as the mini-program shows it: one of the citizens', no other.
bool is_in_wechat(const httplib::Request&);

// Fit to be a value in an address.
std::string percent_encoded(std::string_view);

// A page of ours in that language, in large letters or not as it is now.
std::string address_of(const Visit&, Language);

// The same page with the other letters.
std::string elder_switch_of(const Visit&);

} // namespace zhiping::http
