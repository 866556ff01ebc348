// What went wrong at a console, in every language.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { ask, Unanswered } from "../../shell/host/asking.mjs";
import { CloudError } from "../../shell/host/huawei_error.mjs";
import { checkedReason, forEngine, reason, REASONS, sentenceOf } from "../../shell/host/reasons.mjs";
import { readStrings } from "../../shell/tools/languages.mjs";

const folder = new URL("../../shell/host/", import.meta.url);
const places = (/** @type {string} */ text) => [...text.matchAll(/\{\d\}/g)].map(String).sort();

test("every reason has words with the same values in every language, and no language has others", () => {
  const { en, ...others } = readStrings();
  assert.ok(!Object.keys(en).some((key) => key.startsWith("reason.")), "English has the table's");
  for (const [tag, strings] of Object.entries(others)) {
    const keys = Object.keys(strings).filter((key) => key.startsWith("reason.")).sort(); // prettier-ignore
    assert.deepEqual(keys, Object.keys(REASONS).map((id) => `reason.${id.replaceAll("-", "_")}`).sort(), tag); // prettier-ignore
    for (const [id, english] of Object.entries(REASONS)) assert.deepEqual(places(strings[`reason.${id.replaceAll("-", "_")}`]), places(english), `${tag}: ${id}`);
  }
});

test("every reason of the table is given somewhere", () => {
  const sources = readdirSync(folder).filter((file) => file !== "reasons.mjs").map((file) => readFileSync(new URL(file, folder), "utf8")).join(); // prettier-ignore
  const unused = Object.keys(REASONS).filter((id) => !sources.includes(`"${id}"`) && !id.startsWith("term-"));
  assert.deepEqual(unused, []);
});

test("the cloud's provider says nothing that is not in the table", () => {
  const error = new CloudError(reason("flavor-unsold", "f"));
  assert.equal(error.message, "The cloud does not sell f yearly/monthly.");
  for (const file of readdirSync(folder).filter((name) => name.startsWith("huawei_"))) {
    assert.doesNotMatch(readFileSync(new URL(file, folder), "utf8"), /new (Provider)?Error\(/, file);
  }
});

test("a reason within a reason is filled in, and comes to the engine with its English", () => {
  const whole = reason("open-order-term", "CS1", reason("term-month", "1"), reason("term-unseen"));
  assert.match(sentenceOf(whole), /order CS1 for 1 month, not for a term that cannot be seen\./);
  assert.deepEqual(forEngine(reason("term-month", "1")), { id: "term-month", text: "1 month", values: [{ text: "1" }] });
});

test("a reason that is none of the table is left out, and the message is shown instead", async () => {
  const circle = { id: "either", values: /** @type {unknown[]} */ ([]) };
  circle.values.push(circle, "b");
  for (const given of [undefined, "balance-low", { id: "unknown" }, { id: "either", values: "ab" }, { id: "either", values: [5, "b"] }, { id: "toString" }, circle]) {
    assert.equal(checkedReason(given), undefined);
    const error = Object.assign(new Error("Its own words."), { reason: given });
    const failed = /** @type {Unanswered} */ (await ask(() => Promise.reject(error), { signal: new AbortController().signal }).catch((caught) => caught));
    assert.deepEqual(failed.problem, { kind: "said", message: "Its own words.", code: "" });
  }
});
