#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>

namespace zhiping::http {

// How many requests send or fetch evidence just now, in all and from one address: each keeps a thread for as long
// as its phone's line is slow, and some threads must be left for everybody else. Safe to use from any thread.
class Transfers {
public:
    Transfers(std::size_t most, std::size_t most_of_address) : m_most(most), m_most_of_address(most_of_address) {}

    // What a request has from the moment it was accepted until its last byte.
    class Place {
    public:
        Place(Transfers& all, const std::string& address)
            : m_all(all), m_address(address), m_is_granted(all.take(address)) {}
        ~Place() {
            if (m_is_granted) m_all.give_back(m_address);
        }
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;

        // False when there are as many as may be.
        bool is_granted() const { return m_is_granted; }

    private:
        Transfers& m_all;
        const std::string m_address;
        const bool m_is_granted;
    };

    // Whether so few are under way, in all and from this address, that one who only pauses keeps nobody out.
    bool has_room(const std::string& address);

private:
    bool take(const std::string& address);
    void give_back(const std::string& address);

    const std::size_t m_most;
    const std::size_t m_most_of_address;
    std::mutex m_mutex;
    std::size_t m_count = 0;
    std::map<std::string, std::size_t> m_count_of;
};

} // namespace zhiping::http
