// A scenario with many pools of two flavors. Yours comes from a file, or from `poolbill import`.

const flavors = [
  { code: "modelarts.vm.cpu.8ud", hourly: "0.66", monthly: "625.10" }, // dearer by the month
  { code: "modelarts.bm.gpu.8v100", hourly: "29.5", monthly: "14160", yearly: "141600" },
];

export function manyPools(count) {
  const ids = Array.from({ length: count }, (_, index) => `pool-${String(index).padStart(4, "0")}`);
  const actions = ids.map((pool, index) => ({
    at: new Date(Date.UTC(2025, 11, 31, 1, 0, index)).toISOString().replace(".000", ""),
    do: "create_pool",
    pool,
    nodes: [{ flavor: flavors[index % 4 === 0 ? 1 : 0].code, count: 1 + (index % 7) }],
  }));
  return {
    format: "poolbill/scenario",
    version: 1,
    catalog: { currency: "USD", flavors },
    pools: ids.map((id) => ({ id })),
    actions,
    now: "2026-01-01T00:00:00+08:00",
  };
}
