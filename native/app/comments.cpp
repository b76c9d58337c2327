#include "native/app/comments.hpp"

#include "native/app/comment_lines.hpp"
#include "native/app/keep_act.hpp"
#include "native/app/staff_reach.hpp"
#include "native/app/staff_sessions.hpp"
#include "native/cases/stored_case.hpp"
#include "native/store/codes.hpp"
#include "native/store/journal.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

using store::StoredComment;

Relation relation_to(store::Database& database, const Comment& comment, const StaffMember& member) {
    return relation_of(member.unit_id, comment.unit_id,
                       cases::units_above(database, {member.unit_id, comment.unit_id}));
}

Result<StoredComment> find_readable(store::Database& database, const ReceiptNumber& receipt,
                                    const StaffMember& member) {
    auto found = store::find_comment(database, receipt);
    if (!found || !may(member, Right::Read, relation_to(database, found->comment, member)))
        return Error{ErrorCode::NotFound, Text::CommentMissing, "receipt"};
    return *std::move(found);
}

// Nobody answers what is said of himself.
bool is_about(store::Database& database, const StoredComment& stored, const StaffMember& member) {
    const auto officers = store::list_code_officers(database, stored.code);
    return std::ranges::any_of(officers, [&](const Officer& each) {
        return may_be_same(each, member.officer, member.unit_id == stored.comment.unit_id);
    });
}

Result<Ok> check_may_answer(store::Database& database, const StoredComment& stored, const StaffMember& member) {
    if (!may(member, Right::AnswerComment, relation_to(database, stored.comment, member)))
        return Error{ErrorCode::Forbidden, Text::CommentNotYours};
    if (is_about(database, stored, member)) return Error{ErrorCode::Forbidden, Text::CommentConcernsYou};
    if (stored.answer) return Error{ErrorCode::Conflict, Text::CommentAnswered};
    return Ok{};
}

store::CommentFilter filter_of(const StaffMember& member, const CommentQuery& query) {
    return {.reach = reach_of(member),
            .at_unit = query.unit_id,
            .module = query.module,
            .outcome = query.outcome,
            .is_unanswered = query.is_unanswered,
            .is_oldest_first = query.is_oldest_first};
}

// Nullopt for what no page of theirs gave: a cursor must not tell whether there is a comment.
std::optional<std::int64_t> find_position(store::Database& database, const store::Reach& reach,
                                          const std::string& cursor) {
    const auto receipt = ReceiptNumber::parse(cursor);
    const auto found = receipt ? store::find_comment(database, *receipt) : std::nullopt;
    if (!found || !store::is_in_reach(database, reach, found->comment.unit_id)) return std::nullopt;
    return found->evaluation_id;
}

} // namespace

Result<CommentPage> list_comments(store::Store& store, const StaffMember& member, const CommentQuery& query) {
    if (query.most < 1 || query.most > max_comment_page) return invalid("limit", Text::ValueUnknown);
    return store.read([&](store::Database& database) -> Result<CommentPage> {
        auto filter = filter_of(member, query);
        if (!query.after.empty()) filter.after = find_position(database, filter.reach, query.after);
        if (!query.after.empty() && !filter.after) return invalid("after", Text::ValueUnknown);
        CommentPage page;
        if (filter.reach.is_none()) return page;
        for (auto& row : store::list_comments(database, filter, query.most + 1))
            page.comments.push_back(std::move(row.comment));
        if (page.comments.size() <= static_cast<std::size_t>(query.most)) return page;
        page.comments.pop_back();
        page.next = page.comments.back().receipt.text();
        return page;
    });
}

Result<Comment> read_comment(store::Store& store, const ReceiptNumber& receipt, const StaffMember& member) {
    return store.read([&](store::Database& database) -> Result<Comment> {
        const auto found = find_readable(database, receipt, member);
        if (!found) return found.error();
        return found->comment;
    });
}

Result<Comment> answer_comment(store::Store& store, const ReceiptNumber& receipt, const StaffMember& member,
                               const CommentAnswer& answer, Instant now, outside::Random& random) {
    return store.write([&](store::Database& database) -> Result<Comment> {
        const auto still = still_signed_in(database, member, now);
        if (!still) return Error{ErrorCode::Unauthorized, Text::SignInNeeded};
        auto found = find_readable(database, receipt, *still);
        if (!found) return found.error();
        if (const auto allowed = check_may_answer(database, *found, *still); !allowed) return allowed.error();
        if (const auto valid = check_answer(answer); !valid) return valid.error();
        auto stored = *std::move(found);
        stored.answer = store::StoredAnswer{{answer, now}, member.id};
        if (!answer.words.empty()) stored.answer->salt = random.bytes<std::tuple_size_v<journal::Salt>>();
        store::insert_answer(database, stored.evaluation_id, *stored.answer);
        store::append_to_journal(database, comment_line(stored));
        keep_act(database, random,
                 {.staff_id = still->id,
                  .at = now,
                  .what = StaffAct::AnswerComment,
                  .unit_id = still->unit_id,
                  .subject = receipt.text()});
        return store::find_comment(database, receipt).value().comment;
    });
}

} // namespace zhiping::app
