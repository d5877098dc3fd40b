import { type ReactNode, useMemo } from "react";
import { type Drawn, PictureContext, type PictureFormat, type Pictures } from "../../charts/PictureContext";
import { saveFile } from "../../share/saveFile";
import { lazyCode } from "../lazyView";
import { type Page, usePage, useSessionState } from "../PageContext";
import "../styles/pictures.css";

const code = lazyCode(() => import("./makePicture"));

const FAILED = "The picture could not be made: reload the page and try again";
/** Browsers keep the clipboard from pages that are not served securely. */
const REFUSED = "The browser does not allow it: save the PNG picture instead";

function picturesOf({ session, views, presenting }: Page): Omit<Pictures, "isOld"> {
  const make = async (drawn: Drawn, format: PictureFormat) => {
    // What is drawn belongs to: anything may change while the code comes.
    const moment = {
      state: session.store.getState(),
      view: views.store.getState().view,
      edits: presenting.getState().edits,
    };
    const { makePicture } = await code();
    return makePicture(drawn, moment, format);
  };
  return {
    async save(drawn, format) {
      try {
        const { name, content } = await make(drawn, format);
        saveFile(name, content);
        return "";
      } catch {
        return FAILED;
      }
    },
    async copy(drawn) {
      const content = make(drawn, "png").then((file) => file.content);
      try {
        await navigator.clipboard.write([new ClipboardItem({ "image/png": content })]);
        return "Copied";
      } catch {
        return content.then(
          () => REFUSED,
          () => FAILED,
        );
      }
    },
  };
}

/** Lets the charts below be saved as pictures. */
export function PictureProvider({ children }: { children: ReactNode }) {
  const page = usePage();
  const isOld = useSessionState(({ shown, scenario }) => shown?.scenario !== scenario);
  const pictures = useMemo(() => ({ ...picturesOf(page), isOld }), [page, isOld]);
  return <PictureContext value={pictures}>{children}</PictureContext>;
}
