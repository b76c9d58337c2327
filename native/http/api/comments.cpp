#include "native/http/api/comments.hpp"

#include "native/app/comments.hpp"
#include "native/http/api/query_parameters.hpp"
#include "native/http/api/receipt_in_path.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/comment_json.hpp"

#include <array>

namespace zhiping::http {

namespace {

using app::CommentQuery;

bool take_outcome(CommentQuery& query, const std::string& id) {
    query.is_unanswered = id == "none";
    return query.is_unanswered || take(comment_outcomes, id, query.outcome);
}

bool take_sort(CommentQuery& query, const std::string& id) {
    query.is_oldest_first = id == "received";
    return query.is_oldest_first || id == "-received";
}

constexpr std::array parameters{
    Parameter<CommentQuery>{"unit", [](auto& query, const auto& id) { return take(id, query.unit_id.emplace()); }},
    Parameter<CommentQuery>{"module", [](auto& query, const auto& id) { return take(modules, id, query.module); }},
    Parameter<CommentQuery>{"outcome", take_outcome},
    Parameter<CommentQuery>{"sort", take_sort},
    Parameter<CommentQuery>{"after", [](auto& query, const auto& cursor) { return take(cursor, query.after); }},
    Parameter<CommentQuery>{"limit", [](auto& query, const auto& number) { return take(number, query.most); }},
};

// What is no number of a receipt is one of no comment.
void answer(Exchange& exchange, const Result<Comment>& comment) {
    if (!comment) return refuse(exchange, comment.error());
    reply(exchange, 200, wire::encode(*comment));
}

Result<Comment> read(const Exchange& exchange, const SignedIn& caller) {
    return receipt_in_path(exchange, Text::CommentMissing).and_then([&](const ReceiptNumber& receipt) {
        return app::read_comment(exchange.context.store, receipt, caller.member);
    });
}

void refuse_answer(Exchange& exchange, const SignedIn& caller, const Error& error) {
    const auto standing = error.code == ErrorCode::Conflict ? read(exchange, caller) : Result<Comment>{error};
    if (!standing) return refuse(exchange, standing.error());
    exchange.response.set_header("Vary", "Accept-Language");
    reply(exchange, 409, wire::encode(error, *standing, language_of(exchange.request)));
}

} // namespace

void get_comments(Exchange& exchange, const SignedIn& caller) {
    const auto page = read_query<CommentQuery>(exchange.request, parameters).and_then([&](const CommentQuery& query) {
        return app::list_comments(exchange.context.store, caller.member, query);
    });
    if (!page) return refuse(exchange, page.error());
    reply(exchange, 200, wire::encode(*page));
}

void get_comment(Exchange& exchange, const SignedIn& caller) { answer(exchange, read(exchange, caller)); }

void post_comment_answer(Exchange& exchange, const SignedIn& caller) {
    const auto receipt = receipt_in_path(exchange, Text::CommentMissing);
    if (!receipt) return refuse(exchange, receipt.error());
    const auto& context = exchange.context;
    const auto given =
        read_json_body(exchange).and_then(wire::decode_comment_answer).and_then([&](const CommentAnswer& said) {
            return app::answer_comment(context.store, *receipt, caller.member, said, context.clock.now(),
                                       context.random);
        });
    if (!given) return refuse_answer(exchange, caller, given.error());
    answer(exchange, given);
}

} // namespace zhiping::http
