#include "native/http/pages/signed_receipt_html.hpp"

#include "native/drawing/qr_svg.hpp"
#include "native/http/pages/page_parts.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

namespace {

Html hint(Message message, Language language) {
    return {"<p class=\"hint\">" + escape(text(message, language)).markup + "</p>"};
}

Html digits(std::string_view value) { return {"<p class=\"digits\"><code>" + escape(value).markup + "</code></p>"}; }

// Only who has the words can do anything with it, so it stands apart from what is shown to others.
Html salt_html(const journal::Salt& salt, Language language) {
    return {"<details><summary>" + escape(text(Text::SignedReceiptSalt, language)).markup + "</summary>" +
            hint(Text::SignedReceiptSaltHint, language).markup + digits(to_digits(salt)).markup + "</details>"};
}

// With the token filled in, and without the secret of this page.
std::string verify_address(std::string_view token, Visit visit) {
    visit.path = "/verify";
    visit.query = "token=" + percent_encoded(token) + "&";
    return address_of(visit, visit.language);
}

} // namespace

Html signed_receipt_html(const app::SignedReceipt& receipt, const Visit& visit) {
    const auto language = visit.language;
    const auto label = escape(text(Text::SignedReceiptQr, language));
    Html html{"<section class=\"signed\">" + element("h2", text(Text::SignedReceipt, language)).markup +
              hint(Text::SignedReceiptHint, language).markup +
              drawing::qr_svg(receipt.token, drawing::QrLoss::Seventh, label.markup) + digits(receipt.token).markup +
              "<p><a class=\"onward\" href=\"" + escape(verify_address(receipt.token, visit)).markup + "\">" +
              escape(text(Text::SignedReceiptCheck, language)).markup + "</a></p>"};
    if (receipt.salt) html.markup += salt_html(*receipt.salt, language).markup;
    html.markup += "</section>";
    return html;
}

} // namespace zhiping::http
