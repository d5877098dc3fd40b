import { useState } from "react";
import { MODEL_VERSION } from "../../model/schema";
import { Causes } from "./Causes";
import { Contents, type Entry } from "./Contents";
import { Facts, History } from "./Evidence";
import { ScenarioSources } from "./ScenarioSources";
import { WrittenModel, writtenSections } from "./WrittenModel";
import "../styles/model.css";

const entries = (): readonly Entry[] => [
  { id: "model-causes", title: "Causes and effects", depth: 1 },
  { id: "model-sources", title: "This scenario’s values", depth: 1 },
  { id: "model-facts", title: "Facts behind the presets", depth: 1 },
  { id: "model-consortia", title: "Real consortia", depth: 1 },
  ...writtenSections()
    .filter(({ depth }) => depth <= 2)
    .map(({ id, title, depth }): Entry => ({ id, title, depth: depth === 1 ? 1 : 2 })),
];

/** The documentation in the page: what causes what, what the scenario assumes and why, and every rule. */
export function ModelView() {
  const [listed] = useState(entries);
  return (
    <main className="screen model">
      <header className="lead">
        <h1>How the numbers come about</h1>
        <p className="note">
          One run is one imagined future of the group. Here is every rule that it follows, and where each
          number comes from. Model {MODEL_VERSION}.
        </p>
      </header>
      <div className="model-columns">
        <Contents entries={listed} />
        <div className="model-text">
          <Causes />
          <ScenarioSources />
          <Facts />
          <History />
          <WrittenModel />
        </div>
      </div>
    </main>
  );
}
