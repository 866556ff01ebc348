// A scenario of many pools over ten years: pay-per-use pools that are scaled, and prepaid pools that renew
// automatically every month or every year.

const flavors = [
  { code: "modelarts.vm.cpu.8ud", name: "8 vCPUs | 32 GB", hourly: "0.66", monthly: "625.10" },
  { code: "modelarts.bm.gpu.8v100", name: "8 V100", hourly: "29.5", monthly: "14160" },
];

/** @param {number} year @param {number} seconds */
const at = (year, seconds) =>
  new Date(Date.UTC(year, 0, 4, 1, 29, 16) + seconds * 1000).toISOString().replace(".000Z", "Z");

/** @param {number} count  of pools */
export function tenYearsOf(count) {
  const pools = [];
  const actions = [];
  for (let i = 0; i < count; ++i) {
    const pool = `pool-${String(i).padStart(5, "0")}`;
    pools.push({ id: pool, name: `team-${i}` });
    actions.push({ at: at(2013, i * 61), do: "create_pool", pool, nodes: [{ flavor: flavors[0].code, count: 1 + (i % 7) }] });
    const nodes = [
      { flavor: flavors[0].code, count: 9 },
      { flavor: flavors[1].code, count: 1 + (i % 3) },
    ];
    actions.push({ at: at(2014, i * 61), do: "scale_pool", pool, nodes });
    if (i % 3 === 0) continue;
    const order = `CS-${i}`;
    const term = i % 3 === 1 ? { months: 1 } : { years: 1 };
    actions.push({ at: at(2018, i * 61), do: "submit_change_order", pool, order, term, auto_renew: true });
    actions.push({ at: at(2018, i * 61), do: "pay_order", order, method: "balance" });
  }
  actions.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const catalog = { currency: "USD", flavors };
  return { format: "poolbill/scenario", version: 1, site: "intl", catalog, pools, actions, now: at(2023, 0) };
}
