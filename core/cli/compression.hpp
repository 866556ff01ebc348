// The compression of links on the command line.
//
// Contract: natively zlib, which is all that zlib is used for. The command line as WebAssembly, which only the tests
// have, is built without it.
#pragma once

#include "core/link/link.hpp"

namespace poolbill::cli {

/// Null if this build has no zlib.
const link::Compression* compression();

}  // namespace poolbill::cli
