import { chanceOf } from "../analysis/chanceOf";
import { BASE_RATE } from "../model/baseRate";
import { formatChance, formatInterval } from "../model/chances";
import { formatNumber } from "../model/format";
import type { Deck, DeckPart, DeckSlide } from "../share/deck";
import type { SlideEdits } from "../share/link";
import {
  attributionBars,
  comparisonLines,
  duesFan,
  keyFiguresPart,
  leverBars,
  MOST_FOUNDERS,
  memberBars,
  riskByRule,
  survivalAreas,
} from "./deckCharts";
import { assumptionsTable, duesByRule, sourcesTable } from "./deckTables";
import { attributionFinding } from "./findings/drivers";
import { duesSentence } from "./findings/dues";
import { leversFinding } from "./findings/levers";
import { foundersWithResults } from "./findings/members";
import { stopped } from "./findings/words";
import { mainAssumptions } from "./mainAssumptions";
import { type SlideId, type SlideMaterial, slideTexts } from "./slides";
import { isoDay, smallPrintOf } from "./smallPrint";

type Parts = DeckSlide["parts"];

/** One part over the whole width, or a sentence where there is nothing to draw. */
const alone = (part: DeckPart | null, otherwise = ""): Parts => [
  { share: 1, part: part ?? { kind: "figures", figures: [], paragraphs: [otherwise] } },
];

/** What the other slides find, for the first. */
const findingsOf = ({ shown, attribution, levers }: SlideMaterial): readonly string[] =>
  [
    duesSentence(shown.results),
    attribution === null ? "" : attributionFinding(attribution, shown.scenario),
    levers === null ? "" : leversFinding(levers),
  ].flatMap((finding) => (finding === "" ? [] : stopped(finding)));

function rulesParts({ rules }: SlideMaterial): Parts {
  const risks = rules && riskByRule(rules);
  if (rules === null || risks === null) return [];
  return [
    { share: 0.42, part: risks },
    { share: 0.58, part: duesByRule(rules) },
  ];
}

const PARTS: Readonly<Record<SlideId, (material: SlideMaterial) => Parts>> = {
  headline: (material) => alone(keyFiguresPart(material, findingsOf(material))),
  survival: ({ shown: { results, scenario } }) => alone(survivalAreas(results, scenario)),
  dues: ({ shown: { results, scenario } }) =>
    alone(duesFan(results, scenario), "No run has a member who pays."),
  drivers: ({ attribution }) => alone(attribution && attributionBars(attribution)),
  members: ({ shown: { results, scenario } }) =>
    alone(memberBars(results, scenario), "No run has a founder."),
  rules: rulesParts,
  levers: ({ levers }) => alone(levers && leverBars(levers)),
  comparison: ({ comparison }) => alone(comparison && comparisonLines(comparison)),
  assumptions: ({ shown: { scenario }, baseline }) => alone(assumptionsTable(scenario, baseline)),
  sources: ({ shown: { scenario }, baseline }) => {
    const table = sourcesTable(scenario, baseline);
    return alone(table.rows.length > 0 ? table : null, "No value of this scenario names a published source.");
  },
};

function foundersLeftOut({ results, scenario }: SlideMaterial["shown"]): string {
  const founders = foundersWithResults(results, scenario).length;
  return founders > MOST_FOUNDERS
    ? `; ${MOST_FOUNDERS} of ${founders}, and ${founders - MOST_FOUNDERS} more`
    : "";
}

/** What a subtitle says of how sure the numbers are, and of what is left out. */
const SUBTITLES: Partial<Record<SlideId, (material: SlideMaterial, date: Date) => string>> = {
  headline: (_, date) => ` · ${isoDay(date)}`,
  survival: ({ shown: { results } }) =>
    `; risk of falling apart ${formatChance(results.risk)} (95%: ${formatInterval(results.risk)})`,
  members: ({ shown }) => foundersLeftOut(shown),
  assumptions: ({ shown: { scenario }, baseline }) => {
    const { missing } = mainAssumptions(scenario, baseline);
    return missing > 0 ? `; ${formatNumber(missing)} more differ from the baseline` : "";
  },
};

/** All founders in words, where a slide has no room for them. */
function membersInFull({ results, scenario }: SlideMaterial["shown"]): readonly string[] {
  const founders = foundersWithResults(results, scenario);
  if (founders.length <= MOST_FOUNDERS) return [];
  const ranked = founders.toSorted((a, b) => b.left - a.left);
  return ranked.map(({ name, left, runs }) => `${name}: ${formatChance(chanceOf(left, runs))} leave`);
}

/** A table as lines of text: a slide may have no room for all of it. */
const tablesInFull = (parts: Parts): readonly string[] =>
  parts.flatMap(({ part }) => (part.kind === "table" ? part.rows.map((cells) => cells.join(" · ")) : []));

/** How often consortia of the past ended, which the chart on a slide does not draw. */
const PAST = `For comparison, 14 real consortia ended ${BASE_RATE.endings} times in the ${BASE_RATE.years} years that they were watched: ${BASE_RATE.perYear} times a year (95%: ${BASE_RATE.low} to ${BASE_RATE.high}).`;

/** What the notes of a slide say beyond its explanation. */
const notesBeyond = (id: SlideId, { shown }: SlideMaterial): readonly string[] =>
  id === "members" ? membersInFull(shown) : id === "survival" ? [PAST] : [];

/** The slides for a presentation program, of everything that there is material for.
 * @param address  that opens the scenario; null when there is none that others can use
 * @param date  of the day on which the slides leave the page */
export function deckOf(
  material: SlideMaterial,
  edits: SlideEdits,
  { address, date }: { readonly address: string | null; readonly date: Date },
): Deck {
  const { shown, baseline } = material;
  const { assumptions, origin } = smallPrintOf(shown, baseline, date);
  return {
    title: shown.scenario.name,
    slides: slideTexts(material, edits).map(({ id, title, subtitle, notes }) => {
      const parts = PARTS[id](material);
      const more = [...notesBeyond(id, material), ...tablesInFull(parts)];
      return {
        id,
        title: edits[id]?.title ?? title.replace(/\.$/, ""),
        subtitle: subtitle + (SUBTITLES[id]?.(material, date) ?? ""),
        notes: [notes, ...more].join("\n"),
        parts,
      };
    }),
    smallPrint: [assumptions, origin],
    address,
  };
}
