import "poolbill/define";
import type {} from "poolbill/react";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";

function Bills() {
  const [isOpen, setOpen] = useState(true);
  const [isDark, setDark] = useState(false);
  const [orders, setOrders] = useState<string[]>([]);
  return (
    <>
      <button onClick={() => setOpen(!isOpen)}>{isOpen ? "Hide the bills" : "Show the bills"}</button>
      <button onClick={() => setDark(!isDark)}>{isDark ? "System colours" : "Dark colours"}</button>
      <p>{`${orders.length} orders`}</p>
      {isOpen && (
        <pool-bill
          src="scenario.json"
          theme={isDark ? "dark" : undefined}
          storageKey="react-example"
          onpool-bill-order-created={({ detail }) => setOrders((known) => [...known, detail.order])}
        />
      )}
    </>
  );
}

createRoot(document.querySelector("main")!).render(
  <StrictMode>
    <Bills />
  </StrictMode>,
);
