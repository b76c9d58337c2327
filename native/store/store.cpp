#include "native/store/store.hpp"

#include "native/store/migrate.hpp"
#include "native/store/readers.hpp"
#include "native/store/writer.hpp"

namespace zhiping::store {

Store::Store(const std::filesystem::path& file) : m_mark(file) {
    auto database = std::make_unique<Database>(file);
    migrate(*database);
    m_mark.set(*database);
    m_writer = std::make_unique<Writer>(std::move(database));
    m_readers = std::make_unique<Readers>(file);
}

Store::~Store() {
    m_readers.reset(); // One that only reads may not put the log back, so it must not be the last.
    m_mark.close(m_writer->stop());
}

void Store::run_on_writer(const std::function<void(Database&)>& work) { m_writer->run(work); }

WriteCounts Store::write_counts() const { return m_writer->counts(); }

std::unique_ptr<Database, Store::GiveBack> Store::borrow_reader() {
    return {m_readers->take().release(), GiveBack{m_readers.get()}};
}

void Store::GiveBack::operator()(Database* database) const { readers->give_back(std::unique_ptr<Database>{database}); }

} // namespace zhiping::store
