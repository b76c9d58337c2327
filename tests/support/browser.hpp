#pragma once

#include "tests/support/plain_form_post.hpp"
#include "tests/support/running_server.hpp"

#include <map>

namespace zhiping::tests {

// A browser without script, with the cookies of one phone.
class Browser {
public:
    explicit Browser(const RunningServer& server) : m_port(server.port) {}
    explicit Browser(int port) : m_port(port) {}

    httplib::Result get(const std::string& path) { return kept(client().Get(path, headers())); }
    httplib::Result post(const std::string& path, const Fields& fields, const httplib::Headers& more = {}) {
        auto all = headers();
        all.insert(more.begin(), more.end());
        return kept(client().Post(path, all, encoded(fields), urlencoded));
    }

    // As it goes on by itself: the page that an answer leads to, or the answer.
    std::string followed(const httplib::Result& answer) {
        return answer->status == 303 ? get(answer->get_header_value("Location"))->body : answer->body;
    }

    // As an API's caller shows it.
    httplib::Headers headers() const {
        std::string line;
        for (const auto& [name, value] : cookies) line += (line.empty() ? "" : "; ") + name + "=" + value;
        return line.empty() ? httplib::Headers{} : httplib::Headers{{"Cookie", line}};
    }

    std::map<std::string, std::string> cookies;
    std::map<std::string, std::string> last_set; // The lines of the last answer, by name.

private:
    httplib::Result kept(httplib::Result answer) {
        last_set.clear();
        for (std::size_t each = 0; each < answer->get_header_value_count("Set-Cookie"); ++each) {
            const auto line = answer->get_header_value("Set-Cookie", "", each);
            const auto equals = line.find('='), end = line.find(';');
            const auto name = line.substr(0, equals);
            last_set[name] = line;
            if (contains(line, "Max-Age=0"))
                cookies.erase(name);
            else
                cookies[name] = line.substr(equals + 1, end - equals - 1);
        }
        return answer;
    }

    httplib::Client client() const { return httplib::Client{"127.0.0.1", m_port}; }

    int m_port;
};

} // namespace zhiping::tests
