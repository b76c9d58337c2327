#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhiping::platform {

// Kept on the phone until erased, or only as long as the tab is open.
enum class Keep { OnPhone, InTab };

std::optional<std::string> load(Keep, std::string_view key);
bool save(Keep, std::string_view key, std::string_view text); // False when the phone does not allow it.
void erase(Keep, std::string_view key);
std::vector<std::string> stored_keys(Keep);

class StorageListener {
public:
    virtual ~StorageListener() = default;
    virtual void stored_elsewhere(std::string_view key) = 0; // Another tab has changed or erased what is kept there.
};

void listen_to_storage(StorageListener&);

} // namespace zhiping::platform
