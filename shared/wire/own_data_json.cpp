#include "shared/wire/own_data_json.hpp"

#include "shared/wire/case_parts.hpp"
#include "shared/wire/citizen_case_json.hpp"
#include "shared/wire/counter_json.hpp"
#include "shared/wire/evaluation_json.hpp"
#include "shared/wire/json_writer.hpp"

namespace zhiping::wire {

namespace {

Json written(const OwnNotice& notice) {
    JsonWriter writer;
    writer.add("kind", notice_kinds, notice.kind);
    writer.add("state", notice_states, notice.state);
    writer.add("channel", notice_channels, notice.channel);
    writer.add("due", notice.due);
    writer.add("made_at", std::optional{notice.made});
    writer.add("ended_at", notice.ended);
    return writer.take();
}

Json to_json(const OwnEvaluationData& own) {
    auto stored = own.evaluation;
    stored.evaluation.where = own.where;
    Json json{{"evaluation", parse(encode(stored))},
              {"views", parse(encode(std::span<const CitizenView>{own.views}))["views"]},
              {"notices", to_list(own.notices, [](const OwnNotice& each) { return written(each); })},
              {"name", own.name},
              {"may_call", own.may_call}};
    if (own.seen) json["case"] = parse(encode(*own.seen));
    return json;
}

} // namespace

std::string encode(const OwnData& data) {
    auto evaluations = Json::array();
    for (const auto& each : data.evaluations) evaluations.push_back(to_json(each));
    return to_text({{"phone", data.phone}, {"evaluations", std::move(evaluations)}});
}

} // namespace zhiping::wire
