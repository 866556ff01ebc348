// ImGui's formatting of text, without the C library's printf and the floating point arithmetic that it needs.
//
// Contract: as vsnprintf for %s, %.*s, %c, %d, %i, %u, %x, %X, %p and %%, with zero padding and a least
// width. Left out: floating point (ImGui formats it only in widgets that we do not use) and all other flags;
// such a directive is copied as it stands.
#include <cstdarg>
#include <cstdint>
#include <cstring>

#include "imgui.h"
#include "imgui_internal.h"

namespace {

/// Counts every character and keeps those that fit, as vsnprintf does.
class Output {
  public:
    Output(char* buffer, std::size_t size) : buffer_(buffer), size_(size) {}

    void put(char character) {
        if (buffer_ != nullptr && count_ + 1 < size_) buffer_[count_] = character;
        ++count_;
    }
    void put(const char* text, std::size_t limit) {
        for (; limit > 0 && *text != '\0'; --limit)
            put(*text++);
    }
    void put_number(std::uint32_t number, unsigned base, int width, char pad, bool negative,
                    bool capitals = false) {
        const char* const digit_letters = capitals ? "0123456789ABCDEF" : "0123456789abcdef";
        char digits[16];
        int used = 0;
        do {
            digits[used++] = digit_letters[number % base];
            number /= base;
        } while (number != 0);
        if (negative) put('-');
        for (int place = used + (negative ? 1 : 0); place < width; ++place)
            put(pad);
        while (used > 0)
            put(digits[--used]);
    }
    int finish() {
        if (buffer_ == nullptr) return static_cast<int>(count_);
        if (count_ >= size_) count_ = size_ - 1;
        buffer_[count_] = '\0';
        return static_cast<int>(count_);
    }

  private:
    char* buffer_;
    std::size_t size_;
    std::size_t count_ = 0;
};

}  // namespace

int ImFormatStringV(char* buffer, std::size_t size, const char* format, va_list arguments) {
    Output output(buffer, size);
    for (; *format != '\0'; ++format) {
        if (*format != '%') {
            output.put(*format);
            continue;
        }
        const char* const directive = format++;
        const char pad = *format == '0' ? '0' : ' ';
        int width = 0;
        for (; *format >= '0' && *format <= '9'; ++format)
            width = width * 10 + (*format - '0');
        std::size_t limit = SIZE_MAX;
        if (std::strncmp(format, ".*", 2) == 0) {
            limit = static_cast<std::size_t>(va_arg(arguments, int));
            format += 2;
        }
        switch (*format) {
            case '%':
                output.put('%');
                break;
            case 'c':
                output.put(static_cast<char>(va_arg(arguments, int)));
                break;
            case 's': {
                const char* text = va_arg(arguments, const char*);
                output.put(text != nullptr ? text : "(null)", limit);
                break;
            }
            case 'd':
            case 'i': {
                const int number = va_arg(arguments, int);
                const auto magnitude = static_cast<std::uint32_t>(number);
                output.put_number(number < 0 ? 0 - magnitude : magnitude, 10, width, pad, number < 0);
                break;
            }
            case 'u':
                output.put_number(va_arg(arguments, unsigned), 10, width, pad, false);
                break;
            case 'x':
            case 'X':
                output.put_number(va_arg(arguments, unsigned), 16, width, pad, false, *format == 'X');
                break;
            case 'p': {
                const auto address = reinterpret_cast<std::uintptr_t>(va_arg(arguments, void*));
                output.put_number(static_cast<std::uint32_t>(address), 16, width, pad, false);
                break;
            }
            default:
                output.put(directive, static_cast<std::size_t>(format - directive) + 1);
                if (*format == '\0') return output.finish();
        }
    }
    return output.finish();
}

int ImFormatString(char* buffer, std::size_t size, const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    const int count = ImFormatStringV(buffer, size, format, arguments);
    va_end(arguments);
    return count;
}
