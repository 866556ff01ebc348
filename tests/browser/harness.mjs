// What browser tests share. shell/tools/visit.mjs opens and drives the pages.
//
// Left out: comparing pixels. Screenshots are for people (./dev shots); tests query the accessibility tree.
import { after } from "node:test";

import { closeBrowser, firefoxPath, Visit } from "../../shell/tools/visit.mjs";

export { newPage, open } from "../../shell/tools/visit.mjs";
export { Visit };

after(closeBrowser);

/** For tests that use a feature that Firefox's remote control lacks. */
export const chromiumOnly = { skip: firefoxPath ? "Firefox's remote control cannot do it" : false };

/** Creates the documentation example's order, up to the payment dialog. @param {Visit} visit */
export async function submitOrder(visit) {
  await visit.button("More").click();
  await visit.role("menuitem", "Change To Prepaid").click();
  await visit.button("OK").click();
  await visit.button("Pay").click();
  await visit.idle();
}

/**
 * Opens the *Export* menu, which a low widget has below what is seen: focus brings it into sight. A click alone would scroll the
 * mirror, which takes that back and has the application scroll, and on a busy machine it hits what was there before.
 * @param {Visit} visit
 */
export async function openExportMenu(visit) {
  await visit.button("Export").focus();
  await visit.idle();
  await visit.button("Export").click();
  await visit.idle();
}
