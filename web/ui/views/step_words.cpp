#include "web/ui/views/step_words.hpp"

namespace poolbill::ui {

StepWords step_words(const Strings& strings, const Step& step) {
    return {strings.by_code("step.", step.code, step.values, step.label),
            strings.by_code("step.", step.code + ".how", step.values, step.formula), step.value};
}

}  // namespace poolbill::ui
