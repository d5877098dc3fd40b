import { readdirSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { build, type Plugin, type PluginOption, type Rolldown } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

/** The WebAssembly of an AssemblyScript entry file, as base64 text. */
async function compile(file: string): Promise<string> {
  const { main } = await import("assemblyscript/asc");
  const written: (string | Uint8Array)[] = [];
  const options = ["-O3", "--noAssert", "--runtime", "stub", "--enable", "simd", "--use", "abort="];
  const { error, stderr } = await main(
    [relative(process.cwd(), file), "--outFile", "kernel.wasm", "--uncheckedBehavior", "always", ...options],
    { writeFile: (_name, contents) => void written.push(contents) },
  );
  if (error || written[0] === undefined) throw new Error(`${file} does not compile: ${stderr}`);
  return Buffer.from(written[0]).toString("base64");
}

const compiled = new Map<string, Promise<string>>();

/** Lets TypeScript import compiled AssemblyScript: `import base64 from "….ts?kernel"`. */
function kernel(): Plugin {
  return {
    name: "kernel",
    enforce: "pre",
    async load(id) {
      const [file = "", query] = id.split("?", 2);
      if (query !== "kernel") return null;
      const sources = readdirSync(dirname(file)).map((name) => join(dirname(file), name));
      for (const source of sources) this.addWatchFile(source);
      const state = `${file} ${Math.max(...sources.map((source) => statSync(source).mtimeMs))}`;
      if (!compiled.has(state)) compiled.set(state, compile(file));
      return `export default ${JSON.stringify(await compiled.get(state))};`;
    },
  };
}

/** Keeps KaTeX's style sheet to the one font format that every browser with WebAssembly reads. */
function woff2Only(): Plugin {
  return {
    name: "woff2-only",
    enforce: "pre",
    transform(code, id) {
      if (!/katex(\.min)?\.css$/.test(id)) return null;
      return code.replace(/,\s*url\([^)]*\.(?:woff|ttf)\) format\("[^"]+"\)/g, "");
    },
  };
}

/** The most that the page may load before it shows results, gzipped; fonts and styles are not counted. */
const FIRST_LOAD_KB = 250;

/** Fails the build when the entry script, all that it imports at once and the worker weigh more than that. */
function firstLoadBudget(): Plugin {
  return {
    name: "first-load-budget",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const first = new Set<string>();
        const load = (name: string) => {
          const file = bundle[name];
          if (file?.type !== "chunk" || first.has(name)) return;
          first.add(name);
          for (const imported of file.imports) load(imported);
        };
        for (const file of Object.values(bundle)) {
          if (file.type === "chunk" && file.isEntry) load(file.fileName);
          if (/Worker-[\w-]+\.js$/.test(file.fileName)) first.add(file.fileName);
        }
        const weights = [...first].map((name) => {
          const file = bundle[name];
          const bytes = gzipSync(file?.type === "chunk" ? file.code : (file?.source ?? "")).length;
          return { name, kilobytes: bytes / 1000 };
        });
        const total = weights.reduce((sum, { kilobytes }) => sum + kilobytes, 0);
        const list = weights.map(({ name, kilobytes }) => `${name} ${kilobytes.toFixed(1)}`).join(", ");
        const told = `first load ${total.toFixed(1)} kB gzipped of at most ${FIRST_LOAD_KB} kB: ${list}`;
        if (!list.includes("Worker")) this.error(`the worker is missing from what is loaded first: ${list}`);
        if (total > FIRST_LOAD_KB) this.error(told);
        this.info(told);
      },
    },
  };
}

/** Makes the page fit for a file of its own: its worker stands in the script, no font is asked for beforehand, and it
 * says of itself that it is one (see src/share/oneFile.ts). */
function selfContained(): Plugin {
  return {
    name: "self-contained",
    enforce: "pre",
    transform(code, id) {
      return id.endsWith("/src/pool/pagePort.ts") ? code.replace("?worker", "?worker&inline") : null;
    },
    transformIndexHtml: {
      order: "pre",
      handler: (html) => ({
        html: html.replace(/\s*<link rel="preload"[^>]*>/g, ""),
        tags: [{ tag: "meta", attrs: { name: "quorum-file", content: "whole" }, injectTo: "head" as const }],
      }),
    },
  };
}

/** Puts the whole page as a single file beside the page, for the button that hands it out. */
function besidesOneFile(): Plugin {
  return {
    name: "besides-one-file",
    apply: "build",
    async generateBundle() {
      const built = await build({ mode: "standalone", logLevel: "warn", build: { write: false } });
      const files: Rolldown.RolldownOutput["output"][number][] = "output" in built ? built.output : [];
      const [file] = files;
      if (file?.type !== "asset" || files.length > 1) {
        const names = files.map(({ fileName }) => fileName).join(", ");
        this.error(`the page is to be one file, and is ${names}`);
      }
      this.emitFile({ type: "asset", fileName: file.fileName, source: file.source });
    },
  };
}

const project = (
  name: string,
  testTimeout: number,
  more: Partial<TestProjectInlineConfiguration["test"]> = {},
) => ({
  extends: true as const,
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    setupFiles: ["tests/support/sameExamples.ts"],
    testTimeout,
    hookTimeout: testTimeout,
    ...more,
  },
});

const unit = project("unit", 20_000, { isolate: false });
/** What renders parts of the page takes far longer than all other unit tests. */
const views = project("views", 20_000, {
  include: ["tests/unit/**/*.test.tsx"],
  setupFiles: ["tests/support/sameExamples.ts", "tests/unit/support/quickStyles.ts"],
});

/** What each kind of build needs besides: the command line, the page as one file, or the page as it is served. */
const pluginsOf = (mode: string): PluginOption[] =>
  mode === "cli"
    ? []
    : mode === "standalone"
      ? [selfContained(), viteSingleFile({ outputFileName: "quorum.html" })]
      : [firstLoadBudget(), besidesOneFile()];

export default defineConfig(({ mode }) => ({
  base: "./",
  plugins: [kernel(), woff2Only(), react(), ...pluginsOf(mode)],
  // Chromium starts no module worker for a page from disk.
  worker: { format: mode === "standalone" ? "iife" : "es", plugins: () => [kernel()] },
  build:
    mode === "cli"
      ? {
          ssr: true,
          copyPublicDir: false,
          outDir: "dist/cli",
          target: "node20",
          rollupOptions: {
            input: [
              ...[
                "src/cli/simulate.ts",
                "src/cli/link.ts",
                "src/cli/standalone.ts",
                "src/cli/writeSchema.ts",
                "src/pool/nodeWorker.ts",
              ],
              "tests/bench/bench.ts",
              "tests/bench/page.ts",
            ],
          },
        }
      : mode === "standalone"
        ? { outDir: "dist/standalone", target: "es2022", copyPublicDir: false }
        : { outDir: "dist/page", target: "es2022" },
  ssr: mode === "cli" ? { noExternal: true as const, external: ["playwright-core", "vite"] } : {},
  preview: { port: 4173 },
  test: {
    projects: [
      unit,
      views,
      project("statistical", 120_000),
      project("reference", 600_000),
      project("browser", 120_000),
    ],
  },
}));
