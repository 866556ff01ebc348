#include "core/link/packed_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "core/time/iso8601.hpp"

namespace poolbill::link {
namespace {

/// The phrase of the n-th line, counted from 1, is written as the character n. Part of the format: never change or
/// extend this list for version 1 of a link. It is one text because the page loads this data at first.
constexpr std::string_view phrase_lines = R"({"format":"poolbill/scenario","version":1,"site":"
,"catalog":{"currency":"
","flavors":[{"code":"
","name":"
","hourly":"
","monthly":"
","yearly":"
"}]},"pools":[{"id":"
","type":"dedicated"
}],"actions":[
","pool":"
","nodes":[{"flavor":"
","count":
","order":"
","term":{"months":
","term":{"years":
,"auto_renew":
,"method":"balance"
,"enabled":
,"mode":"
"disks":[{"type":"
,"size_gb":
create_pool
scale_pool
set_auto_renew
set_pool_status
submit_change_order
pay_order
modelarts.
)";

using Phrases = std::array<std::string_view, 29>;

/// What phrases begin with, those with a time, too: text between them is copied at once.
constexpr std::string_view first_characters = "{,}\"csmp";

constexpr bool are_first_characters_known() {
    char before = '\n';
    for (const char c : phrase_lines) {
        if (before == '\n' && first_characters.find(c) == std::string_view::npos) return false;
        before = c;
    }
    return true;
}
static_assert(are_first_characters_known());

Phrases phrases_of_format() {
    Phrases phrases;
    std::string_view rest = phrase_lines;
    for (std::string_view& phrase : phrases) {
        phrase = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(phrase.size() + 1);
    }
    return phrases;
}

/// A phrase with a time in its middle: its character is followed by the seconds since the time before.
struct TimePhrase {
    char character;
    std::string_view before, after;
};
constexpr std::array<TimePhrase, 2> time_phrases{{
    {'\x1e', R"({"at":")", R"(","do":")"},
    {'\x1f', R"("now":")", R"("})"},
}};

constexpr std::size_t time_size = std::string_view("2023-04-18T15:29:16+08:00").size();
constexpr std::size_t checksum_size = 8;

/// CRC-32 as in zlib and PNG, in hexadecimal.
std::string checksum_of(std::string_view text) {
    std::uint32_t remainder = 0xFFFF'FFFF;
    for (const char c : text) {
        remainder ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            remainder = (remainder >> 1) ^ ((remainder & 1) != 0 ? 0xEDB8'8320 : 0);
    }
    remainder = ~remainder;
    std::string digits;
    for (int shift = 28; shift >= 0; shift -= 4)
        digits += "0123456789abcdef"[(remainder >> shift) & 15];
    return digits;
}

std::string without_blanks(std::string_view json) {
    std::string text;
    bool is_in_string = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (!is_in_string && (c == ' ' || c == '\n' || c == '\r' || c == '\t')) continue;
        text += c;
        if (c == '"') is_in_string = !is_in_string;
        if (is_in_string && c == '\\' && i + 1 < json.size()) text += json[++i];
    }
    return text;
}

/// The instant of a time phrase at the start of `rest`, if it is written as format_instant writes it.
std::optional<Instant> instant_at(const TimePhrase& phrase, std::string_view rest) {
    if (!rest.starts_with(phrase.before)) return std::nullopt;
    const std::string_view text = rest.substr(phrase.before.size(), time_size);
    const Result<Instant> instant = parse_instant(text);
    const std::string_view behind = rest.substr(std::min(rest.size(), phrase.before.size() + time_size));
    if (!instant || format_instant(*instant) != text || !behind.starts_with(phrase.after))
        return std::nullopt;
    const std::string_view next = behind.substr(phrase.after.size(), 1);
    if (next == "-" || (next >= "0" && next <= "9")) return std::nullopt;  // would look like the seconds
    return *instant;
}

class Packer {
  public:
    explicit Packer(std::string_view text) : rest_(text) {}

    std::string pack() {
        while (!rest_.empty()) {
            if (take_time() || take_phrase()) continue;
            const std::size_t next = std::min(rest_.find_first_of(first_characters, 1), rest_.size());
            out_ += rest_.substr(0, next);
            rest_.remove_prefix(next);
        }
        return std::move(out_);
    }

  private:
    bool take_time() {
        for (const TimePhrase& phrase : time_phrases) {
            const std::optional<Instant> instant = instant_at(phrase, rest_);
            if (!instant) continue;
            out_ += phrase.character;
            if (*instant != last_) out_ += std::to_string((*instant - last_).count());
            last_ = *instant;
            rest_.remove_prefix(phrase.before.size() + time_size + phrase.after.size());
            return true;
        }
        return false;
    }

    bool take_phrase() {
        const auto found = std::find_if(phrases_.begin(), phrases_.end(), [this](std::string_view phrase) {
            return rest_.starts_with(phrase);
        });
        if (found == phrases_.end()) return false;
        out_ += static_cast<char>(found - phrases_.begin() + 1);
        rest_.remove_prefix(found->size());
        return true;
    }

    const Phrases phrases_ = phrases_of_format();
    std::string_view rest_;
    std::string out_;
    Instant last_;
};

class Unpacker {
  public:
    explicit Unpacker(std::string_view text) : rest_(text) {}

    Result<std::string> unpack() {
        while (!rest_.empty()) {
            const char c = rest_.front();
            rest_.remove_prefix(1);
            const auto index = static_cast<std::size_t>(static_cast<unsigned char>(c)) - 1;
            if (index < phrases_.size()) {
                out_ += phrases_[index];
            } else if (!put_time(c)) {
                return damaged();
            }
            if (out_.size() > most_bytes) return too_large();
        }
        return std::move(out_);
    }

  private:
    /// Any character that is not a phrase's. @return false if it is a time phrase without a possible time
    bool put_time(char c) {
        const auto phrase =
            std::find_if(time_phrases.begin(), time_phrases.end(),
                         [c](const TimePhrase& candidate) { return candidate.character == c; });
        if (phrase == time_phrases.end()) {
            out_ += c;
            return c != '\0';
        }
        std::int64_t seconds = 0;
        const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), seconds);
        if (error == std::errc::result_out_of_range) return false;
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        constexpr std::int64_t most = (latest_instant - earliest_instant).count();
        if (seconds < -most || seconds > most) return false;
        last_ += Seconds(seconds);
        if (last_ < earliest_instant || last_ > latest_instant) return false;
        out_.append(phrase->before).append(format_instant(last_)).append(phrase->after);
        return true;
    }

    const Phrases phrases_ = phrases_of_format();
    std::string_view rest_;
    std::string out_;
    Instant last_;
};

}  // namespace

std::string pack(std::string_view json) {
    const std::string packed = Packer(without_blanks(json)).pack();
    return checksum_of(packed) + packed;
}

Result<std::string> unpack(std::string_view packed) {
    if (packed.size() > most_bytes) return too_large();
    if (packed.size() < checksum_size) return damaged();
    const std::string_view text = packed.substr(checksum_size);
    if (packed.substr(0, checksum_size) != checksum_of(text)) return damaged();
    return Unpacker(text).unpack();
}

Error damaged() {
    return {"link.damaged", "",
            "The link is incomplete or was changed: what it holds does not match its checksum. Copy the "
            "whole link "
            "again, or ask for the scenario as a file."};
}

Error too_large() {
    return {"link.too-large", "",
            "The link holds more than 1 MB once it is unpacked, so it is not opened. Ask for the scenario as "
            "a file."};
}

}  // namespace poolbill::link
