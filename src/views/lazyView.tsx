import { type ComponentType, use } from "react";
import type { Session } from "../state/session";
import { LoadError, ScreenBoundary } from "./ScreenBoundary";

type Load = () => Promise<ComponentType>;

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

/** The code of one view: not asked for, under way, there, or failed. */
class ViewCode {
  view: ComponentType | null = null;
  private loading: Promise<ComponentType> | null = null;

  constructor(private readonly load: Load) {}

  /** The same promise until `forget`, so that a failure is shown rather than asked for again and again. */
  start(): Promise<ComponentType> {
    this.loading ??= this.fetch();
    return this.loading;
  }

  /** After a failure: the next start asks anew. */
  forget(): void {
    this.loading = null;
  }

  private async fetch(): Promise<ComponentType> {
    try {
      await Promise.all([...failedStyles].map(reload));
      this.view = await this.load();
      return this.view;
    } catch (error) {
      throw new LoadError(error instanceof Error ? error.message : String(error));
    }
  }
}

function Loaded({ code }: { code: ViewCode }) {
  const View = code.view ?? use(code.start());
  return <View />;
}

const codes: ViewCode[] = [];

/** A view whose code comes when it is first opened, or with the warm-up. When its code cannot be had, it says so
 * and offers to try again. */
export function lazyView(load: Load): ComponentType {
  const code = new ViewCode(load);
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
