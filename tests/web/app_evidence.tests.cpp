#include "shared/text/text_ids.hpp"
#include "shared/wire/evaluation_json.hpp"
#include "shared/wire/plain_form.hpp"
#include "tests/support/phone_with_files.hpp"

using namespace zhiping;
using namespace zhiping::tests;

// Photos and videos: what the form does with what the page tells it of them.

TEST_CASE("What was chosen is kept, listed and sent, one after the other") {
    PhoneWithFiles phone;
    phone.offer(1);
    phone.offer(2, 2'345'678);
    CHECK(phone.asked() == Asked{"keep 1", "send 1", "keep 2"});
    CHECK(phone.status_of("照片 2") == "2.3 MB · 等待上传");
    phone.upload(1);
    CHECK(phone.asked() == Asked{"send 2"});
    phone.hear(2, FileEvent::Sent, 1'000'000);
    CHECK(phone.status_of("照片 1") == "1.0 MB · 已上传");
    CHECK(phone.status_of("照片 2") == "2.3 MB · 已上传 42%");
}

TEST_CASE("Nothing moves under the finger when a bar comes or goes") {
    PhoneWithFiles phone;
    phone.offer(1);
    phone.offer(2);
    const auto last_button = [&] { return (*phone.reader->find("button", "上移"))["y"].get<float>(); };
    const auto before = last_button();
    CHECK(phone.reader->has("progress", "照片 1"));
    phone.upload(1);
    CHECK(phone.reader->has("progress", "照片 2"));
    CHECK(last_button() == before);
    phone.upload(2);
    CHECK_FALSE(phone.reader->has("progress", "照片 2"));
    CHECK(last_button() == before);
}

TEST_CASE("How long it will take is said once that can be told") {
    PhoneWithFiles phone;
    phone.offer(1, 19'000'000);
    phone.hear(1, FileEvent::Sent, 1'000'000);
    headless().now += 10;
    phone.hear(1, FileEvent::Sent, 2'000'000);
    CHECK(phone.status_of("照片 1") == "19 MB · 10% · 约剩 3 分钟");
    phone.hear(1, FileEvent::Sent, 18'500'000);
    CHECK(phone.status_of("照片 1") == "19 MB · 97% · 剩不到 1 分钟");
}

TEST_CASE("A file that is not taken is refused when it is chosen, with the reason at the inputs, and forgotten") {
    PhoneWithFiles phone;
    const auto refuses = [&](std::uint64_t bytes, const std::string& content, const std::string& words) {
        phone.offer(7, bytes, content);
        CHECK(phone.asked() == Asked{"forget 7"});
        CHECK(headless().announced.find(words) != std::string::npos);
        CHECK(phone.reader->reads(words));
        CHECK_FALSE(phone.reader->has("heading", "有 1 处需要填写或修改"));
    };
    refuses(11, text_file, "只能上传手机拍摄的照片");
    refuses(0, "", "文件是空的");
    refuses(500, "", "文件已被改动或删除");
    refuses(20'000'001, jpeg_start, "每张照片不能超过 20 MB");
    refuses(200'000'001, text_file, "每段视频不能超过 200 MB");
    phone.offer(8);
    CHECK_FALSE(phone.reader->reads("每段视频不能超过 200 MB"));
    phone.forget_asked();
    phone.app->choose_files(1);
    phone.app->offer_file({0,
                           file_id(9),
                           1'000'000,
                           {reinterpret_cast<const std::uint8_t*>(jpeg_start.data()), jpeg_start.size()},
                           "print 8 1000000",
                           "8.jpg"});
    phone.reader->settle();
    CHECK(phone.reader->reads("同一个文件添加了两次"));
}

TEST_CASE("The tenth photo is refused, and taken when another was removed") {
    PhoneWithFiles phone;
    for (int number = 1; number <= 9; ++number) phone.offer(number);
    phone.forget_asked();
    phone.offer(10);
    CHECK(phone.asked() == Asked{"forget 10"});
    CHECK(phone.reader->reads("“10.jpg”没有添加：照片最多 9 张"));
    phone.remove_first();
    CHECK(headless().announced == "已移除照片 1");
    CHECK_FALSE(phone.reader->reads("没有添加"));
    CHECK(phone.asked() == Asked{"forget 1", "send 2"});
    phone.offer(10);
    CHECK(phone.asked() == Asked{"keep 10"});
}

TEST_CASE("Of files that are refused for different reasons each reason is told, with their names") {
    PhoneWithFiles phone;
    phone.app->choose_files(3);
    phone.arrive(1, 20'000'001);
    phone.arrive(2, 11, text_file);
    phone.arrive(3, 20'000'002);
    for (const auto* words :
         {"“1.jpg” “3.jpg”没有添加：每张照片不能超过 20 MB", "“2.jpg”没有添加：只能上传手机拍摄的照片"}) {
        CHECK(phone.reader->reads(words));
        CHECK(headless().announced.find(words) != std::string::npos);
    }
}

TEST_CASE("Of many files that are refused the first three are named, and how many there are") {
    PhoneWithFiles phone;
    phone.app->choose_files(4);
    for (int number = 1; number <= 4; ++number) phone.arrive(number, 11, text_file);
    CHECK(phone.reader->reads("“1.jpg” “2.jpg” “3.jpg” 等 4 个文件没有添加：只能上传"));
}

TEST_CASE("A file whose name would disturb its line is named all the same") {
    PhoneWithFiles phone;
    phone.app->choose_files(1);
    phone.arrive(1, 11, text_file, 0, "\u202E" + std::string(100, 'a'));
    CHECK(phone.reader->reads("“\uFFFD" + std::string(39, 'a') + "…”没有添加：只能上传"));
}

TEST_CASE("What is to be removed is asked for once more, and whatever else is done takes the question back") {
    PhoneWithFiles phone;
    phone.offer(1);
    phone.offer(2);
    phone.forget_asked();
    REQUIRE(phone.reader->press("button", "移除"));
    const auto again = phone.reader->find("button", "再点一次移除");
    REQUIRE(again);
    CHECK((*again)["description"] == "照片 1");
    CHECK(headless().focused == (*again)["id"]);
    CHECK(phone.asked().empty());
    REQUIRE(phone.reader->press("button", "暂停"));
    CHECK_FALSE(phone.reader->has("button", "再点一次移除"));
    REQUIRE(phone.reader->press("button", "移除"));
    REQUIRE(phone.reader->press("button", "下一步"));
    REQUIRE(phone.reader->press("button", "返回修改"));
    CHECK_FALSE(phone.reader->has("button", "再点一次移除"));
    phone.forget_asked();
    phone.remove_first();
    CHECK(phone.asked() == Asked{"forget 1"});
}

TEST_CASE("Pausing lets the next one go, and going on comes back to it") {
    PhoneWithFiles phone;
    phone.offer(1);
    phone.offer(2);
    phone.hear(1, FileEvent::Created);
    phone.hear(1, FileEvent::Sent, 500'000);
    phone.forget_asked();
    REQUIRE(phone.reader->press("button", "暂停"));
    CHECK(phone.asked() == Asked{"pause 1", "send 2"});
    CHECK(headless().focused == (*phone.reader->find("button", "继续"))["id"]);
    CHECK(phone.status_of("照片 1") == "1.0 MB · 已暂停 · 50%");
    REQUIRE(phone.reader->press("button", "继续"));
    CHECK(phone.asked().empty());
    phone.upload(2);
    REQUIRE(headless().of_files.size() == 1);
    CHECK(headless().of_files[0].id == file_id(1));
    CHECK(headless().of_files[0].sending.upload == file_id(1001));
}

TEST_CASE("A photo can be moved up, and is submitted in that order") {
    PhoneWithFiles phone;
    phone.offer(1);
    phone.offer(2);
    phone.upload(1);
    phone.upload(2);
    REQUIRE(phone.reader->press("button", "上移"));
    CHECK(headless().focused == (*phone.reader->find("button", "移除"))["id"]);
    REQUIRE(phone.reader->press("button", "下一步"));
    REQUIRE(phone.reader->press("button", "提交评价"));
    CHECK(phone.submitted()["evidence"] == Json{file_id(1002), file_id(1001)});
}

TEST_CASE("Where the network is gone an upload is tried again by itself, and that is said once") {
    PhoneWithFiles phone;
    phone.offer(1);
    phone.hear(1, FileEvent::Broken);
    CHECK(headless().announced == "上传中断，照片和视频会自动继续上传");
    CHECK(headless().wake_after == 5);
    headless().announced.clear();
    phone.forget_asked();
    phone.app->wake();
    CHECK(phone.asked() == Asked{"send 1"});
    phone.hear(1, FileEvent::Broken, 0, 503);
    CHECK(headless().wake_after == 10);
    CHECK(headless().announced.empty());
}

TEST_CASE("After one that the server cannot take now, the next one is tried first") {
    PhoneWithFiles phone;
    for (const int number : {1, 2, 3}) phone.offer(number);
    phone.hear(1, FileEvent::Broken, 0, 500);
    phone.forget_asked();
    phone.app->wake();
    CHECK(phone.asked() == Asked{"send 2"});
    phone.hear(2, FileEvent::Broken, 0, 500);
    phone.app->wake();
    CHECK(phone.asked() == Asked{"send 3"});
    phone.hear(3, FileEvent::Held);
    CHECK(phone.asked() == Asked{"send 1"});
}

TEST_CASE("An upload that the server has forgotten begins anew, but not for ever") {
    PhoneWithFiles phone;
    phone.offer(1);
    phone.hear(1, FileEvent::Created);
    phone.forget_asked();
    phone.hear(1, FileEvent::Broken, 0, 410);
    REQUIRE(headless().of_files.size() == 1);
    CHECK(headless().of_files[0].sending.upload.empty());
    phone.hear(1, FileEvent::Broken, 0, 404);
    CHECK(phone.status_of("照片 1") == "1.0 MB · 服务器现在不收这个文件，请稍后继续或移除");
}

TEST_CASE("Submitting waits for what is on its way, and then goes by itself") {
    PhoneWithFiles phone;
    phone.offer(1);
    REQUIRE(phone.reader->press("button", "下一步"));
    CHECK(phone.reader->has("value", "照片 1 张\n已上传 0%"));
    REQUIRE(phone.reader->press("button", "提交评价"));
    CHECK(headless().posts.empty());
    CHECK(phone.reader->has("value", "照片 1 张"));
    CHECK(phone.reader->has("heading", "还没有提交：正在上传照片和视频"));
    CHECK(headless().title.starts_with("还没有提交：正在上传照片和视频"));
    phone.hear(1, FileEvent::Broken);
    CHECK(phone.reader->reads("网络不通，会自动继续 · 0%"));
    phone.app->wake();
    phone.upload(1);
    REQUIRE(headless().posts.size() == 1);
    CHECK(phone.submitted()["evidence"] == Json{file_id(1001)});
}

TEST_CASE("Going back while it waits for uploads submits nothing") {
    PhoneWithFiles phone;
    phone.offer(1);
    REQUIRE(phone.reader->press("button", "下一步"));
    REQUIRE(phone.reader->press("button", "提交评价"));
    REQUIRE(phone.reader->press("button", "先不提交，返回修改"));
    phone.upload(1);
    CHECK(headless().posts.empty());
}

TEST_CASE("What was changed on the phone has to be chosen again or removed before anything is submitted") {
    PhoneWithFiles phone;
    phone.offer(1);
    REQUIRE(phone.reader->press("button", "下一步"));
    REQUIRE(phone.reader->press("button", "提交评价"));
    phone.hear(1, FileEvent::Unreadable);
    CHECK(headless().posts.empty());
    CHECK(phone.reader->has("link", "照片 1：请重新选择或移除"));
    CHECK(phone.status_of("照片 1") == "1.0 MB · 文件已被改动或删除，请重新选择或移除");
    phone.forget_asked();
    phone.offer(2, 900'000, jpeg_start, "重新选择");
    CHECK(phone.asked() == Asked{"forget 1", "keep 2", "send 2"});
    CHECK(phone.status_of("照片 1") == "900 kB · 已上传 0%");
}

TEST_CASE("A reload finds what was kept and goes on at the same upload") {
    PhoneWithFiles phone;
    phone.offer(1);
    phone.hear(1, FileEvent::Created);
    phone.forget_asked();
    phone.reload();
    CHECK(phone.asked() == Asked{"find 1"});
    phone.hear(1, FileEvent::Found);
    REQUIRE(headless().of_files.size() == 1);
    CHECK(headless().of_files[0].what == "send");
    CHECK(headless().of_files[0].sending.upload == file_id(1001));
}

TEST_CASE("A pause outlasts a reload, until the person goes on or submits") {
    PhoneWithFiles phone;
    phone.offer(1);
    phone.hear(1, FileEvent::Created);
    phone.hear(1, FileEvent::Sent, 500'000);
    REQUIRE(phone.reader->press("button", "暂停"));
    phone.reload();
    phone.forget_asked();
    phone.hear(1, FileEvent::Found);
    CHECK(phone.asked().empty());
    CHECK(phone.status_of("照片 1") == "1.0 MB · 已暂停 · 50%");
    phone.reload();
    REQUIRE(phone.reader->press("button", "下一步"));
    REQUIRE(phone.reader->press("button", "提交评价"));
    phone.forget_asked();
    phone.hear(1, FileEvent::Found);
    CHECK(phone.asked() == Asked{"send 1"});
}

TEST_CASE("What the phone has not kept is asked for, and goes on when the same file is chosen again") {
    PhoneWithFiles phone;
    phone.offer(1, 150'000'000,
                std::string{"\0\0\0\x18"
                            "ftypmp42\0\0\0\0mp42isom",
                            24});
    phone.hear(1, FileEvent::NotKept);
    CHECK(phone.reader->reads("这部手机没有留副本"));
    phone.hear(1, FileEvent::Created);
    phone.reload();
    phone.hear(1, FileEvent::Missing);
    CHECK(phone.status_of("视频 1") == "150 MB · 这部手机没有保留这个文件。请重新选择同一个文件，会接着上传");
    phone.forget_asked();
    const auto input = (*phone.reader->find("file", "重新选择"))["id"].get<std::uint32_t>();
    phone.app->offer_file({input, file_id(5), 150'000'000, {}, "print 1 150000000", "5.mp4"});
    phone.reader->settle();
    REQUIRE(headless().of_files.size() == 3);
    CHECK(headless().of_files[0].what == "rename");
    CHECK(headless().of_files[2].sending.upload == file_id(1001));
}

TEST_CASE("Clearing the form takes what was uploaded off the phone and off the server") {
    PhoneWithFiles phone;
    phone.offer(1);
    phone.upload(1);
    phone.forget_asked();
    REQUIRE(phone.reader->press("button", "清除已填内容"));
    REQUIRE(phone.reader->press("button", "再点一次，清除全部内容"));
    REQUIRE(headless().of_files.size() == 1);
    CHECK(headless().of_files[0].what == "forget");
    CHECK(headless().of_files[0].sending.upload == file_id(1001));
    CHECK_FALSE(phone.reader->reads("照片 1"));
}

TEST_CASE("When the server has forgotten what it held, it is uploaded once more") {
    PhoneWithFiles phone;
    phone.offer(1);
    phone.upload(1);
    REQUIRE(phone.reader->press("button", "下一步"));
    REQUIRE(phone.reader->press("button", "提交评价"));
    phone.forget_asked();
    phone.answer(409, wire::encode(Error{ErrorCode::Conflict, Text::EvidenceGone, "evidence"}, Language::Chinese));
    CHECK(phone.reader->reads("有照片或视频已不在服务器上"));
    REQUIRE(headless().of_files.size() == 3);
    CHECK(headless().of_files[2].what == "send");
    CHECK(headless().of_files[2].sending.upload.empty());
}

TEST_CASE("Where the script for files cannot be loaded the person is told, until it is there") {
    PhoneWithFiles phone;
    phone.app->files_wait();
    phone.reader->settle();
    CHECK_FALSE(phone.reader->reads("所选的文件还没有加上")); // Nobody has chosen any.
    phone.app->choose_files(1);
    phone.app->files_wait();
    phone.reader->settle();
    CHECK(phone.reader->reads("所选的文件还没有加上"));
    phone.offer(1);
    CHECK_FALSE(phone.reader->reads("所选的文件还没有加上"));
}

TEST_CASE("A thumbnail is drawn and named, and drawn again on another canvas") {
    PhoneWithFiles phone;
    phone.offer(1);
    const std::vector<std::uint8_t> pixels(16 * 16 * 4, 200);
    const auto before = headless().textures.size();
    phone.app->show_thumbnail(file_id(1), {0, 0, 16, 16, 4, pixels.data()});
    phone.reader->settle();
    CHECK(phone.reader->has("picture", "照片 1的缩略图"));
    CHECK(headless().textures.size() == before + 1);
    phone.app->renew_canvas();
    phone.reader->settle();
    CHECK(headless().textures.size() == before + 1);
    phone.remove_first();
    CHECK(headless().textures.size() == before);
    phone.app->renew_canvas();
    phone.reader->settle();
}

TEST_CASE("A tab whose draft another tab took over while it looks for its files still finds them") {
    PhoneWithFiles phone;
    phone.offer(1);
    phone.hear(1, FileEvent::Created);
    phone.reload();
    std::string key;
    for (const auto& [name, text] : headless().on_phone)
        if (name.starts_with("zhiping.draft.")) key = name;
    phone.app->stored_elsewhere(key);
    phone.forget_asked();
    phone.hear(1, FileEvent::Found);
    const auto& asked = headless().of_files;
    REQUIRE(asked.size() == 3);
    CHECK(asked[0].what == "share"); // The other tab's stays where it is.
    CHECK(asked[1].what == "keep");
    CHECK(asked[2].what == "send");
    CHECK(asked[2].id != file_id(1));
    CHECK(asked[2].sending.upload.empty());
}
