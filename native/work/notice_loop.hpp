#pragma once

#include "native/app/send_notices.hpp"
#include "native/work/worker.hpp"

#include <thread>
#include <vector>

namespace zhiping::work {

// Sends notices for as long as it lives, on threads of its own: each looks once a second whether one is due, and sends
// until none is. At the end those that are being handed over are waited for.
class NoticeLoop {
public:
    NoticeLoop(const app::NoticeMeans&, Worker);
    ~NoticeLoop();
    NoticeLoop(const NoticeLoop&) = delete;
    NoticeLoop& operator=(const NoticeLoop&) = delete;

private:
    void run(const std::string& owner, const std::stop_token&);
    Instant run_once(const std::string& owner, const std::stop_token&);

    const app::NoticeMeans& m_means;
    const Worker m_worker;
    std::vector<std::jthread> m_threads; // Last: they use everything above.
};

} // namespace zhiping::work
