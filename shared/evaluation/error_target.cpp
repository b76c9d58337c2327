#include "shared/evaluation/error_target.hpp"

#include "shared/evaluation/satisfaction.hpp"

namespace zhiping {

std::string_view option_to_correct(std::string_view field, const Evaluation& evaluation, const ModuleContent& content) {
    if (field == "satisfaction")
        return facts_of(satisfactions, evaluation.satisfaction.value_or(Satisfaction::Satisfied)).id;
    if (field == "situations") return facts_of(situations, content.situations.front().situation).id;
    return {};
}

} // namespace zhiping
