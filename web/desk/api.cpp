#include "web/desk/api.hpp"

#include "shared/text/desk_text_ids.hpp"
#include "shared/wire/error_json.hpp"

#include <utility>

namespace zhiping::desk {

namespace {

std::string words_of(const Answer& answer, Message nobody_answered, Language language) {
    if (answer.status == 0) return std::string{text(nobody_answered, language)};
    const auto refusal = wire::decode_refusal(answer.body);
    auto words = refusal ? refusal->message : std::string{text(Text::DeskServerTrouble, language)};
    if (answer.retry_after > 0)
        words += " " + fill(text(Text::DeskWaitSeconds, language), {{"seconds", std::to_string(answer.retry_after)}});
    return words;
}

} // namespace

std::string problem_words(const Answer& answer, Language language) {
    return words_of(answer, Text::DeskNotSent, language);
}

std::string unread_words(const Answer& answer, Language language) {
    return words_of(answer, Text::DeskNotRead, language);
}

std::string retried_words(const Answer& answer, Language language) {
    return words_of(answer, Text::DeskNoNetwork, language);
}

void Api::get_unattended(std::string path, Then then) {
    platform::ApiRequest request{"GET", std::move(path)};
    request.is_unattended = true;
    ask(std::move(request), std::move(then));
}

void Api::send(std::string method, std::string path, std::string body, Then then) {
    ask({std::move(method), std::move(path), std::move(body)}, std::move(then));
}

void Api::download(std::string path, bool has_quotes, std::function<void(const platform::DownloadNews&)> news) {
    platform::download({std::move(path), has_quotes, std::string{tag_of(m_language)}, m_badge},
                       [this, epoch = m_epoch, news = std::move(news)](const platform::DownloadNews& heard) {
                           if (epoch != m_epoch) return;
                           if (heard.is_over && heard.status == 401) m_session_ended();
                           news(heard);
                       });
}

void Api::get_for_anybody(std::string path, Then then) {
    platform::ApiRequest request{"GET", std::move(path)};
    request.language = tag_of(m_language);
    pass_on(request, std::move(then));
}

void Api::ask(platform::ApiRequest request, Then then) {
    request.language = tag_of(m_language);
    request.staff = m_badge;
    pass_on(request, std::move(then));
}

void Api::pass_on(const platform::ApiRequest& request, Then then) {
    platform::ask(request, [this, epoch = m_epoch, then = std::move(then)](const platform::ApiAnswer& answer) {
        if (epoch != m_epoch) return;
        if (answer.status == 401) m_session_ended();
        then({answer.status, answer.body, answer.retry_after});
    });
}

} // namespace zhiping::desk
