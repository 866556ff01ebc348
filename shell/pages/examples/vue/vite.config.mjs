import vue from "@vitejs/plugin-vue";

const isCustomElement = (tag) => tag === "pool-bill";

export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };
