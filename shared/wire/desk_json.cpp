#include "shared/wire/desk_json.hpp"

#include "shared/wire/case_parts.hpp"

namespace zhiping::wire {

std::string encode(const SignInWords& words) {
    JsonWriter writer;
    writer.add("badge", words.badge);
    writer.add("password", words.password);
    writer.add("code", words.code);
    if (words.new_password) writer.add("new_password", *words.new_password);
    return to_text(writer.take());
}

std::string encode(const CaseRequest& request) {
    JsonWriter writer;
    writer.add("action", case_actions, std::optional{request.action});
    writer.add("seen", request.seen);
    writer.add("details", to_json(request.details));
    if (!request.attachments.empty())
        writer.add("attachments", to_list(request.attachments, [](const auto& each) { return each.digits(); }));
    return to_text(writer.take());
}

Result<CaseChanges> decode_case_changes(std::string_view body) {
    const auto json = parse(body);
    CaseChanges changes{};
    JsonReader reader{json};
    reader.need("last", changes.last);
    std::vector<std::string> receipts;
    reader.read_list("changed", receipts, [](const Json& each, std::string& receipt) -> std::optional<Error> {
        if (!each.is_string()) return invalid("changed", Text::FieldWrongType);
        receipt = each.get<std::string>();
        return std::nullopt;
    });
    if (const auto problem = reader.problem()) return *problem;
    for (const auto& receipt : receipts)
        if (const auto parsed = ReceiptNumber::parse(receipt)) changes.receipts.push_back(*parsed);
    return changes;
}

} // namespace zhiping::wire
