// Hourly bills as a web developer would write them: a loop over the hours, with luxon for time and big.js for money.
// The engine's speed is compared with it, and its figures are a third opinion on the engine's.
import Big from "big.js";
import { DateTime } from "luxon";

const zone = "UTC+8";
Big.DP = 20;

/**
 * @typedef {{ start: string, end: string, seconds: number, amount: string }} Line
 * @param {{ start: string, end: string, hourly: string, count: number }} usage
 * @returns {{ lines: Line[], total: string }}
 */
export function hourlyBills({ start, end, hourly, count }) {
  const until = DateTime.fromISO(end, { zone });
  const format = "yyyy-MM-dd'T'HH:mm:ssZZ";
  /** @type {Line[]} */
  const lines = [];
  let total = new Big(0);
  let from = DateTime.fromISO(start, { zone });
  while (from < until) {
    const to = DateTime.min(from.startOf("hour").plus({ hours: 1 }), until);
    const seconds = to.diff(from, "seconds").seconds;
    const amount = new Big(hourly).times(count).times(seconds).div(3600).round(8, Big.roundDown);
    total = total.plus(amount);
    lines.push({ start: from.toFormat(format), end: to.toFormat(format), seconds, amount: amount.toFixed(8) });
    from = to;
  }
  return { lines, total: total.toFixed(8) };
}
