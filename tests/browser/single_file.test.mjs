// dist/poolbill.html, opened from a disk.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { root } from "../../shell/tools/serve.mjs";
import { newPage, submitOrder, Visit } from "./harness.mjs";

const folder = join(root, "build/single file"); // a name as on people's disks
const file = join(folder, "poolbill.html");

before(() => {
  execFileSync("node", [join(root, "shell/tools/single_file.mjs")]);
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, "dist/poolbill.html"), file);
});
after(() => rmSync(folder, { recursive: true, force: true }));

async function openFile() {
  const page = await newPage("about:blank");
  const visit = new Visit(page, ["null"], () => page.context().close()); // "null" is the origin of files
  await page.goto(pathToFileURL(file).href);
  await visit.ready();
  return visit;
}

test("the file has at most 1.2 MB", () => {
  assert.ok(statSync(file).size <= 1_200_000);
});

test("opened from a disk, the documentation example can be ordered and paid, and is there after a reload", async () => {
  const visit = await openFile();
  assert.ok(await visit.page.getByText("This file works without a network.").isVisible());
  await submitOrder(visit);
  await visit.button("Confirm payment").click();
  await visit.page.locator("pool-bill .saving.done").waitFor({ state: "attached" });
  await visit.page.reload();
  await visit.ready();
  assert.ok(await visit.page.getByText("$625.10000000").first().isVisible());
  await visit.close();
});

test("opened from a disk, the screens of the deferred part and the other language are there", async () => {
  const visit = await openFile();
  await visit.role("tab", "Statement").click();
  await visit.role("heading", "Statement").first().waitFor({ state: "attached" });
  await visit.page.getByLabel("Language").selectOption("zh-CN");
  await visit.button("更多").waitFor();
  assert.ok(await visit.page.getByText("此文件无需网络即可使用。").isVisible());
  await visit.close();
});
