#pragma once

#include "native/http/exchange/exchange.hpp"
#include "native/http/pages/form_receiver.hpp"

namespace zhiping::http {

// A form as a browser posted it: its fields alone, or with photos and videos.
class PostedForm {
public:
    // Reads it. `files_refused` is why none of its files is taken, when there is a reason.
    PostedForm(const Exchange&, FileOwner, const std::optional<Error>& files_refused);

    // Refused as FormReceiver::receive() does, and: too_large.
    const Result<ReceivedForm>& received() const { return m_received; }

    // The status when it is refused; 415 and the like for a body that is not a form.
    int status() const { return m_status; }

    const std::optional<RefusedFile>& refused_file() const;
    std::exception_ptr trouble() const; // A broken machine, while a file was taken.
    bool has_files() const { return m_receiver && m_receiver->has_files(); }

    // What was received can be submitted with the form that is shown again; else it goes with this.
    void keep_files();

private:
    Result<ReceivedForm> read(const Exchange&, FileOwner, const std::optional<Error>& files_refused);

    int m_status = 400;
    std::optional<FormReceiver> m_receiver;
    Result<ReceivedForm> m_received;
};

} // namespace zhiping::http
