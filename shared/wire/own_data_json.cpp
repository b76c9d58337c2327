#include "shared/wire/own_data_json.hpp"

#include "shared/wire/citizen_case_json.hpp"
#include "shared/wire/counter_json.hpp"
#include "shared/wire/evaluation_json.hpp"
#include "shared/wire/json.hpp"

namespace zhiping::wire {

namespace {

Json to_json(const OwnEvaluationData& own) {
    auto stored = own.evaluation;
    stored.evaluation.where = own.where;
    Json json{{"evaluation", parse(encode(stored))},
              {"views", parse(encode(std::span<const CitizenView>{own.views}))["views"]},
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
