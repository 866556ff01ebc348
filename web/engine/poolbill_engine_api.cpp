#include "web/engine/poolbill_engine_api.h"

#include <emscripten.h>

#include <utility>

#include "web/engine/engine.hpp"

using namespace poolbill::engine;

struct poolbill_engine {
    Engine engine;
    std::string input;
    std::string output;

    /// The text that was written into the input. It is taken, so that a long one is not kept.
    std::string text_in(size_t size) {
        input.resize(size);
        return std::exchange(input, {});
    }
    int answer(Answer given) {
        output = given ? std::move(given).value() : errors_json(given.error());
        return given.ok();
    }
    int answer(const Status& given) {
        output = given ? "" : errors_json(given.error());
        return given.ok();
    }
};

extern "C" {

EMSCRIPTEN_KEEPALIVE poolbill_engine* poolbill_engine_create(void) {
    return new poolbill_engine;
}

EMSCRIPTEN_KEEPALIVE void poolbill_engine_destroy(poolbill_engine* engine) {
    delete engine;
}

EMSCRIPTEN_KEEPALIVE char* poolbill_engine_input(poolbill_engine* engine, size_t size) {
    engine->input.resize(size);
    return engine->input.data();
}

EMSCRIPTEN_KEEPALIVE const char* poolbill_engine_text(const poolbill_engine* engine) {
    return engine->output.data();
}

EMSCRIPTEN_KEEPALIVE size_t poolbill_engine_text_size(const poolbill_engine* engine) {
    return engine->output.size();
}

EMSCRIPTEN_KEEPALIVE int poolbill_engine_open(poolbill_engine* engine, size_t size, int is_tolerant) {
    using poolbill::json::Mode;
    return engine->answer(
        engine->engine.open(engine->text_in(size), is_tolerant != 0 ? Mode::tolerant : Mode::strict));
}

EMSCRIPTEN_KEEPALIVE int poolbill_engine_act(poolbill_engine* engine, size_t size) {
    return engine->answer(engine->engine.act(engine->text_in(size)));
}

EMSCRIPTEN_KEEPALIVE int poolbill_engine_set_now(poolbill_engine* engine, size_t size) {
    return engine->answer(engine->engine.set_now(engine->text_in(size)));
}

EMSCRIPTEN_KEEPALIVE int poolbill_engine_scenario(poolbill_engine* engine) {
    return engine->answer(engine->engine.scenario());
}

EMSCRIPTEN_KEEPALIVE int poolbill_engine_now(poolbill_engine* engine) {
    return engine->answer(engine->engine.now());
}

EMSCRIPTEN_KEEPALIVE int poolbill_engine_statement(poolbill_engine* engine, size_t size) {
    return engine->answer(engine->engine.statement(engine->text_in(size)));
}

EMSCRIPTEN_KEEPALIVE int poolbill_engine_compare(poolbill_engine* engine, size_t size) {
    return engine->answer(engine->engine.compare(engine->text_in(size)));
}

EMSCRIPTEN_KEEPALIVE int poolbill_engine_preview(poolbill_engine* engine, size_t size) {
    return engine->answer(engine->engine.preview(engine->text_in(size)));
}

EMSCRIPTEN_KEEPALIVE void poolbill_engine_add_file(poolbill_engine* engine, size_t name_size, size_t size) {
    std::string bytes = engine->text_in(name_size + size);
    std::string name = bytes.substr(0, name_size);
    bytes.erase(0, name_size);
    engine->engine.add_file(std::move(name), std::move(bytes));
}

EMSCRIPTEN_KEEPALIVE int poolbill_engine_import(poolbill_engine* engine, size_t size) {
    return engine->answer(engine->engine.import(engine->text_in(size)));
}

EMSCRIPTEN_KEEPALIVE int poolbill_engine_reconcile(poolbill_engine* engine, size_t size) {
    return engine->answer(engine->engine.reconcile(engine->text_in(size)));
}

EMSCRIPTEN_KEEPALIVE uint32_t poolbill_engine_export_begin(poolbill_engine* engine, size_t size) {
    const auto begun = engine->engine.begin_export(engine->text_in(size));
    engine->output = begun ? "" : errors_json(begun.error());
    return begun ? *begun : 0;
}

EMSCRIPTEN_KEEPALIVE int poolbill_engine_export_next(poolbill_engine* engine, uint32_t number) {
    auto piece = engine->engine.next_piece(number);
    engine->output = std::move(piece.text);
    return !piece.is_last;
}

EMSCRIPTEN_KEEPALIVE void poolbill_engine_export_end(poolbill_engine* engine, uint32_t number) {
    engine->engine.end_export(number);
}

}  // extern "C"
