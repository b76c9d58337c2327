#include "native/app/comment_lines.hpp"

#include "native/store/database_error.hpp"
#include "native/store/journal.hpp"
#include "native/store/pages.hpp"

#include <algorithm>

namespace zhiping::app {

using journal::Kind;

journal::Line comment_line(const store::StoredComment& stored) {
    const auto& [given, staff_id, salt] = stored.answer.value();
    journal::Line line{Kind::CommentAnswered, stored.comment.receipt, given.at};
    line.add(staff_id).add(comment_outcomes, given.answer.outcome);
    if (salt) line.add(journal::commit_to(given.answer.words, *salt));
    return line;
}

namespace {

// Words that were erased are in the line alone: their commitment is its last word.
bool is_line_of(const journal::Entry& line, const store::StoredComment& stored) {
    const auto made = comment_line(stored).entry();
    if (line == made) return true;
    if (stored.answer->salt || !line.words.starts_with(made.words + " ")) return false;
    auto without = line;
    without.words = made.words;
    return without == made;
}

} // namespace

std::optional<std::string> find_comment_problem(store::Database& database, const journal::Entry& entry) try {
    const auto receipt = ReceiptNumber::parse(entry.subject);
    const auto stored = receipt ? store::find_comment(database, *receipt) : std::nullopt;
    if (!stored || !stored->answer) return "the comment " + entry.subject + " has no answer any more";
    if (!is_line_of(entry, *stored)) return "the answer to the comment " + entry.subject + " is another one";
    return std::nullopt;
} catch (const store::DatabaseError& problem) {
    if (problem.is_disk_trouble()) throw;
    return "the comment " + entry.subject + " cannot be read";
}

void verify_comments(store::Database& database, const std::function<void(const std::string&)>& tell_problem) try {
    const auto list = [&](const store::StoredComment* last) {
        return store::list_answered_after(database, last ? last->evaluation_id : 0, store::max_page_rows);
    };
    store::for_each_row(list, [&](const store::StoredComment& stored) {
        const auto lines = store::list_lines_about(database, stored.comment.receipt);
        const auto known = std::ranges::count_if(
            lines, [](const store::JournalLine& line) { return line.entry.kind == Kind::CommentAnswered; });
        if (known != 1)
            tell_problem("the journal knows " + std::to_string(known) + " answers to the comment " +
                         stored.comment.receipt.text() + ", which has one");
    });
} catch (const store::DatabaseError& problem) {
    if (problem.is_disk_trouble()) throw;
    tell_problem(std::string{"the comments cannot be read: "} + problem.what());
}

} // namespace zhiping::app
