// A console's list of pools as ModelArts' API returns it, including the members that Poolbill does not need.

/** @param {number} count @returns {string} a PoolList as JSON */
export function poolListOf(count) {
  const flavor = "modelarts.vm.cpu.8ud";
  const zones = [{ az: "ap-southeast-1a", count: 1 }];
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const item = (/** @type {number} */ i) => {
    const prepaid = i % 7 === 3;
    return {
      apiVersion: "v2",
      kind: "Pool",
      metadata: {
        name: `pool-${String(i).padStart(5, "0")}-1a2b3c`,
        creationTimestamp: `2023-04-${two(1 + (i % 17))}T${two(i % 24)}:${two(i % 60)}:${two((i * 7) % 60)}Z`,
        labels: {
          "os.modelarts/name": `team-${i % 97}-${i}`,
          "os.modelarts/workspace.id": "0",
          "os.modelarts/resource.id": `res-${i}`,
          "os.modelarts/order.name": "",
          "os.modelarts.pool/biz": "private",
          "os.modelarts/create-from": "console",
          "os.modelarts/enterprise.project.id": "0",
        },
        annotations: {
          "os.modelarts/billing.mode": prepaid ? "1" : "0",
          ...(prepaid && {
            "os.modelarts/period.num": String(1 + (i % 9)),
            "os.modelarts/period.type": "2",
            "os.modelarts/auto.renew": "1",
            "os.modelarts/order.id": `CS${i}`,
          }),
        },
      },
      spec: {
        type: "Dedicate",
        scope: ["Train", "Infer"],
        controlMode: 0,
        network: { name: "network-demo" },
        resources: [{ flavor, count: 1 + (i % 4), maxCount: 1 + (i % 4), azs: zones }],
      },
      status: {
        phase: i % 11 ? "Running" : "Abnormal",
        message: "",
        scope: [
          { scopeType: "Train", state: "Enabled" },
          { scopeType: "Infer", state: "Enabled" },
        ],
        resources: { available: { flavor, count: 1, maxCount: 1, azs: zones } },
      },
    };
  };
  return JSON.stringify({ apiVersion: "v2", kind: "PoolList", items: Array.from({ length: count }, (_, i) => item(i)) });
}
