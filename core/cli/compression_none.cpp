#include "core/cli/compression.hpp"

namespace poolbill::cli {

const link::Compression* compression() {
    return nullptr;
}

}  // namespace poolbill::cli
