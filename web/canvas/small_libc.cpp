// Small stand-ins for functions of the C library, for exactly what this module calls them with.
//
// Dear ImGui, its backend and nlohmann/json reach for the general functions, which bring software arithmetic
// for 128-bit floats and every format there is: 9 kB of the compressed payload. These definitions are found
// before the library's. Money never passes here: it is text and integers (core/money).
//
// - formatting: %s, %d, %u, %x, %X, %%, a width or a number of digits
// - sscanf: literal text and %d; the backend reads its "#version 300" with it
// - fprintf (of the backend, by a name of its own): what it says of shaders that do not compile goes to the
// console
// - strtod and its kin: decimal numbers, right to about 15 digits
#include <emscripten.h>

#include <cstdarg>
#include <cstddef>
#include <cstdio>

#include "imgui.h"
#include "imgui_internal.h"

// clang-format off
EM_JS(void, poolbill_complain, (const char* text), {
  console.warn(UTF8ToString(text));
});
// clang-format on

namespace {

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

/// Text into room that may be too small or missing; counts what would have been written.
class Output {
  public:
    Output(char* room, std::size_t size) : room_(size > 0 ? room : nullptr), size_(size) {}

    void put(char character) {
        if (room_ != nullptr && length_ + 1 < size_) room_[length_] = character;
        ++length_;
    }
    void put_number(unsigned number, unsigned base, const char* digits, int width, char fill) {
        char reversed[32];
        int count = 0;
        do {
            reversed[count++] = digits[number % base];
            number /= base;
        } while (number != 0);
        for (int missing = width - count; missing > 0; --missing)
            put(fill);
        while (count > 0)
            put(reversed[--count]);
    }
    int finish() {
        if (room_ != nullptr) room_[length_ < size_ ? length_ : size_ - 1] = '\0';
        return static_cast<int>(length_);
    }

  private:
    char* room_;
    std::size_t size_;
    std::size_t length_ = 0;
};

int format(char* room, std::size_t size, const char* pattern, va_list values) {
    Output out(room, size);
    for (; *pattern != '\0'; ++pattern) {
        if (*pattern != '%') {
            out.put(*pattern);
            continue;
        }
        char fill = *++pattern == '0' ? '0' : ' ';
        if (*pattern == '.') {  // so many digits at least
            fill = '0';
            ++pattern;
        }
        int width = 0;
        for (; is_digit(*pattern); ++pattern)
            width = width * 10 + (*pattern - '0');
        switch (*pattern) {
            case '\0':
                return out.finish();
            case 's':
                for (const char* text = va_arg(values, const char*); *text != '\0'; ++text)
                    out.put(*text);
                break;
            case 'd': {
                const int number = va_arg(values, int);
                if (number < 0) out.put('-');
                const auto magnitude = static_cast<unsigned>(number);
                out.put_number(number < 0 ? 0u - magnitude : magnitude, 10, "0123456789", width, fill);
                break;
            }
            case 'u':
                out.put_number(va_arg(values, unsigned), 10, "0123456789", width, fill);
                break;
            case 'x':
                out.put_number(va_arg(values, unsigned), 16, "0123456789abcdef", width, fill);
                break;
            case 'X':
                out.put_number(va_arg(values, unsigned), 16, "0123456789ABCDEF", width, fill);
                break;
            default:
                out.put(*pattern);
        }
    }
    return out.finish();
}

}  // namespace

int ImFormatStringV(char* room, std::size_t size, const char* pattern, va_list values) {
    return format(room, size, pattern, values);
}

int ImFormatString(char* room, std::size_t size, const char* pattern, ...) {
    va_list values;
    va_start(values, pattern);
    const int length = format(room, size, pattern, values);
    va_end(values);
    return length;
}

extern "C" {

int snprintf(char* room, std::size_t size, const char* pattern, ...) {
    va_list values;
    va_start(values, pattern);
    const int length = format(room, size, pattern, values);
    va_end(values);
    return length;
}

int poolbill_fprintf(FILE*, const char* pattern, ...) {
    char text[512];
    va_list values;
    va_start(values, pattern);
    const int length = format(text, sizeof text, pattern, values);
    va_end(values);
    poolbill_complain(text);
    return length;
}

int sscanf(const char* text, const char* pattern, ...) {
    va_list values;
    va_start(values, pattern);
    int count = 0;
    for (; *pattern != '\0'; ++pattern) {
        if (*pattern != '%') {
            if (*text++ != *pattern) break;
            continue;
        }
        if (*++pattern != 'd' || !is_digit(*text)) break;
        int number = 0;
        for (; is_digit(*text); ++text)
            number = number * 10 + (*text - '0');
        *va_arg(values, int*) = number;
        ++count;
    }
    va_end(values);
    return count;
}

double strtod(const char* text, char** end) {
    constexpr int power_limit = 400;  // beyond it every number is zero or infinite
    const bool is_negative = *text == '-';
    if (*text == '-' || *text == '+') ++text;
    double number = 0;
    int power = 0;
    for (; is_digit(*text); ++text)
        number = number * 10 + (*text - '0');
    if (*text == '.') {
        for (++text; is_digit(*text); ++text, --power)
            number = number * 10 + (*text - '0');
    }
    if (*text == 'e' || *text == 'E') {
        const bool is_small = *++text == '-';
        if (*text == '-' || *text == '+') ++text;
        int exponent = 0;
        for (; is_digit(*text); ++text) {
            if (exponent < power_limit) exponent = exponent * 10 + (*text - '0');
        }
        power += is_small ? -exponent : exponent;
    }
    for (; power > 0; --power)
        number *= 10;
    for (; power < 0; ++power)
        number /= 10;
    if (end != nullptr) *end = const_cast<char*>(text);
    return is_negative ? -number : number;
}

float strtof(const char* text, char** end) {
    return static_cast<float>(strtod(text, end));
}

long double strtold(const char* text, char** end) {
    return strtod(text, end);
}

}  // extern "C"
