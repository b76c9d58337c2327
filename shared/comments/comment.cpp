#include "shared/comments/comment.hpp"

namespace zhiping {

bool is_comment(const Evaluation& evaluation) {
    return evaluation.satisfaction != Satisfaction::Dissatisfied && !evaluation.statement.empty();
}

} // namespace zhiping
