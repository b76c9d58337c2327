#pragma once

#include "native/app/receipt_proof.hpp"
#include "native/http/exchange/exchange.hpp"
#include "shared/codes/code.hpp"
#include "shared/codes/receipt_number.hpp"
#include "shared/evaluation/token.hpp"

#include <optional>

// The caller, by the credentials of a request. A route names one of these functions (routes.cpp), and its handler
// is given what it returns; nothing else reads credentials. They are well-formed only; native/app checks whether they
// are known. A function that returns nothing has answered the request.
namespace zhiping::http {

// The kinds of callers; staff are found by staff_caller.hpp, issuers by issuer_caller.hpp, users of the mini-program by
// wechat_caller.hpp.
enum class CallerKind { Anyone, CodeHolder, SecretHolder, Staff, Issuer, CodeMaker, WechatUser };

struct Anyone {
    static constexpr auto kind = CallerKind::Anyone;
};

// Of the code in the path.
struct CodeHolder {
    static constexpr auto kind = CallerKind::CodeHolder;
    Code code;
};

// Of the secret of a submission, which may be new.
struct SecretHolder {
    static constexpr auto kind = CallerKind::SecretHolder;
    Secret secret;
};

// Of the secret of the evaluation in the path.
struct ReceiptHolder {
    static constexpr auto kind = CallerKind::SecretHolder;
    ReceiptNumber number;
    Secret secret;
};

// Of the evaluation in the path, by its secret or its query code.
struct PageHolder {
    static constexpr auto kind = CallerKind::SecretHolder;
    ReceiptNumber number;
    app::ReceiptProof proof;
};

// Whoever has shown the secret of the evaluation in the path: in this request, or earlier and got a pass
// (receipt_cookies.hpp).
struct EvidenceViewer {
    static constexpr auto kind = CallerKind::SecretHolder;
    ReceiptNumber number;
};

// Of the secret of a submission and the id of one of its uploads.
struct UploadHolder {
    static constexpr auto kind = CallerKind::SecretHolder;
    UploadId id;
    Secret secret;
};

std::optional<Anyone> anyone(Exchange&);

// Each refuses as JSON: unauthorized without a well-formed secret in the Authorization header, not_found where the
// path holds nothing that is well-formed.
std::optional<CodeHolder> code_holder(Exchange&);
std::optional<SecretHolder> secret_holder(Exchange&);
std::optional<ReceiptHolder> receipt_holder(Exchange&);
std::optional<EvidenceViewer> evidence_viewer(Exchange&);
std::optional<UploadHolder> upload_holder(Exchange&);

} // namespace zhiping::http
