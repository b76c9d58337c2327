#include "native/http/pages/fresh_form.hpp"

#include "native/outside/random.hpp"

namespace zhiping::http {

wire::PlainForm fresh_form(const Code& code, Language language, Instant now) {
    return with_fresh_ids(
        {.code = code, .catalogue_version = newest_catalogue().version, .language = language, .agreed_at = now});
}

wire::PlainForm with_fresh_ids(Evaluation evaluation) {
    return {{SubmissionId::from_random(outside::random_bytes<16>()), std::move(evaluation)},
            Secret::from_random(outside::random_bytes<16>())};
}

} // namespace zhiping::http
