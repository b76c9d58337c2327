#pragma once

#include <chrono>
#include <functional>
#include <httplib.h>
#include <string>
#include <vector>

namespace zhiping::http {

// One phone's connection. httplib's own stream waits anew for every byte; this one has a moment
// by which the whole request must be here, so that nobody can hold a thread by dripping bytes.
class Connection final : public httplib::Stream {
public:
    // Takes the socket over. Nobody may be silent for `max_silence`, neither while we read nor while we write.
    explicit Connection(int socket, std::chrono::milliseconds max_silence = std::chrono::seconds{20});
    ~Connection() override;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // The next request's header must be complete from here on within header_time, its body within
    // body_time after that.
    void begin_request();
    void begin_body(bool is_there);

    // The body was read to its end. Else what follows on this connection could be the rest of it.
    void end_body() { m_has_unread_body = false; }
    bool has_unread_body() const { return m_has_unread_body; }

    // For a body that was accepted: adds the time that so many bytes take. hasten() shortens it to a moment for a body
    // that was refused.
    void allow_time_for(std::uint64_t bytes);
    void hasten();

    // For an answer whose reader may pause, like a person who watches a video. A silence longer than allowed is
    // tolerated while `may_wait` returns true (asked every second), up to ten minutes in total. Ends with the next
    // request.
    void allow_pauses(std::function<bool()> may_wait);

    // Nothing is done for this request, because whoever asks holds more than a share already.
    void crowd_out() { m_is_crowded_out = true; }
    bool is_crowded_out() const { return m_is_crowded_out; }

    // From another thread: what is being read ends here, as if its sender had gone.
    void stop_reading() const;

    // The connection that this thread answers just now; null when there is none.
    static Connection* of_this_thread();

    // Sets it for its lifetime.
    class Answering {
    public:
        explicit Answering(Connection&);
        ~Answering();
        Answering(const Answering&) = delete;
        Answering& operator=(const Answering&) = delete;
    };

    std::size_t requests() const { return m_requests; } // How many have begun.

    // Whether the answer was a refusal (4xx or 5xx).
    bool was_refused() const { return m_was_refused; }

    // Ends a refused connection so that the phone still reads the answer: what it goes on sending
    // is thrown away for a moment. Closing at once would make its system drop the answer.
    void end_politely();

    const std::string& address() const { return m_address; }
    int port() const { return m_port; }

    bool is_readable() const override { return m_read_from < m_buffer.size(); }
    bool wait_readable() const override;
    bool wait_writable() const override;
    bool is_peer_alive() const override;
    ssize_t read(char* bytes, size_t size) override;
    ssize_t write(const char* bytes, size_t size) override;
    void get_remote_ip_and_port(std::string& address, int& port) const override;
    void get_local_ip_and_port(std::string& address, int& port) const override;
    socket_t socket() const override { return m_socket; }
    time_t duration() const override;

private:
    using Clock = std::chrono::steady_clock;

    bool wait_for(short event, Clock::time_point until) const;
    bool wait_for_pause_to_end() const;
    ssize_t receive(char* bytes, size_t size);
    bool fill_buffer();

    int m_socket;
    const std::chrono::milliseconds m_max_silence;
    std::string m_address;
    int m_port = 0;
    std::vector<char> m_buffer = {}; // What was received and not read yet, from m_read_from on.
    std::size_t m_read_from = 0;
    Clock::time_point m_started = Clock::now();
    Clock::time_point m_request_deadline = m_started;
    Clock::time_point m_answer_deadline = m_started;
    std::uint64_t m_sent_bytes = 0; // Of the answer.
    std::size_t m_requests = 0;
    bool m_was_refused = false;
    bool m_has_unread_body = false;
    bool m_is_crowded_out = false;
    std::function<bool()> m_may_wait = {}; // None: nobody may pause.
    mutable Clock::duration m_paused{};    // Added to every deadline.
};

} // namespace zhiping::http
