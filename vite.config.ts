import { relative } from "node:path";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Compiles the AssemblyScript behind `import text from "….ts?kernel"` to WebAssembly, given as base64 text.
 * With `?kernel-checked` every access keeps its bounds check, for tests. */
function kernel(): Plugin {
  return {
    name: "kernel",
    enforce: "pre",
    async load(id) {
      const [file = "", query] = id.split("?", 2);
      if (query !== "kernel" && query !== "kernel-checked") return null;
      const { main } = await import("assemblyscript/asc");
      let bytes: string | Uint8Array | null = null;
      const unchecked = query === "kernel" ? "always" : "never";
      const { error, stderr } = await main(
        [
          relative(process.cwd(), file),
          ...["--outFile", "kernel.wasm", "-O3", "--noAssert", "--runtime", "stub", "--enable", "simd"],
          ...["--use", "abort=", "--uncheckedBehavior", unchecked],
        ],
        {
          writeFile: (_name, contents) => {
            bytes = contents;
          },
        },
      );
      if (error || !bytes) throw new Error(`${file} does not compile: ${stderr}`);
      return `export default ${JSON.stringify(Buffer.from(bytes).toString("base64"))};`;
    },
  };
}

const project = (name: string, testTimeout: number) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], testTimeout, hookTimeout: testTimeout },
});

export default defineConfig(({ mode }) => ({
  base: "./",
  plugins: [kernel(), react()],
  worker: { format: "es" as const, plugins: () => [kernel()] },
  build:
    mode === "cli"
      ? {
          ssr: true,
          outDir: "dist/cli",
          target: "node20",
          rollupOptions: {
            input: [
              ...["src/cli/simulate.ts", "src/cli/writeSchema.ts", "src/pool/nodeWorker.ts"],
              "tests/bench/bench.ts",
            ],
          },
        }
      : { outDir: "dist/page", target: "es2022" },
  ssr: { noExternal: true as const },
  preview: { port: 4173 },
  test: {
    projects: [
      project("unit", 20_000),
      project("statistical", 120_000),
      project("reference", 600_000),
      project("browser", 120_000),
    ],
  },
}));
