#include "shared/evaluation/token.hpp"

#include "shared/text/text_ids.hpp"

namespace zhiping {

Error not_a_token(std::string field) { return invalid(std::move(field), Text::ValueUnknown); }

} // namespace zhiping
