#include "shared/cases/upload_purpose.hpp"

#include <catch_amalgamated.hpp>

#include <string>

using namespace zhiping;

namespace {

std::optional<UploadFormat> format_of(UploadPurpose purpose, const std::string& content) {
    return find_upload_format(purpose, {reinterpret_cast<const std::uint8_t*>(content.data()), content.size()});
}

const std::string pdf = "%PDF-1.7\nwords";
const std::string jpeg = "\xFF\xD8\xFF\xE0words";

} // namespace

TEST_CASE("A document is for replies alone, and a photo is evidence or an attachment by what it is sent for") {
    for (const auto purpose : {UploadPurpose::Evaluation, UploadPurpose::Addition}) {
        CHECK(format_of(purpose, jpeg) == UploadFormat{EvidenceFormat::Jpeg});
        CHECK_FALSE(format_of(purpose, pdf));
    }
    CHECK(format_of(UploadPurpose::Reply, jpeg) == UploadFormat{AttachmentFormat::Jpeg});
    CHECK(format_of(UploadPurpose::Reply, pdf) == UploadFormat{AttachmentFormat::Pdf});
    CHECK(id_of(UploadFormat{EvidenceFormat::Jpeg}) == id_of(UploadFormat{AttachmentFormat::Jpeg}));
}

TEST_CASE("A file is as long as its purpose and its format allow") {
    CHECK(check_upload_length(UploadPurpose::Addition, 200'000'000));
    CHECK(check_upload_length(UploadPurpose::Addition, 200'000'001).error().code == ErrorCode::TooLarge);
    CHECK(check_upload_length(UploadPurpose::Reply, 20'000'000));
    CHECK(check_upload_length(UploadPurpose::Reply, 20'000'001).error().code == ErrorCode::TooLarge);
    CHECK(check_upload_length(UploadPurpose::Reply, 0).error().code == ErrorCode::Invalid);
    CHECK(check_upload_length(UploadFormat{EvidenceFormat::Jpeg}, 20'000'001).error().code == ErrorCode::TooLarge);
    CHECK(check_upload_length(UploadFormat{EvidenceFormat::Mp4}, 20'000'001));
}

TEST_CASE("So many files and bytes of one owner may wait, and a submission has no owner yet") {
    const auto may_wait = [](UploadPurpose purpose, std::size_t files, std::uint64_t bytes, std::uint64_t more) {
        return static_cast<bool>(check_waiting_uploads(purpose, files, bytes, more));
    };
    CHECK(may_wait(UploadPurpose::Addition, 11, 0, 1));
    CHECK_FALSE(may_wait(UploadPurpose::Addition, 12, 0, 1));
    CHECK(may_wait(UploadPurpose::Addition, 1, 580'000'000, 200'000'000));
    CHECK_FALSE(may_wait(UploadPurpose::Addition, 1, 580'000'001, 200'000'000));
    CHECK(may_wait(UploadPurpose::Reply, 8, 160'000'000, 20'000'000));
    CHECK_FALSE(may_wait(UploadPurpose::Reply, 9, 0, 1));
    CHECK_FALSE(may_wait(UploadPurpose::Reply, 1, 160'000'001, 20'000'000));
    CHECK(may_wait(UploadPurpose::Evaluation, 1'000'000, 1'000'000'000'000, 200'000'000));
    CHECK(check_waiting_uploads(UploadPurpose::Reply, 9, 0, 1).error().field == "attachments");
}
