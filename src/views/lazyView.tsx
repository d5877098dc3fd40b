import { type ComponentType, use } from "react";
import type { Session } from "../state/session";
import { LoadError, ScreenBoundary } from "./ScreenBoundary";

const failedStyles = new Set<HTMLLinkElement>();

addEventListener(
  "error",
  ({ target }) => {
    if (target instanceof HTMLLinkElement && target.rel === "stylesheet") failedStyles.add(target);
  },
  true,
);

/** Asks again for a style sheet that failed to arrive: whoever imports its view anew takes it for there. */
function reload(link: HTMLLinkElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const again = link.cloneNode() as HTMLLinkElement;
    again.addEventListener("load", () => resolve());
    again.addEventListener("error", () => reject(new Error(`${link.href} does not arrive`)));
    failedStyles.delete(link);
    link.replaceWith(again);
  });
}

/** Code that comes on demand: not asked for, under way, there, or failed. */
class LazyCode<Code> {
  code: Code | null = null;
  private loading: Promise<Code> | null = null;

  constructor(private readonly load: () => Promise<Code>) {}

  /** The same promise until `forget`, so that a failure is shown rather than asked for again and again. */
  start(): Promise<Code> {
    this.loading ??= this.fetch();
    return this.loading;
  }

  /** After a failure: the next start asks anew. */
  forget(): void {
    this.loading = null;
  }

  private async fetch(): Promise<Code> {
    try {
      await Promise.all([...failedStyles].map(reload));
      this.code = await this.load();
      return this.code;
    } catch (error) {
      throw new LoadError(error instanceof Error ? error.message : String(error));
    }
  }
}

function Loaded({ code }: { code: LazyCode<ComponentType> }) {
  const View = code.code ?? use(code.start());
  return <View />;
}

const codes: Pick<LazyCode<unknown>, "start" | "forget">[] = [];

/** What is called rather than shown, and comes when it is first called, or with the warm-up. The promise is rejected
 * when its code cannot be had; the next call asks anew. */
export function lazyCode<Code>(load: () => Promise<Code>): () => Promise<Code> {
  const code = new LazyCode(load);
  codes.push(code);
  return async () => {
    try {
      return await code.start();
    } catch (error) {
      code.forget();
      throw error;
    }
  };
}

/** A view whose code comes when it is first opened, or with the warm-up. When its code cannot be had, it says so
 * and offers to try again. */
export function lazyView(load: () => Promise<ComponentType>): ComponentType {
  const code = new LazyCode(load);
  codes.push(code);
  return () => (
    <ScreenBoundary onRetry={() => code.forget()}>
      <Loaded code={code} />
    </ScreenBoundary>
  );
}

const idle = () =>
  new Promise<void>((resolve) => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(() => resolve());
    else setTimeout(resolve, 200);
  });

async function loadAll(): Promise<void> {
  for (const code of codes) {
    await idle();
    await code.start().catch(() => code.forget());
  }
  for (const face of document.fonts) {
    await idle();
    await face.load().catch(() => {});
  }
}

/** Loads the code and the fonts of all views, one by one, once the first results are done and nobody keeps the page
 * busy: views then open at once, and the page works offline. What does not arrive is fetched when it is opened. */
export function warmUpViews({ store }: Pick<Session, "store">): void {
  const stop = store.subscribe(({ phase }) => {
    if (phase !== "done") return;
    stop();
    void loadAll();
  });
}
