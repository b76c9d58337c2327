#pragma once

#include "native/http/exchange/exchange.hpp"
#include "native/http/pages/plain_form.hpp"
#include "native/http/transport/fair_share.hpp"
#include "native/http/transport/multipart.hpp"
#include "shared/evidence/evidence_kind.hpp"

#include <exception>

namespace zhiping::http {

// A form that brings files along, while it comes. Each file is an upload like any other, made, sealed, hashed and on
// the disk before the next one is read. After the first file that is refused the rest is read and thrown away, because
// browsers show an answer only once they have sent everything.
class FormReceiver {
public:
    // Precondition: the request tells its length.
    FormReceiver(const Exchange&, const Code&, std::string_view boundary);

    // Lets go of the files, unless they were kept or have become evidence.
    ~FormReceiver();
    FormReceiver(const FormReceiver&) = delete;
    FormReceiver& operator=(const FormReceiver&) = delete;

    // Takes none of the files; the fields are read all the same. Before receive().
    void refuse_files(const Error& reason);
    bool has_files() const { return m_files > 0; }

    // Reads it all. `evidence` names the files that were uploaded before, then those of this request: none of these
    // when one of them was refused. Refused as wire::read_plain_form() does, and: too_large (the fields), invalid (what
    // is no multipart, files that come before the submission's id and secret).
    Result<wire::PlainForm> receive();

    const std::optional<RefusedFile>& refused() const { return m_refused; }
    const std::exception_ptr& trouble() const { return m_trouble; } // A broken machine, while a file was taken.

    // What was received can be submitted with the form that is shown again.
    void keep_files() { m_made.clear(); }

private:
    std::size_t read(std::span<char> room);
    std::optional<Error> take_field(const std::string& name);
    std::optional<Error> take_part(const PartHead&);
    std::optional<Error> take_file(const std::string& name);
    std::optional<Error> check_room();
    Result<UploadId> upload(const Secret&);
    std::optional<Error> store_file(const Secret&);
    std::optional<Secret> find_secret() const;
    void let_go() noexcept;

    const Exchange& m_exchange;
    const Code m_code;
    std::uint64_t m_rest; // Of the request.
    Multipart m_body;
    std::vector<wire::FormField> m_fields = {};
    std::size_t m_field_bytes = 0;
    int m_files = 0;
    std::optional<FairShare::Place> m_place = {};
    std::vector<UploadId> m_made = {};
    std::vector<EvidenceFormat> m_formats = {};
    std::optional<RefusedFile> m_refused = {};
    std::exception_ptr m_trouble = {};
};

} // namespace zhiping::http
