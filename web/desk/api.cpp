#include "web/desk/api.hpp"

#include "shared/text/text_ids.hpp"
#include "shared/wire/error_json.hpp"

#include <utility>

namespace zhiping::desk {

std::string problem_words(const Answer& answer, Language language) {
    if (answer.status == 0) return std::string{text(Text::DeskNoNetwork, language)};
    const auto refusal = wire::decode_refusal(answer.body);
    auto words = refusal ? refusal->message : std::string{text(Text::DeskServerTrouble, language)};
    if (answer.retry_after > 0)
        words += " " + fill(text(Text::DeskWaitSeconds, language), {{"seconds", std::to_string(answer.retry_after)}});
    return words;
}

void Api::send(std::string method, std::string path, std::string body, Then then) {
    const platform::ApiRequest request{std::move(method), std::move(path), std::move(body),
                                       std::string{tag_of(m_language)}};
    platform::ask(request, [this, then = std::move(then)](const platform::ApiAnswer& answer) {
        if (answer.status == 401) m_session_ended();
        then({answer.status, answer.body, answer.retry_after});
    });
}

} // namespace zhiping::desk
