// How Dear ImGui is compiled for this product (it includes this file by IMGUI_USER_CONFIG, in every source).
//
// Poolbill draws its own widgets and takes from ImGui: windows, clipping, scrolling, pointer behaviour,
// layers, draw lists and the font atlas. What else ImGui brings is left out here or replaced in this folder,
// because all of it would be downloaded by everyone who opens a page.
#pragma once

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEFAULT_FONT  // the browser rasterises all text
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FORMAT_FUNCTIONS  // see format.cpp
#define IMGUI_USE_WCHAR32

// ImGui compiles its TrueType rasteriser unless it may ask another one for a default: see no_truetype.cpp.
#define IMGUI_ENABLE_FREETYPE
