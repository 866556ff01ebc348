// A page with jsimgui that shows about what the widget shows first: the pool, its three bills and their timeline.
// embed.mjs serves it as a module; `painted` is the page's.
// @ts-nocheck
import { ImGui, ImGuiImplWeb, ImVec2 } from "imgui";

const canvas = document.querySelector("canvas");
const scenario = await (await fetch("/scenarios/documentation-example.json")).json();
await ImGuiImplWeb.Init({ canvas });
canvas.width = canvas.clientWidth * devicePixelRatio;
canvas.height = canvas.clientHeight * devicePixelRatio;

const bills = [
  ["2023/04/18 15:29:16", "2023/04/18 16:00:00", "$0.33"],
  ["2023/04/18 16:00:00", "2023/04/18 16:30:30", "$0.33"],
  ["2023/04/18 16:30:30", "2023/05/18 23:59:59", "$625.10"],
];
ImGuiImplWeb.BeginRender();
ImGui.SetNextWindowPos(new ImVec2(0, 0));
ImGui.SetNextWindowSize(new ImVec2(canvas.clientWidth, canvas.clientHeight));
ImGui.Begin(`Pool ${scenario.pools[0].id}`);
for (const label of ["Run the clock", "Undo", "Redo", "Compare", "More"]) ImGui.Button(label);
if (ImGui.BeginTable("Bills", 3)) {
  for (const bill of bills) {
    ImGui.TableNextRow();
    for (const cell of bill) {
      ImGui.TableNextColumn();
      ImGui.Text(cell);
    }
  }
  ImGui.EndTable();
}
for (let hour = 0; hour < 48; ++hour) ImGui.ProgressBar((hour + 1) / 48, new ImVec2(400, 6), "");
ImGui.End();
ImGuiImplWeb.EndRender();
painted();
