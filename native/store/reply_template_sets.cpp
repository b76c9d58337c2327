#include "native/store/reply_template_sets.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

namespace {

StoredTemplateSet read_set(Statement& row) {
    StoredTemplateSet set{};
    set.number = row.next<int>();
    set.begins = next_date(row);
    set.content = row.next<std::string>();
    set.loaded = row.next<Instant>();
    set.who = row.next<std::string>();
    return set;
}

} // namespace

void insert_template_set(Database& database, const StoredTemplateSet& set) {
    database.prepare("INSERT INTO reply_template_set (number, begins, content, loaded_at, who) VALUES (?, ?, ?, ?, ?)")
        .bind(set.number)
        .bind(to_string(set.begins))
        .bind(set.content)
        .bind(set.loaded)
        .bind(set.who)
        .run();
}

std::optional<StoredTemplateSet> find_template_set(Database& database, Date day) {
    return database
        .prepare("SELECT number, begins, content, loaded_at, who FROM reply_template_set WHERE begins <= ?"
                 " ORDER BY number DESC LIMIT 1")
        .bind(to_string(day))
        .find(read_set);
}

std::vector<StoredTemplateSet> list_template_sets(Database& database) {
    return database.prepare("SELECT number, begins, content, loaded_at, who FROM reply_template_set ORDER BY number")
        .list(read_set);
}

} // namespace zhiping::store
