#include "shared/wire/plain_form.hpp"
#include "tests/support/phone_with_files.hpp"

using namespace zhiping;
using namespace zhiping::tests;

// Photos and videos that come late, are refused, or are another tab's too.

TEST_CASE("A file that is still being read is waited for, and submitted with the others") {
    PhoneWithFiles phone;
    phone.app->choose_files(2);
    phone.reader->settle();
    CHECK(phone.reader->reads("正在添加 2 个文件"));
    REQUIRE(phone.reader->press("button", "下一步"));
    CHECK(phone.reader->has("value", "正在添加 2 个文件……"));
    REQUIRE(phone.reader->press("button", "提交评价"));
    CHECK(headless().posts.empty());
    phone.arrive(1);
    phone.upload(1);
    CHECK(headless().posts.empty());
    phone.arrive(2);
    phone.upload(2);
    CHECK(phone.submitted()["evidence"] == Json{file_id(1001), file_id(1002)});
}

TEST_CASE("A file that is refused while the submission waits for it is told of before anything is submitted") {
    PhoneWithFiles phone;
    phone.app->choose_files(1);
    phone.reader->settle();
    REQUIRE(phone.reader->press("button", "下一步"));
    REQUIRE(phone.reader->press("button", "提交评价"));
    phone.arrive(1, 11, text_file);
    CHECK(headless().posts.empty());
    CHECK(phone.reader->reads("“1.jpg”没有添加：只能上传手机拍摄的照片"));
    CHECK(headless().announced.starts_with("“1.jpg”没有添加"));
}

TEST_CASE("Where the script for files is not to be had at all, that is told before anything is submitted, and they are "
          "not taken later") {
    PhoneWithFiles phone;
    phone.app->choose_files(2);
    phone.reader->settle();
    REQUIRE(phone.reader->press("button", "下一步"));
    REQUIRE(phone.reader->press("button", "提交评价"));
    phone.app->files_lost();
    phone.reader->settle();
    CHECK(headless().posts.empty());
    CHECK(phone.reader->reads("2 个文件没有添加：没能读取。请重新加载本页再选一次"));
    phone.arrive(1);
    CHECK(phone.asked() == Asked{"forget 1"});
}

TEST_CASE("Nothing is kept or sent before the instructions are agreed to") {
    PhoneWithFiles phone;
    headless().on_phone.clear();
    headless().in_tab.clear();
    phone.reload();
    phone.forget_asked();
    phone.app->choose_files(1);
    phone.arrive(1);
    CHECK(phone.asked().empty());
    REQUIRE(phone.reader->press("button", "同意，开始评价"));
    CHECK(phone.asked() == Asked{"keep 1", "send 1"});
}

TEST_CASE("What is still being read when the person clears everything does not come back") {
    PhoneWithFiles phone;
    phone.app->choose_files(1);
    phone.reader->settle();
    REQUIRE(phone.reader->press("button", "清除已填内容"));
    REQUIRE(phone.reader->press("button", "再点一次，清除全部内容"));
    phone.arrive(1);
    CHECK(phone.asked() == Asked{"forget 1"});
    phone.app->choose_files(1);
    phone.arrive(2);
    CHECK(phone.asked() == Asked{"keep 2", "send 2"});
}

TEST_CASE("Bytes on the wire are no progress: only what arrived shortens the pause before the next try") {
    PhoneWithFiles phone;
    phone.offer(1);
    for (const int pause : {5, 10, 20}) {
        phone.hear(1, FileEvent::Sent, 500'000);
        phone.hear(1, FileEvent::Broken, 0, 503);
        CHECK(headless().wake_after == pause);
        CHECK(phone.status_of("照片 1") == "1.0 MB · 服务器忙，会自动继续 · 50%");
        phone.app->wake();
    }
    phone.hear(1, FileEvent::Arrived);
    phone.hear(1, FileEvent::Broken);
    CHECK(headless().wake_after == 5);
}

TEST_CASE("A file that the server refuses is told of, and the summary leads to what mends it") {
    PhoneWithFiles phone;
    phone.offer(1);
    phone.hear(1, FileEvent::Broken, 0, 403);
    CHECK(headless().announced == "照片 1：没有上传成功，请继续或移除");
    REQUIRE(phone.reader->press("button", "下一步"));
    const auto link = phone.reader->find("link", "照片 1：没有上传成功，请继续或移除");
    const auto button = phone.reader->find("button", "继续");
    REQUIRE((link && button));
    CHECK((*link)["target"] == (*button)["id"]);
}

TEST_CASE("What something on the way refuses waits for the person, in true words, and only the person tries it again") {
    PhoneWithFiles phone;
    phone.offer(1);
    phone.offer(2);
    phone.forget_asked();
    phone.hear(1, FileEvent::Blocked);
    CHECK(phone.status_of("照片 1") == "1.0 MB · 这个网络不让上传，请换个网络再继续，或移除");
    CHECK(headless().announced == "照片 1：没有上传成功，请继续或移除");
    phone.hear(2, FileEvent::Blocked);
    CHECK(phone.asked() == Asked{"send 2"});
    phone.forget_asked();
    phone.app->wake();
    CHECK(phone.asked().empty());
    REQUIRE(phone.reader->press("button", "下一步"));
    CHECK(phone.reader->has("link", "照片 1：没有上传成功，请继续或移除"));
    REQUIRE(phone.reader->press("button", "继续"));
    CHECK(phone.asked() == Asked{"send 1"});
    phone.hear(1, FileEvent::Broken, 0, 403);
    CHECK(phone.status_of("照片 1") == "1.0 MB · 服务器现在不收这个文件，请稍后继续或移除");
}

TEST_CASE("What is kept on the phone stays for the other tab that took the draft over") {
    PhoneWithFiles phone;
    phone.offer(1);
    phone.forget_asked();
    phone.app->stored_elsewhere(headless().on_phone.begin()->first);
    REQUIRE(headless().of_files.size() >= 2);
    CHECK(headless().of_files[1].what == "share");
}

TEST_CASE("With a draft that has expired its files go from the phone") {
    PhoneWithFiles phone;
    phone.offer(1);
    headless().now += 8 * 24 * 60 * 60;
    phone.forget_asked();
    phone.reload();
    CHECK(phone.asked() == Asked{"forget 1"});
}

TEST_CASE("What arrives while nothing is drawn is in the draft") {
    PhoneWithFiles phone;
    phone.offer(1);
    phone.app->hear_of_file({file_id(1), FileEvent::Created, 0, 0, file_id(1001)});
    CHECK(headless().on_phone.begin()->second.find(file_id(1001)) != std::string::npos);
}

TEST_CASE("What the server holds whole is named in its own form too, so that it stays when this stops") {
    PhoneWithFiles phone;
    phone.offer(1);
    phone.offer(2);
    phone.upload(1);
    phone.hear(2, FileEvent::Created);
    const auto kept = wire::decode_plain_form(headless().plain_form, sample_code).value().submission.evidence;
    REQUIRE(kept.size() == 1);
    CHECK(kept.front().digits() == file_id(1001));
    CHECK(headless().plain_form_files == "照片 1 · 1.0 MB\n");
}

TEST_CASE("Who presses to go on with an upload gets as many new beginnings as before") {
    PhoneWithFiles phone;
    phone.offer(1);
    const auto forgotten_until_refused = [&] {
        int beginnings = 0;
        do {
            phone.hear(1, FileEvent::Created);
            phone.forget_asked();
            phone.hear(1, FileEvent::Broken, 0, 410);
            ++beginnings;
        } while (phone.asked() == Asked{"send 1"});
        return beginnings;
    };
    CHECK(forgotten_until_refused() > 1);
    REQUIRE(phone.reader->press("button", "继续"));
    CHECK(forgotten_until_refused() > 1);
}
