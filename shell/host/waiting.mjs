// Waiting that a signal ends.

/** Waits for the promise, but no longer than the signal lets: what was promised goes on. @template T @param {Promise<T>} promise @param {AbortSignal} signal */
export async function waitFor(promise, signal) {
  signal.throwIfAborted();
  let stop = () => {};
  const stopped = new Promise((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop);
  });
  try {
    return /** @type {T} */ (await Promise.race([promise, stopped]));
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** @param {number} milliseconds @param {AbortSignal} signal  rejects when it is aborted */
export async function pause(milliseconds, signal) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  try {
    await waitFor(new Promise((resolve) => (timer = setTimeout(resolve, milliseconds))), signal);
  } finally {
    clearTimeout(timer);
  }
}
