// The provider of a Huawei Cloud console, against a real local server: lists, prices, bills, quotes, and every way to fail.
import assert from "node:assert/strict";
import { test } from "node:test";

import { createHuaweiCloudProvider } from "../../shell/host/huawei_cloud.mjs";
import { callFor, gate, openConsole } from "../support/cloud_console.mjs";

/** @typedef {import("../support/cloud_server.mjs").Failure} Failure */

const change = { pool: "maos-infer", term: /** @type {const} */ ({ count: 2, unit: "month" }), autoRenew: false };
const flavors = ["modelarts.vm.cpu.8ud", "modelarts.vm.cpu.16u64g.d"];

/** @param {unknown} documents @returns {any[]} */
const parsed = (documents) => /** @type {any[]} */ (documents).map((each) => (typeof each === "string" ? JSON.parse(each) : each));

test("the list of pools comes with every page, their nodes and the subscriptions of prepaid ones", async (t) => {
  const { cloud, provider, call } = await openConsole(t, {}, { perPage: 2 });
  const documents = parsed(await provider.listPools(call));
  const names = documents.filter(({ kind }) => kind === "PoolList").map(({ items }) => items.map((/** @type {any} */ pool) => pool.metadata.name));
  assert.deepEqual(names, [["pool-train-4f2a", "pool-infer-77c0"], ["pool-yearly-19ab"]]);
  assert.deepEqual(documents.filter(({ kind }) => kind === "NodeList").map(({ items }) => items.length), [2, 1, 1]); // prettier-ignore
  assert.deepEqual(documents.at(-1).data.map((/** @type {any} */ each) => each.resource_id), ["maos-yearly"]); // prettier-ignore
  assert.deepEqual(cloud.requests.find(({ route }) => route === "subscriptions")?.body.resource_ids, ["maos-yearly"]);
});

test("nodes are not asked for when there are many pools", async (t) => {
  const { cloud, provider, call } = await openConsole(t, { mostNodeLists: 2 });
  await provider.listPools(call);
  assert.equal(cloud.count("nodes"), 0);
});

test("an account that may not see nodes or subscriptions still sees its pools", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  cloud.fail("nodes", { status: 403, times: 3 });
  cloud.fail("subscriptions", { status: 403 });
  assert.deepEqual(parsed(await provider.listPools(call)).map(({ kind }) => kind), ["PoolList"]); // prettier-ignore
});

test("a list of nodes that fails for another reason fails the list of pools", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  cloud.fail("nodes", { status: 500 });
  await assert.rejects(provider.listPools(call), { isTemporary: true });
});

test("pages that lead back to one that was read end with an error", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  cloud.fail("pools", { times: 3, change: (body) => ({ ...body, metadata: { continue: "2" } }) });
  await assert.rejects(provider.listPools(call), /GET \/v2\/p1\/pools .*at metadata\.continue there is "2", expected the mark of a page/);
});

test("the workspace is asked for when the console names one, and only then", async (t) => {
  for (const workspaceId of ["w7", undefined]) {
    const { cloud, provider, call } = await openConsole(t, workspaceId ? { workspaceId } : {});
    await provider.listPools(call);
    assert.equal(cloud.requests[0].query.get("workspaceId"), workspaceId ?? null);
  }
});

test("prices are requests with their answers, for an hour, a month and a year, with ids of their own", async (t) => {
  const { provider, call } = await openConsole(t);
  const documents = parsed(await provider.getPrices({ flavors }, call));
  assert.equal(documents.length, 6);
  const [hour, month, year] = [0, 2, 4].map((index) => documents[index].product_infos);
  assert.deepEqual(hour.map((/** @type {any} */ { id }) => id), ["modelarts.vm.cpu.8ud-hour", "modelarts.vm.cpu.16u64g.d-hour"]); // prettier-ignore
  assert.equal(new Set([...hour, ...month, ...year].map(({ id }) => id)).size, 6);
  assert.deepEqual([month[0].period_type, month[0].period_num, year[0].period_type, hour[0].usage_measure_id], [2, 1, 3, 4]);
  assert.equal(documents[1].product_rating_results[1].official_website_amount, 1.394);
  assert.equal(documents[5].official_website_rating_result.product_rating_results[0].official_website_amount, 3347.04);
});

test("the cloud is asked by billing code, and the document handed on has the flavor's name", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  const [handedOn] = parsed(await provider.getPrices({ flavors: ["modelarts.vm.cpu.16u64g.d"] }, call));
  assert.equal(cloud.requests.find(({ route }) => route === "on-demand")?.body.product_infos[0].resource_spec, "modelarts.vm.cpu.16u64g.d.bill");
  assert.equal(handedOn.product_infos[0].resource_spec, "modelarts.vm.cpu.16u64g.d");
});

test("answers with prices are handed on with the digits that were sent", async (t) => {
  const { provider, call } = await openConsole(t);
  const documents = /** @type {string[]} */ (await provider.getPrices({ flavors }, call));
  assert.match(documents[3], /"official_website_amount":625\.10,/);
});

test("terms are asked for flavors that are sold for a term, and nothing for unknown ones", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  const documents = parsed(await provider.getPrices({ flavors: ["modelarts.vm.cpu.2u", "unknown"] }, call));
  assert.deepEqual(documents[0].product_infos.map((/** @type {any} */ { id }) => id), ["modelarts.vm.cpu.2u-hour"]); // prettier-ignore
  assert.equal(documents.length, 2);
  assert.equal(cloud.count("subscribe-rate"), 0);
});

test("a flavor whose price is refused does not hide the prices of the others", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  cloud.fail("on-demand", { status: 400, code: "CBC.0100", times: 2 }); // both together, then the first alone
  const documents = parsed(await provider.getPrices({ flavors }, call));
  assert.deepEqual(documents[0].product_infos.map((/** @type {any} */ { id }) => id), ["modelarts.vm.cpu.16u64g.d-hour"]); // prettier-ignore
  assert.equal(documents.length, 6);
});

test("an answer without prices, or with a price that is none, is an error and not a missing price", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  cloud.fail("on-demand", { change: () => ({ currency: "USD" }) });
  await assert.rejects(provider.getPrices({ flavors }, call), /at product_rating_results there is nothing, expected a list/);
  cloud.fail("subscribe-rate", { change: () => ({ official_website_rating_result: { product_rating_results: [{ id: "1", official_website_amount: "free" }] } }) });
  await assert.rejects(provider.getPrices({ flavors }, call), /at official_website_rating_result\.product_rating_results\[0\]\.official_website_amount there is "free", expected an amount/);
});

test("bills are all pages of each month, of this region's ModelArts only, with the digits that were sent", async (t) => {
  const { cloud, provider, call } = await openConsole(t, {}, { mostBills: 300 });
  const documents = /** @type {string[]} */ (await provider.listBills({ months: ["2026-10", "2026-11"] }, call));
  const records = parsed(documents).flatMap((page) => page.fee_records);
  assert.equal(records.length, cloud.state.feeRecords("2026-10").length + cloud.state.feeRecords("2026-11").length);
  assert.equal(new Set(records.map((record) => `${record.resource_id} ${record.effective_time}`)).size, records.length);
  const [first] = cloud.requests;
  assert.deepEqual([first.query.get("cycle"), first.query.get("region"), first.query.get("cloud_service_type")], ["2026-10", "ap-southeast-3", "hws.service.type.modelarts"]);
  assert.ok(documents[0].includes('"official_amount":0.57986527,')); // 2995 s at 0.697 an hour
});

test("a month without bills gives no document", async (t) => {
  const { provider, call } = await openConsole(t);
  assert.deepEqual(await provider.listBills({ months: ["2026-09"] }, call), []);
});

test("bills that grow while their pages are read are read again", async (t) => {
  const { cloud, provider, call } = await openConsole(t, {}, { mostBills: 300 });
  cloud.fail("bills", { change: (body) => ({ ...body, total_count: body.total_count - 1 }) });
  const pages = parsed(await provider.listBills({ months: ["2026-11"] }, call));
  assert.equal(new Set(pages.map((page) => page.total_count)).size, 1);
  assert.equal(pages.flatMap((page) => page.fee_records).length, pages[0].total_count);
});

test("bills that never stop growing are a temporary error", async (t) => {
  const { cloud, provider, call } = await openConsole(t, {}, { mostBills: 300 });
  let grown = 0;
  cloud.fail("bills", { times: Infinity, change: (body) => ({ ...body, total_count: body.total_count + grown++ }) });
  await assert.rejects(provider.listBills({ months: ["2026-11"] }, call), { isTemporary: true });
});

test("a list that ends before its total count is an error and not a shorter list", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  cloud.fail("bills", { change: (body) => ({ ...body, fee_records: [] }) });
  await assert.rejects(provider.listBills({ months: ["2026-11"] }, call), /at fee_records there is a list, expected \d+ more entries/);
});

test("a quote is the best offer for all nodes and the term, to the digit", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  assert.deepEqual(await provider.quote(change, call), { amount: "1125.18", currency: "USD" }); // 2 x 625.10, 10 % less
  const [product] = cloud.requests.find(({ route }) => route === "subscribe-rate")?.body.product_infos ?? [];
  assert.deepEqual([product.subscription_num, product.period_type, product.period_num], [1, 2, 2]);
});

test("a quote without an offer is the list price, for as many nodes as the pool has", async (t) => {
  const { provider, call } = await openConsole(t);
  const quote = await provider.quote({ ...change, pool: "pool-train-4f2a", term: { count: 1, unit: "year" } }, call);
  assert.deepEqual(quote, { amount: "6694.08", currency: "USD" });
});

test("an amount keeps digits that a binary number would lose", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  cloud.fail("subscribe-rate", { change: () => ({ currency: "", official_website_rating_result: { official_website_amount: "\u00019007199254740993.10" } }) });
  assert.deepEqual(await provider.quote(change, call), { amount: "9007199254740993.10", currency: "USD" });
});

test("an amount with an exponent becomes a plain decimal number", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  for (const [sent, amount] of [["6.2510E+2", "625.10"], ["0E-8", "0.00000000"], ["1.5e-3", "0.0015"], ["12.5E-1", "1.25"], ["0.5E+1", "5"], ["1E2", "100"]]) {
    cloud.fail("subscribe-rate", { change: () => ({ currency: "USD", official_website_rating_result: { official_website_amount: `\u0001${sent}` } }) });
    assert.equal((await provider.quote(change, call)).amount, amount);
  }
});

test("an empty currency is the site's", async (t) => {
  for (const [site, currency] of /** @type {const} */ ([["intl", "USD"], ["eu", "EUR"], ["cn", "CNY"]])) {
    const { provider, call } = await openConsole(t, { site }, { currency: "" });
    assert.equal((await provider.quote(change, call)).currency, currency);
  }
});

test("amounts in another unit than the currency's main one are refused", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  cloud.fail("subscribe-rate", { change: (body) => ({ ...body, optional_discount_rating_results: [], official_website_rating_result: { official_website_amount: 62510, measure_id: 3 } }) });
  await assert.rejects(provider.quote(change, call), /at official_website_rating_result\.measure_id there is "3", expected 1/);
});

test("a pool with billed disks has no quote, which would be too low", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  cloud.state.pools[1].hasDisks = true;
  await assert.rejects(provider.quote(change, call), /billed data disks/);
});

test("a flavor that is not sold for a term has no quote", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  cloud.state.flavors[1].modes = [0];
  await assert.rejects(provider.quote(change, call), /does not sell modelarts\.vm\.cpu\.16u64g\.d yearly\/monthly/);
});

test("a pool that the cloud does not list is named", async (t) => {
  const { provider, call } = await openConsole(t);
  await assert.rejects(provider.quote({ ...change, pool: "gone" }, call), /no gone/);
});

test("services are addressed by region and site", async () => {
  /** @type {string[]} */
  const asked = [];
  for (const site of /** @type {const} */ (["intl", "eu", "cn"])) {
    const region = { intl: "ap-southeast-3", eu: "eu-west-101", cn: "cn-north-4" }[site];
    const json = (/** @type {string} */ address) => (address.includes("pools") ? '{"items":[]}' : '{"total_count":0}');
    const fetch = async (/** @type {string} */ address) => (asked.push(new URL(address).host), new Response(json(address)));
    const provider = createHuaweiCloudProvider({ fetch, region, projectId: "p1", site });
    await provider.listPools(callFor(1000));
    await provider.listBills({ months: ["2026-11"] }, callFor(1000));
  }
  assert.deepEqual(asked, ["modelarts.ap-southeast-3.myhuaweicloud.com", "bss-intl.myhuaweicloud.com",
    "modelarts.eu-west-101.myhuaweicloud.eu", "bss.myhuaweicloud.eu", "modelarts.cn-north-4.myhuaweicloud.com", "bss.myhuaweicloud.com"]); // prettier-ignore
});

/** What goes wrong, and what the error is. @type {[string, Failure, object][]} */
const failures = [
  ["a known code is a plain sentence with the cloud's words", { status: 404, code: "ModelArts.50015001", words: "Pool pool-x not found." },
    { code: "ModelArts.50015001", isTemporary: false, message: "The pool does not exist. The cloud's words: Pool pool-x not found. (GET /v2/p1/pools: HTTP 404)" }],
  ["an unknown code is told by its status", { status: 400, code: "ModelArts.9" }, { code: "ModelArts.9", isTemporary: false, message: /^The cloud does not accept the request\. \(GET/ }],
  ["a session that has ended", { status: 401, code: "APIGW.0301" }, { code: "APIGW.0301", isTemporary: false, message: /Sign in again/ }],
  ["too many requests are temporary", { status: 429, code: "APIGW.0308" }, { code: "APIGW.0308", isTemporary: true, message: /too many requests/ }],
  ["a failure of the cloud is temporary", { status: 503 }, { code: "", isTemporary: true, message: /cannot answer at present/ }],
  ["a connection that is lost is temporary", { connection: "lost" }, { isTemporary: true, message: /did not arrive/ }],
  ["an answer that is cut off is temporary", { connection: "cut" }, { isTemporary: true, message: "The answer to GET /v2/p1/pools broke off." }],
  ["JSON that breaks off is temporary", { text: '{"items":[{"metadata":' }, { isTemporary: true, message: /found JSON that breaks off or is damaged \(22 characters\), expected JSON/ }],
  ["a page of HTML is named", { text: "<!DOCTYPE html><title>Sign in</title>" }, { isTemporary: false, message: /found a page of HTML, expected JSON/ }],
  ["other text is shown", { text: "OK" }, { isTemporary: false, message: /found text that begins with "OK", expected JSON/ }],
  ["an empty answer is named", { text: "" }, { message: /at items there is nothing, expected a list/ }],
  ["a list in place of an object", { change: () => [] }, { message: /at its outermost level there is a list, expected an object/ }],
  ["a text in place of a list", { change: (body) => ({ ...body, items: "none" }) }, { message: /at items there is "none", expected a list/ }],
  ["a name that is missing", { change: () => ({ items: [{ metadata: { name: null } }] }) }, { message: /at items\[0\]\.metadata\.name there is nothing, expected a text/ }],
  ["a count that is none", { change: () => ({ items: [{ spec: { resources: [{ flavor: "f", count: -1 }] } }] }) }, { message: /at items\[0\]\.spec\.resources\[0\]\.count there is "-1", expected a whole number/ }],
  ["an annotation that is none", { change: () => ({ items: [{ metadata: { name: "p", annotations: { "os.modelarts/billing.mode": {} } } }] }) },
    { message: /at items\[0\]\.metadata\.annotations\["os\.modelarts\/billing\.mode"\] there is an object, expected a text/ }],
]; // prettier-ignore
for (const [sentence, failure, error] of failures) {
  test(`an answer that is wrong: ${sentence}`, async (t) => {
    const { cloud, provider, call } = await openConsole(t);
    cloud.fail("pools", failure);
    await assert.rejects(provider.listPools(call), { name: "ProviderError", ...error });
  });
}

test("throttling is a temporary error, and the next request works", async (t) => {
  const { cloud, provider, call } = await openConsole(t);
  cloud.fail("bills", { status: 429 });
  await assert.rejects(provider.listBills({ months: ["2026-11"] }, call), { isTemporary: true });
  assert.equal(parsed(await provider.listBills({ months: ["2026-11"] }, call)).length, 1);
});

test("the signal ends a request that is slow, with its own reason", { timeout: 30_000 }, async (t) => {
  const { cloud, provider } = await openConsole(t);
  cloud.fail("pools", { hold: gate().hold });
  await assert.rejects(provider.listPools(callFor(30)), { name: "TimeoutError" });
});

test("a console whose signature is refused is told so", async (t) => {
  const { provider, call } = await openConsole(t, { fetch: (address, init) => fetch(address, init) });
  await assert.rejects(provider.listPools(call), { code: "ModelArts.0203", message: /^The session has ended\. Sign in again\./ });
});

test("a page of another origin may ask the local cloud", async (t) => {
  const { cloud } = await openConsole(t);
  const preflight = await fetch(`${cloud.url}/v2/p1/pools`, { method: "OPTIONS" });
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get("access-control-allow-origin"), "*");
  assert.match(preflight.headers.get("access-control-allow-methods") ?? "", /PATCH/);
});
