// Price inquiries: what is asked for a flavor, and the documents that the widget's import pairs (docs/IMPORT.md).
import { RefusedError } from "./huawei_error.mjs";
import { periodType } from "./huawei_orders.mjs";

/** @typedef {import("./huawei_asking.mjs").Answer} Answer */
/** @typedef {import("./huawei_values.mjs").Value} Value */
/** @typedef {import("./provider.mjs").Term} Term */

/**
 * @typedef {object} Flavor
 * @property {string} name  as pools have it
 * @property {string} billingCode  as the billing service has it
 * @property {boolean} isHourly  whether it is sold pay-per-use
 * @property {boolean} isPrepaid  whether it is sold yearly/monthly
 *
 * What an inquiry asks for: an hour of use, or a term.
 * @typedef {"hour" | Term} Span
 *
 * @typedef {ReturnType<typeof productOf>} Product
 */

const ratings = "/v2/bills/ratings/";

/** @param {Span} span */
export const inquiryPath = (span) => ratings + (span === "hour" ? "on-demand-resources" : "period-resources/subscribe-rate");

/** @param {Value} item  of the list of flavors @returns {Flavor} */
export function flavorOf(item) {
  const name = item.at("metadata").at("name").text();
  const spec = item.at("spec");
  const modes = spec.at("billingModes").listIfAny().map((mode) => mode.whole());
  return { name, billingCode: spec.at("billingCode").textIfAny() || name, isHourly: modes.includes(0), isPrepaid: modes.includes(1) };
}

/**
 * One product of an inquiry. The fixed values are those that ModelArts has in the billing service: usage by the hour
 * (measure 4), and a linear product that is counted in pieces (measure 14).
 * @param {Flavor} flavor @param {number} count @param {Span} span @param {string} region
 */
export function productOf(flavor, count, span, region) {
  return {
    // An answer has ids only, and the import joins answers of several inquiries.
    id: `${flavor.name}-${span === "hour" ? span : span.unit}`,
    cloud_service_type: "hws.service.type.modelarts",
    resource_type: "hws.resource.type.modelarts",
    resource_spec: flavor.billingCode,
    region,
    ...(span === "hour"
      ? { usage_factor: "Duration", usage_value: 1, usage_measure_id: 4 }
      : { period_type: periodType[span.unit], period_num: span.count }),
    resource_size: 1,
    size_measure_id: 14,
    subscription_num: count,
  };
}

/** @param {string} projectId @param {Span} span @param {Product[]} products */
export const inquiryOf = (projectId, span, products) => ({
  project_id: projectId,
  ...(span === "hour" && { inquiry_precision: 1 }), // up to ten decimals
  product_infos: products,
});

/**
 * The prices of flavors for one span, as documents: each request with its answer. In the request that is handed on, a product
 * is called by the flavor's name, by which pools know it, and not by its billing code. When the cloud refuses an inquiry for
 * several flavors, each is asked for alone, so that one that is not sold for this span does not hide the prices of the others;
 * the import then notes that its price is missing.
 * @param {Flavor[]} flavors @param {Span} span @param {string} region @param {string} projectId
 * @param {(body: unknown) => Promise<Answer>} ask
 * @returns {Promise<(object | string)[]>}
 */
export async function pricesOf(flavors, span, region, projectId, ask) {
  if (flavors.length === 0) return [];
  const products = flavors.map((flavor) => productOf(flavor, 1, span, region));
  try {
    const { text, root } = await ask(inquiryOf(projectId, span, products));
    const results = span === "hour" ? root : root.at("official_website_rating_result");
    for (const result of results.at("product_rating_results").list()) result.at("official_website_amount").amount();
    const named = products.map((product, index) => ({ ...product, resource_spec: flavors[index].name }));
    return [inquiryOf(projectId, span, named), text];
  } catch (error) {
    if (!(error instanceof RefusedError) || error.status !== 400) throw error;
    if (flavors.length === 1) return [];
    const each = [];
    for (const flavor of flavors) each.push(...(await pricesOf([flavor], span, region, projectId, ask)));
    return each;
  }
}
