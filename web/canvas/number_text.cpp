// What the JSON lexer asks of the C library about numbers, without the floating point arithmetic behind it.
//
// Contract: a number of JSON is kept as it is written (core/json/document.cpp); nobody reads the double. So
// `strtod` only finds where the number ends, and `snprintf` writes the one format that the lexer has for a
// control character in a message. The real ones are 15 kB of code, which a page would download for nothing.
//
// Left out: everything else. Nothing that the browser loads may call these for another purpose; the native
// program and the tests have the C library's.
#include <cstdarg>
#include <cstdlib>
#include <cstring>

extern "C" double strtod(const char* text, char** end) {
    const std::size_t length = std::strspn(text, "+-.0123456789eE");
    if (end != nullptr) *end = const_cast<char*>(text) + length;
    return 0;
}
/// These two stand beside strtod in the C library; the C++ library's strings mention them, nobody calls them.
extern "C" float strtof(const char*, char**) {
    return 0;
}
extern "C" long double strtold(const char*, char**) {
    return 0;
}

/// "<U+%.4X>"
extern "C" int snprintf(char* buffer, std::size_t size, const char* format, ...) {
    constexpr char digits[] = "0123456789ABCDEF";
    constexpr std::size_t length = 8;
    if (size <= length) return -1;
    std::va_list arguments;
    va_start(arguments, format);
    const unsigned code = va_arg(arguments, unsigned);
    va_end(arguments);
    std::memcpy(buffer, "<U+0000>", length + 1);
    for (int place = 0; place < 4; ++place)
        buffer[6 - place] = digits[code >> (4 * place) & 0xf];
    return static_cast<int>(length);
}
