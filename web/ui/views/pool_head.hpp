// The top of the page: where we are, which pool this is, its state, its figures, and what waits for an
// answer.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

float pool_head_height(const View& view);
/// Breadcrumb, name, tags, *Compare* and *More*. Sets ViewState::overlay when one of them is pressed.
void pool_head(View& view, const Rect& rect);
/// The menu that *More* opened. Drawn above the page.
void more_menu(View& view);

float pool_facts_height(const View& view);
/// Cost so far, the running hour or the expiration, nodes, price, billing mode.
void pool_facts(View& view, const Rect& rect);

/// Zero when nothing waits.
float pool_notice_height(View& view, float width);
/// The pending order, the change just made, or what went wrong.
void pool_notice(View& view, const Rect& rect);

}  // namespace poolbill::ui
