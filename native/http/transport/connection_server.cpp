#include "native/http/transport/connection_server.hpp"

#include "native/http/transport/client_address.hpp"
#include "native/http/transport/framing.hpp"

#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <unistd.h>

namespace zhiping::http {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t max_threads = 320; // What sends or fetches evidence takes three quarters at most.
// The many phones behind one carrier's address are not troubled while there is room.
constexpr FairShare::Limits share_of_threads{
    .max_places = max_threads, .max_of_address = max_threads / 4, .crowded_from = max_threads * 3 / 4};
constexpr auto patience = 60s; // A waiting connection costs almost nothing; a new one costs two round trips.
constexpr std::size_t max_requests_per_connection = 1000;
constexpr std::size_t max_waiting_connections = 8192;

// Each connection is a file. The usual soft limit of 1024 is for programs that use select().
std::size_t raise_open_file_limit() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return static_cast<std::size_t>(limit.rlim_cur);
}

} // namespace

// What httplib takes for its threads. A job is a new connection, which only has to be added to those
// that wait: that is done at once. httplib deletes this when it has stopped.
class ConnectionServer::Jobs final : public httplib::TaskQueue {
public:
    explicit Jobs(ConnectionServer& server) : m_server(server) {}
    bool enqueue(std::function<void()> job) override {
        job();
        return true;
    }
    void shutdown() override { m_server.finish(); }

private:
    ConnectionServer& m_server;
};

ConnectionServer::ConnectionServer(const Front& front, Prepare prepare)
    : m_front(front), m_prepare(std::move(prepare)), m_share(share_of_threads),
      m_waiting(patience, std::min(max_waiting_connections, raise_open_file_limit() / 2)),
      m_workers(max_threads, m_waiting,
                [this](std::shared_ptr<Connection> connection) { serve(std::move(connection)); }) {
    new_task_queue = [this] { return new Jobs{*this}; };
    // What phones are told of it.
    set_keep_alive_timeout((patience - 5s).count()); // Less than our own timeout, because the client's starts later.
    set_keep_alive_max_count(max_requests_per_connection);
}

ConnectionServer::~ConnectionServer() {
    if (svr_sock_ != INVALID_SOCKET) ::close(svr_sock_); // Bound, but listen() was never called.
}

bool ConnectionServer::answer() {
    const bool ended_well = listen_after_bind();
    svr_sock_ = INVALID_SOCKET; // httplib has closed it.
    return ended_well;
}

void ConnectionServer::finish() {
    m_waiting.close();
    m_workers.finish();
    m_waiting.drop_all(); // What was answered just before and is silent since.
}

bool ConnectionServer::process_and_close_socket(socket_t socket) {
    m_waiting.add(std::make_shared<Connection>(socket));
    return true;
}

void ConnectionServer::serve(std::shared_ptr<Connection> connection) {
    if (answer_all(*connection)) m_waiting.add(std::move(connection));
}

// Whether the connection may be used again. Else it is closed; the phone tries again.
bool ConnectionServer::answer_all(Connection& connection) {
    // A trusted proxy speaks for everybody, and only a request says for whom (answer_one()).
    const bool is_proxy = m_front.is_trusted(connection.address());
    std::optional<FairShare::Place> place;
    if (!is_proxy) place.emplace(m_share, outside::counted_address(connection.address()));
    if (place && !place->is_granted()) return false;
    do
        if (!answer_one(connection)) return false;
    while (connection.is_readable()); // The next request came along with this one.
    return true;
}

// Whether the connection may be used again.
bool ConnectionServer::answer_one(Connection& connection) try {
    const bool is_stopping = svr_sock_ == INVALID_SOCKET;
    const bool is_last = is_stopping || connection.requests() + 1 >= max_requests_per_connection;
    bool is_closed = false;
    const Connection::Answering answering{connection};
    std::optional<FairShare::Place> place;
    connection.begin_request();
    const bool was_answered = process_request(connection, connection.address(), connection.port(), {}, 0, is_last,
                                              is_closed, [&](httplib::Request& request) {
                                                  connection.begin_body(carries_body(request));
                                                  m_prepare(request);
                                                  if (m_front.is_trusted(connection.address()))
                                                      place.emplace(m_share, client_of(m_front, request));
                                                  if (place && !place->is_granted()) connection.crowd_out();
                                                  // Nothing is served in parts, and a wrong range must not turn a
                                                  // stored evaluation into a 416.
                                                  request.ranges.clear();
                                                  // Else httplib reads an unread body to its end, however long that
                                                  // takes; the connection is closed instead.
                                                  request.body_consumed_ = true;
                                              });
    if (connection.was_refused()) connection.end_politely();
    return was_answered && !is_closed && !is_last && !connection.was_refused() && !connection.has_unread_body();
} catch (const std::exception& problem) {
    spdlog::error("A connection was given up: {}", problem.what());
    return false;
}

} // namespace zhiping::http
