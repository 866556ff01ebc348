// What the provider has to know of a pool: its nodes, for an inquiry, and the order that is recorded with it.

/** @typedef {import("./huawei_values.mjs").Value} Value */

const label = "os.modelarts/";

/**
 * @typedef {object} CloudPool
 * @property {string} name  metadata.name, which paths use
 * @property {string} resource  the id that bills use; empty when the list has none
 * @property {boolean} isPrepaid
 * @property {string} order  the order that is recorded with it; empty when there is none
 * @property {string} autoRenew  "0", "1" or empty
 * @property {Map<string, number>} nodes  by flavor
 * @property {boolean} hasBilledDisks
 *
 * @param {Value} item  of a list of pools, or one pool
 * @returns {CloudPool}
 */
export function poolOf(item) {
  const metadata = item.at("metadata");
  const annotations = metadata.at("annotations");
  const groups = item.at("spec").at("resources").listIfAny();
  /** @type {Map<string, number>} */
  const nodes = new Map();
  for (const group of groups) {
    const flavor = group.at("flavor").text();
    nodes.set(flavor, (nodes.get(flavor) ?? 0) + group.at("count").whole());
  }
  const disks = groups.flatMap((group) => group.at("dataVolumes").listIfAny());
  return {
    name: metadata.at("name").text(),
    resource: metadata.at("labels").at(`${label}resource.id`).textIfAny(),
    isPrepaid: annotations.at(`${label}billing.mode`).textIfAny() === "1",
    order: annotations.at(`${label}order.id`).textIfAny(),
    autoRenew: annotations.at(`${label}auto.renew`).textIfAny(),
    nodes,
    hasBilledDisks: disks.some((disk) => disk.at("extendParams").at("billing").textIfAny() === "on"),
  };
}

/** A merge patch that writes annotations, by the last part of their names. @param {Record<string, string>} annotations */
export function annotationsPatch(annotations) {
  const named = Object.entries(annotations).map(([name, value]) => [label + name, value]);
  return { metadata: { annotations: Object.fromEntries(named) } };
}
