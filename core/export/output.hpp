// Where an export is written: to a sink that takes text in pieces, so that a long export needs little memory.
//
// Contract: an Output collects what is written and passes it on in pieces of about `piece_size`; `finish`
// passes on the rest. Once the sink refuses a piece, nothing more is passed on and `ok` is false: a writer of
// many rows should then stop.
#pragma once

#include <cassert>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace poolbill::exports {

/// @return false when the text could not be written (a full disk, a closed pipe)
using Sink = std::function<bool(std::string_view)>;

class Output {
  public:
    static constexpr std::size_t piece_size = 65'536;

    explicit Output(Sink sink) : sink_(std::move(sink)) { assert(sink_); }
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    Output& operator<<(std::string_view text) {
        waiting_ += text;
        if (waiting_.size() >= piece_size) pass_on();
        return *this;
    }
    bool ok() const { return is_ok_; }
    /// Call once, after the last text. @return whether all of it was accepted
    bool finish() {
        if (!waiting_.empty()) pass_on();
        return is_ok_;
    }

  private:
    void pass_on() {
        is_ok_ = is_ok_ && sink_(waiting_);
        waiting_.clear();
    }

    Sink sink_;
    std::string waiting_;
    bool is_ok_ = true;
};

/// A sink that appends to `text`, which must outlive it.
inline Sink into(std::string& text) {
    return [&text](std::string_view piece) {
        text += piece;
        return true;
    };
}

}  // namespace poolbill::exports
