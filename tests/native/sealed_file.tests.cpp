#include "tests/support/forgetful_folder.hpp"

#include "native/evidence/sealed_file.hpp"
#include "native/sealing/content_hash.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::evidence;
using namespace zhiping::sealing;
using namespace zhiping::tests;

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes some_bytes(std::size_t count, std::uint32_t seed = 1) {
    std::mt19937 random{seed};
    Bytes bytes(count);
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
    return bytes;
}

struct Desk {
    ForgetfulDisk disk;
    ForgetfulFolder folder{disk};
    Seal seal{random_file_id(), FileKey::from_random()};

    std::unique_ptr<files::File> file(const Seal& of) { return folder.open_or_create(file_name(of.id)); }
    std::unique_ptr<files::File> file() { return file(seal); }

    void write(const Bytes& content, const Seal& with) {
        const auto opened = file(with);
        SealedWriter writer{*opened, with, 0, {}};
        writer.append(content);
        writer.end();
    }
    void write(const Bytes& content) { write(content, seal); }

    Bytes read(std::uint64_t bytes) {
        const auto opened = file();
        Bytes content;
        read_sealed(*opened, seal, bytes, [&](auto part) { content.insert(content.end(), part.begin(), part.end()); });
        return content;
    }
};

constexpr auto sealed_record = record_bytes + seal_bytes;

} // namespace

TEST_CASE("What is sealed is read back, in whatever parts it came") {
    for (const std::size_t size :
         {std::size_t{1}, record_bytes - 1, record_bytes, record_bytes + 1, 3 * record_bytes, 3 * record_bytes + 7})
        for (const std::size_t part : {std::size_t{7919}, record_bytes, 5 * record_bytes}) {
            Desk desk;
            const auto content = some_bytes(size);
            const auto file = desk.file();
            SealedWriter writer{*file, desk.seal, 0, {}};
            for (std::size_t at = 0; at < size; at += part)
                writer.append(std::span{content}.subspan(at, std::min(part, size - at)));
            CHECK(writer.held() == size);
            writer.end();
            CHECK(file->size() == sealed_size(size));
            CHECK(desk.read(size) == content);
        }
}

TEST_CASE("Nothing of the content, and nothing that repeats, is in the file") {
    Desk desk;
    desk.write(Bytes(2 * record_bytes, 'A'));
    const auto file = desk.file();
    Bytes raw(file->size());
    file->read_at(0, raw);
    CHECK(std::search_n(raw.begin(), raw.end(), 8, 'A') == raw.end());
    CHECK_FALSE(std::equal(raw.begin(), raw.begin() + sealed_record, raw.begin() + sealed_record));
}

TEST_CASE("A writer goes on from what is held and writes over what was never acknowledged") {
    Desk desk;
    const auto content = some_bytes(4 * record_bytes);
    const auto held = 2 * record_bytes + 100;
    desk.write(some_bytes(4 * record_bytes, 2));
    {
        const auto file = desk.file();
        SealedWriter{*file, desk.seal, 0, {}}.append(std::span{content}.first(2 * record_bytes));
    }
    const auto file = desk.file();
    SealedWriter writer{*file, desk.seal, held, std::span{content}.subspan(2 * record_bytes, 100)};
    writer.append(std::span{content}.subspan(held));
    writer.end();
    CHECK(desk.read(content.size()) == content);
}

TEST_CASE("Any range is read, and what follows in its record") {
    Desk desk;
    const auto content = some_bytes(3 * record_bytes + 500);
    desk.write(content);
    const auto file = desk.file();
    SealedReader reader{*file, desk.seal, content.size()};
    for (const std::size_t offset : {std::size_t{0}, std::size_t{1}, record_bytes - 1, record_bytes,
                                     2 * record_bytes + 5, content.size() - 1, std::size_t{3}}) {
        const auto part = reader.read(offset);
        REQUIRE(part.size() == std::min(record_bytes - offset % record_bytes, content.size() - offset));
        CHECK(std::equal(part.begin(), part.end(), content.begin() + static_cast<std::ptrdiff_t>(offset)));
    }
}

TEST_CASE("A flipped bit anywhere is noticed") {
    Desk desk;
    const auto content = some_bytes(record_bytes + 10);
    desk.write(content);
    const auto file = desk.file();
    for (const std::uint64_t at : {std::uint64_t{0}, std::uint64_t{23}, std::uint64_t{24}, std::uint64_t{40'000},
                                   std::uint64_t{sealed_record - 1}, std::uint64_t{sealed_record}, file->size() - 1}) {
        Bytes byte(1);
        file->read_at(at, byte);
        byte[0] ^= 0x10;
        file->write_at(at, byte);
        CHECK_THROWS_AS(desk.read(content.size()), DamagedFile);
        byte[0] ^= 0x10;
        file->write_at(at, byte);
    }
    CHECK(desk.read(content.size()) == content);
}

TEST_CASE("A cut file is noticed, also between two records, and so is one that was appended to") {
    Desk desk;
    const auto content = some_bytes(2 * record_bytes);
    desk.write(content);
    const auto file = desk.file();
    CHECK_THROWS_AS((SealedReader{*file, desk.seal, 3 * record_bytes}), DamagedFile);
    CHECK_THROWS_AS(desk.read(2 * record_bytes + 1), DamagedFile);
    CHECK_THROWS_AS((SealedReader{*file, desk.seal, record_bytes}), DamagedFile);
    CHECK_THROWS_WITH((SealedReader{*file, desk.seal, 2 * record_bytes - 1}),
                      Catch::Matchers::ContainsSubstring(file_name(desk.seal.id)));
}

TEST_CASE("Two records that are swapped are noticed, and so is a record of another file") {
    Desk desk;
    desk.write(some_bytes(2 * record_bytes));
    const Seal same_key_other_file{random_file_id(), desk.seal.key};
    desk.write(some_bytes(2 * record_bytes), same_key_other_file);
    const auto file = desk.file();
    Bytes first(sealed_record), second(sealed_record);
    file->read_at(0, first);
    file->read_at(sealed_record, second);
    file->write_at(0, second);
    file->write_at(sealed_record, first);
    CHECK_THROWS_AS(desk.read(2 * record_bytes), DamagedFile);

    desk.file(same_key_other_file)->read_at(0, second);
    file->write_at(0, second);
    file->write_at(sealed_record, second);
    CHECK_THROWS_AS(desk.read(1), DamagedFile);
    CHECK_THROWS_AS(desk.read(record_bytes), DamagedFile);
}

TEST_CASE("A hash can be returned to an earlier state, and told before the end") {
    auto hash = ContentHash::sha256();
    hash.add(Bytes{'a', 'b'});
    const auto before = hash;
    hash.add(Bytes{'x'});
    hash = before;
    CHECK(sha256_of(hash) == sha256_of("ab"));
    hash.add(Bytes{'c'});
    CHECK(to_digits(sha256_of(hash)) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"); // FIPS 180-4, "abc"
    auto sha1 = ContentHash::sha1();
    sha1.add(Bytes{'a', 'b', 'c'});
    CHECK(sha1.value().size() == 20);
    CHECK(sha1.value()[0] == 0xA9);
}
