// For the custom-elements analyzer, which would otherwise write into the tree's package.json.
export default {
  globs: ["shell/element.mjs", "shell/define.mjs"],
  outdir: "build/package-manifest",
  packagejson: false,
  quiet: true,
};
