import type PptxGenJS from "pptxgenjs";
import type { BarsPart, DeckSeries, TimePart } from "./deck";
import { type Box, placedApart, textInches } from "./deckLayout";
import { COLOURS, FONTS, INKS } from "./deckStyle";
import { addTable } from "./deckTable";

type Slide = PptxGenJS.Slide;
type Options = PptxGenJS.IChartOpts;

const AXIS_POINTS = 12;
const LABEL_POINTS = 14;
const LABEL_GAP = 0.34;
/** Beside the plot for the numbers of its axis, and below it for years. */
const AXIS_ROOM = 0.75;
const YEARS_ROOM = 0.4;

const dataOf = (series: readonly DeckSeries[], labels: readonly string[]) =>
  series.map(({ name, values }) => ({ name, labels: [...labels], values: [...values] }));

const coloursOf = (series: readonly DeckSeries[]) =>
  series.map(({ colour }) => (colour === null ? "transparent" : COLOURS[colour]));

/** Where the plot lies within the chart, in shares of it. */
const layoutIn = (plot: Box, chart: Box) => ({
  x: (plot.x - chart.x) / chart.w,
  y: (plot.y - chart.y) / chart.h,
  w: plot.w / chart.w,
  h: plot.h / chart.h,
});

/** What all charts have in common. */
const frameOf = (chart: Box, plot: Box, name: string): Options => ({
  ...chart,
  layout: layoutIn(plot, chart),
  altText: name,
  objectName: name,
  showLegend: false,
  showTitle: false,
  chartArea: { roundedCorners: false },
  catAxisLabelFontFace: FONTS.text,
  catAxisLabelFontSize: AXIS_POINTS,
  catAxisLabelColor: COLOURS.muted,
  catAxisMajorTickMark: "none",
  valAxisLabelFontFace: FONTS.text,
  valAxisLabelFontSize: AXIS_POINTS,
  valAxisLabelColor: COLOURS.muted,
  valAxisMajorTickMark: "none",
  valAxisLineShow: false,
});

/** Adds a chart of several kinds on common axes: the library then takes the options in the place of the data. */
function addLayers(slide: Slide, layers: PptxGenJS.IChartMulti[], options: Options): void {
  slide.addChart(layers, options as unknown as [], options);
}

function timeLayers({ areas, lines, categories }: TimePart): PptxGenJS.IChartMulti[] {
  const grouped: PptxGenJS.IChartMulti[] =
    areas.length === 0
      ? []
      : [
          {
            type: "area" as PptxGenJS.CHART_NAME,
            data: dataOf(areas, categories),
            options: { chartColors: coloursOf(areas), barGrouping: "stacked" },
          },
        ];
  const single = lines.map(
    (line): PptxGenJS.IChartMulti => ({
      type: "line" as PptxGenJS.CHART_NAME,
      data: dataOf([line], categories),
      options: {
        chartColors: coloursOf([line]),
        lineSize: line.isThin ? 0.75 : line.isDashed ? 1.75 : 2.75,
        lineDash: line.isDashed ? "sysDash" : "solid",
        lineDataSymbol: "none",
      } as Options,
    }),
  );
  return [...grouped, ...single];
}

/** Draws a chart over time with the labels of its ends beside it. */
export function addTime(slide: Slide, part: TimePart, box: Box, name: string): void {
  const { labels, top, step, format, named } = part;
  const widest = Math.max(0, ...labels.map(({ text }) => textInches(text, LABEL_POINTS)));
  const room = Math.min(box.w * 0.4, widest + 0.25);
  const plot: Box = {
    x: box.x + AXIS_ROOM,
    y: box.y + 0.15,
    w: box.w - AXIS_ROOM - room,
    h: box.h - 0.15 - YEARS_ROOM,
  };
  const chart: Box = { ...box, w: box.w - room + 0.2 };
  addLayers(slide, timeLayers(part), {
    ...frameOf(chart, plot, name),
    valAxisMinVal: 0,
    valAxisMaxVal: top,
    valAxisMajorUnit: step,
    valAxisLabelFormatCode: format,
    valGridLine: { color: COLOURS.grid, size: 0.75 },
    catAxisLabelFrequency: String(named),
    catAxisLineColor: COLOURS.line,
    displayBlanksAs: "gap",
  } as Options);
  const wishes = labels.map(({ at }) => plot.y + plot.h * (1 - Math.min(1, at / top)));
  const centres = placedApart(wishes, LABEL_GAP, plot.y + 0.05, plot.y + plot.h - 0.1);
  for (const [index, { text, colour, isStrong }] of labels.entries()) {
    slide.addText(text, {
      x: plot.x + plot.w + 0.12,
      y: (centres[index] ?? 0) - LABEL_GAP / 2,
      w: room - 0.05,
      h: LABEL_GAP,
      margin: 0,
      fontFace: FONTS.text,
      fontSize: LABEL_POINTS,
      bold: isStrong ?? false,
      color: INKS[colour],
      valign: "middle",
    });
  }
}

const ROW_MOST = 0.8;
/** From this height on, a row has room for larger letters. */
const ROW_LARGE = 0.36;
const HEAD = 0.4;

/** Names the colours of bars, where there are several. */
function addKey(slide: Slide, series: readonly DeckSeries[], box: Box): void {
  let x = box.x;
  for (const { name, colour } of series) {
    if (colour === null) continue;
    slide.addShape("rect" as PptxGenJS.SHAPE_NAME, {
      x,
      y: box.y + 0.11,
      w: 0.14,
      h: 0.14,
      fill: { color: COLOURS[colour] },
      line: { color: COLOURS[colour], width: 0.25 },
    });
    const w = textInches(name, AXIS_POINTS) + 0.2;
    slide.addText(name, {
      x: x + 0.2,
      y: box.y,
      w,
      h: 0.36,
      margin: 0,
      fontFace: FONTS.text,
      fontSize: AXIS_POINTS,
      color: COLOURS.muted,
      valign: "middle",
    });
    x += w + 0.35;
  }
}

/** Ends of the value axis: about 0, with some room beyond the longest bar. */
function endsOf(series: readonly DeckSeries[]): { readonly min: number; readonly max: number } {
  const values = series.flatMap((one) => one.values);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const spare = (high - low) * 0.04 || 1;
  return { min: low < 0 ? low - spare : 0, max: high + spare };
}

/** How wide columns of words are that stand in rows so high, and the size of their letters. */
function columnsAt(row: number, columns: BarsPart["columns"]) {
  const points = row >= ROW_LARGE ? 14 : 12;
  const widths = columns.map(({ head, cells }) =>
    Math.max(...[head, ...cells].map((text) => textInches(text, points) + CELL_SIDES)),
  );
  return { points, widths, all: widths.reduce((sum, width) => sum + width, 0) };
}

const CELL_SIDES = 0.2;
/** Most of the width that words beside bars may take, and most of a chart that names of bars may. */
const MOST_BESIDE = 0.6;
const MOST_NAMES = 0.55;

/** Draws bars with their names at the left and, in line with them, a table at the right. */
export function addBars(slide: Slide, part: BarsPart, box: Box, name: string): void {
  const { rows, series, columns } = part;
  const top = box.y + HEAD;
  const row = Math.min(ROW_MOST, (box.h - HEAD) / rows.length);
  const { points, widths, all } = columnsAt(row, columns);
  const beside = Math.min(all, box.w * MOST_BESIDE);
  const chart: Box = { x: box.x, y: top, w: box.w - beside - 0.2, h: row * rows.length };
  const widest = Math.max(...rows.map((text) => textInches(text, points)));
  const names = Math.min(chart.w * MOST_NAMES, widest + 0.25);
  const plot: Box = { ...chart, x: chart.x + names, w: chart.w - names };
  if (series.length > 1) addKey(slide, series, { ...plot, y: box.y });
  slide.addChart("bar" as PptxGenJS.CHART_NAME, dataOf(series, rows), {
    ...frameOf(chart, plot, name),
    ...barOptions(part, points),
  });
  addTable(slide, {
    head: columns.map(({ head }) => head),
    rows: rows.map((_, index) => columns.map(({ cells }) => cells[index] ?? "")),
    widths,
    box: { x: box.x + box.w - beside, y: box.y, w: beside, h: box.h },
    points,
    rowHeight: row,
    headHeight: HEAD,
    marked: [],
  });
}

function barOptions({ series, format }: BarsPart, points: number): Options {
  const { min, max } = endsOf(series);
  const options = {
    barDir: "bar",
    barGrouping: "clustered",
    barGapWidthPct: 45,
    chartColors: coloursOf(series),
    catAxisOrientation: "maxMin",
    catAxisLabelPos: "low",
    catAxisLabelColor: COLOURS.ink,
    catAxisLabelFontSize: points,
    catAxisLineColor: COLOURS.line,
    valAxisHidden: true,
    valAxisMinVal: min,
    valAxisMaxVal: max,
    valAxisLabelFormatCode: format,
    valGridLine: { style: "none" },
  };
  // The library's types know one orientation only.
  return options as unknown as Options;
}
