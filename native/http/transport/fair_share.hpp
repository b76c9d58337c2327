#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>

namespace zhiping::http {

// Keeps one address from holding all threads: a thread waits for a request that comes slowly, and
// some hundreds of those would keep everybody else out. Nothing is limited while there is room, so
// the many phones behind one carrier's address are not troubled. Safe to use from any thread.
class FairShare {
public:
    explicit FairShare(std::size_t most_threads) : m_most_threads(most_threads) {}

    // What a thread holds while it serves a connection of that address.
    class Place {
    public:
        Place(FairShare& share, const std::string& address)
            : m_share(share), m_address(address), m_is_granted(share.take(address)) {}
        ~Place() {
            if (m_is_granted) m_share.give_back(m_address);
        }
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;

        // False while more than three quarters of the threads are busy and this address holds more
        // than a quarter.
        bool is_granted() const { return m_is_granted; }

    private:
        FairShare& m_share;
        const std::string m_address;
        const bool m_is_granted;
    };

private:
    bool take(const std::string& address);
    void give_back(const std::string& address);

    const std::size_t m_most_threads;
    std::mutex m_mutex;
    std::size_t m_busy = 0;
    std::map<std::string, std::size_t> m_busy_of;
};

} // namespace zhiping::http
