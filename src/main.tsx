import { createRoot } from "react-dom/client";
import { setLocale } from "./model/locale";
import { presets } from "./model/presets";
import { createPageSimulator } from "./pool/pageSimulator";
import { startAddress } from "./state/address";
import { arrive } from "./state/arriving";
import { embedIn } from "./state/embeds";
import { createFutureStore } from "./state/future";
import { createLibrary } from "./state/library";
import { createNews } from "./state/news";
import { createPreferences } from "./state/preferences";
import { createPresentingStore, forgetOnOpening } from "./state/presenting";
import { createSession } from "./state/session";
import { createViewStore } from "./state/views";
import { App } from "./views/App";
import { Embedded } from "./views/Embedded";
import { warmUpViews } from "./views/lazyView";
import "./views/styles/fonts.css";
import "./views/styles/colours.css";
import "./views/styles/page.css";
import "./views/styles/header.css";
import "./views/styles/dialogs.css";
import "./views/styles/controls.css";
import "./views/styles/screen.css";
import "./views/styles/overview.css";
import "./views/styles/charts.css";
import "./views/styles/print.css";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
setLocale(navigator.language);
const embed = embedIn(location.search);
// What another page shows must not change what the reader keeps.
const library = embed === null ? createLibrary() : createLibrary(null);
const arrival = arrive(presets, library);
const { start, view, edits, received, problem } = arrival;
const session = createSession(createPageSimulator(), presets, requestAnimationFrame, library, start);
const page = {
  session,
  preferences: createPreferences(),
  views: createViewStore(view),
  futures: createFutureStore(),
  presenting: createPresentingStore(edits),
  news: createNews(session),
};
if (problem !== null) page.news.refuseArrival(problem);
if (received !== null) page.news.expect(received.linked.result, received.carrier, received.isNew);
if (embed === null) {
  startAddress(page, arrival);
  forgetOnOpening(page.session, page.presenting);
} else {
  // The page around it shows another scenario.
  addEventListener("hashchange", () => location.reload());
}
createRoot(root).render(
  embed === null ? <App page={page} /> : <Embedded page={page} problem={embed.problem ?? problem} />,
);
if (embed === null) warmUpViews(page.session);
