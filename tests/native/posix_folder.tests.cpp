#include "tests/support/temporary_folder.hpp"

#include "native/files/posix_folder.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

using Bytes = std::vector<std::uint8_t>;

} // namespace

TEST_CASE("A file keeps what was written at its places, and reads as much as there is") {
    const TemporaryFolder place;
    files::PosixFolder folder{place.path() / "files"};
    {
        const auto file = folder.open_or_create("one");
        file->write_at(3, Bytes{'d', 'e'});
        file->write_at(0, Bytes{'a', 'b', 'c'});
        file->sync();
    }
    folder.sync();
    const auto file = folder.open("one");
    REQUIRE(file);
    CHECK(file->size() == 5);
    Bytes bytes(10);
    CHECK(file->read_at(1, bytes) == 4);
    CHECK(bytes[0] == 'b');
    CHECK(file->read_at(5, bytes) == 0);
    CHECK(folder.open_or_create("one")->size() == 5);
    CHECK(folder.list() == std::vector<std::string>{"one"});
}

TEST_CASE("What is no file is not listed") {
    const TemporaryFolder place;
    files::PosixFolder folder{place.path()};
    std::filesystem::create_directory(place.path() / "lost+found");
    CHECK(folder.list().empty());
}

TEST_CASE("A file that is not there is absent, and removing it is no mistake") {
    const TemporaryFolder place;
    files::PosixFolder folder{place.path()};
    CHECK_FALSE(folder.open("none"));
    CHECK_NOTHROW(folder.remove("none"));
    folder.open_or_create("some");
    folder.remove("some");
    CHECK_FALSE(folder.open("some"));
    CHECK(folder.list().empty());
}

TEST_CASE("The folder and its files are for their owner only, and a link in a file's place is not followed") {
    const TemporaryFolder place;
    const auto path = place.path() / "files";
    files::PosixFolder folder{path};
    folder.open_or_create("one");
    using std::filesystem::perms;
    CHECK(std::filesystem::status(path).permissions() == perms::owner_all);
    CHECK(std::filesystem::status(path / "one").permissions() == (perms::owner_read | perms::owner_write));
    std::filesystem::create_symlink("/etc/passwd", path / "link");
    CHECK_THROWS_AS(folder.open("link"), std::system_error);
    CHECK_THROWS_AS(folder.open_or_create("link"), std::system_error);
}

TEST_CASE("A folder that cannot be made is refused") {
    const TemporaryFolder place;
    CHECK_THROWS_AS(files::PosixFolder{place.path() / "no" / "such"}, std::system_error);
    files::PosixFolder{place.path()}.open_or_create("file");
    CHECK_THROWS_AS(files::PosixFolder{place.path() / "file"}, std::system_error);
}
