#include "native/settings/kinds.hpp"

#include "native/outside/network.hpp"
#include "native/settings/listen_address.hpp"
#include "native/settings/public_url.hpp"
#include "shared/table.hpp"

#include <array>
#include <charconv>

namespace zhiping::settings {

namespace {

struct KindFacts {
    Kind value;
    Written written;
    bool (*is_valid)(const SettingFacts&, const std::string&);
    std::string_view expected; // Of what is not valid it is said that it is not this.
};

bool is_number_within(const SettingFacts& facts, const std::string& word) {
    const auto number = parse_number(word);
    return number && *number >= facts.limits.least && *number <= facts.limits.most;
}

constexpr std::array kinds{
    KindFacts{Kind::Text, Written::Text, [](const auto&, const auto&) { return true; }, ""},
    KindFacts{Kind::Path, Written::Text, [](const auto&, const auto& word) { return !word.empty(); }, "a path"},
    KindFacts{Kind::Number, Written::Number, is_number_within, "a number"},
    KindFacts{Kind::Switch, Written::Switch,
              [](const auto&, const auto& word) { return word == "true" || word == "false"; }, "true or false"},
    KindFacts{Kind::PublicUrl, Written::Text,
              [](const auto&, const auto& word) { return parse_public_url(word).has_value(); },
              "like https://zhiping.example or http://192.0.2.7:8080: http or https, a host, and nothing after it, "
              "because the server answers at /e/CODE"},
    KindFacts{Kind::ListenAddress, Written::Text,
              [](const auto&, const auto& word) { return parse_listen_address(word).has_value(); },
              "ADDRESS:PORT, like 127.0.0.1:8080"},
    KindFacts{Kind::Networks, Written::List,
              [](const auto&, const auto& word) { return outside::Network::parse(word).has_value(); },
              "like 127.0.0.1 or 10.1.0.0/16: an address, and how many of its first bits count, with zeros after them"},
};

static_assert(follows_enum(kinds));

constexpr std::array<std::string_view, 4> written_words{"text in quotes", "a number without quotes", "true or false",
                                                        "a list of texts, like [\"127.0.0.1\"]"};

} // namespace

Written written_as(Kind kind) { return facts_of(kinds, kind).written; }

std::string_view words_of(Written written) { return written_words.at(static_cast<std::size_t>(written)); }

std::optional<std::string> find_mistake(const SettingFacts& facts, const std::string& word) {
    const auto& kind = facts_of(kinds, facts.kind);
    if (kind.is_valid(facts, word)) return std::nullopt;
    std::string expected{kind.expected};
    if (facts.kind == Kind::Number)
        expected += " from " + std::to_string(facts.limits.least) + " to " + std::to_string(facts.limits.most);
    return expected;
}

std::optional<std::uint64_t> parse_number(std::string_view digits) {
    std::uint64_t number = 0;
    const char* const end = digits.data() + digits.size();
    const auto [stop, problem] = std::from_chars(digits.data(), end, number);
    if (problem != std::errc{} || stop != end) return std::nullopt;
    return number;
}

} // namespace zhiping::settings
