import { useEffect, useRef, useState } from "react";
import { LONGEST_QR, QrCode } from "../../charts/QrCode";
import { isComplete } from "../../state/session";
import type { ScenarioLink } from "../../state/sharing";
import { useSessionState } from "../PageContext";
import { shortcutLabel } from "../useShortcuts";
import { copyText } from "./copyText";

const QR_SIZE = 172;

/** Whether the system has a way of its own to pass things on that people use, as on a phone. */
const canPassOn = () => typeof navigator.share === "function" && matchMedia("(pointer: coarse)").matches;

/** What became of copying a link; nothing once it is another link. */
function useCopying(address: string) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [last, setLast] = useState<{ readonly address: string; readonly isCopied: boolean } | null>(null);
  const copy = async () => {
    if (box.current === null) return;
    setLast({ address, isCopied: await copyText(address, box.current) });
  };
  const isCopied = last?.address === address ? last.isCopied : null;
  const keys = shortcutLabel("Ctrl C");
  const said =
    isCopied === null
      ? ""
      : isCopied
        ? "Copied."
        : `This browser does not let the page copy. The link is selected: press ${keys}.`;
  return { box, said, copy };
}

/** What the link holds, and who can read it. */
function Notes({ isOpenToOthers }: Pick<ScenarioLink, "isOpenToOthers">) {
  const hasResults = useSessionState(isComplete);
  return (
    <>
      <p className="note">
        The link holds the whole scenario, in the part of the address that browsers do not send: it reaches no
        server. But whoever has the link can read the scenario: treat it like the file itself.
      </p>
      <p className="note">
        {hasResults
          ? "It also holds the fingerprint of these results: whoever opens it is told whether theirs are the same to the last digit."
          : "The results are not complete yet. Once they are, the link also tells whether others get the same."}
      </p>
      {!isOpenToOthers && (
        <p className="note">
          This page is on your own computer, so the link opens only here. To open it elsewhere, put “#” and
          all that follows behind the address of another Quorum.
        </p>
      )}
    </>
  );
}

/** The link in a box, to be copied, passed on, or read off the screen by a phone. */
export function LinkSection({ address, isOpenToOthers }: ScenarioLink) {
  const { box, said, copy } = useCopying(address);
  const name = useSessionState((state) => state.scenario.name);
  const first = useRef<HTMLButtonElement>(null);
  // After the dialog has put the focus where it puts it by itself.
  useEffect(() => first.current?.focus(), []);
  const hasQr = address.length <= LONGEST_QR;
  // Whoever gives up passing it on has done nothing wrong.
  const passOn = () => void navigator.share({ title: `Quorum: ${name}`, url: address }).catch(() => {});
  return (
    <div className={hasQr ? "share-link has-qr" : "share-link"}>
      <div>
        <textarea
          ref={box}
          className="share-box"
          aria-label="Link"
          readOnly
          rows={4}
          spellCheck={false}
          value={address}
          onFocus={(event) => event.currentTarget.select()}
        />
        <div className="share-acts">
          <button ref={first} type="button" className="button is-primary" onClick={copy}>
            Copy link
          </button>
          {canPassOn() && (
            <button type="button" className="button" onClick={passOn}>
              Pass on…
            </button>
          )}
          <span className="note" role="status">
            {said}
          </span>
        </div>
        <Notes isOpenToOthers={isOpenToOthers} />
      </div>
      {hasQr && (
        <figure className="share-qr">
          <QrCode text={address} label="The link as a QR code" size={QR_SIZE} />
          <figcaption className="note">
            {isOpenToOthers ? "For a phone’s camera" : "Opens on this computer only"}
          </figcaption>
        </figure>
      )}
    </div>
  );
}
