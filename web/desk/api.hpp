#pragma once

#include "shared/result.hpp"
#include "shared/text/desk_text_ids.hpp"
#include "shared/text/language.hpp"
#include "shared/text/text.hpp"
#include "web/platform/api.hpp"
#include "web/platform/download.hpp"

#include <functional>
#include <string>

namespace zhiping::desk {

// What became of a request.
struct Answer {
    int status; // 0 when nobody answered.
    std::string body;
    int retry_after = 0;

    bool is_done() const { return status >= 200 && status < 300; }
    bool may_be_tried_again() const { return status == 0 || status == 429 || status >= 500; }
};

// What a request that was done is answered with; refused (unavailable) where it was not, or the desk does not
// understand it.
template <typename Decode> auto read_answer(const Answer& answer, Decode decode) {
    using Read = decltype(decode(std::string_view{}));
    return answer.is_done() ? decode(answer.body) : Read{Error{ErrorCode::Unavailable, Text::DeskServerTrouble}};
}

// Why it was not done, in words for whoever sent it: the server's own where it said some.
std::string problem_words(const Answer&, Language);
std::string unread_words(const Answer&, Language);  // The same for whoever wanted to read something.
std::string retried_words(const Answer&, Language); // And of what the desk sends or asks for once more by itself.

// The server, for whoever is signed in.
class Api {
public:
    using Then = std::function<void(const Answer&)>;

    // `session_ended` is called whenever the server knows of no session (401), before the answer is passed on.
    Api(Language language, std::function<void()> session_ended)
        : m_language(language), m_session_ended(std::move(session_ended)) {}

    // What was asked before is nobody's any more: its answers are passed on to nobody.
    void begin_anew() { ++m_epoch; }

    void speak(Language language) { m_language = language; }
    Language language() const { return m_language; }

    // From now on for this person: where somebody else is signed in, the server knows of no session.
    void act_for(std::string badge) { m_badge = std::move(badge); }
    const std::string& badge() const { return m_badge; } // Theirs.

    void get(std::string path, Then then) { ask({"GET", std::move(path)}, std::move(then)); }
    void get_for_anybody(std::string path, Then then); // Whoever is signed in.
    // By the desk itself: it keeps nobody signed in.
    void get_unattended(std::string path, Then then);
    void send(std::string method, std::string path, std::string body, Then then);
    // As platform::download().
    void download(std::string path, bool has_quotes, std::function<void(const platform::DownloadNews&)> news);

private:
    void ask(platform::ApiRequest, Then);
    void pass_on(const platform::ApiRequest&, Then);

    Language m_language;
    std::function<void()> m_session_ended;
    unsigned m_epoch = 0;
    std::string m_badge;
};

} // namespace zhiping::desk
