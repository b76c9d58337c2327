#pragma once

#include "shared/persons/one_time_code.hpp"
#include "shared/persons/phone_number.hpp"
#include "shared/text/language.hpp"

#include <string>

// One-time codes on their way to telephones. Who carries them is somebody else, and may hang, fail, or do it twice.
namespace zhiping::messages {

struct CodeMessage {
    std::string id; // The same for the same message, however often it is handed over.
    PhoneNumber to;
    OneTimeCode code;
    Language language;
};

enum class Outcome {
    Taken,   // By whoever carries it on.
    Refused, // Nothing was sent, and nothing will be: it may be handed over again.
    Unknown, // Nobody knows.
};

struct Handed {
    Outcome outcome;
    std::string words; // For the operator: one line, and nothing of number or code in it. Empty when it was taken.
};

class Gateway {
public:
    virtual ~Gateway() = default;

    // Takes as long as the other side does, within limits of its own: not for a thread that answers requests. Safe to
    // use from any thread.
    virtual Handed hand_over(const CodeMessage&) = 0;
};

} // namespace zhiping::messages
