import "poolbill/define";

document.querySelector("pool-bill").addEventListener("pool-bill-order-paid", ({ detail }) => {
  document.title = `${detail.payable} ${detail.currency}`;
});
