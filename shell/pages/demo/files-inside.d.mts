// What shell/tools/single_file.mjs puts into the single file.
declare module "files-inside" {
  /** Deflated, as base64, by the address below the page. */
  export const FILES: Record<string, string>;
}
