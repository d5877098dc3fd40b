import { formatNumber } from "../../model/format";
import { LONGEST_LINK } from "../../share/link";
import { fileName, saveFile } from "../../share/saveFile";
import { useSessionState } from "../PageContext";

/** What takes the place of a link that mail and chat programs would cut.
 * @param length  of the link that there would be, in characters */
export function TooLong({ length }: { length: number }) {
  const scenario = useSessionState((state) => state.scenario);
  const save = () => {
    const text = `${JSON.stringify(scenario, null, 2)}\n`;
    saveFile(fileName(scenario.name, "json"), new Blob([text], { type: "application/json" }));
  };
  return (
    <>
      <p>
        This scenario is too long for a link: it would have {formatNumber(length)} characters, and mail and
        chat programs cut what is longer than {formatNumber(LONGEST_LINK)}. Save it as a file instead, and
        send that.
      </p>
      <div className="share-acts">
        <button type="button" className="button is-primary" onClick={save}>
          Save the scenario as a file
        </button>
      </div>
    </>
  );
}
