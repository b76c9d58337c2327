#include "shared/wire/error_json.hpp"

#include "shared/wire/json.hpp"

namespace zhiping::wire {

namespace {

struct ErrorCodeFacts {
    ErrorCode value;
    std::string_view id;
};

constexpr std::array error_codes{
    ErrorCodeFacts{ErrorCode::Invalid, "invalid"},     ErrorCodeFacts{ErrorCode::Unauthorized, "unauthorized"},
    ErrorCodeFacts{ErrorCode::Forbidden, "forbidden"}, ErrorCodeFacts{ErrorCode::NotFound, "not_found"},
    ErrorCodeFacts{ErrorCode::Conflict, "conflict"},   ErrorCodeFacts{ErrorCode::Gone, "gone"},
    ErrorCodeFacts{ErrorCode::TooLarge, "too_large"},  ErrorCodeFacts{ErrorCode::Busy, "busy"},
    ErrorCodeFacts{ErrorCode::Damaged, "damaged"},     ErrorCodeFacts{ErrorCode::TooMany, "too_many"},
    ErrorCodeFacts{ErrorCode::Full, "full"},           ErrorCodeFacts{ErrorCode::Unavailable, "unavailable"},
};
static_assert(follows_enum(error_codes));

std::string to_json(const Error& error, std::string_view message) {
    return to_text({{"error", {{"code", id_of(error.code)}, {"message", message}, {"field", error.field}}}});
}

} // namespace

std::string_view id_of(ErrorCode code) { return facts_of(error_codes, code).id; }

std::string encode(const Error& error, Language language) { return to_json(error, text(error.message, language)); }

std::string encode(const Error& error, Language language, std::string_view detail) {
    return to_json(error, fill(text(error.message, language), {{"detail", detail}}));
}

std::optional<Refusal> decode_refusal(std::string_view body) {
    const auto json = parse(body);
    if (!json.is_object()) return std::nullopt;
    const auto found = json.find("error");
    if (found == json.end() || !found->is_object()) return std::nullopt;
    const auto code = member<std::string>(*found, "code");
    const auto message = member<std::string>(*found, "message");
    const auto field = optional_string(*found, "field");
    if (!code || !message || !field) return std::nullopt;
    return Refusal{*code, *message, *field};
}

} // namespace zhiping::wire
