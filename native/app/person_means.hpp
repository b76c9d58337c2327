#pragma once

#include "native/messages/dispatcher.hpp"
#include "native/outside/random.hpp"
#include "native/sealing/person_key.hpp"
#include "native/store/store.hpp"
#include "shared/evaluation/token.hpp"

namespace zhiping::app {

// What is needed for what concerns persons.
struct PersonMeans {
    store::Store& store;
    sealing::PersonKey key;
    messages::Dispatcher* dispatcher; // Null: nobody carries one-time codes.
    outside::Random& random;
    Instant now;
};

struct DeviceTokenTag {
    static constexpr auto field = "device";
};

// Chance that a browser keeps for a day, so that codes can be counted by device. It says nothing of its person.
using DeviceToken = Token<DeviceTokenTag>;

} // namespace zhiping::app
