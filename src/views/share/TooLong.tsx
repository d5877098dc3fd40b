import { formatNumber } from "../../model/format";
import { LONGEST_LINK } from "../../share/link";
import { saveScenario } from "../../share/saveScenario";
import { useSessionState } from "../PageContext";

/** What takes the place of a link that mail and chat programs would cut.
 * @param length  of the link that there would be, in characters */
export function TooLong({ length }: { length: number }) {
  const scenario = useSessionState((state) => state.scenario);
  return (
    <>
      <p>
        This scenario is too long for a link: it would have {formatNumber(length)} characters, and mail and
        chat programs cut what is longer than {formatNumber(LONGEST_LINK)}. Save it as a file instead, and
        send that.
      </p>
      <div className="share-acts">
        <button type="button" className="button is-primary" onClick={() => saveScenario(scenario)}>
          Save the scenario as a file
        </button>
      </div>
    </>
  );
}
