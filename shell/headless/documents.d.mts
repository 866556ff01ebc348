// What the engine takes and gives as JSON. Money and other decimal numbers are texts, so that no digit is lost; times
// are ISO 8601 with an offset. docs/BILLING.md describes the actions, docs/EXPORTS.md the documents.

export type BillingMode = "pay-per-use" | "yearly-monthly";
export type CouponKind = "voucher" | "cash-coupon" | "stored-value-card";
export type PaymentMethod = "balance" | "credit-card" | "online" | "monthly-settlement" | "partner";
export type BillType = "usage" | "purchase" | "renewal" | "auto-renewal" | "change" | "refund";

/** 1 to 9 months (a renewal: up to 11) or 1 to 3 years. */
export type Term = { months: number } | { years: number };

export interface Nodes {
  flavor: string;
  count: number;
}
export interface Disks {
  type: string;
  size_gb: number;
  count: number;
}

interface Timed<Word extends string> {
  at: string;
  do: Word;
}

/** One action of the scenario's log. */
export type Action =
  | (Timed<"create_pool"> & { pool: string; nodes: Nodes[]; disks?: Disks[] })
  | (Timed<"scale_pool"> & { pool: string; nodes: (Nodes & { mode?: BillingMode })[]; disks?: Disks[]; discount_percent?: string; order?: string; pays_later?: boolean })
  | (Timed<"delete_pool"> & { pool: string })
  | (Timed<"set_pool_status"> & {
      pool: string;
      phase?: string;
      scopes?: Record<string, string>;
      control_mode?: number;
      creating_nodes?: number;
      deleting_nodes?: number;
    })
  | (Timed<"set_node_billing"> & { pool: string; flavor: string; count?: number; mode: BillingMode })
  | (Timed<"submit_change_order"> & {
      pool: string;
      order: string;
      term: Term;
      auto_renew?: boolean;
      discount_percent?: string;
      needs_approval?: boolean;
    })
  | (Timed<"approve_order"> & { order: string; approved?: boolean })
  | (Timed<"pay_order"> & { order: string; method?: PaymentMethod; coupon?: string })
  | (Timed<"fail_payment"> & { order: string; reason?: string })
  | (Timed<"cancel_order"> & { order: string })
  | (Timed<"set_auto_renew"> & { pool: string; enabled?: boolean; term?: Term; times?: number })
  | (Timed<"renew"> & { pool: string; order?: string; term: Term; method?: PaymentMethod; discount_percent?: string; coupon?: string })
  | (Timed<"set_expiry_day"> & { pool: string; day?: number | null })
  | (Timed<"unsubscribe"> & { pool: string; order?: string; nodes?: Nodes[]; renewals_only?: boolean })
  | (Timed<"top_up"> & { amount: string })
  | (Timed<"add_coupon"> & { kind?: CouponKind; amount: string; until?: string; minimum?: string });

export type ExportFormat = "table" | "json" | "jsonl" | "tsv" | "csv" | "focus-1.2" | "focus-1.4" | "ics" | "scenario";

/** Which bills; what is absent does not restrict. */
export interface BillFilter {
  /** Up to this time; by default the scenario's clock. */
  at?: string;
  /** The id of the only pool. */
  pool?: string;
  mode?: BillingMode;
}

export interface ExportOptions extends BillFilter {
  /** FOCUS: also the hours that are paid for and not used yet. */
  throughExpiry?: boolean;
  /** Text that a spreadsheet would run as a formula is not marked as text. */
  raw?: boolean;
  /** CSV and FOCUS: a byte order mark at the start. */
  bom?: boolean;
}

export interface BillLine {
  pool: string;
  mode: BillingMode;
  cycle_start: string;
  cycle_end: string;
  start: string;
  end: string;
  seconds: number;
  flavor: string;
  count: number;
  unit_price: string;
  amount: string;
  truncated: string;
  payable: string;
  currency: string;
  status: "accruing" | "issued" | "settled";
  type: BillType;
  unit: "hour" | "month" | "year" | "remaining period" | "once";
  periods: number;
  list: string;
  discount: string;
  settled: string;
  /** Of a disk. */
  size_gb?: number;
  /** The order that made the line. */
  order?: string;
}

export interface StatementSums {
  lines: number;
  usage_seconds: number;
  list: string;
  discount: string;
  amount: string;
  truncated: string;
  payable: string;
  coupon: string;
  cash: string;
  credit: string;
  other: string;
  unsettled: string;
}
export interface StatementRow extends StatementSums {
  pool: string;
  type: BillType;
}
export interface Statement {
  /** "2023-04" or "2023-04-18" */
  period: string;
  currency: string;
  rounding: string;
  due: string;
  total: StatementSums;
  rows: StatementRow[];
}

export interface Comparison {
  /** "pay-per-use", "1 month", "3 years", … */
  term: string;
  total: string;
  saving: string;
  /** The first second at which pay-per-use would have cost the fee; null: never. */
  break_even: string | null;
  expires: string | null;
  from: string;
  until: string;
  pay_per_use: string;
  free_tail_seconds: number;
  utilisation_percent: string | null;
}

export interface Preview {
  pool: string;
  term: string;
  currency: string;
  list: string;
  discount: string;
  truncated: string;
  payable: string;
  paid: string;
  starts: string;
  expires: string;
  first_auto_renewal: string | null;
  bills: BillLine[];
  comparison: Comparison;
}

/** A file with lists, bills, prices or orders, in any encoding and shape that docs/IMPORT.md lists. */
export interface BillFile {
  /** Said where something is said about it. */
  name: string;
  content: string | Uint8Array;
}

export interface ImportOptions {
  /** The scenario's clock: the present. */
  now: string;
  site?: "intl" | "eu" | "cn";
  /** Where files have several: the only one of interest. */
  region?: string;
  /** An enterprise project's id, of bills. */
  project?: string;
  /** An account, of bills. */
  account?: string;
  /** What columns of tables mean that are not known by their names: name to field. */
  columns?: Record<string, string>;
}

export interface Note {
  kind: string;
  code: string;
  subject: string;
  sentence: string;
  file: string;
  part: string;
}

export interface Import {
  /** Its file, as openEngine takes it. */
  scenario: string;
  notes: Note[];
  /** Notes of the same kinds that are left out. */
  further_notes: number;
  questions: { pool: string; kind: "running" | "term-begin" | "renewal" | "term-end"; about: string; sentence: string; answered: boolean }[];
  bills: Record<string, number | string>;
  prices: Record<string, string>[];
}

export interface ReconcileOptions {
  at?: string;
  columns?: Record<string, string>;
}

export type Verdict = "equal" | "last-digit" | "different" | "only-in-bill" | "only-here" | "apart";

export interface ComparedRecord {
  verdict: Verdict;
  cause: string | null;
  month: string;
  pool: string;
  flavor: string;
  begin: string | null;
  end: string | null;
  bill: string | null;
  here: string | null;
  file: string | null;
  place: string | null;
}
export interface ComparedSum {
  month: string;
  /** null: all pools */
  pool: string | null;
  rows: number;
  bill: string;
  here: string;
  difference: string;
  /** Of all pools: what is due in the month. */
  due_bill: string | null;
  due_here: string | null;
}
export interface Reconciliation {
  counts: Record<Verdict, number>;
  rows: ComparedRecord[];
  sums: ComparedSum[];
  missing_pages: string[];
  notes: Note[];
}
