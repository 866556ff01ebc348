// The pools whose change was completed a short time ago. Lists of a cloud may show it minutes later, and until then they offer the
// change again, which would buy the pool twice.

const PREFIX = "poolbill.changed.";
/** How long a list may be behind. No cloud documents it; longer, and a pool that was changed back could not be ordered. */
const BEHIND_MS = 15 * 60_000;
/** When lists are read again meanwhile. */
export const PAUSES_MS = [5000, 10_000, 15_000, 30_000, 60_000, 120_000, 240_000, 420_000];

/** Shared by the widgets of a page, and kept over a reload. @param {string} name  of the widget's place in the page */
export function changedPools(name) {
  const key = PREFIX + name;
  /** Where the browser stores nothing. @type {[string, number][]} */
  let own = [];
  /** @returns {[string, number][]}  a pool and when its change was completed */
  const read = () => {
    let found;
    try {
      found = JSON.parse(sessionStorage.getItem(key) ?? "[]");
    } catch {
      // Blocked, or something else's.
    }
    const now = Date.now();
    return [...own, ...(Array.isArray(found) ? found : [])].filter((each) => Array.isArray(each) && each[1] <= now && now < each[1] + BEHIND_MS);
  };
  return {
    /** @param {string} pool */
    add(pool) {
      own = [...read().filter(([other]) => other !== pool), [pool, Date.now()]];
      try {
        sessionStorage.setItem(key, JSON.stringify(own));
      } catch {
        // Blocked or full: then only this widget knows, until a reload.
      }
    },
    /** @returns {string[]} */
    list: () => [...new Set(read().map(([pool]) => pool))],
  };
}

/** Whether the pool's change to yearly/monthly is in a scenario. @param {string} scenario  as text @param {string} pool */
export function showsChange(scenario, pool) {
  if (!scenario) return false;
  const { actions } = /** @type {{ actions: { do: string, pool?: string }[] }} */ (JSON.parse(scenario));
  return actions.some((action) => action.do === "submit_change_order" && action.pool === pool);
}
