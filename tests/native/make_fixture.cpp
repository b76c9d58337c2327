// Fills a new data folder with something of everything that is stored, and writes what is read of it to as_read.json:
// build-scripts/make_fixture makes a fixture of it.
#include "tests/support/sample_evidence.hpp"
#include "tests/support/stored_fixture.hpp"

#include "native/app/remove_evidence.hpp"
#include "native/app/revoke_code.hpp"
#include "native/app/rotate_keys.hpp"
#include "native/app/sweep_uploads.hpp"
#include "native/files/posix_folder.hpp"
#include "native/store/code_imports.hpp"
#include "native/store/stored_files.hpp"

#include <fstream>
#include <iostream>

using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

const auto before = sample_now - 48h; // The evidence of then is removed now, and the uploads have expired.

Evaluation said(const Code& code, Satisfaction satisfaction, const std::string& statement = "") {
    auto evaluation = sample_submission(code).evaluation;
    evaluation.satisfaction = satisfaction;
    evaluation.situations = {};
    evaluation.statement = statement;
    return evaluation;
}

class Filling {
public:
    explicit Filling(const std::filesystem::path& data)
        : m_data(data), m_store(data / "zhiping.db"),
          m_vault(std::make_unique<files::PosixFolder>(data / "evidence"), m_keys) {}

    void run() {
        fill_units();
        fill_codes();
        evaluate();
        leave_uploads();
        rotate_keys();
        m_keys.save(m_data / "zhiping.keys");
        evidence::Vault vault{std::make_unique<files::PosixFolder>(m_data / "evidence"), m_keys};
        const Json as_read{{"known", m_known}, {"read", read_everything(m_store, vault, m_known)}};
        std::ofstream{m_data / "as_read.json"} << as_read.dump(1) << '\n';
    }

private:
    void fill_units() {
        auto units = sample_units();
        units.push_back({"420300", "420000", units[1].level, {"十堰市交警支队", "Shiyan Detachment"}});
        units.push_back({"420302", "420300", units[2].level, {"茅箭大队", "Maojian Brigade"}});
        if (app::load_units(m_store, units)) throw std::logic_error{"the units are refused"};
        for (const auto& unit : units) m_known["units"].push_back(unit.id);
    }

    void fill_codes() {
        auto elsewhere = sample_document(2);
        elsewhere.unit_id = "420302";
        issue({{sample_document(), sample_document(1), elsewhere}});
        issue({{{.module = Module::Service, .unit_id = "420100", .place = "车管所 3 号窗口"}}});
        issue({{sample_document(1)}, true}); // The first one is revoked.
        // An import that broke off after the first of what it was to issue.
        m_store.write([&](store::Database& database) {
            const auto id = store::insert_import(database, store::digest("broke off"), before);
            const auto code = Code::from_random(chance.bytes<10>());
            store::insert_code(database, code, sample_document(3), before, store::ImportPlace{id, 0});
            m_known["codes"].push_back(code.symbols());
        });
    }

    void issue(const app::CodeOrder& order) {
        const auto made = app::create_codes(m_store, order, before, chance);
        for (const auto& facts : std::get<0>(made)) {
            m_codes.push_back(facts.code);
            m_known["codes"].push_back(facts.code.symbols());
        }
    }

    void evaluate() {
        submit_one(said(m_codes[0], Satisfaction::Satisfied), {upload(m_codes[0], 1, before)}, before);
        if (app::remove_evidence_before(m_store, m_vault, before + 1h, before + 2h, fail_on_problem) != 1)
            throw std::logic_error{"nothing was removed"};
        submit_one(sample_submission(m_codes[0]).evaluation,
                   {upload(m_codes[0], 2, sample_now), upload(m_codes[0], 3, sample_now)}, sample_now);
        submit_one(said(m_codes[2], Satisfaction::Other, "Nobody was there."), {}, sample_now);
        submit_one(said(m_codes[3], Satisfaction::Satisfied), {}, sample_now);
        static_cast<void>(app::revoke_code(m_store, m_codes[2], sample_now)); // Its evaluation stays.
    }

    void submit_one(const Evaluation& evaluation, const std::vector<UploadId>& evidence, Instant now) {
        auto submission = sample_submission(evaluation.code, ++m_submissions);
        submission.evaluation = evaluation;
        submission.evidence = evidence;
        static_cast<void>(submit(m_store, submission, sample_secret, now).value());
    }

    UploadId begin(const Code& code, std::uint64_t size, Instant now) {
        const auto id =
            app::create_upload(m_store, m_vault, {code, size, "192.0.2.1"}, sample_secret, now, chance).value().id;
        m_known["uploads"].push_back(id.digits());
        return id;
    }

    void append(const UploadId& id, std::span<const std::uint8_t> content, Instant now) {
        static_cast<void>(
            app::append_to_upload(m_store, m_vault, id, sample_secret, sample_part(0, content), now).value());
    }

    UploadId upload(const Code& code, std::uint32_t seed, Instant now) {
        const auto id = begin(code, photo_bytes, now);
        append(id, sample_photo(photo_bytes, seed), now);
        return id;
    }

    // In this order: one that expired, one that is whole, one that is held in part, one of which nothing is.
    void leave_uploads() {
        upload(m_codes[0], 4, before);
        app::sweep_uploads(m_store, m_vault, sample_now, fail_on_problem);
        upload(m_codes[0], 5, sample_now);
        const auto content = sample_photo(photo_bytes, 6);
        append(begin(m_codes[0], photo_bytes, sample_now), std::span{content}.first(photo_bytes / 2), sample_now);
        begin(m_codes[0], photo_bytes, sample_now);
        m_store.write([](store::Database& database) { // Its removal broke off.
            store::insert_leftover_file(database, sealing::random_file_id());
        });
    }

    // Two keys, of which each opens something: the removed one was never wrapped anew.
    void rotate_keys() {
        m_keys.add_newest(china_date(sample_now));
        if (!app::rotate_keys(m_store, m_keys).problems.empty()) throw std::logic_error{"a key cannot be opened"};
        for (const auto& key : m_keys.keys()) m_known["keys"].push_back(key.id);
    }

    static constexpr std::size_t photo_bytes = 200;

    const std::filesystem::path m_data;
    sealing::KeyRing m_keys = sample_keys();
    store::Store m_store;
    evidence::Vault m_vault;
    std::vector<Code> m_codes;
    std::uint64_t m_submissions = 0;
    Json m_known;
};

} // namespace

int main(int count, char** words) try {
    if (count != 2) throw std::runtime_error{"use: make-fixture FOLDER"};
    Filling{words[1]}.run();
    return 0;
} catch (const std::exception& problem) {
    std::cerr << problem.what() << '\n';
    return 1;
}
