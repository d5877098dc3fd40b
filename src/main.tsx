import { createRoot } from "react-dom/client";
import { setLocale } from "./model/locale";
import { presets } from "./model/presets";
import { createPageSimulator } from "./pool/pageSimulator";
import { createFutureStore } from "./state/future";
import { createPreferences } from "./state/preferences";
import { createPresentingStore, forgetOnOpening } from "./state/presenting";
import { createSession } from "./state/session";
import { createViewStore } from "./state/views";
import { App } from "./views/App";
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
const page = {
  session: createSession(createPageSimulator(), presets),
  preferences: createPreferences(),
  views: createViewStore(),
  futures: createFutureStore(),
  presenting: createPresentingStore(),
};
forgetOnOpening(page.session, page.presenting);
createRoot(root).render(<App page={page} />);
warmUpViews(page.session);
