#include "shared/wire/public_keys_json.hpp"

#include "shared/wire/json_reader.hpp"

namespace zhiping::wire {

namespace {

constexpr auto algorithm = "Ed25519";

} // namespace

std::string encode(const std::vector<ServedKey>& keys) {
    auto list = Json::array();
    for (const auto& key : keys)
        list.push_back({{"id", key.id},
                        {"made", to_string(key.made)},
                        {"algorithm", algorithm},
                        {"public_key", key.public_key},
                        {"pem", key.pem}});
    return to_text({{"keys", list}});
}

Result<std::vector<ServedKey>> decode_public_keys(std::string_view text) {
    const auto json = parse(text);
    JsonReader reader{json};
    std::vector<ServedKey> keys;
    if (!reader.has("keys") && !reader.problem()) return invalid("keys", Text::FieldMissing);
    reader.read_list("keys", keys, [](const Json& each, ServedKey& key) {
        JsonReader inner{each};
        std::string read_algorithm;
        inner.need("algorithm", read_algorithm);
        if (inner.problem() || read_algorithm != algorithm) return inner.problem();
        inner.need("id", key.id);
        inner.need("made", key.made);
        inner.need("public_key", key.public_key);
        return inner.problem();
    });
    if (const auto problem = reader.problem()) return *problem;
    std::erase_if(keys, [](const ServedKey& key) { return key.public_key.empty(); });
    return keys;
}

} // namespace zhiping::wire
