#include "native/app/verify_chain.hpp"

#include "native/app/evidence_chain.hpp"
#include "native/app/verify_file.hpp"

#include <map>
#include <set>

namespace zhiping::app {

namespace {

struct Linked {
    ReceiptNumber receipt;
    store::StoredEvidence stored;
    bool is_accepted = false;
    bool is_removed = false;

    std::string name(int position) const { return evidence_name(position, receipt.text()); }
};

struct AllEvidence {
    std::map<store::EvidencePlace, Linked> pieces = {};
    std::set<store::EvidencePlace> unreadable = {}; // Named with the files already.
};

AllEvidence read_all(store::Database& database) {
    AllEvidence all;
    store::list_all_evidence(
        database,
        [&](const auto& place, const auto& receipt, const auto& stored) {
            all.pieces.emplace(place, Linked{receipt, stored});
        },
        [&](const auto& place, const auto&, const auto&) { all.unreadable.insert(place); });
    return all;
}

class Chain {
public:
    Chain(AllEvidence& all, Verification& result) : m_all(all), m_result(result) {}

    void follow(std::int64_t number, const store::EvidenceLink& link) {
        count(number);
        if (const auto problem = find_problem(link)) report(number, *problem);
        m_result.head = link.head;
        m_is_head_known = true;
    }

    // What comes after it can only be followed from the next head on.
    void pass_over(std::int64_t number, const std::string& problem) {
        count(number);
        report(number, problem);
        m_is_head_known = false;
    }

private:
    void count(std::int64_t number) {
        if (number != static_cast<std::int64_t>(++m_result.links)) report(number, "a link before it is missing");
        m_result.links = static_cast<std::size_t>(number);
    }

    std::optional<std::string> find_problem(const store::EvidenceLink& link) {
        const auto found = m_all.pieces.find(link.place);
        if (found == m_all.pieces.end())
            return m_all.unreadable.contains(link.place) ? "its evidence cannot be read" : "its evidence is missing";
        auto& [receipt, stored, is_accepted, is_removed] = found->second;
        (link.event == store::EvidenceEvent::Accepted ? is_accepted : is_removed) = true;
        const auto line = link_line(link.event, receipt, link.place.position, stored.evidence, link.at);
        if (!m_is_head_known || next_head(m_result.head, line) == link.head) return std::nullopt;
        return "the chain breaks at " + found->second.name(link.place.position);
    }

    void report(std::int64_t number, const std::string& problem) {
        m_result.problems.push_back("link " + std::to_string(number) + ": " + problem);
    }

    AllEvidence& m_all;
    Verification& m_result;
    bool m_is_head_known = true;
};

void compare(const AllEvidence& all, Verification& result) {
    for (const auto& [place, linked] : all.pieces) {
        const auto name = linked.name(place.position);
        if (!linked.is_accepted) result.problems.push_back(name + ": the chain does not know it");
        if (linked.is_removed != linked.stored.removed.has_value())
            result.problems.push_back(name + (linked.is_removed ? ": the chain says that it was removed"
                                                                : ": it was removed, and the chain does not say so"));
    }
}

} // namespace

void verify_chain(store::Store& store, std::span<const Sha256> heads, Verification& result) {
    std::set<Sha256> missing{heads.begin(), heads.end()};
    store.read([&](store::Database& database) {
        auto all = read_all(database);
        Chain chain{all, result};
        store::list_evidence_links(
            database,
            [&](auto number, const auto& link) {
                chain.follow(number, link);
                missing.erase(link.head);
            },
            [&](auto number, const auto& problem) { chain.pass_over(number, problem); });
        compare(all, result);
    });
    for (const auto& head : missing)
        result.problems.push_back("no link has the head " + to_digits(head) + ": the chain was cut off");
}

} // namespace zhiping::app
