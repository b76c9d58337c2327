#pragma once

#include "native/app/create_upload.hpp"
#include "native/http/exchange/exchange.hpp"
#include "native/http/pages/plain_form.hpp"
#include "native/http/transport/fair_share.hpp"
#include "native/http/transport/multipart.hpp"
#include "shared/evidence/evidence_kind.hpp"

#include <exception>
#include <functional>

namespace zhiping::http {

// Whose the files of a form are.
struct FileOwner {
    // What they are uploaded with, by the fields that came before the first of them; nullopt when these do not say it.
    std::function<std::optional<Secret>(std::span<const wire::FormField>)> find_secret;
    // Announces one of `most` bytes or fewer.
    std::function<Result<app::CreatedUpload>(std::uint64_t most, const Secret&)> create;
};

// The fields of a form, and the files that came with them.
struct ReceivedForm {
    std::vector<wire::FormField> fields;
    std::vector<UploadId> uploads = {};
};

// A form that brings files along, while it comes. Each file is an upload like any other, made, sealed, hashed and on
// the disk before the next one is read. After the first file that is refused the rest is read and thrown away, because
// browsers show an answer only once they have sent everything.
class FormReceiver {
public:
    // Precondition: the request tells its length.
    FormReceiver(const Exchange&, FileOwner, std::string_view boundary);

    // Lets go of the files, unless they were kept or have become evidence.
    ~FormReceiver();
    FormReceiver(const FormReceiver&) = delete;
    FormReceiver& operator=(const FormReceiver&) = delete;

    // Takes none of the files; the fields are read all the same. Before receive().
    void refuse_files(const Error& reason);
    bool has_files() const { return m_files > 0; }

    // Reads it all; without its files when one of them was refused. Refused: too_large (the fields), invalid (what is
    // no multipart, files before the fields that say whose they are).
    Result<ReceivedForm> receive();

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
    const FileOwner m_owner;
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
