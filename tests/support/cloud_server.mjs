// A local server with the shapes of ModelArts' and the billing service's APIs, for tests and for a person to try host mode. What it
// knows is in cloud_state.mjs. Every failure that a network or the cloud can have is switched on by `fail`.
import { createServer } from "node:http";

import { CloudState, jsonOf } from "./cloud_state.mjs";

/**
 * @typedef {"pools" | "pool" | "nodes" | "flavors" | "orderid" | "patch" | "on-demand" | "subscribe-rate" | "orders" | "order" | "pay" | "cancel" | "subscriptions" | "bills"} Route
 *
 * What goes wrong with an answer. Where `status` is given the request takes no effect; else it takes effect before its answer is spoilt.
 * @typedef {object} Failure
 * @property {number} [times]  how many requests; 1
 * @property {number} [status]  of HTTP
 * @property {string} [code]  error_code
 * @property {string} [words]  error_msg
 * @property {number} [delay]  in milliseconds
 * @property {Promise<void>} [hold]  the answer waits for it
 * @property {"lost" | "cut"} [connection]  it ends before the answer, or in the middle of it
 * @property {string} [text]  in place of the answer, e.g. a page of HTML or JSON that breaks off
 * @property {(body: any) => unknown} [change]  of the answer's body
 *
 * @typedef {object} Asked
 * @property {Route} route
 * @property {URLSearchParams} query
 * @property {any} body
 * @property {string} type  of the body
 *
 * @typedef {{ status: number, body?: unknown }} Reply
 *
 * @typedef {object} Options
 * @property {number} [port]  0 takes a free one
 * @property {string} [token]  when it is given, requests without it as `x-auth-token` are refused
 * @property {number} [perPage]  of ModelArts' lists
 * @property {number} [mostBills]  on a page
 */

/** Method and path of each route; the group is a pool's name or an order's id. @type {[Route, string, RegExp][]} */
const routes = [
  ["pools", "GET", /^\/v2\/\w+\/pools$/],
  ["pool", "GET", /^\/v2\/\w+\/pools\/([\w-]+)$/],
  ["patch", "PATCH", /^\/v2\/\w+\/pools\/([\w-]+)$/],
  ["nodes", "GET", /^\/v2\/\w+\/pools\/([\w-]+)\/nodes$/],
  ["orderid", "POST", /^\/v2\/\w+\/pools\/([\w-]+)\/orderid$/],
  ["flavors", "GET", /^\/v1\/\w+\/resourceflavors$/],
  ["on-demand", "POST", /^\/v2\/bills\/ratings\/on-demand-resources$/],
  ["subscribe-rate", "POST", /^\/v2\/bills\/ratings\/period-resources\/subscribe-rate$/],
  ["orders", "GET", /^\/v2\/orders\/customer-orders$/],
  ["order", "GET", /^\/v2\/orders\/customer-orders\/details\/(\w+)$/],
  ["pay", "POST", /^\/v3\/orders\/customer-orders\/pay$/],
  ["cancel", "PUT", /^\/v2\/orders\/customer-orders\/cancel$/],
  ["subscriptions", "POST", /^\/v2\/orders\/suscriptions\/resources\/query$/],
  ["bills", "GET", /^\/v2\/bills\/customer-bills\/res-fee-records$/],
];

const crossOrigin = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, POST, PUT, PATCH",
  "access-control-allow-headers": "content-type, x-auth-token",
};

/** @param {number} status @param {string} code @param {string} words @returns {Reply} */
const refusal = (status, code, words) => ({ status, body: { error_code: code, error_msg: words } });
const noPool = refusal(404, "ModelArts.50015001", "Pool not found.");
const noOrder = refusal(400, "CBC.30000010", "The order is invalid.");

/** A page of a list that goes on after a mark. @param {string} kind @param {object[]} items @param {URLSearchParams} query @param {number} perPage @returns {Reply} */
function markedPage(kind, items, query, perPage) {
  const start = Number(query.get("continue") ?? 0);
  const end = start + perPage;
  const metadata = { continue: end < items.length ? String(end) : "", remainingItemCount: Math.max(0, items.length - end) };
  return { status: 200, body: { kind, apiVersion: "v2", metadata, items: items.slice(start, end) } };
}

/** @param {string} member @param {object[]} all @param {number} offset @param {number} limit @returns {Reply} */
const offsetPage = (member, all, offset, limit) => ({ status: 200, body: { total_count: all.length, [member]: all.slice(offset, offset + limit) } });

/** @param {any} body @param {string} name @returns {Record<string, string>} */
const annotationsIn = (body, name) =>
  Object.fromEntries(Object.entries(body?.metadata?.[name] ?? {}).map(([key, value]) => [key.replace("os.modelarts/", ""), String(value)]));

/** @param {CloudState} state @param {Asked} asked @param {string} name  of a pool, or id of an order @param {Required<Pick<Options, "perPage" | "mostBills">>} sizes @returns {Reply} */
function replyOf(state, { route, query, body, type }, name, { perPage, mostBills }) {
  const pool = state.poolNamed(name);
  const order = state.orders.find(({ id }) => id === (name || body?.order_id));
  switch (route) {
    case "pools":
      return markedPage("PoolList", state.pools.map((each) => state.poolBody(each)), query, perPage); // prettier-ignore
    case "flavors":
      return markedPage("ResourceFlavorList", state.flavors.map((each) => state.flavorBody(each)), query, perPage); // prettier-ignore
    case "pool":
      return pool ? { status: 200, body: state.poolBody(pool) } : noPool;
    case "nodes":
      return pool ? markedPage("NodeList", pool.nodes.map((each) => state.nodeBody(each)), query, perPage) : noPool; // prettier-ignore
    case "patch":
      if (type !== "application/merge-patch+json") return refusal(415, "ModelArts.50004100", "Content type is not supported.");
      if (!pool) return noPool;
      pool.annotations = { ...pool.annotations, ...annotationsIn(body, "annotations") };
      return { status: 200, body: state.poolBody(pool) };
    case "orderid": {
      if (!pool) return noPool;
      if (query.get("actionType") !== "toPeriod") return refusal(400, "ModelArts.50004000", "Bad request.");
      const made = state.newOrder(pool);
      return made ? { status: 200, body: { id: made.id } } : refusal(409, "CBC.30050010", "The resource is in an unpaid order.");
    }
    case "on-demand":
    case "subscribe-rate": {
      const answer = route === "on-demand" ? state.onDemandAnswer(body) : state.periodAnswer(body);
      return answer ? { status: 200, body: answer } : refusal(400, "CBC.0100", "Invalid parameter.");
    }
    case "orders": {
      const status = Number(query.get("status"));
      const all = state.orders.filter((each) => each.status === status).map((each) => ({ order_id: each.id, status, order_type: 11 }));
      return offsetPage("order_infos", all, Number(query.get("offset")), Number(query.get("limit")));
    }
    case "order":
      return order ? { status: 200, body: state.orderBody(order) } : noOrder;
    case "pay": {
      const why = order ? state.pay(order) : "CBC.30000010";
      return why ? refusal(400, why, "The order cannot be paid.") : { status: 204 };
    }
    case "cancel":
      if (!order || order.status !== 6) return refusal(400, order ? "CBC.99005010" : "CBC.30000010", "The order cannot be cancelled.");
      order.status = 4;
      return { status: 204 };
    case "subscriptions": {
      const all = state.subscriptions.filter((each) => body.resource_ids.includes(each.pool.resource)).map((each) => state.subscriptionBody(each));
      return offsetPage("data", all, body.offset, body.limit);
    }
    case "bills": {
      const all = state.feeRecords(query.get("cycle") ?? "");
      const page = offsetPage("fee_records", all, Number(query.get("offset")), Math.min(mostBills, Number(query.get("limit"))));
      return { status: 200, body: { currency: state.currency, .../** @type {object} */ (page.body) } };
    }
  }
}

/** @param {Options & ConstructorParameters<typeof CloudState>[0]} [options] */
export async function startCloud({ port = 0, token = "", perPage = 500, mostBills = 1000, ...known } = {}) {
  const state = new CloudState(known);
  /** @type {Asked[]} */
  const requests = [];
  /** @type {Map<Route, Failure[]>} */
  const failures = new Map();

  /** The failure that the next answer of a route has. @param {Route} route */
  function nextFailure(route) {
    const [failure] = failures.get(route) ?? [];
    if (failure && --/** @type {{ times: number }} */ (failure).times === 0) failures.get(route)?.shift();
    return failure ?? {};
  }

  const server = createServer(async (request, response) => {
    const { pathname, searchParams: query } = new URL(request.url ?? "/", "http://localhost");
    if (request.method === "OPTIONS") return void response.writeHead(204, crossOrigin).end();
    let text = "";
    for await (const chunk of request) text += chunk;
    const found = routes.find(([, method, path]) => method === request.method && path.test(pathname));
    const send = async (/** @type {Reply} */ { status, body }, /** @type {Failure} */ { delay = 0, hold, connection, text: other, change } = {}) => {
      await hold;
      if (delay) await new Promise((resolve) => setTimeout(resolve, delay));
      if (connection === "lost") return void response.destroy();
      const content = other ?? (body === undefined ? "" : jsonOf(change ? change(body) : body));
      const type = other?.startsWith("<") ? "text/html; charset=utf-8" : "application/json; charset=utf-8";
      response.writeHead(other === undefined ? status : 200, { ...crossOrigin, "content-type": type, ...(content && { "content-length": Buffer.byteLength(content) }) });
      if (connection !== "cut") return void response.end(content);
      response.write(content.slice(0, content.length / 2), () => response.destroy());
    };
    if (token && request.headers["x-auth-token"] !== token) return send(refusal(401, "ModelArts.0203", "Invalid token."));
    if (!found) return send(refusal(404, "APIGW.0101", "The API does not exist."));
    const [route, , path] = found;
    const asked = { route, query, body: text ? JSON.parse(text) : null, type: request.headers["content-type"] ?? "" };
    requests.push(asked);
    const failure = nextFailure(route);
    if (failure.status) return send(refusal(failure.status, failure.code ?? "", failure.words ?? ""), failure);
    return send(replyOf(state, asked, path.exec(pathname)?.[1] ?? "", { perPage, mostBills }), failure);
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://localhost:${address.port}`,
    state,
    requests,
    /** How often a route was asked, also in vain. @param {Route} route */
    count: (route) => requests.filter((each) => each.route === route).length,
    /** Spoils the next answers of a route; several failures of a route come after one another. @param {Route} route @param {Failure} failure */
    fail: (route, failure) => failures.set(route, [...(failures.get(route) ?? []), { times: 1, ...failure }]),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        server.closeAllConnections();
      }),
  };
}
