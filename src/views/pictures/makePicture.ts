import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import type { Drawn, PictureFormat } from "../../charts/PictureContext";
import { composePicture, DRAWING_WIDTH } from "../../share/picture/composePicture";
import { frozenDrawing, type MeasureIn } from "../../share/picture/frozenDrawing";
import { pageFont } from "../../share/picture/pageFonts";
import { pngOf } from "../../share/picture/pngOf";
import { fileName } from "../../share/saveFile";
import { furnitureOf, type Moment } from "./furnitureOf";

const FAMILIES = ["Inter Variable", "Source Serif 4 Variable"];

const fontsOfPage = async () => (await Promise.all(FAMILIES.map(pageFont))).join("");

// Read with the code, so that pictures can be made offline.
void fontsOfPage();

/** Letters of the scenario's name in a file's name; the finding has the rest. */
const NAME_LETTERS = 24;

/** Measures as the page sets text. */
function measureOnCanvas(): MeasureIn {
  const context = document.createElement("canvas").getContext("2d");
  if (context === null) throw new Error("the browser has no canvas");
  return (font) => (text) => {
    context.font = font;
    return context.measureText(text).width;
  };
}

/** Draws the chart anew, in light colours and as wide as pictures are, where the figure's styles hold; before the
 * browser paints it is gone again. */
function drawnAfresh({ draw, place }: Drawn, measureIn: MeasureIn) {
  const host = document.createElement("div");
  host.className = "figure-drawing picture-host";
  host.dataset.theme = "light";
  host.style.width = `${DRAWING_WIDTH}px`;
  host.inert = true;
  host.setAttribute("aria-hidden", "true");
  place.append(host);
  const root = createRoot(host, { identifierPrefix: "picture" });
  try {
    flushSync(() => root.render(draw(DRAWING_WIDTH)));
    return { drawing: frozenDrawing(host, measureIn), height: host.getBoundingClientRect().height };
  } finally {
    root.unmount();
    host.remove();
  }
}

/** A chart as a file, with all that it takes to understand it and to come back to it.
 * @throws {Error} when the browser cannot draw it */
export async function makePicture(drawn: Drawn, moment: Moment, format: PictureFormat) {
  const furniture = furnitureOf(drawn, moment);
  const measureIn = measureOnCanvas();
  const parts = { ...drawnAfresh(drawn, measureIn), furniture, measureIn, isFlat: format === "png" };
  const picture = composePicture({ ...parts, fonts: await fontsOfPage() });
  const content =
    format === "png" ? await pngOf(picture) : new Blob([picture.svg], { type: "image/svg+xml" });
  const scenario = [...moment.state.scenario.name].slice(0, NAME_LETTERS).join("");
  return { name: fileName(`${scenario} ${drawn.title}`, format), content };
}
