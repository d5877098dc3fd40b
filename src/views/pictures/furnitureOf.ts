import type { Drawn } from "../../charts/PictureContext";
import { LONGEST_QR, qrPath } from "../../charts/QrCode";
import type { SlideEdits } from "../../share/link";
import type { Furniture } from "../../share/picture/composePicture";
import { NO_FORECAST } from "../../state/findings/subtitles";
import type { SessionState } from "../../state/session";
import { linkedNow, linkTo, pageAddress } from "../../state/sharing";
import { smallPrintOf } from "../../state/smallPrint";
import type { ViewId } from "../../state/views";

/** The page as it was when a picture was asked for. */
export interface Moment {
  readonly state: SessionState;
  readonly view: ViewId;
  readonly edits: SlideEdits;
}

function linesFor({ shown, baseline }: SessionState, date: Date): readonly string[] {
  if (shown === null) return [];
  const { assumptions, origin } = smallPrintOf(shown, baseline, date);
  return [assumptions, origin];
}

/** What stands around a chart: the finding, what it follows from, and the way back.
 * @param date  of the day on which it leaves the page */
export function furnitureOf(
  { title, subtitle, smallPrint }: Omit<Drawn, "draw" | "place">,
  { state, view, edits }: Moment,
  date = new Date(),
): Furniture {
  const { shareable, isOpenToOthers } = linkTo(linkedNow(state, view, edits), pageAddress());
  return {
    title,
    subtitle,
    smallPrint: [...(smallPrint?.(date) ?? linesFor(state, date)), NO_FORECAST],
    address: shareable,
    isOpenToOthers,
    code: shareable !== null && shareable.length <= LONGEST_QR ? qrPath(shareable) : null,
  };
}
