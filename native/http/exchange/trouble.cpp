#include "native/http/exchange/trouble.hpp"

#include "native/store/store.hpp"
#include "shared/text/text_ids.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <spdlog/spdlog.h>
#include <system_error>

namespace zhiping::http {

namespace {

std::string new_request_id(outside::Random& random) {
    std::string id;
    for (const auto byte : random.bytes<6>()) {
        id += "0123456789abcdef"[byte >> 4];
        id += "0123456789abcdef"[byte & 15];
    }
    return id;
}

bool is_disk_trouble(const std::error_code& code) {
    for (const auto reason : {ENOSPC, EDQUOT, EFBIG, EIO, EROFS})
        if (code == std::error_code{reason, std::generic_category()}) return true;
    return false;
}

// What happened, and whether trying again later may help.
std::pair<std::string, bool> explain(const std::exception_ptr& cause) {
    try {
        std::rethrow_exception(cause);
    } catch (const store::DatabaseError& problem) {
        return {problem.what(), problem.is_disk_trouble()};
    } catch (const std::system_error& problem) {
        return {problem.what(), is_disk_trouble(problem.code())};
    } catch (const std::exception& problem) {
        return {problem.what(), false};
    } catch (...) {
        return {"an unknown exception", false};
    }
}

std::string_view route_of(const httplib::Request& request) {
    return request.matched_route.empty() ? std::string_view{"(no route)"} : request.matched_route;
}

} // namespace

Trouble log_trouble(const Exchange& exchange, const std::exception_ptr& cause) {
    const auto& request = exchange.request;
    const auto [what, may_pass] = explain(cause);
    const auto id = new_request_id(exchange.context.random);
    spdlog::error("{} {}: {} (request {})", request.method, route_of(request), what, id);
    exchange.response.set_header("X-Request-Id", id);
    return {may_pass ? 503 : 500, {ErrorCode::Unavailable, may_pass ? Text::StorageFull : Text::InternalError}, id};
}

void log_request(const httplib::Request& request, const httplib::Response& response) {
    const auto taken = std::chrono::steady_clock::now() - request.start_time_;
    // That staff asked for a case that is not theirs to see is for whoever looks after the server.
    const bool is_out_of_reach = response.status == 404 && request.matched_route == "/api/v1/cases/:receipt";
    spdlog::log(is_out_of_reach ? spdlog::level::info : spdlog::level::debug, "{} {} {} {} µs", request.method,
                route_of(request), response.status,
                std::chrono::duration_cast<std::chrono::microseconds>(taken).count());
}

} // namespace zhiping::http
