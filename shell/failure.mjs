// What is shown when the canvas cannot be: a sentence in plain words and, where there is any, the data to take away.

/**
 * @param {HTMLElement} root
 * @param {string} message
 * @param {{ data?: string, retry?: () => void }} [ways]
 * @returns {HTMLElement} the panel, to be removed when all is well again
 */
export function showMessage(root, message, { data, retry } = {}) {
  const panel = document.createElement("div");
  panel.className = "message";
  panel.setAttribute("role", "alert");
  const sentence = document.createElement("p");
  sentence.textContent = message;
  panel.append(sentence);
  const actions = document.createElement("p");
  if (retry) {
    const button = document.createElement("button");
    button.textContent = "Try again";
    button.addEventListener("click", retry);
    actions.append(button, " ");
  }
  if (data !== undefined) {
    const link = document.createElement("a");
    link.textContent = "Download the saved data";
    link.download = "poolbill.json";
    link.href = `data:application/json;charset=utf-8,${encodeURIComponent(data)}`;
    actions.append(link);
  }
  if (actions.hasChildNodes()) panel.append(actions);
  root.prepend(panel);
  return panel;
}
