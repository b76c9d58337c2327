#pragma once

#include "shared/text/language.hpp"
#include "shared/text/text.hpp"
#include "web/platform/api.hpp"

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

// Why it was not done, in words for whoever asked: the server's own where it said some.
std::string problem_words(const Answer&, Language);

// The server, for whoever is signed in.
class Api {
public:
    using Then = std::function<void(const Answer&)>;

    // `session_ended` is called whenever the server knows of no session (401), before the answer is passed on.
    Api(Language language, std::function<void()> session_ended)
        : m_language(language), m_session_ended(std::move(session_ended)) {}

    void speak(Language language) { m_language = language; }
    Language language() const { return m_language; }

    void get(std::string path, Then then) { send("GET", std::move(path), {}, std::move(then)); }
    void send(std::string method, std::string path, std::string body, Then then);

private:
    Language m_language;
    std::function<void()> m_session_ended;
};

} // namespace zhiping::desk
