// The C boundary between JavaScript and the engine without a canvas. shell/headless/boundary.mjs is its only caller.
//
// Lifetime
// - One instance of the module serves one engine: one scenario, with its exports. Programs that want several make
//   several instances of the compiled module.
// - Call poolbill_engine_create first and poolbill_engine_destroy last.
//
// Threads
// - None. Call every function from the thread that called poolbill_engine_create.
//
// Text in
// - Get a buffer of n bytes from poolbill_engine_input, write UTF-8 there, and call the function that takes `size`. The
//   buffer belongs to the engine; it may move when memory grows and is valid for one call only.
//
// Text out
// - Every function that returns an int or a number leaves its answer as a text: poolbill_engine_text and
//   poolbill_engine_text_size. It is UTF-8, not terminated, and valid until the next call of any other function.
//
// Failure
// - Nothing throws or aborts on bad input. A function returns 0 when it refuses; the text is then JSON,
//   [{"code", "path", "message"}, …] with at least one error, and nothing has changed. docs/ERRORS.md lists the codes.
// - Only when memory is used up does the module trap. The instance must not be used then.
//
// Units
// - Options are a JSON object whose members are described in docs/ENGINE.md. Money is a decimal text, time is ISO 8601
//   with an offset, as everywhere.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct poolbill_engine poolbill_engine;

poolbill_engine* poolbill_engine_create(void);
void poolbill_engine_destroy(poolbill_engine*);

char* poolbill_engine_input(poolbill_engine*, size_t size);
const char* poolbill_engine_text(const poolbill_engine*);
size_t poolbill_engine_text_size(const poolbill_engine*);

// The scenario. Until one is opened, it is empty. Opening answers with the warnings, in the form of errors: there are
// none unless is_tolerant. act takes one action and set_now a time; their answer is empty.
int poolbill_engine_open(poolbill_engine*, size_t size, int is_tolerant);
int poolbill_engine_act(poolbill_engine*, size_t size);
int poolbill_engine_set_now(poolbill_engine*, size_t size);
int poolbill_engine_scenario(poolbill_engine*);  // -> the scenario's file
int poolbill_engine_now(poolbill_engine*);       // -> its "now"

// The documents that the command of the same name writes as JSON, for some options.
int poolbill_engine_statement(poolbill_engine*, size_t size);
int poolbill_engine_compare(poolbill_engine*, size_t size);
int poolbill_engine_preview(poolbill_engine*, size_t size);

// Files of a person, added one by one, then imported or compared with the scenario; both take all of them away. The input is
// the name, then the bytes.
void poolbill_engine_add_file(poolbill_engine*, size_t name_size, size_t size);
int poolbill_engine_import(poolbill_engine*, size_t size);     // -> {"scenario", "summary"}
int poolbill_engine_reconcile(poolbill_engine*, size_t size);  // -> {"comparison", "notes"}

// An export in pieces of about 256 kB. begin returns the number of the export, or 0; next leaves a piece and returns
// whether there are more. After the last piece, or end, the export is gone and its memory is free.
uint32_t poolbill_engine_export_begin(poolbill_engine*, size_t size);
int poolbill_engine_export_next(poolbill_engine*, uint32_t number);
void poolbill_engine_export_end(poolbill_engine*, uint32_t number);

#ifdef __cplusplus
}
#endif
