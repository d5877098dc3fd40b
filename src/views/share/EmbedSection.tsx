import { useId, useRef, useState } from "react";
import { EMBEDS, type EmbedId, embedCode } from "../../state/embeds";
import { isOnWeb, pageAddress } from "../../state/sharing";
import { useSessionState } from "../PageContext";
import "../styles/embedSection.css";
import { copyText } from "./copyText";
import { useScenarioLink } from "./useScenarioLink";

const HELP =
  "Shows one chart of this scenario on a page of yours. The code holds the whole scenario: whoever sees that page can read it.";
const NO_HOME =
  "This page is a file: other pages can only show charts of a Quorum that has an address on the web.";
const OWN_MACHINE = "This Quorum is on your own computer: the chart shows only there.";

function Code({ code }: { code: string }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState("");
  const copy = async () => {
    if (box.current === null) return;
    const isCopied = await copyText(code, box.current);
    setSaid(isCopied ? "Copied." : "This browser does not let the page copy. The code is selected.");
  };
  return (
    <>
      <textarea
        ref={box}
        className="share-box"
        aria-label="Code for your page"
        readOnly
        rows={4}
        spellCheck={false}
        value={code}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="share-acts">
        <button type="button" className="button" onClick={copy}>
          Copy code
        </button>
        <span className="note" role="status">
          {said}
        </span>
      </div>
    </>
  );
}

/** Share: the code with which another page shows a chart; nothing where the link is too long for that. */
export function EmbedSection() {
  const id = useId();
  const { fragment, isTooLong, isOpenToOthers } = useScenarioLink();
  const name = useSessionState((state) => state.scenario.name);
  const [chart, setChart] = useState<EmbedId>("survival");
  const page = pageAddress();
  const problem = isOnWeb(page) ? null : NO_HOME;
  if (isTooLong) return null;
  return (
    <section className="embed-section" aria-labelledby={id}>
      <h3 id={id}>Show a chart on another page</h3>
      <p className="note">{problem ?? HELP}</p>
      {problem === null && (
        <>
          <label className="embed-choice">
            Chart
            <select
              className="choice"
              value={chart}
              onChange={(event) => setChart(event.target.value as EmbedId)}
            >
              {EMBEDS.map(({ id: value, title }) => (
                <option key={value} value={value}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          {!isOpenToOthers && <p className="note">{OWN_MACHINE}</p>}
          <Code key={chart} code={embedCode(page, chart, fragment, name)} />
        </>
      )}
    </section>
  );
}
