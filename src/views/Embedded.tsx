import { Suspense } from "react";
import { lazyView } from "./lazyView";
import { type Page, PageProvider } from "./PageContext";

const EmbedView = lazyView(() => import("./embed/EmbedView").then((module) => module.EmbedView));

interface EmbeddedProps {
  readonly page: Page;
  /** Why there is nothing to show, without a full stop. */
  readonly problem: string | null;
}

/** The page where another page shows one of its charts. */
export function Embedded({ page, problem }: EmbeddedProps) {
  if (problem !== null) {
    return (
      <main className="screen">
        <p role="alert">{problem}.</p>
      </main>
    );
  }
  return (
    <PageProvider page={page}>
      <Suspense fallback={null}>
        <EmbedView />
      </Suspense>
    </PageProvider>
  );
}
