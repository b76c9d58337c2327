#pragma once

#include "native/files/folder.hpp"

#include <map>
#include <mutex>
#include <random>
#include <stdexcept>

namespace zhiping::tests {

class PowerLoss : public std::runtime_error {
public:
    PowerLoss() : std::runtime_error{"the power is gone"} {}
};

// A disk that forgets, when the power goes, what was never synced: bytes of files, and which names the
// folder holds. What a real disk may still have kept by chance, `keep_some` keeps by chance.
class ForgetfulDisk {
public:
    static constexpr std::size_t page_bytes = 4096;

    struct Content {
        std::vector<std::uint8_t> now;
        std::vector<std::uint8_t> synced;
    };
    using Names = std::map<std::string, std::shared_ptr<Content>>;

    // The sync with this number, counted from 0, is where the power goes: it throws, and so does all after it.
    void cut_at(std::size_t sync) { m_cut_at = sync; }
    std::size_t syncs() const { return m_syncs; }

    void return_power(bool keep_some, std::uint32_t seed) {
        std::mt19937 random{seed};
        for (auto& [name, content] : m_all) forget(*content, keep_some, random);
        if (!keep_some || random() % 2)
            m_now = m_synced;
        else
            m_synced = m_now;
        m_cut_at = SIZE_MAX;
        m_is_dark = false;
    }

private:
    friend class ForgetfulFile;
    friend class ForgetfulFolder;

    static void forget(Content& content, bool keep_some, std::mt19937& random) {
        auto survived = content.synced;
        for (std::size_t at = 0; keep_some && at < content.now.size(); at += page_bytes) {
            if (random() % 2) continue;
            const auto end = std::min(at + page_bytes, content.now.size());
            if (survived.size() < end) survived.resize(end);
            std::copy(content.now.begin() + static_cast<std::ptrdiff_t>(at),
                      content.now.begin() + static_cast<std::ptrdiff_t>(end),
                      survived.begin() + static_cast<std::ptrdiff_t>(at));
        }
        content.now = content.synced = survived;
    }

    void need_power() const {
        if (m_is_dark) throw PowerLoss{};
    }
    void begin_sync() {
        need_power();
        m_is_dark = m_syncs++ == m_cut_at;
        need_power();
    }

    std::mutex m_lock;
    Names m_now, m_synced;
    std::vector<std::pair<std::string, std::shared_ptr<Content>>> m_all;
    std::size_t m_syncs = 0;
    std::size_t m_cut_at = SIZE_MAX;
    bool m_is_dark = false;
};

class ForgetfulFile final : public files::File {
public:
    ForgetfulFile(ForgetfulDisk& disk, std::shared_ptr<ForgetfulDisk::Content> content)
        : m_disk(disk), m_content(std::move(content)) {}

    void write_at(std::uint64_t offset, std::span<const std::uint8_t> bytes) override {
        const std::lock_guard guard{m_disk.m_lock};
        m_disk.need_power();
        auto& now = m_content->now;
        if (now.size() < offset + bytes.size()) now.resize(offset + bytes.size());
        std::copy(bytes.begin(), bytes.end(), now.begin() + static_cast<std::ptrdiff_t>(offset));
    }
    std::size_t read_at(std::uint64_t offset, std::span<std::uint8_t> bytes) const override {
        const std::lock_guard guard{m_disk.m_lock};
        m_disk.need_power();
        const auto& now = m_content->now;
        if (offset >= now.size()) return 0;
        const auto count = std::min<std::size_t>(bytes.size(), now.size() - offset);
        std::copy_n(now.begin() + static_cast<std::ptrdiff_t>(offset), count, bytes.begin());
        return count;
    }
    std::uint64_t size() const override { return m_content->now.size(); }
    void begin_sync(std::uint64_t, std::uint64_t) override {}
    void sync() override {
        const std::lock_guard guard{m_disk.m_lock};
        m_disk.begin_sync();
        m_content->synced = m_content->now;
    }
    void cut(std::uint64_t bytes) override {
        const std::lock_guard guard{m_disk.m_lock};
        m_disk.need_power();
        if (bytes < m_content->now.size()) m_content->now.resize(bytes);
    }

private:
    ForgetfulDisk& m_disk;
    std::shared_ptr<ForgetfulDisk::Content> m_content;
};

class ForgetfulFolder final : public files::Folder {
public:
    explicit ForgetfulFolder(ForgetfulDisk& disk) : m_disk(disk) {}

    std::unique_ptr<files::File> open_or_create(const std::string& name) override {
        const std::lock_guard guard{m_disk.m_lock};
        m_disk.need_power();
        auto& content = m_disk.m_now[name];
        if (!content) {
            content = std::make_shared<ForgetfulDisk::Content>();
            m_disk.m_all.emplace_back(name, content);
        }
        return std::make_unique<ForgetfulFile>(m_disk, content);
    }
    std::unique_ptr<files::File> open(const std::string& name) const override {
        const std::lock_guard guard{m_disk.m_lock};
        m_disk.need_power();
        const auto found = m_disk.m_now.find(name);
        if (found == m_disk.m_now.end()) return nullptr;
        return std::make_unique<ForgetfulFile>(m_disk, found->second);
    }
    void remove(const std::string& name) override {
        const std::lock_guard guard{m_disk.m_lock};
        m_disk.need_power();
        m_disk.m_now.erase(name);
    }
    void rename(const std::string& from, const std::string& to) override {
        const std::lock_guard guard{m_disk.m_lock};
        m_disk.need_power();
        m_disk.m_now[to] = m_disk.m_now.at(from);
        m_disk.m_now.erase(from);
    }
    std::vector<std::string> list() const override {
        const std::lock_guard guard{m_disk.m_lock};
        m_disk.need_power();
        std::vector<std::string> names;
        for (const auto& [name, content] : m_disk.m_now) names.push_back(name);
        return names;
    }
    void sync() override {
        const std::lock_guard guard{m_disk.m_lock};
        m_disk.begin_sync();
        m_disk.m_synced = m_disk.m_now;
    }
    std::uint64_t free_bytes() const override { return 1'000'000'000'000; }

private:
    ForgetfulDisk& m_disk;
};

} // namespace zhiping::tests
