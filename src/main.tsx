import { createRoot } from "react-dom/client";
import { presets } from "./model/presets";
import { createPageSimulator } from "./pool/pageSimulator";
import { createSession } from "./state/session";
import { createThemeStore } from "./state/theme";
import { createViewStore } from "./state/views";
import { App } from "./views/App";
import { warmUpViews } from "./views/lazyView";
import "./views/styles/fonts.css";
import "./views/styles/colours.css";
import "./views/styles/page.css";
import "./views/styles/controls.css";
import "./views/styles/screen.css";
import "./views/styles/overview.css";
import "./views/styles/charts.css";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
const session = createSession(createPageSimulator(), presets);
createRoot(root).render(
  <App session={session} presets={presets} themes={createThemeStore()} views={createViewStore()} />,
);
warmUpViews(session);
