#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>

namespace zhiping::http {

// Places that requests hold while they are served, counted in all and for each address, so that one address cannot
// keep everybody else out. Safe to use from any thread.
class FairShare {
public:
    struct Limits {
        std::size_t max_places; // In all.
        std::size_t max_of_address;
        std::size_t crowded_from = 0; // Below so many places taken, an address may hold any number.
    };

    explicit FairShare(const Limits& limits) : m_limits(limits) {}

    // Held until it is gone; not granted where the limits forbid it.
    class Place {
    public:
        Place(FairShare& share, const std::string& address)
            : m_share(share), m_address(address), m_is_granted(share.take(address)) {}
        ~Place() {
            if (m_is_granted) m_share.release(m_address);
        }
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;

        bool is_granted() const { return m_is_granted; }

    private:
        FairShare& m_share;
        const std::string m_address;
        const bool m_is_granted;
    };

    // Whether at most half of the places are taken, in all and by this address: then one who only pauses keeps nobody
    // out.
    bool is_half_free(const std::string& address);

private:
    bool take(const std::string& address);
    void release(const std::string& address);
    std::size_t held_by(const std::string& address) const;

    const Limits m_limits;
    std::mutex m_mutex;
    std::size_t m_taken = 0;
    std::map<std::string, std::size_t> m_taken_by; // Only addresses that hold a place.
};

} // namespace zhiping::http
