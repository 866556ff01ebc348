#include <zlib.h>

#include <array>

#include "core/cli/compression.hpp"

namespace poolbill::cli {
namespace {

constexpr int raw = -MAX_WBITS;  // without zlib's header

/// zlib takes no pointers to const.
Bytef* input_of(std::string_view bytes) {
    return reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
}

/// Lets `step` fill a small buffer again and again and appends it to `out`, until `step` has another result than
/// Z_OK, or there are more than `most` bytes. @return the last result
template <class Step>
int run(z_stream& stream, std::string& out, std::size_t most, Step step) {
    std::array<Bytef, 4096> buffer{};
    int result = Z_OK;
    while (result == Z_OK && out.size() <= most) {
        stream.next_out = buffer.data();
        stream.avail_out = static_cast<uInt>(buffer.size());
        result = step();
        out.append(reinterpret_cast<const char*>(buffer.data()), buffer.size() - stream.avail_out);
    }
    return result;
}

std::string deflated(std::string_view bytes) {
    z_stream stream{};
    std::string out;
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, raw, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
        return out;  // out of memory, as everywhere
    stream.next_in = input_of(bytes);
    stream.avail_in = static_cast<uInt>(bytes.size());
    run(stream, out, out.max_size(), [&stream] { return deflate(&stream, Z_FINISH); });
    deflateEnd(&stream);
    return out;
}

Result<std::string> inflated(std::string_view bytes) {
    z_stream stream{};
    if (inflateInit2(&stream, raw) != Z_OK) return link::damaged();
    stream.next_in = input_of(bytes);
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::string out;
    const int result = run(stream, out, link::most_bytes, [&stream] { return inflate(&stream, Z_NO_FLUSH); });
    const bool is_whole = result == Z_STREAM_END && stream.avail_in == 0;
    inflateEnd(&stream);
    if (out.size() > link::most_bytes) return link::too_large();
    if (!is_whole) return link::damaged();
    return out;
}

constexpr link::Compression zlib{deflated, inflated};

}  // namespace

const link::Compression* compression() {
    return &zlib;
}

}  // namespace poolbill::cli
