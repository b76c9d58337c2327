#include "native/app/act_lines.hpp"

#include "native/store/database_error.hpp"

#include <charconv>

namespace zhiping::app {

namespace {

// The facts are last: nothing before them has a line feed.
std::string committed_words(const store::StaffActRow& act) {
    std::string words;
    for (const auto& number : {act.staff_id, act.second_id, act.count})
        words += (number ? std::to_string(*number) : std::string{}) + "\n";
    return words + act.unit_id + "\n" + act.subject + "\n" + act.facts;
}

journal::Line begin_line(const store::StaffActRow& act) {
    const auto receipt = ReceiptNumber::parse(act.subject);
    if (receipt && receipt->text() == act.subject) // No badge number or unit that looks like one.
        return journal::Line{journal::Kind::StaffActed, *receipt, act.at};
    return journal::Line{journal::Kind::StaffActed, act.at};
}

// "change_roles 17 ACT"
std::optional<std::int64_t> id_in(const std::string& words) {
    const auto space = words.find(' ');
    if (space == words.npos) return std::nullopt;
    std::int64_t id = 0;
    const auto read = std::from_chars(words.data() + space + 1, words.data() + words.size(), id);
    return read.ec == std::errc{} ? std::optional{id} : std::nullopt;
}

} // namespace

journal::Line act_line(std::int64_t id, const store::StaffActRow& act) {
    return begin_line(act).add(staff_acts, act.what).add(id).add(journal::commit_to(committed_words(act), act.salt));
}

std::optional<std::string> find_act_problem(store::Database& database, const journal::Entry& entry) {
    const auto id = id_in(entry.words);
    if (!id) return "an act of staff cannot be read";
    const auto name = "the act of staff " + std::to_string(*id);
    try {
        const auto stored = store::find_staff_act(database, *id);
        if (!stored) return name + " is missing";
        if (act_line(*id, *stored).entry() != entry) return name + " is another one";
        return std::nullopt;
    } catch (const store::DatabaseError& problem) {
        if (problem.is_disk_trouble()) throw;
        return name + " cannot be read";
    }
}

void verify_acts(store::Database& database, std::int64_t lines,
                 const std::function<void(const std::string&)>& tell_problem) {
    const auto stored = store::count_staff_acts(database);
    if (stored != lines)
        tell_problem("the journal knows " + std::to_string(lines) + " acts of staff, and " + std::to_string(stored) +
                     " are stored");
}

} // namespace zhiping::app
