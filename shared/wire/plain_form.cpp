#include "shared/wire/plain_form.hpp"

#include "shared/evaluation/satisfaction.hpp"
#include "shared/names.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace zhiping::wire {

namespace {

constexpr std::array single_fields{"submission_id",  "secret",         "catalogue_version", "language",
                                   "opened_at",      "statement",      "satisfaction",      "position",
                                   "position_words", "document_number"};
// A browser sends no radio when none is chosen, and not every form asks for the position or the document's number.
constexpr std::size_t always_there = single_fields.size() - 4;

using Fields = std::span<const FormField>;

std::optional<unsigned> hexadecimal(char digit) {
    if (digit >= '0' && digit <= '9') return static_cast<unsigned>(digit - '0');
    const char small = static_cast<char>(digit | 0x20);
    if (small >= 'a' && small <= 'f') return static_cast<unsigned>(small - 'a' + 10);
    return std::nullopt;
}

std::optional<std::string> decode_percent(std::string_view text) {
    std::string decoded;
    for (std::size_t index = 0; index < text.size(); ++index) {
        if (text[index] != '%') {
            decoded += text[index] == '+' ? ' ' : text[index];
            continue;
        }
        if (text.size() - index < 3) return std::nullopt;
        const auto high = hexadecimal(text[index + 1]);
        const auto low = hexadecimal(text[index + 2]);
        if (!high || !low) return std::nullopt;
        decoded += static_cast<char>(*high << 4 | *low);
        index += 2;
    }
    return decoded;
}

std::ptrdiff_t count(Fields fields, std::string_view name) {
    return std::count_if(fields.begin(), fields.end(), [&](const FormField& field) { return field.name == name; });
}

std::optional<Error> find_field_problem(Fields fields) {
    for (const auto& [name, value] : fields)
        if (!is_utf8(name) || !is_utf8(value)) return invalid("", Text::RequestMalformed);
    for (std::size_t index = 0; index < single_fields.size(); ++index) {
        const auto times = count(fields, single_fields[index]);
        if (times > 1) return invalid(single_fields[index], Text::RequestMalformed);
        if (times == 0 && index < always_there) return invalid(single_fields[index], Text::FieldMissing);
    }
    return std::nullopt;
}

// Empty when there is none: whether there must be one has been asked.
std::string_view value_of(Fields fields, std::string_view name) {
    for (const auto& field : fields)
        if (field.name == name) return field.value;
    return {};
}

Result<std::int64_t> number_of(Fields fields, const char* name) {
    const auto digits = value_of(fields, name);
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (problem != std::errc{} || end != digits.data() + digits.size()) return invalid(name, Text::FieldWrongType);
    if (number < 0 || number > last_instant.time_since_epoch().count()) return invalid(name, Text::FieldOutOfRange);
    return number;
}

Result<int> version_of(Fields fields) {
    const auto version = number_of(fields, "catalogue_version");
    if (!version) return version.error();
    if (!find_catalogue(*version)) return invalid("catalogue_version", Text::CatalogueVersionUnknown);
    return static_cast<int>(*version);
}

Result<std::optional<Satisfaction>> satisfaction_of(Fields fields) {
    if (count(fields, "satisfaction") == 0) return std::optional<Satisfaction>{};
    const auto chosen = find_by_id(satisfactions, value_of(fields, "satisfaction"));
    if (!chosen) return invalid("satisfaction", Text::ValueUnknown);
    return std::optional{*chosen};
}

Result<std::vector<Situation>> situations_of(Fields fields) {
    std::vector<Situation> chosen;
    for (const auto& [name, value] : fields) {
        if (name != "situations") continue;
        const auto situation = find_by_id(situations, value);
        if (!situation) return invalid("situations", Text::ValueUnknown);
        chosen.push_back(*situation);
    }
    return chosen;
}

Result<std::vector<UploadId>> uploads_of(Fields fields) {
    std::vector<UploadId> uploads;
    for (const auto& [name, value] : fields) {
        if (name != names::form_field::upload) continue;
        const auto id = UploadId::parse(value);
        if (!id) return id.error();
        uploads.push_back(*id);
    }
    return uploads;
}

// The position is a line that the page writes.
Result<Whereabouts> whereabouts_of(Fields fields) {
    auto where = whereabouts_from(std::string{value_of(fields, "position")} + "\n");
    if (!where) return where;
    auto all = *std::move(where);
    all.words = readable(value_of(fields, "position_words"));
    return all;
}

Result<Evaluation> evaluation_of(Fields fields, const Code& code) {
    const auto version = version_of(fields);
    if (!version) return version.error();
    const auto language = find_by_id(languages, value_of(fields, "language"));
    if (!language) return invalid("language", Text::ValueUnknown);
    const auto opened_at = number_of(fields, "opened_at");
    if (!opened_at) return opened_at.error();
    const auto satisfaction = satisfaction_of(fields);
    if (!satisfaction) return satisfaction.error();
    auto chosen = situations_of(fields);
    if (!chosen) return chosen.error();
    auto where = whereabouts_of(fields);
    if (!where) return where.error();
    return Evaluation{code,
                      *version,
                      *language,
                      Instant{std::chrono::seconds{*opened_at}},
                      *satisfaction,
                      *std::move(chosen),
                      readable(value_of(fields, "statement")),
                      *std::move(where),
                      readable(value_of(fields, "document_number"))};
}

void append_field(std::string& body, std::string_view name, std::string_view value) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    if (!body.empty()) body += '&';
    body += name;
    body += '=';
    for (const char each : value) {
        const auto byte = static_cast<unsigned char>(each);
        const bool is_plain =
            (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        if (is_plain)
            body += each;
        else
            body.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
}

} // namespace

Result<std::vector<FormField>> decode_form_fields(std::string_view body) {
    std::vector<FormField> fields;
    while (!body.empty()) {
        const auto end = std::min(body.find('&'), body.size());
        const auto pair = body.substr(0, end);
        body.remove_prefix(std::min(end + 1, body.size()));
        const auto equals = pair.find('=');
        if (equals == pair.npos) return invalid("", Text::RequestMalformed);
        auto name = decode_percent(pair.substr(0, equals));
        auto value = decode_percent(pair.substr(equals + 1));
        if (!name || !value) return invalid("", Text::RequestMalformed);
        fields.push_back({*std::move(name), *std::move(value)});
    }
    return fields;
}

std::string encode_form_fields(std::span<const FormField> fields) {
    std::string body;
    for (const auto& [name, value] : fields) append_field(body, name, value);
    return body;
}

Result<PlainForm> read_plain_form(Fields fields, const Code& code) {
    if (const auto problem = find_field_problem(fields)) return *problem;
    const auto id = SubmissionId::parse(value_of(fields, "submission_id"));
    if (!id) return id.error();
    const auto secret = Secret::parse(value_of(fields, "secret"));
    if (!secret) return secret.error();
    auto evaluation = evaluation_of(fields, code);
    if (!evaluation) return evaluation.error();
    auto uploads = uploads_of(fields);
    if (!uploads) return uploads.error();
    return PlainForm{Submission{*id, *std::move(evaluation), *std::move(uploads)}, *secret};
}

Result<PlainForm> decode_plain_form(std::string_view body, const Code& code) {
    return decode_form_fields(body).and_then(
        [&](const std::vector<FormField>& fields) { return read_plain_form(fields, code); });
}

std::string encode_plain_form(const PlainForm& form) {
    const auto& evaluation = form.submission.evaluation;
    std::string body;
    append_field(body, "submission_id", form.submission.id.digits());
    append_field(body, "secret", form.secret.digits());
    append_field(body, "catalogue_version", std::to_string(evaluation.catalogue_version));
    append_field(body, "language", tag_of(evaluation.language));
    append_field(body, "opened_at", std::to_string(evaluation.agreed_at.time_since_epoch().count()));
    if (evaluation.satisfaction)
        append_field(body, "satisfaction", facts_of(satisfactions, *evaluation.satisfaction).id);
    for (const auto situation : evaluation.situations)
        append_field(body, "situations", facts_of(situations, situation).id);
    append_field(body, "statement", evaluation.statement);
    if (!evaluation.document_number.empty()) append_field(body, "document_number", evaluation.document_number);
    if (const auto& where = evaluation.where; !is_empty(where)) {
        const auto line = to_text(where);
        append_field(body, "position", std::string_view{line}.substr(0, line.find('\n')));
        append_field(body, "position_words", where.words);
    }
    for (const auto& upload : form.submission.evidence) append_field(body, names::form_field::upload, upload.digits());
    return body;
}

} // namespace zhiping::wire
