#pragma once

#include "native/cases/stored_case.hpp"
#include "native/store/store.hpp"
#include "shared/catalogue/module.hpp"
#include "shared/evaluation/evaluation.hpp"

namespace zhiping::cases {

// Whether this policy wants a case of it.
bool opens_case(const Evaluation&, Module, const Policy&);

// Opens the case of an evaluation that was stored just now, in the same transaction, and returns what its unit owes.
// The officers of the subject are not asked for. Precondition: the policy is that of the subject.
Deadline open_case(store::Database&, const store::CaseKey&, const CaseSubject&, const Policy&, const Means&);

// Opens the cases of evaluations that were stored before there were cases, with the dates that were promised then.
// Returns how many.
std::size_t open_waiting_cases(store::Store&, const FindMeans&);

} // namespace zhiping::cases
