#pragma once

#include "tests/support/citizen_desk.hpp"
#include "tests/support/form_with_files.hpp"
#include "tests/support/sample_store.hpp"

#include "native/http/pages/template.hpp"
#include "native/sealing/query_key.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::tests {

// The page of an evaluation, as its citizen uses it in a browser without script.
struct CasePage {
    CitizenDesk desk;
    std::string address = "/r/" + desk.receipt + "?secret=" + secret_digits;

    httplib::Result open(const std::string& query = "&lang=zh-CN") { return desk.server.get(address + query); }
    std::string shown(const std::string& query = "&lang=zh-CN") { return open(query)->body; }

    // What a form of a page carries unseen.
    static Fields hidden_of(const std::string& page, const std::string& form) {
        const auto mark = "name=\"form\" value=\"" + form + "\"";
        const auto from = page.find(mark);
        if (from == page.npos) throw std::logic_error{"no form " + form};
        const auto inside = page.substr(from, page.find("</form>", from) - from);
        Fields fields{{"form", form}};
        for (const auto* name : {"action_id", "seen", "upload_secret", "event"})
            if (const auto value = hidden_value(inside, name); !value.empty()) fields.emplace_back(name, value);
        return fields;
    }

    httplib::Result post(const Fields& fields, const httplib::Headers& headers = {}) {
        return desk.server.client().Post(address + "&lang=zh-CN", headers, encoded(fields), urlencoded);
    }
    httplib::Result post_files(const Fields& fields, const std::vector<SentFile>& files) {
        return desk.server.client().Post(address + "&lang=zh-CN", multipart(fields, files), with_files);
    }

    // The page is opened, a form of it filled in and sent.
    httplib::Result fill_in(const std::string& form, const Fields& answers = {}) { return post(filled(form, answers)); }
    Fields filled(const std::string& form, const Fields& answers = {}) {
        auto fields = hidden_of(shown(), form);
        fields.insert(fields.end(), answers.begin(), answers.end());
        return fields;
    }

    // Where a form that was done leads: back to the page.
    std::string followed(const httplib::Result& answer) {
        if (answer->status != 303) throw std::logic_error{"not done: " + answer->body};
        return desk.server.get(answer->get_header_value("Location"))->body;
    }

    void issue_reply() {
        desk.does(CitizenDesk::handler, CaseAction::Take);
        desk.does(CitizenDesk::handler, CaseAction::IssueReply, {.reply = CitizenDesk::clean_reply()});
    }
};

inline std::string code_of(RunningServer& server, const std::string& receipt) {
    return sealing::query_code_of(server.vault.query_key(), ReceiptNumber::parse(receipt).value()).text();
}

inline std::string said(Message message, Language language = Language::Chinese) {
    return http::escape(text(message, language)).markup;
}

} // namespace zhiping::tests
