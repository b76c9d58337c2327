#include "native/http/pages/fresh_form.hpp"

namespace zhiping::http {

wire::PlainForm fresh_form(const Context& context, const Code& code, Language language) {
    return with_fresh_ids(context, {.code = code,
                                    .catalogue_version = newest_catalogue().version,
                                    .language = language,
                                    .agreed_at = context.clock.now()});
}

wire::PlainForm with_fresh_ids(const Context& context, Evaluation evaluation) {
    return {{SubmissionId::from_random(context.random.bytes<16>()), std::move(evaluation)},
            Secret::from_random(context.random.bytes<16>())};
}

} // namespace zhiping::http
