#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace zhiping::outside {

// Cuts a connection when the time is over, whatever either side is doing then: what trickles in keeps a timeout that
// counts silence waiting for ever.
class Deadline {
public:
    explicit Deadline(std::chrono::milliseconds);
    ~Deadline();
    Deadline(const Deadline&) = delete;
    Deadline& operator=(const Deadline&) = delete;

    void watch(int socket); // From now on this one; cut at once when the time is over. It stays its owner's.
    bool is_over() const;

private:
    void wait(std::chrono::milliseconds);
    void cut() const;
    void forget();

    mutable std::mutex m_mutex;
    std::condition_variable m_is_done_now;
    int m_socket = -1;
    bool m_is_done = false;
    bool m_is_over = false;
    std::thread m_thread; // Last: it uses everything above.
};

} // namespace zhiping::outside
