// The factory that Emscripten makes (cmake/web_module.cmake); it lies beside the shell when that is served.
export default function createModule(options: {
  canvas: HTMLCanvasElement;
  instantiateWasm(
    imports: WebAssembly.Imports,
    received: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
}): Promise<Record<string, any>>;
