#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zhiping::http {

// The boundary of a Content-Type multipart/form-data (RFC 2046, 5.1.1); nullopt when it is something else, or has none
// that may be: 1 to 70 of the characters allowed.
std::optional<std::string> boundary_of(std::string_view content_type);

struct PartHead {
    std::string name;
    std::optional<std::string> file_name; // As the sender gives it, bytes of any kind; none of a field.
};

// A body of multipart/form-data (RFC 7578), read as it comes: memory is 64 KiB, however much is in it. Strict, because
// only our own form posts it: refused are bytes before the first boundary and after the last, and a part that does not
// say its name, or says it twice. What a part says of its type or encoding is not asked.
class Multipart {
public:
    using Source = std::function<std::size_t(std::span<char>)>; // How many bytes came; 0: there are no more.
    using Take = std::function<bool(std::string_view)>;         // False: no more is wanted.

    Multipart(Source, std::string_view boundary);

    // Of the next part; what was not read of the one before is skipped. Nullopt after the last part, and when what
    // comes is no form or breaks off.
    std::optional<PartHead> next();

    // Whether nothing more is in this part.
    bool is_part_empty();

    // All of this part that was not read yet, piece by piece. False when it breaks off or no more is wanted.
    bool read(const Take&);

    bool has_ended() const { return m_state == State::Ended; } // With the last boundary, and nothing after it.
    bool is_broken() const { return m_state == State::Broken; }

    std::size_t waiting_bytes() const { return m_to - m_from; } // What came and was not read.

private:
    enum class State { BetweenParts, InPart, Ended, Broken };

    std::string_view waiting() const { return {m_window.data() + m_from, m_to - m_from}; }
    bool receive_more();
    bool receive(std::size_t bytes);
    std::optional<PartHead> read_head();
    void end();
    void fail() { m_state = State::Broken; }

    const Source m_source;
    const std::string m_delimiter;
    std::vector<char> m_window;
    std::size_t m_from = 0;
    std::size_t m_to = 0;
    State m_state = State::BetweenParts;
};

} // namespace zhiping::http
