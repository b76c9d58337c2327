#include "shared/wire/comment_json.hpp"

#include "shared/evaluation/satisfaction.hpp"
#include "shared/wire/case_parts.hpp"
#include "shared/wire/comment_parts.hpp"
#include "shared/wire/error_json.hpp"

namespace zhiping::wire {

namespace {

Json to_json(const Comment& comment) {
    JsonWriter writer;
    writer.add("receipt", comment.receipt.text());
    writer.add("received_at", std::optional{comment.received});
    writer.add("module", modules, comment.module);
    writer.add("unit", comment.unit_id);
    writer.add("satisfaction", satisfactions, comment.satisfaction);
    writer.add("statement", comment.statement);
    if (comment.given) writer.add("answer", wire::to_json(*comment.given));
    writer.add("answered_by", comment.answered_by);
    return writer.take();
}

Result<Comment> comment_from(const Json& json) {
    if (!json.is_object()) return invalid("", Text::BodyNotJson);
    auto receipt = member<std::string>(json, "receipt").and_then(ReceiptNumber::parse);
    if (!receipt) return receipt.error();
    Comment comment{*std::move(receipt), {}, {}, {}, {}, {}};
    JsonReader reader{json, Unknown::PassedOver};
    reader.need("received_at", comment.received);
    reader.need("module", modules, comment.module);
    reader.need("unit", comment.unit_id);
    reader.need("satisfaction", satisfactions, comment.satisfaction);
    reader.read("statement", comment.statement);
    reader.read_part("answer", comment.given, read_given_answer);
    reader.read("answered_by", comment.answered_by);
    if (const auto problem = reader.problem()) return *problem;
    return comment;
}

} // namespace

Json to_json(const GivenCommentAnswer& given) {
    JsonWriter writer;
    writer.add("outcome", comment_outcomes, given.answer.outcome);
    writer.add("words", given.answer.words);
    writer.add("answered_at", std::optional{given.at});
    return writer.take();
}

std::optional<Error> read_given_answer(const Json& json, GivenCommentAnswer& given) {
    JsonReader reader{json};
    reader.need("outcome", comment_outcomes, given.answer.outcome);
    reader.read("words", given.answer.words);
    reader.need("answered_at", given.at);
    return reader.problem();
}

std::string encode(const CommentPage& page) {
    Json json{{"comments", to_list(page.comments, [](const auto& each) { return to_json(each); })}};
    if (page.next) json["next"] = *page.next;
    return to_text(json);
}

std::string encode(const Comment& comment) { return to_text(to_json(comment)); }

std::string encode(const Error& error, const Comment& comment, Language language) {
    auto json = parse(encode(error, language));
    json["comment"] = to_json(comment);
    return to_text(json);
}

std::string encode(const CommentAnswer& answer) {
    JsonWriter writer;
    writer.add("outcome", comment_outcomes, answer.outcome);
    writer.add("words", answer.words);
    return to_text(writer.take());
}

Result<CommentPage> decode_comment_page(std::string_view body) {
    const auto json = parse(body);
    CommentPage page;
    JsonReader reader{json, Unknown::PassedOver};
    reader.require("comments").read_whole("comments", page.comments, comment_from);
    reader.read("next", page.next);
    if (const auto problem = reader.problem()) return *problem;
    return page;
}

Result<Comment> decode_comment(std::string_view body) { return comment_from(parse(body)); }

Result<CommentConflict> decode_comment_conflict(std::string_view body) {
    auto refusal = decode_refusal(body);
    if (!refusal) return invalid("error", Text::FieldMissing);
    const auto json = parse(body);
    const auto found = json.find("comment");
    if (found == json.end()) return invalid("comment", Text::FieldMissing);
    if (!found->is_object()) return invalid("comment", Text::FieldWrongType);
    auto comment = comment_from(*found);
    if (!comment) return comment.error();
    return CommentConflict{*std::move(refusal), *std::move(comment)};
}

Result<CommentAnswer> decode_comment_answer(std::string_view text) {
    const auto json = parse(text);
    CommentAnswer answer{};
    JsonReader reader{json};
    reader.need("outcome", comment_outcomes, answer.outcome);
    reader.read("words", answer.words);
    if (const auto problem = reader.problem_with_all()) return *problem;
    return answer;
}

} // namespace zhiping::wire
