// What an import says, in the viewer's language.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/base/error.hpp"
#include "core/intake/import.hpp"
#include "core/time/iso8601.hpp"
#include "tests/ui/dropped_files.hpp"
#include "web/ui/views/pools/note_words.hpp"
#include "web/ui/views/problem_words.hpp"

namespace poolbill::ui::test {
namespace {

using Files = std::vector<intake::NamedFile>;

/// Each file of tests/inputs.
Files all_inputs() {
    Files files;
    const std::filesystem::path folder = std::filesystem::path(POOLBILL_SOURCE_DIR) / "tests/inputs";
    for (const auto& each : std::filesystem::recursive_directory_iterator(folder)) {
        if (!each.is_regular_file()) continue;
        std::ifstream file(each.path(), std::ios::binary);
        files.push_back({std::filesystem::relative(each.path(), folder).string(),
                         {std::istreambuf_iterator<char>(file), {}}});
    }
    return files;
}

std::vector<intake::Note> notes_of(Files files) {
    intake::ImportOptions options;
    options.now = *parse_instant("2026-11-27T10:30:00+08:00");
    intake::Notes notes;
    const Result<intake::Imported> imported = intake::import_files(std::move(files), options, notes);
    return imported ? imported->notes.all() : notes.all();
}

/// The parts of the sentence that this language has no words for.
void find_untranslated(const Strings& strings, const intake::Sentence& sentence,
                       std::set<std::string>& found) {
    const intake::SentenceText& text = intake::text_of(sentence.id);
    if (strings.by_code("note.", text.code).empty()) found.emplace(text.code);
    for (const intake::SentenceValue& value : sentence.values) {
        for (const intake::Sentence& part : value.sentence)
            find_untranslated(strings, part, found);
        if (value.error && problem_words(strings, *value.error, Subject::scenario) == value.error->message)
            found.insert(value.error->code);
    }
}

/// The codes of all of them, which a failed check shows.
std::string untranslated(const std::vector<intake::Note>& notes) {
    const Strings chinese(chinese_texts());
    std::set<std::string> found;
    for (const intake::Note& note : notes) {
        find_untranslated(chinese, note.sentence, found);
        find_untranslated(chinese, words_of(note.place), found);
    }
    std::string codes;
    for (const std::string& code : found)
        codes += code + " ";
    return codes;
}

std::string told_in_chinese(const std::vector<intake::Note>& notes) {
    std::string told;
    for (const intake::Note& note : notes)
        told += deferred::note_words(Strings(chinese_texts()), note.sentence) + "\n";
    return told;
}

void set_chinese(Driver& driver) {
    Preferences preferences;
    preferences.locale = "zh-CN";
    driver.app.set_preferences(preferences);
    driver.settle();
}

/// A scenario with one pool and these actions.
std::string scenario_with(const std::string& type, const std::string& actions) {
    return R"({"format": "poolbill/scenario", "version": 1, "site": "cn", "now": "2026-11-27T10:30:00+08:00",
        "catalog": {"currency": "CNY", "flavors": [{"code": "f", "hourly": "1", "monthly": "400"}]},
        "pools": [{"id": "p", "type": ")" +
           type + R"("}], "actions": [)" + actions + "]}";
}

}  // namespace

TEST_CASE("every sentence of an import has words with the same values in every language") {
    const Strings chinese(chinese_texts());
    for (const intake::SentenceText& text : intake::sentence_texts) {
        CAPTURE(text.code);
        const std::string_view words = chinese.by_code("note.", text.code);
        CHECK_FALSE(words.empty());
        for (const std::string_view place : {"{0}", "{1}", "{2}", "{3}", "{4}", "{5}", "{6}"}) {
            CAPTURE(place);
            CHECK((words.find(place) == words.npos) == (text.english.find(place) == text.english.npos));
        }
    }
}

TEST_CASE("every finding in the inputs is told in Chinese") {
    const Files files = all_inputs();
    std::set<intake::SentenceId> sentences;
    std::vector<Files> imports{files};
    for (const intake::NamedFile& file : files)
        imports.push_back({file});
    for (const Files& each : imports) {
        CAPTURE(each.front().name);
        const std::vector<intake::Note> notes = notes_of(each);
        CHECK(untranslated(notes) == "");
        for (const intake::Note& note : notes)
            sentences.insert(note.sentence.id);
    }
    CHECK(sentences.size() >= 25);
}

TEST_CASE("an error that a finding passes on is told in Chinese") {
    const std::string header = "资源ID,官网价,使用开始时间,使用结束时间,账单类型\n";
    const std::vector<intake::Note> notes = notes_of({{"a.csv", header + "p,1,yesterday,,消费-使用\np,1\n"},
                                                      {"b.zip", "PK\x03\x04"},
                                                      {"c.csv", header + "\"p"},
                                                      {"d.txt", "hello"},
                                                      {"e.json", R"({"a": 1, "a": 2})"},
                                                      {"f.json", R"({"a": 1)"}});
    CHECK(notes.size() == 8);
    CHECK(untranslated(notes) == "");
    const std::string told = told_in_chinese(notes);
    CHECK(told.find("\"yesterday\" 不是如 2026-11-03 09:12:00 的时间。") != told.npos);
    CHECK(told.find("这是 zip 压缩包") != told.npos);
}

TEST_CASE("why a pool of an own scenario cannot be replayed is told in Chinese") {
    const std::string create =
        R"({"at": "2026-01-01T00:00:00+08:00", "do": "create_pool", "pool": "p", "nodes": [{"flavor": "f", "count": 1}]})";
    const auto told = [](const std::string& scenario) {
        const std::vector<intake::Note> notes = notes_of({{"own.json", scenario}});
        CHECK(untranslated(notes) == "");
        return told_in_chinese(notes);
    };
    SUBCASE("an action that comes too early") {
        const std::string words = told(scenario_with(
            "dedicated", R"({"at": "2026-01-01T00:00:00+08:00", "do": "delete_pool", "pool": "p"})"));
        CHECK(words.find("其操作记录在 2026-01-01 00:00:00 (UTC+08:00) 无法重放：资源池 \"p\" 尚未创建。") !=
              words.npos);
    }
    SUBCASE("conditions of a change that are not met") {
        const std::string words = told(scenario_with(
            "public",
            create +
                R"(, {"at": "2026-01-02T00:00:00+08:00", "do": "submit_change_order", "pool": "p", "order": "o", "term": {"months": 1}})"));
        CHECK(words.find("资源池 \"p\" 不能转为包年/包月： 必须是专属资源池") != words.npos);
    }
}

TEST_CASE("in English a finding is told as the engine tells it") {
    for (const intake::Note& note : notes_of(all_inputs()))
        CHECK(deferred::note_words(Strings(), note.sentence) == english(note.sentence));
}

TEST_CASE("the summary of an import is in the viewer's language, with its places") {
    Driver driver;
    set_today(driver);
    set_chinese(driver);
    drop(driver, "bills/detail-cn.csv");
    CHECK(driver.has_text("bills/detail-cn.csv，第 2 行"));
    CHECK_FALSE(driver.has_text(", line "));
    CHECK(driver.has_text("条记录：资源池"));
}

TEST_CASE("a file that is refused where nothing is open is named in the viewer's language") {
    Driver driver;
    set_chinese(driver);
    CHECK_FALSE(driver.app.command("import_files", as_input("holiday.txt", "hello")));
    driver.settle();
    CHECK(driver.has_text("holiday.txt: 既不是 JSON，也不是可识别的 CSV 文件"));
}

}  // namespace poolbill::ui::test
