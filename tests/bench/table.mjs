// A table of measured values beside their targets.

/** @param {number} value @param {string} unit */
function figure(value, unit) {
  const digits = value >= 1000 ? 0 : value >= 10 ? 1 : 3;
  return `${value.toLocaleString("en", { maximumFractionDigits: digits })} ${unit}`;
}

export class Table {
  /** @type {string[][]} */
  #rows = [["work", "where", "measured", "target", "ratio", ""]];

  /**
   * @param {string} work
   * @param {string} where
   * @param {number} value
   * @param {string} unit
   * @param {number} target
   * @param {boolean} more  whether more is better
   */
  add(work, where, value, unit, target, more) {
    const ratio = value === target ? 1 : more ? value / target : target / value; // both may be 0
    this.#rows.push([
      work,
      where,
      figure(value, unit),
      `${more ? ">=" : "<="} ${target.toLocaleString("en")} ${unit}`,
      `${ratio.toLocaleString("en", { maximumFractionDigits: 2 })}x`,
      Number.isNaN(value) ? "not run" : ratio >= 1 ? "reached" : "MISSED",
    ]);
  }

  print() {
    const widths = this.#rows[0].map((_, i) => Math.max(...this.#rows.map((cells) => cells[i].length)));
    for (const cells of this.#rows) {
      const padded = cells.map((cell, i) => (i >= 2 && i <= 4 ? cell.padStart(widths[i]) : cell.padEnd(widths[i])));
      console.log(padded.join("  ").trimEnd());
    }
  }
}
