// Words that are not shortened at the sizes of common windows.
#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "tests/ui/driver.hpp"
#include "tests/ui/story_of_pool.hpp"
#include "web/ui/widgets/ui.hpp"

namespace poolbill::ui::test {
namespace {

/// What was shortened since it was set.
class Shortened : public TextWitness {
  public:
    void drawn(const ImDrawList&, const Rect&, std::string_view) override {}
    void was_shortened(std::string_view whole) override { texts_.emplace_back(whole); }
    bool has(std::string_view part) const {
        return std::any_of(texts_.begin(), texts_.end(),
                           [part](const std::string& text) { return contains(text, part); });
    }

  private:
    std::vector<std::string> texts_;
};

/// Whether a text with this part is shortened in a window of this size.
bool is_shortened(Driver& driver, float width, std::string_view part) {
    Shortened shortened;
    driver.app.set_text_witness(&shortened);
    driver.resize(width, 860);
    driver.app.set_text_witness(nullptr);
    return shortened.has(part);
}

}  // namespace

TEST_CASE("the status of a pool that is planned and the mode of a prepaid one are whole in the list") {
    Driver driver;
    driver.load(story_of_pool({{"2026-11-28T09:00:00", create_one_node}}, "2026-11-27T10:30:00"));
    driver.click(Role::link, "Elastic Clusters");
    CHECK(driver.has_text("Not created yet"));
    CHECK(!is_shortened(driver, 1280, "Not created yet"));
    driver.load(story_of_pool({{"2026-10-10T09:12:40", create_one_node},
                               {"2026-10-11T10:00:00", order_a_month},
                               {"2026-10-11T10:20:00", pay_it}},
                              "2026-11-13T10:30:00"));
    driver.click(Role::link, "Elastic Clusters");
    CHECK(!is_shortened(driver, 390, "Yearly/Monthly"));
}

TEST_CASE("the form of a new pool says whole at 390 pixels that nothing is bought") {
    Driver driver;
    driver.load(story_of_pool({{"2026-11-10T09:12:40", create_one_node}}, "2026-11-27T10:30:00"));
    choose_action(driver, "New pool");
    CHECK(driver.has_text("Nothing is bought."));
    CHECK(!is_shortened(driver, 390, "Nothing is"));
}

}  // namespace poolbill::ui::test
