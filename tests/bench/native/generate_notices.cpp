// Persons with a user of WeChat each, and for each a notice that is due.
//   generate-notices FOLDER COUNT APP_ID TEMPLATE
// The folder is one that zhiping made, with keys and at least one evaluation without a case, which all notices are
// about. Each user has accepted one message of the template.
#include "native/app/data_folder.hpp"
#include "native/app/sealed_person.hpp"
#include "native/app/wechat_users.hpp"
#include "native/outside/clock.hpp"
#include "native/outside/random.hpp"
#include "native/store/notices.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>

using namespace zhiping;

namespace {

constexpr int in_one_write = 500;

struct Generated {
    std::string app_id;
    std::string template_id;
    std::int64_t evaluation_id;
    Instant now;
};

void insert(store::Database& database, const sealing::PersonKey& key, const Generated& about, int number,
            outside::Random& random) {
    const auto phone = PhoneNumber::parse(std::to_string(13'000'000'000 + number)).value();
    const auto person_id = app::find_or_insert_person(database, key, phone, about.now);
    const auto user = app::find_or_insert_wechat_user(database, key, about.app_id,
                                                      "openid-of-the-bench-" + std::to_string(number), about.now);
    store::set_wechat_person(database, user.id, person_id);
    store::add_acceptance(database, user.id, about.template_id);
    store::insert_notice(database, {.message_id = random.bytes<16>(),
                                    .kind = NoticeKind::Reply,
                                    .evaluation_id = about.evaluation_id,
                                    .person_id = person_id,
                                    .made = about.now});
}

void generate(const app::DataFolder& folder, int count, Generated about) {
    outside::SystemRandom random;
    auto store = folder.open();
    const auto vault = folder.open_or_create_vault();
    about.evaluation_id = store.read([](store::Database& database) {
        return database.prepare("SELECT min(id) FROM evaluation WHERE id NOT IN (SELECT evaluation_id FROM case_file)")
            .value<std::int64_t>();
    });
    for (int first = 0; first < count; first += in_one_write)
        store.write([&](store::Database& database) {
            for (int number = first; number < std::min(first + in_one_write, count); ++number)
                insert(database, vault->person_key(), about, number, random);
        });
}

} // namespace

int main(int count, char** words) try {
    if (count != 5) {
        std::fputs("Use: generate-notices FOLDER COUNT APP_ID TEMPLATE\n", stderr);
        return 2;
    }
    generate({words[1]}, std::atoi(words[2]), {words[3], words[4], 0, outside::SystemClock{}.now()});
} catch (const std::exception& problem) {
    std::fprintf(stderr, "generate-notices: %s\n", problem.what());
    return 1;
}
