import { createFutureStore } from "../../../src/state/future";
import { createLinkNews } from "../../../src/state/linkNews";
import { createPreferences } from "../../../src/state/preferences";
import { createPresentingStore } from "../../../src/state/presenting";
import type { Session } from "../../../src/state/session";
import { createViewStore } from "../../../src/state/views";
import type { Page } from "../../../src/views/PageContext";

/** A system that likes light colours. */
export const lightSystem = () =>
  Object.assign(new EventTarget(), { matches: false }) as unknown as MediaQueryList;

/** What the views need around a session. */
export const pageOf = (session: Session): Page => ({
  session,
  preferences: createPreferences(lightSystem()),
  views: createViewStore(),
  futures: createFutureStore(),
  presenting: createPresentingStore(),
  news: createLinkNews(session),
});
