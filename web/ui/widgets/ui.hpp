// The drawing interface of one frame: draws with Dear ImGui and records the semantic tree in the
// same call.
//
// A view gets a `Ui&` and rectangles. It paints (fill, text, …), names what it painted (node,
// group) and queries the input (press, take_set, take_key). A press can come from the pointer, from
// the hidden DOM or from a test: the view cannot distinguish them and need not.
//
// Contract
// - Use only between `App`'s begin and end of a frame. Every id is made from the enclosing ids
//   (`scope`), so equal names in different places do not clash.
// - Everything that can be pressed has a node; every text is recorded as text or as the name of a
//   node.
//
// Left out: composed controls (controls.hpp) and containers (layers.hpp).
#pragma once

#include <cassert>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/ui/semantics/tree.hpp"
#include "web/ui/text/strings.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/rect.hpp"

struct ImDrawList;
struct ImFont;

namespace poolbill::ui {

enum class Align : std::uint8_t { left, center, right };

/// What the viewer is doing to one thing in this frame.
struct Touch {
    bool hovered = false;
    bool held = false;
    bool pressed = false;     // once, on release or by action
    bool focus_ring = false;  // keyboard focus is here and should be seen
};

struct Fonts {
    ImFont* regular = nullptr;
    ImFont* semibold = nullptr;
};

/// Is told of every line of text that is drawn, for tests of the layout.
class TextWitness {
  public:
    virtual ~TextWitness() = default;
    /// @param box  of the line; the list's clip rectangle shows a part of it
    virtual void drawn(const ImDrawList& list, const Rect& box, std::string_view text) = 0;
    /// The line that was drawn last is a part of this text.
    virtual void was_shortened(std::string_view whole) = 0;
};

/// Two fingers that spread or close. Their middle is where the pointer is.
struct Pinch {
    float from_x = 0;   // where their middle was, CSS pixels
    double factor = 1;  // by which their distance grew; positive
};

/// The state that persists from frame to frame. Owned by App.
struct UiMemory {
    SemanticTree tree;
    std::vector<NodeInput> inputs;   // not yet handled
    NodeId focused = no_node;        // has keyboard focus
    NodeId hovered = no_node;        // under the pointer
    NodeId focus_request = no_node;  // should get keyboard focus
    NodeId reveal = no_node;         // should be scrolled into view
    bool wheel_used = false;
    std::optional<Pinch> pinch;  // since the last frame
    std::string cursor;
    Node unrecorded;  // what a view fills in while it is measured
    TextWitness* witness = nullptr;
};

class Ui {
  public:
    Ui(UiMemory& memory, const Theme& theme, const Strings& strings, Fonts fonts, Rect viewport);

    const Theme& theme;
    const Strings& strings;
    const Rect viewport;
    bool narrow() const { return viewport.w < metrics::narrow_width; }

    // Painting -------------------------------------------------------------------------------------------
    std::uint32_t paint(Token token, float alpha = 1) const;  // in ImGui's byte order
    void fill(const Rect& rect, Token token, float radius = 0, float alpha = 1);
    void stroke(const Rect& rect, Token token, float radius = 0, float thickness = 1);
    void dashed(const Rect& rect, Token token);
    void line(float x1, float y1, float x2, float y2, Token token, float thickness = 1);
    void dot(float x, float y, float radius, Token token);
    void triangle(float x, float y, float width, float height, Token token);  // pointing down when height > 0
    ImDrawList& draw() const;

    float text_width(std::string_view text, const TextStyle& style) const;
    /// The style, or the small style of the same weight when the text is too long for it.
    TextStyle fitting(float width, std::string_view text, const TextStyle& style) const;
    /// The style of a prominent figure: the largest of title, heading, strong body and strong small in which it
    /// fits.
    TextStyle headline(float width, std::string_view text) const;
    /// Draws one line, centred vertically in `rect`. A text that is too wide is shortened with "…", and the whole of it
    /// is shown under the pointer; a figure becomes smaller instead.
    /// @return the width drawn
    float text(const Rect& rect, std::string_view text, const TextStyle& style, Token token,
               Align align = Align::left);
    float paragraph_height(float width, std::string_view text, const TextStyle& style) const;
    /// Wrapped at rect.w. @return the height drawn
    float paragraph(const Rect& rect, std::string_view text, const TextStyle& style, Token token);
    /// The same above everything else.
    float overlay_paragraph(const Rect& rect, std::string_view text, const TextStyle& style, Token token);

    /// A text beside the pointer, above everything else.
    void show_hint(std::string_view text);

    // Names ----------------------------------------------------------------------------------------------
    NodeId id(std::string_view key) const;
    NodeId id(std::string_view key, std::int64_t index) const;
    Node& node(NodeId id, Role role, std::string_view name, const Rect& rect);
    /// Draws running text with `text` and records it.
    float label(const Rect& rect, std::string_view text, const TextStyle& style, Token token,
                Align align = Align::left);

    /// Nodes recorded during its lifetime are children; ids made during its lifetime are local to it.
    class Scope {
      public:
        Scope(Ui& ui, NodeId seed, bool deeper);
        ~Scope();
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;

      private:
        Ui& ui_;
        NodeId outer_seed_;
        std::uint16_t outer_depth_;
    };
    Scope scope(std::string_view key, std::int64_t index = 0) { return Scope(*this, id(key, index), false); }
    Scope group(NodeId id, Role role, std::string_view name, const Rect& rect, bool modal = false);

    /// A group whose height follows from its content: it ends where `rest` begins when the group ends.
    class FlowGroup {
      public:
        FlowGroup(Ui& ui, NodeId id, Role role, std::string_view name, const Rect& rest);
        ~FlowGroup();
        FlowGroup(const FlowGroup&) = delete;
        FlowGroup& operator=(const FlowGroup&) = delete;

      private:
        Ui& ui_;
        NodeId id_;
        const Rect& rest_;
        Rect box_;
        std::size_t node_;
        Scope scope_;
    };

    // Input ----------------------------------------------------------------------------------------------
    /// Reads the pointer and the inputs on `rect`; no node is recorded.
    Touch press(NodeId id, const Rect& rect, bool enabled = true, const char* cursor = "pointer");
    /// Call it right after `press`. While `touch` hovers, takes horizontal wheel movement and, when
    /// `upright` is set, vertical movement too; otherwise vertical movement scrolls the page, as a
    /// finger's always does.
    void claim_wheel(const Touch& touch, bool upright);
    /// Whether the pointer's last movement was a finger's.
    bool by_finger() const;
    std::optional<std::string> take(NodeId id, NodeInputKind kind);
    bool take_dismiss();
    bool focused(NodeId id) const { return memory_.focused == id; }
    void request_focus(NodeId id) {
        assert(!measuring());
        memory_.focus_request = id;
    }
    void focus_ring(const Rect& rect, float radius = metrics::radius);

    UiMemory& memory() { return memory_; }

    // Measuring ------------------------------------------------------------------------------------------
    /// During its lifetime, nothing is painted, recorded or taken: a view only uses up its
    /// rectangle. Every press reports false, so a view that changes state only on a press changes
    /// none. See `measure`.
    class Measuring {
      public:
        explicit Measuring(Ui& ui);
        ~Measuring();
        Measuring(const Measuring&) = delete;
        Measuring& operator=(const Measuring&) = delete;

      private:
        Ui& ui_;
        std::unique_ptr<ImDrawList> discarded_;
    };
    bool measuring() const { return measuring_ != nullptr; }
    /// Whether a view has received a press, a drag, a key or a text in this frame.
    bool took_input() const { return took_input_; }

  private:
    ImFont* font_of(const TextStyle& style) const;
    void draw_text(ImDrawList& list, float x, float y, std::string_view text, const TextStyle& style,
                   Token token) const;
    /// The same for a text that is too wide.
    float fitted_text(const Rect& rect, std::string_view text, TextStyle style, Token token, Align align);
    void aligned_text(const Rect& rect, float width, std::string_view text, const TextStyle& style,
                      Token token, Align align) const;
    float wrapped(ImDrawList& list, const Rect& rect, std::string_view text, const TextStyle& style,
                  Token token);
    void set_box(Node& node, const Rect& rect) const;
    void reveal_when_wanted(NodeId id, const Rect& rect);

    UiMemory& memory_;
    Fonts fonts_;
    ImDrawList* measuring_ = nullptr;  // receives what is painted while measuring
    bool took_input_ = false;
    NodeId seed_ = 2166136261u;
    std::uint16_t depth_ = 0;
};

/// Paints the background of a view's content after the content, when its size is known: what is
/// painted before `begin` appears in front of what is painted after it. Two of them must not
/// overlap in the same window.
class Backdrop {
  public:
    explicit Backdrop(Ui& ui);
    ~Backdrop();
    Backdrop(const Backdrop&) = delete;
    Backdrop& operator=(const Backdrop&) = delete;

    void begin();

  private:
    ImDrawList& list_;
};

/// The height that `draw` uses of a rectangle of this width. It calls the same function that draws,
/// so a measured height and a drawn one cannot differ. A view that flows needs no measuring;
/// measuring is for a view whose height must be known before it is drawn. Measuring does not nest.
/// @param draw  called with a `Rect&` of unbounded height, which it cuts off at the top
template <class Draw>
float measure(Ui& ui, float width, Draw&& draw) {
    const Ui::Measuring measuring(ui);
    Rect rest{0, 0, width, unbounded};
    draw(rest);
    return rest.y;
}

}  // namespace poolbill::ui
