import { type ComponentType, Suspense, useEffect, useLayoutEffect, useState } from "react";
import { useStore } from "zustand";
import { isSame } from "../model/paths";
import type { ViewId } from "../state/views";
import { Assumptions } from "./Assumptions";
import { Header } from "./Header";
import { Incoming } from "./incoming/Incoming";
import { lazyCode, lazyView } from "./lazyView";
import { Notices } from "./Notices";
import { Overview } from "./Overview";
import { type Page, PageProvider, usePage, useSessionState } from "./PageContext";
import { PictureProvider } from "./pictures/PictureProvider";
import { ScreenBoundary } from "./ScreenBoundary";
import { useShortcuts } from "./useShortcuts";

const SCREENS = {
  overview: Overview,
  drivers: lazyView(() => import("./drivers/DriversView").then((module) => module.DriversView)),
  members: lazyView(() => import("./members/MembersView").then((module) => module.MembersView)),
  rules: lazyView(() => import("./rules/RulesView").then((module) => module.RulesView)),
  tradeoffs: lazyView(() => import("./tradeoffs/TradeoffsView").then((module) => module.TradeoffsView)),
  join: lazyView(() => import("./join/JoinView").then((module) => module.JoinView)),
  compare: lazyView(() => import("./compare/CompareView").then((module) => module.CompareView)),
  future: lazyView(() => import("./future/FutureView").then((module) => module.FutureView)),
  model: lazyView(() => import("./model/ModelView").then((module) => module.ModelView)),
} satisfies Record<ViewId, unknown>;

const PresentView = lazyView(() => import("./present/PresentView").then((module) => module.PresentView));
const paperCode = lazyCode(() => import("./paper/PaperView").then((module) => module.PaperView));

/** Documents on paper. Their code comes after the first results; without it the screen is printed as it is. */
function Paper() {
  const hasResults = useSessionState(({ shown }) => shown !== null);
  const [View, setView] = useState<ComponentType | null>(null);
  useEffect(() => {
    const show = (view: ComponentType) => setView(() => view);
    if (hasResults) paperCode().then(show, () => {});
  }, [hasResults]);
  return View && <View />;
}

/** Slides over the page. */
function Presentation() {
  const { presenting } = usePage();
  const isOn = useStore(presenting, (state) => state.isOn);
  return <Suspense fallback={null}>{isOn && <PresentView />}</Suspense>;
}

/** What stands at the top of a printed view: the scenario that it shows. */
function PaperHead() {
  const name = useSessionState((state) => state.scenario.name);
  const isChanged = useSessionState(({ scenario, baseline }) => !isSame(scenario, baseline));
  return (
    <p className="paper-head">
      Quorum · <bdi>{name}</bdi>
      {isChanged && " · differs from its baseline: the Model view lists how"}
    </p>
  );
}

/** The whole page. */
export function App({ page }: { page: Page }) {
  const theme = useStore(page.preferences.store, (state) => state.theme);
  const isDialog = useStore(page.views.store, (state) => state.dialog !== null);
  const view = useStore(page.views.store, (state) => state.view);
  const Screen = SCREENS[view];
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  useShortcuts(page);
  return (
    <PageProvider page={page}>
      <Header />
      <PaperHead />
      <div className="page">
        <Assumptions />
        <Suspense fallback={<main className="screen" />}>
          <ScreenBoundary key={view}>
            <PictureProvider>
              <Screen />
            </PictureProvider>
          </ScreenBoundary>
        </Suspense>
      </div>
      {!isDialog && <Notices />}
      <Incoming />
      <Presentation />
      <Paper />
    </PageProvider>
  );
}
