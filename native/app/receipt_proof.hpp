#pragma once

#include "native/sealing/query_key.hpp"
#include "native/store/database.hpp"
#include "native/store/digest.hpp"
#include "shared/evaluation/token.hpp"

#include <optional>
#include <variant>

namespace zhiping::app {

// That the query code of this evaluation was shown, now or a short while ago (receipt_passes.hpp). Only who checks a
// code or a pass makes one.
class QueryCodeShown {
public:
    const ReceiptNumber& number() const { return m_number; }

private:
    friend class ReceiptPasses;
    friend std::optional<QueryCodeShown> check_query_code(const sealing::QueryKey&, const ReceiptNumber&,
                                                          const QueryCode&);

    explicit QueryCodeShown(const ReceiptNumber& number) : m_number(number) {}

    ReceiptNumber m_number;
};

// Nullopt when it is another's. A code is made of its number by a key that only the server has, so whoever knows it was
// given it with an evaluation: the store is not asked, and a number that is there cannot be told from one that is not.
// Whoever lets strangers try limits them (query_tries.hpp).
std::optional<QueryCodeShown> check_query_code(const sealing::QueryKey&, const ReceiptNumber&, const QueryCode&);

// That a person is signed in whose evaluation this is.
class PersonShown {
public:
    const ReceiptNumber& number() const { return m_number; }
    std::int64_t person_id() const { return m_person_id; }

private:
    friend std::optional<PersonShown> prove_person(store::Database&, std::int64_t person_id, const ReceiptNumber&);

    PersonShown(const ReceiptNumber& number, std::int64_t person_id) : m_number(number), m_person_id(person_id) {}

    ReceiptNumber m_number;
    std::int64_t m_person_id;
};

// Nullopt when it is not theirs.
std::optional<PersonShown> prove_person(store::Database&, std::int64_t person_id, const ReceiptNumber&);

// By what somebody shows that an evaluation is theirs.
using ReceiptProof = std::variant<Secret, QueryCodeShown, PersonShown>;

// Whether it opens the evaluation of this number, of whose secret this is the digest.
bool opens(const ReceiptProof&, const ReceiptNumber&, const store::Digest& secret);

} // namespace zhiping::app
