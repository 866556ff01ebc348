#include "core/intake/file_reading.hpp"

#include <algorithm>
#include <cassert>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "core/intake/added.hpp"
#include "core/intake/bill_twins.hpp"
#include "core/intake/csv.hpp"
#include "core/intake/json_documents.hpp"
#include "core/intake/json_reader.hpp"
#include "core/intake/price_table.hpp"
#include "core/intake/recognise.hpp"
#include "core/intake/table_header.hpp"
#include "core/intake/text.hpp"
#include "core/intake/text_reading.hpp"

namespace poolbill::intake {
namespace {

void note_further_pages(const std::optional<OpenPage>& page, Facts& facts) {
    if (!page) return;
    facts.notes.add(notes::pages_missing, "",
                    page->remaining > 0 ? say<SentenceId::list_has_more_items>(page->remaining)
                                        : say<SentenceId::list_has_more_pages>(),
                    page->place);
}

void note_further_pages(PoolPages& pages, Facts& facts) {
    if (!pages.widest) return;
    const bool is_counted = pages.said > 0;
    if (is_counted ? pages.given >= pages.said : pages.has_last) return;
    pages.widest->remaining = is_counted ? pages.said - pages.given : 0;
    note_further_pages(pages.widest, facts);
}

// The steps of reading. All but the first and the last are of one file.

struct LookingForTwins {
    TwinSearch search;
};
struct ReadingText {
    TextReading text;
};
struct FindingDocuments {
    JsonDocumentFinder finder;
    Sentence not_csv;      // why it is no CSV file that is known
    std::size_t line;      // that says so
    bool is_list = false;  // they are the elements of a list
};
struct ReadingDocuments {
    struct Bill {
        Bill(std::span<char> text, std::string_view member, std::string_view file, Facts& facts)
            : added(facts), reader(text, member, file, facts) {}

        Added added;
        JsonBillReader reader;
    };

    explicit ReadingDocuments(std::vector<JsonExtent> all) : extents(std::move(all)) {}

    std::vector<JsonExtent> extents;  // not empty
    std::size_t at = 0;
    std::optional<Bill> bill;  // when the document at `at` is one that was begun
};
/// It does nothing until the question is answered.
struct Asking {
    ColumnQuestion question;
};
struct ReadingCsv {
    Added added;
    std::variant<CsvBillReader, CsvPriceReader> reader;
};
struct Finished {};

using Step = std::variant<LookingForTwins, ReadingText, Asking, FindingDocuments, ReadingDocuments,
                          ReadingCsv, Finished>;

/// The progress that steps begin with, by how long they take.
constexpr float text_is_read = 0.1f, documents_are_found = 0.2f;

float progress_of(const LookingForTwins&) {
    return 0;
}
float progress_of(const ReadingText& step) {
    return text_is_read * step.text.progress();
}
float progress_of(const Asking&) {
    return text_is_read;
}
float progress_of(const FindingDocuments& step) {
    return text_is_read + (documents_are_found - text_is_read) * step.finder.progress();
}
float progress_of(const ReadingDocuments& step) {
    const JsonExtent &now = step.extents[step.at], &last = step.extents.back();
    const float done = static_cast<float>(now.begin) +
                       (step.bill ? step.bill->reader.progress() * static_cast<float>(now.size) : 0.0f);
    return documents_are_found +
           (1 - documents_are_found) * done / static_cast<float>(last.begin + last.size);
}
float progress_of(const ReadingCsv& step) {
    const float done = std::visit([](const auto& reader) { return reader.progress(); }, step.reader);
    return text_is_read + (1 - text_is_read) * done;
}
float progress_of(const Finished&) {
    return 1;
}

/// Nothing when the text is no table, or one that nobody would take for a bill.
/// @param header  its first record was read
std::optional<ColumnQuestion> question_about(std::string_view file, const CsvReader& header) {
    constexpr std::size_t least_columns = 4;
    CsvReader csv = header;
    ColumnQuestion question;
    question.file = file;
    for (const std::string_view name : csv.fields())
        question.columns.push_back({std::string(trimmed(name)), ""});
    const Result<bool> has_record = csv.next();
    if (!has_record || !*has_record || question.columns.size() < least_columns ||
        csv.fields().size() != question.columns.size())
        return std::nullopt;
    for (std::size_t i = 0; i < question.columns.size(); ++i)
        question.columns[i].example = trimmed(csv.fields()[i]);
    std::erase_if(question.columns, [](const ColumnQuestion::Column& each) { return each.name.empty(); });
    return question;
}

}  // namespace

class FileReading::State {
  public:
    State(std::vector<NamedFile> files, ColumnNames columns, UnknownTable unknown)
        : files_(std::move(files)),
          columns_(std::move(columns)),
          unknown_(unknown),
          step_(LookingForTwins{TwinSearch(files_)}) {
        for (const NamedFile& file : files_)
            all_bytes_ += file.bytes.size();
    }

    void read(std::size_t bytes) {
        std::visit([this, bytes](auto& step) { go_on(step, bytes); }, step_);
    }
    bool is_finished() const { return std::holds_alternative<Finished>(step_); }
    float progress() const;
    Facts take() { return std::move(facts_); }
    const ColumnNames& columns() const { return columns_; }
    const ColumnQuestion* question() const {
        const auto* asking = std::get_if<Asking>(&step_);
        return asking == nullptr ? nullptr : &asking->question;
    }
    void answer(const ColumnNames& names) {
        for (const auto& [column, field] : names)
            columns_.insert_or_assign(column, field);
        recognise(UnknownTable::refuse);
    }

  private:
    // Each does about `bytes` of the step, and begins the next one when it is done.
    void go_on(LookingForTwins& step, std::size_t bytes);
    void go_on(ReadingText& step, std::size_t bytes);
    void go_on(Asking&, std::size_t) {}
    void go_on(FindingDocuments& step, std::size_t bytes);
    void go_on(ReadingDocuments& step, std::size_t bytes);
    void go_on(ReadingCsv& step, std::size_t bytes);
    void go_on(Finished&, std::size_t) {}

    void begin_file();
    void end_file();
    void recognise(UnknownTable unknown);
    /// @return whether the document is done
    bool read_document_at(ReadingDocuments& step, std::size_t bytes);
    void join_records(std::vector<JsonExtent>& found);
    std::string_view text_of(const JsonExtent& extent) const {
        return text_.view().substr(extent.begin, extent.size);
    }
    const std::string& name() const { return files_[file_].name; }
    void note_no_record(FilePart part) {
        facts_.notes.add(notes::item_refused, "", say<SentenceId::no_record>(), {name(), std::move(part)});
    }
    void refuse_file(FilePart part, Sentence why) {
        refuse(name(), std::move(part), std::move(why), facts_);
        end_file();
    }

    std::vector<NamedFile> files_;
    ColumnNames columns_;
    UnknownTable unknown_;
    std::vector<std::size_t> first_;  // of the files that have the same bytes
    std::size_t file_ = 0;
    FileText text_;  // of the file
    std::size_t all_bytes_ = 0;
    std::size_t bytes_before_ = 0;  // of the files before this one
    std::size_t bytes_of_file_ = 0;
    Facts facts_;
    Step step_;
};

void FileReading::State::begin_file() {
    for (; file_ < files_.size(); ++file_) {
        bytes_before_ += std::exchange(bytes_of_file_, files_[file_].bytes.size());
        if (first_[file_] == file_) {
            step_.emplace<ReadingText>(ReadingText{TextReading(std::move(files_[file_].bytes))});
            return;
        }
        facts_.notes.add(notes::file_twice, "", say<SentenceId::same_content>(files_[first_[file_]].name),
                         {name(), {}});
    }
    leave_out_twins(facts_);
    note_further_pages(facts_.pool_pages, facts_);
    note_further_pages(facts_.subscription_pages, facts_);
    for (const auto* page : {&facts_.open_nodes, &facts_.open_orders})
        note_further_pages(*page, facts_);
    step_.emplace<Finished>();
}

void FileReading::State::end_file() {
    ++file_;
    begin_file();
    text_ = FileText();
}

void FileReading::State::go_on(LookingForTwins& step, std::size_t bytes) {
    if (step.search.read(bytes)) return;
    first_ = std::move(step.search).take();
    begin_file();
}

void FileReading::State::go_on(ReadingText& step, std::size_t bytes) {
    const Result<bool> more = step.text.read(bytes);
    if (!more) return refuse_file({}, more.error());
    if (*more) return;
    text_ = std::move(step.text).take();
    recognise(unknown_);
}

/// By the beginning of the text.
void FileReading::State::recognise(UnknownTable unknown) {
    const std::string_view text = text_.view(), content = text_.content();
    if (content.starts_with('<')) return refuse_file({}, say<SentenceId::file_is_markup>());
    FoundHeader found{{CsvKind::none, say<SentenceId::bracket_opens_nothing>(), 0}, CsvReader(""), 1, false};
    if (!content.starts_with('{') && !content.starts_with('[')) found = find_header(text, columns_);
    auto& [header, csv, line, is_table] = found;
    if (header.kind == CsvKind::none && is_table && unknown == UnknownTable::ask) {
        if (std::optional<ColumnQuestion> question = question_about(name(), csv)) {
            step_.emplace<Asking>(Asking{std::move(*question)});
            return;
        }
    }
    const Added added(facts_);
    switch (header.kind) {
        case CsvKind::none:
            step_.emplace<FindingDocuments>(
                FindingDocuments{JsonDocumentFinder(text), *std::move(header.reason), line, false});
            break;
        case CsvKind::bills:
            step_.emplace<ReadingCsv>(
                ReadingCsv{added, CsvBillReader(std::move(csv), name(), columns_, facts_)});
            break;
        case CsvKind::prices:
            step_.emplace<ReadingCsv>(ReadingCsv{added, CsvPriceReader(std::move(csv), name(), facts_)});
            break;
    }
}

void FileReading::State::go_on(FindingDocuments& step, std::size_t bytes) {
    if (step.finder.read(bytes)) return;
    std::vector<JsonExtent> found = std::move(step.finder).take();
    if (found.size() == 1 && !step.is_list && is_list_of_pages(text_of(found.front()))) {
        const std::size_t inside = found.front().begin + 1;
        step.finder = JsonDocumentFinder(text_.view(), inside);
        step.is_list = true;
        return;
    }
    if (!found.empty()) {
        join_records(found);
        step_.emplace<ReadingDocuments>(std::move(found));
        return;
    }
    refuse_file(FilePart::line(step.line), say<SentenceId::file_not_known>(step.not_csv));
}

/// Records of a bill that are in no list, one on each line, become one.
void FileReading::State::join_records(std::vector<JsonExtent>& found) {
    // Of one that breaks off there may be less than what tells a record.
    const JsonExtent& last =
        found[found.back().is_open && found.size() > 1 ? found.size() - 2 : found.size() - 1];
    if (!is_bill_record(text_of(found.front())) || !is_bill_record(text_of(last))) return;
    std::string list = "[";
    for (const JsonExtent& extent : found)
        list.append(list.size() > 1 ? ",\n" : "").append(text_of(extent));
    const bool is_open = found.back().is_open;
    if (!is_open) list += "]";
    text_ = FileText{std::move(list), 0, 0};
    found = {{0, text_.view().size(), is_open}};
}

void FileReading::State::go_on(ReadingDocuments& step, std::size_t bytes) {
    if (read_document_at(step, bytes) && ++step.at == step.extents.size()) end_file();
}

bool FileReading::State::read_document_at(ReadingDocuments& step, std::size_t bytes) {
    const JsonExtent extent = step.extents[step.at];
    const std::span<char> text = text_.characters().subspan(extent.begin, extent.size);
    const std::string_view view(text.data(), text.size());
    const FilePart part = step.extents.size() == 1 ? FilePart() : FilePart::byte(extent.begin);
    const auto refuse_part = [&](const Error& error) {
        const bool breaks_off = extent.is_open && error.id == ErrorId::json_syntax;
        refuse(name(), part, breaks_off ? say<SentenceId::document_breaks_off>() : Sentence(error), facts_);
        return true;
    };
    if (step.bill) {
        const Result<bool> more = step.bill->reader.read(bytes);
        if (more && *more) return false;
        if (!more) step.bill->added.remove();
        if (more && step.bill->added.is_nothing()) note_no_record(part);
        step.bill.reset();
        return more ? true : refuse_part(more.error());
    }
    if (const auto member = bill_list_of(view)) {
        step.bill.emplace(text, *member, name(), facts_);
        return false;
    }
    const Result<json::Document> document = json::Document::parse(view);
    if (!document) return refuse_part(document.error());
    read_document(*document, {document->root(), name()}, facts_);
    return true;
}

void FileReading::State::go_on(ReadingCsv& step, std::size_t bytes) {
    const Result<bool> more = std::visit([bytes](auto& reader) { return reader.read(bytes); }, step.reader);
    if (more && *more) return;
    if (more) {
        if (step.added.is_nothing()) note_no_record({});
        return end_file();
    }
    step.added.remove();
    refuse_file({}, more.error());
}

float FileReading::State::progress() const {
    if (is_finished()) return 1;
    const float of_file = std::visit([](const auto& step) { return progress_of(step); }, step_);
    return (static_cast<float>(bytes_before_) + of_file * static_cast<float>(bytes_of_file_)) /
           static_cast<float>(std::max<std::size_t>(all_bytes_, 1));
}

FileReading::FileReading(std::vector<NamedFile> files, ColumnNames columns, UnknownTable unknown)
    : state_(std::make_unique<State>(std::move(files), std::move(columns), unknown)) {}
FileReading::FileReading(FileReading&&) noexcept = default;
FileReading& FileReading::operator=(FileReading&&) noexcept = default;
FileReading::~FileReading() = default;

bool FileReading::read(std::size_t bytes) {
    assert(bytes > 0);
    state_->read(bytes);
    return !state_->is_finished();
}

const ColumnQuestion* FileReading::question() const {
    return state_->question();
}

void FileReading::answer(const ColumnNames& names) {
    assert(question() != nullptr);
    state_->answer(names);
}

const ColumnNames& FileReading::columns() const {
    return state_->columns();
}

float FileReading::progress() const {
    return state_->progress();
}

Facts FileReading::take() && {
    assert(state_->is_finished());
    return state_->take();
}

Facts read_files(std::vector<NamedFile> files, ColumnNames columns) {
    constexpr std::size_t piece = 1u << 20;
    FileReading reading(std::move(files), std::move(columns));
    while (reading.read(piece)) {
    }
    return std::move(reading).take();
}

}  // namespace poolbill::intake
