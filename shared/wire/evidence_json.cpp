#include "shared/wire/evidence_json.hpp"

#include "shared/evidence/evidence_kind.hpp"
#include "shared/names.hpp"

namespace zhiping::wire {

namespace {

constexpr auto field = UploadIdTag::field;
constexpr auto chosen_field = names::draft_member::chosen_evidence;

// Null when the member is missing; a refusal when it is no array.
Result<const Json*> array_member(const Json& object, const char* name = field) {
    const auto found = object.find(name);
    if (found == object.end()) return nullptr;
    if (!found->is_array()) return invalid(name, Text::FieldWrongType);
    return &*found;
}

Result<std::uint64_t> bytes_of(const Json& object) {
    const auto bytes = member<std::int64_t>(object, "bytes");
    if (!bytes) return bytes.error();
    if (*bytes <= 0) return invalid("bytes", Text::FieldOutOfRange);
    return static_cast<std::uint64_t>(*bytes);
}

// Missing in the drafts and answers of before.
Result<std::optional<Instant>> removed_from(const Json& json) {
    const auto found = json.find("removed_at");
    if (found == json.end() || found->is_null()) return std::optional<Instant>{};
    const auto removed = instant_member(json, "removed_at");
    if (!removed) return removed.error();
    return std::optional{*removed};
}

Result<Evidence> one_from(const Json& json) {
    if (!json.is_object()) return invalid(field, Text::FieldWrongType);
    const auto digits = member<std::string>(json, "sha256");
    if (!digits) return digits.error();
    const auto hash = parse_sha256(*digits);
    if (!hash) return invalid("sha256", Text::ValueUnknown);
    const auto format = enum_member(json, "format", evidence_formats);
    if (!format) return format.error();
    const auto bytes = bytes_of(json);
    if (!bytes) return bytes.error();
    const auto received = instant_member(json, "received_at");
    if (!received) return received.error();
    const auto removed = removed_from(json);
    if (!removed) return removed.error();
    return Evidence{*hash, *format, *bytes, *received, *removed};
}

Result<std::optional<UploadId>> upload_from(const Json& json) {
    const auto found = json.find("upload");
    if (found == json.end() || found->is_null()) return std::optional<UploadId>{};
    const auto id = member<std::string>(json, "upload").and_then(UploadId::parse);
    if (!id) return id.error();
    return std::optional{*id};
}

Result<std::optional<std::uint64_t>> paused_at_from(const Json& json) {
    const auto found = json.find("paused_at");
    if (found == json.end() || found->is_null()) return std::optional<std::uint64_t>{};
    const auto bytes = member<std::int64_t>(json, "paused_at");
    if (!bytes) return bytes.error();
    if (*bytes < 0) return invalid("paused_at", Text::FieldOutOfRange);
    return std::optional{static_cast<std::uint64_t>(*bytes)};
}

Result<ChosenEvidence> chosen_from(const Json& json) {
    if (!json.is_object()) return invalid(chosen_field, Text::FieldWrongType);
    const auto file = member<std::string>(json, names::draft_member::file).and_then(ChosenFileId::parse);
    if (!file) return file.error();
    const auto format = enum_member(json, "format", evidence_formats);
    if (!format) return format.error();
    const auto bytes = bytes_of(json);
    if (!bytes) return bytes.error();
    auto fingerprint = member<std::string>(json, "fingerprint");
    if (!fingerprint) return fingerprint.error();
    const auto upload = upload_from(json);
    if (!upload) return upload.error();
    const auto held = member<bool>(json, "held");
    if (!held) return held.error();
    const auto paused_at = paused_at_from(json);
    if (!paused_at) return paused_at.error();
    return ChosenEvidence{*file, *format, *bytes, *std::move(fingerprint), *upload, *held, *paused_at};
}

template <typename One>
Result<std::vector<One>> all_from(const Result<const Json*>& array, Result<One> (*one_from)(const Json&)) {
    if (!array) return array.error();
    std::vector<One> all;
    if (!*array) return all;
    for (const auto& entry : **array) {
        auto one = one_from(entry);
        if (!one) return one.error();
        all.push_back(*std::move(one));
    }
    return all;
}

} // namespace

Json to_json(const std::vector<UploadId>& ids) {
    auto json = Json::array();
    for (const auto& id : ids) json.push_back(id.digits());
    return json;
}

Result<std::vector<UploadId>> upload_ids_from(const Json& object, const char* name) {
    const auto array = array_member(object, name);
    if (!array) return array.error();
    std::vector<UploadId> ids;
    if (!*array) return ids;
    for (const auto& entry : **array) {
        if (!entry.is_string()) return invalid(name, Text::FieldWrongType);
        auto id = UploadId::parse(entry.get_ref<const std::string&>());
        if (!id) return Error{id.error().code, id.error().message, name};
        ids.push_back(*std::move(id));
    }
    return ids;
}

Json to_json(const std::vector<Evidence>& all) {
    auto json = Json::array();
    for (const auto& [hash, format, bytes, received, removed] : all)
        json.push_back({{"sha256", to_digits(hash)},
                        {"kind", facts_of(evidence_kinds, kind_of(format)).id},
                        {"format", facts_of(evidence_formats, format).id},
                        {"bytes", bytes},
                        {"received_at", to_number(received)},
                        {"removed_at", removed ? Json(to_number(*removed)) : Json(nullptr)}});
    return json;
}

Result<std::vector<Evidence>> evidence_from(const Json& object) { return all_from(array_member(object), one_from); }

Json head_to_json(const std::optional<Sha256>& head) { return head ? Json(to_digits(*head)) : Json(nullptr); }

Result<std::optional<Sha256>> head_from(const Json& object) {
    const auto found = object.find("evidence_head");
    if (found == object.end() || found->is_null()) return std::optional<Sha256>{};
    const auto digits = member<std::string>(object, "evidence_head");
    if (!digits) return digits.error();
    const auto head = parse_sha256(*digits);
    if (!head) return invalid("evidence_head", Text::ValueUnknown);
    return head;
}

Json to_json(const std::vector<ChosenEvidence>& all) {
    auto json = Json::array();
    for (const auto& [file, format, bytes, fingerprint, upload, held, paused_at] : all)
        json.push_back({{names::draft_member::file, file.digits()},
                        {"format", facts_of(evidence_formats, format).id},
                        {"bytes", bytes},
                        {"fingerprint", fingerprint},
                        {"upload", upload ? Json(upload->digits()) : Json(nullptr)},
                        {"held", held},
                        {"paused_at", paused_at ? Json(*paused_at) : Json(nullptr)}});
    return json;
}

Result<std::vector<ChosenEvidence>> chosen_evidence_from(const Json& object) {
    return all_from(array_member(object, chosen_field), chosen_from);
}

} // namespace zhiping::wire
