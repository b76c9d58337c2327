#pragma once

#include "native/http/transport/fair_share.hpp"
#include "native/http/transport/front.hpp"
#include "native/http/transport/waiting_connections.hpp"
#include "native/http/transport/workers.hpp"

namespace zhiping::http {

// httplib with other threads under it. Its own way, a thread per connection that looks every 10 ms
// whether something came, would let idle phones keep everyone else waiting. Here a thread answers
// what is there and passes the connection back to WaitingConnections, where the threads come for
// more. Under load a thread finds the next request without sleeping.
class ConnectionServer final : public httplib::Server {
public:
    // What is done to a request before a route is looked for.
    using Prepare = std::function<void(httplib::Request&)>;

    // `front` must live as long.
    ConnectionServer(const Front& front, Prepare);
    ~ConnectionServer() override;

    // Answers until stop() is called from another thread, then until nothing is under way any more.
    // False when the socket failed.
    bool answer();

private:
    class Jobs;

    void finish();
    bool process_and_close_socket(socket_t) override;
    void serve(std::shared_ptr<Connection>);
    bool answer_all(Connection&);
    bool answer_one(Connection&);

    const Front& m_front;
    const Prepare m_prepare;
    FairShare m_share;
    WaitingConnections m_waiting;
    Workers m_workers;
};

} // namespace zhiping::http
