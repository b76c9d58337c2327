#pragma once

#include "native/store/database.hpp"
#include "shared/calendar/date.hpp"

#include <optional>
#include <string>
#include <vector>

// The sets of templates for replies that an operator loaded. One is never changed or removed.
namespace zhiping::store {

struct StoredTemplateSet {
    int number; // From 2: the first comes with the program.
    Date begins;
    std::string content; // As JSON (shared/wire/reply_template_json.hpp).
    Instant loaded;
    std::string who; // Loaded it.

    bool operator==(const StoredTemplateSet&) const = default;
};

// Precondition: its number is greater than that of every other.
void insert_template_set(Database&, const StoredTemplateSet&);

// That with the greatest number of those that have begun on this day.
std::optional<StoredTemplateSet> find_template_set(Database&, Date);

// All, by number. There are a few each year.
std::vector<StoredTemplateSet> list_template_sets(Database&);

} // namespace zhiping::store
