#include "shared/wire/policy_json.hpp"

#include "shared/wire/case_parts.hpp"

namespace zhiping::wire {

namespace {

struct NameNeedFacts {
    NameNeed value;
    std::string_view id;
};

constexpr std::array name_needs{
    NameNeedFacts{NameNeed::None, "none"},
    NameNeedFacts{NameNeed::Offered, "offered"},
    NameNeedFacts{NameNeed::Required, "required"},
};
static_assert(follows_enum(name_needs));

struct PositionNeedFacts {
    PositionNeed value;
    std::string_view id;
};

constexpr std::array position_needs{
    PositionNeedFacts{PositionNeed::None, "none"},
    PositionNeedFacts{PositionNeed::Offered, "offered"},
    PositionNeedFacts{PositionNeed::RequiredOrWords, "required_or_words"},
    PositionNeedFacts{PositionNeed::Required, "required"},
};
static_assert(follows_enum(position_needs));

// What a second administrator confirms.
enum class Confirmed { Roles, Policy };

struct ConfirmedFacts {
    Confirmed value;
    std::string_view id;
};

constexpr std::array confirmed{
    ConfirmedFacts{Confirmed::Roles, "roles"},
    ConfirmedFacts{Confirmed::Policy, "policy"},
};
static_assert(follows_enum(confirmed));

template <typename Table> Json ids_in(const Table& table, const std::array<bool, std::tuple_size_v<Table>>& set) {
    auto ids = Json::array();
    for (std::size_t place = 0; place < set.size(); ++place)
        if (set[place]) ids.push_back(table[place].id);
    return ids;
}

// By module.
template <typename Table, typename Need>
Json needs_in(const Policy& policy, const Table& table, Need ModuleNeeds::*of) {
    auto json = Json::object();
    for (const auto& module : modules)
        json[std::string{module.id}] = facts_of(table, policy.needs_of(module.value).*of).id;
    return json;
}

class PolicyReader {
public:
    PolicyReader(const Json& json, Policy& policy) : m_reader(json), m_policy(policy) {}

    std::optional<Error> read() {
        std::string source;
        m_reader.need("version", m_policy.version);
        m_reader.need("source", source);
        read_set("modules", modules, m_policy.modules);
        read_set("one_level_up", situations, m_policy.one_level_up);
        read_rounds();
        read_times();
        m_reader.need("approves_wrong", m_policy.approves.wrong);
        m_reader.need("approves_declined", m_policy.approves.declined);
        m_reader.need("approves_attachments", m_policy.approves.attachments);
        read_needs("names", name_needs, &ModuleNeeds::name);
        read_needs("positions", position_needs, &ModuleNeeds::position);
        read_confirmed();
        if (const auto problem = m_reader.problem_with_all()) return problem;
        return m_out_of_range;
    }

private:
    void read_rounds() {
        read_number("reply_working_days", {1, 30}, m_policy.reply_working_days);
        read_number("send_back_working_days", {1, 30}, m_policy.send_back_working_days);
        read_number("max_extension_working_days", {0, 30}, m_policy.max_extension_working_days);
        read_number("max_question_working_day", {0, 30}, m_policy.max_question_working_day);
        read_number("reminder_working_days", {0, 29}, m_policy.reminder_working_days);
        read_number("max_measure_days", {1, 1830}, m_policy.max_measure_days);
        read_number("recheck_percent", {0, 100}, m_policy.recheck_percent);
    }

    void read_times() {
        read_number("response_days_after_opening", {1, 365}, m_policy.response_after_opening);
        read_number("response_days_after_issue", {1, 365}, m_policy.response_after_issue);
        read_number("citizen_reminder_days", {0, 364}, m_policy.citizen_reminder);
        read_number("objection_days", {0, 365}, m_policy.objection);
        read_number("amendment_hours", {0, 720}, m_policy.amendment);
        read_number("verification_hours", {1, 720}, m_policy.verification);
        read_number("place_evaluations_daily", {1, 1000}, m_policy.place_evaluations_daily);
        read_number("words_kept_years", {1, 30}, m_policy.words_kept);
        read_number("evidence_kept_years", {1, 30}, m_policy.evidence_kept);
    }

    struct Bounds {
        int least;
        int most;
    };

    template <typename T> void read_number(const char* name, Bounds bounds, T& value) {
        int number = 0;
        m_reader.need(name, number);
        const bool is_within = number >= bounds.least && number <= bounds.most;
        if (!m_reader.problem() && !is_within && !m_out_of_range) m_out_of_range = invalid(name, Text::FieldOutOfRange);
        value = T{number};
    }

    template <typename Table>
    void read_set(const char* name, const Table& table, std::array<bool, std::tuple_size_v<Table>>& set) {
        std::vector<decltype(Table::value_type::value)> values;
        m_reader.require(name).read_ids(name, table, values);
        for (const auto value : values) set[static_cast<std::size_t>(value)] = true;
    }

    template <typename Table, typename Need>
    void read_needs(const char* name, const Table& table, Need ModuleNeeds::*of) {
        m_reader.require(name).read_part(name, m_policy.needs, [&](const Json& json, auto& needs) {
            JsonReader reader{json};
            for (const auto& module : modules)
                reader.need(module.id.data(), table, needs[static_cast<std::size_t>(module.value)].*of);
            return reader.problem_with_all();
        });
    }

    void read_confirmed() {
        std::array<bool, confirmed.size()> set{};
        read_set("second_administrator", confirmed, set);
        m_policy.confirms_roles = set[static_cast<std::size_t>(Confirmed::Roles)];
        m_policy.confirms_policy = set[static_cast<std::size_t>(Confirmed::Policy)];
    }

    JsonReader m_reader;
    Policy& m_policy;
    std::optional<Error> m_out_of_range; // The first.
};

} // namespace

std::string encode(const Policy& policy) {
    const std::array<bool, confirmed.size()> confirms{policy.confirms_roles, policy.confirms_policy};
    return to_text({{"version", policy.version},
                    {"modules", ids_in(modules, policy.modules)},
                    {"one_level_up", ids_in(situations, policy.one_level_up)},
                    {"reply_working_days", policy.reply_working_days},
                    {"send_back_working_days", policy.send_back_working_days},
                    {"max_extension_working_days", policy.max_extension_working_days},
                    {"max_question_working_day", policy.max_question_working_day},
                    {"reminder_working_days", policy.reminder_working_days},
                    {"max_measure_days", policy.max_measure_days},
                    {"recheck_percent", policy.recheck_percent},
                    {"response_days_after_opening", policy.response_after_opening.count()},
                    {"response_days_after_issue", policy.response_after_issue.count()},
                    {"citizen_reminder_days", policy.citizen_reminder.count()},
                    {"objection_days", policy.objection.count()},
                    {"amendment_hours", policy.amendment.count()},
                    {"approves_wrong", policy.approves.wrong},
                    {"approves_declined", policy.approves.declined},
                    {"approves_attachments", policy.approves.attachments},
                    {"names", needs_in(policy, name_needs, &ModuleNeeds::name)},
                    {"positions", needs_in(policy, position_needs, &ModuleNeeds::position)},
                    {"verification_hours", policy.verification.count()},
                    {"place_evaluations_daily", policy.place_evaluations_daily},
                    {"words_kept_years", policy.words_kept.count()},
                    {"evidence_kept_years", policy.evidence_kept.count()},
                    {"second_administrator", ids_in(confirmed, confirms)}});
}

Result<Policy> decode_policy(std::string_view text) {
    const auto json = parse(text);
    Policy policy{};
    if (const auto problem = PolicyReader{json, policy}.read()) return *problem;
    return policy;
}

} // namespace zhiping::wire
