#include "shared/wire/evidence_json.hpp"

namespace zhiping::wire {

namespace {

constexpr auto field = UploadIdTag::field;

// Null when the member is missing; a refusal when it is no array.
Result<const Json*> array_member(const Json& object) {
    const auto found = object.find(field);
    if (found == object.end()) return nullptr;
    if (!found->is_array()) return invalid(field, Text::FieldWrongType);
    return &*found;
}

Result<Evidence> one_from(const Json& json) {
    if (!json.is_object()) return invalid(field, Text::FieldWrongType);
    const auto digits = member<std::string>(json, "sha256");
    if (!digits) return digits.error();
    const auto hash = parse_sha256(*digits);
    if (!hash) return invalid("sha256", Text::ValueUnknown);
    const auto format = enum_member(json, "format", evidence_formats);
    if (!format) return format.error();
    const auto bytes = member<std::int64_t>(json, "bytes");
    if (!bytes) return bytes.error();
    if (*bytes <= 0) return invalid("bytes", Text::FieldOutOfRange);
    const auto received = instant_member(json, "received_at");
    if (!received) return received.error();
    return Evidence{*hash, *format, static_cast<std::uint64_t>(*bytes), *received, {}};
}

} // namespace

Json to_json(const std::vector<UploadId>& ids) {
    auto json = Json::array();
    for (const auto& id : ids) json.push_back(id.digits());
    return json;
}

Result<std::vector<UploadId>> upload_ids_from(const Json& object) {
    const auto array = array_member(object);
    if (!array) return array.error();
    std::vector<UploadId> ids;
    if (!*array) return ids;
    for (const auto& entry : **array) {
        if (!entry.is_string()) return invalid(field, Text::FieldWrongType);
        const auto id = UploadId::parse(entry.get_ref<const std::string&>());
        if (!id) return id.error();
        ids.push_back(*id);
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
                        {"received_at", to_number(received)}});
    return json;
}

Result<std::vector<Evidence>> evidence_from(const Json& object) {
    const auto array = array_member(object);
    if (!array) return array.error();
    std::vector<Evidence> all;
    if (!*array) return all;
    for (const auto& entry : **array) {
        const auto one = one_from(entry);
        if (!one) return one.error();
        all.push_back(*one);
    }
    return all;
}

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

} // namespace zhiping::wire
