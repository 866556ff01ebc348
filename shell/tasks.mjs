// Work that is long is done in several tasks, so that the page can go on in between.

/** Without the delay of timers, which grows to a second in the background. @returns {Promise<void>} */
export function nextTask() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
