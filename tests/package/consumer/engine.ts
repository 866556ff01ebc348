// A program under `strict` that uses all types of the engine without a widget; it is compiled and never run.
import { Engine, EngineError, openEngine } from "poolbill/engine";
import type { Action, BillFilter, BillLine, Comparison, EngineOptions, ExportFormat, ExportOptions, Preview, Problem, Statement, Term } from "poolbill/engine";

const options: EngineOptions = { tolerant: true, wasm: new Uint8Array() };
const engine: Engine = await openEngine({ format: "poolbill/scenario" }, options);
const term: Term = { months: 1 };
const action: Action = { at: engine.now, do: "renew", pool: "p", term };
const done: void = await engine.act(action);
await engine.setNow(engine.now);

const filter: BillFilter = { pool: "p", mode: "pay-per-use" };
for await (const line of engine.bills(filter)) {
  const { payable, seconds, order }: BillLine = line;
  console.log(payable.length, seconds + 1, order?.length);
}
const [statement]: Statement[] = await engine.statement({ by: "day" });
const rows: Comparison[] = await engine.compare({ pool: "p", until: engine.now, stops: true });
const preview: Preview = await engine.preview({ pool: "p", term: { years: 1 }, autoRenew: true });
const format: ExportFormat = "focus-1.4";
const wanted: ExportOptions = { ...filter, throughExpiry: true };
const stream: ReadableStream<Uint8Array> = engine.export(format, wanted);
engine.dispose();
try {
  await engine.scenario();
} catch (error) {
  if (error instanceof EngineError) console.log(error.code, error.path, error.problems.map(({ message }: Problem) => message));
}
console.log(done, statement?.rows[0]?.payable, rows[0]?.break_even, preview.comparison.saving, stream, engine.warnings.length);

// @ts-expect-error: an action has its time
await engine.act({ do: "pay_order", order: "CS1" });
// @ts-expect-error: there is no such action
await engine.act({ at: engine.now, do: "pay" });
// @ts-expect-error: there is no such format
engine.export("xlsx");
// @ts-expect-error: a preview is of a pool
await engine.preview({ term });
