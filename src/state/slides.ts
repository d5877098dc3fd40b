import type { Attribution } from "../analysis/attribution";
import type { RulesCompared } from "../analysis/compareRules";
import type { Comparison } from "../analysis/compareScenarios";
import type { GoalSearch } from "../analysis/goalSeek";
import { formatNumber } from "../model/format";
import type { Scenario } from "../model/schema";
import type { SlideEdits } from "../share/link";
import type { Side } from "./comparing";
import { differencesOf } from "./differences";
import {
  comparisonFinding,
  discordantSentence,
  groundSentence,
  pairingSentence,
} from "./findings/comparison";
import { attributedRisk, attributionFinding, overlapInWords } from "./findings/drivers";
import { duesFinding, duesSentence } from "./findings/dues";
import { leversFinding, leversQuestion } from "./findings/levers";
import { membersFinding } from "./findings/members";
import { riskSentence, survivalFinding } from "./findings/risk";
import { rulesLead, rulesNote, rulesWhy } from "./findings/rules";
import { sourcesFinding } from "./findings/sources";
import {
  DRIVERS_DRAWN,
  DUES_DRAWN_IN_FULL,
  membersDrawn,
  NO_FORECAST,
  SURVIVAL_DRAWN,
} from "./findings/subtitles";
import { stopped } from "./findings/words";
import type { Shown } from "./session";
import { sourcedGroups } from "./sources";

/** The slides, in their order. */
export const SLIDE_IDS = [
  "headline",
  "survival",
  "dues",
  "drivers",
  "members",
  "rules",
  "levers",
  "comparison",
  "assumptions",
  "sources",
] as const;

export type SlideId = (typeof SLIDE_IDS)[number];

/** What slides are made of: the results on the screen, and what studies of their scenario have found so far. */
export interface SlideMaterial {
  readonly shown: Shown;
  readonly baseline: Scenario;
  readonly attribution: Attribution | null;
  readonly rules: RulesCompared | null;
  /** Complete: every lever has been looked at. */
  readonly levers: GoalSearch | null;
  /** The scenarios chosen in Compare, else the scenario against its baseline; null where they do not differ, too. */
  readonly comparison: { readonly found: Comparison; readonly sides: readonly Side[] } | null;
}

/** The words of one slide. */
export interface SlideText {
  readonly id: SlideId;
  /** The finding. */
  readonly title: string;
  /** What is drawn. */
  readonly subtitle: string;
  /** What a presenter may say: the explanation. */
  readonly notes: string;
}

type Words = Omit<SlideText, "id">;

const joined = (...sentences: readonly string[]) => sentences.filter((sentence) => sentence !== "").join(" ");

function comparisonWords({ comparison }: SlideMaterial): Words | null {
  if (comparison === null) return null;
  const { found, sides } = comparison;
  const [first, ...others] = sides;
  const pairs = others.flatMap((side, place) => {
    const pair = found.againstFirst[place];
    return pair === undefined ? [] : [{ pair, side }];
  });
  if (first === undefined || pairs.length === 0) return null;
  const differences = differencesOf(sides.map(({ scenario }) => scenario));
  return {
    title: comparisonFinding(found, sides, differences),
    subtitle: "Share of runs still together, with 95% intervals at each time",
    notes: joined(
      groundSentence(found, sides, differences.length),
      ...pairs.map(({ pair, side }) => discordantSentence(pair, first, side)),
      ...(pairs.length === 1 ? pairs.map(({ pair }) => pairingSentence(pair)) : []),
    ),
  };
}

const WORDS: Readonly<Record<SlideId, (material: SlideMaterial) => Words | null>> = {
  headline: ({ shown: { results, scenario } }) => ({
    title: riskSentence(results, scenario),
    subtitle: scenario.name,
    notes: joined(duesSentence(results), scenario.summary),
  }),
  survival: ({ shown: { results, scenario } }) => ({
    title: survivalFinding(results, scenario),
    subtitle: SURVIVAL_DRAWN,
    notes: joined(
      riskSentence(results, scenario),
      "The coloured bands name what came last before an end; the thin band around the line is simulation noise at 95%.",
    ),
  }),
  dues: ({ shown: { results, scenario } }) => ({
    title: duesFinding(results, scenario),
    subtitle: DUES_DRAWN_IN_FULL,
    notes: joined(
      duesSentence(results),
      "Half of runs lie in the inner band, nine in ten in the outer one; the dashed line is the median of what membership is worth.",
    ),
  }),
  drivers: ({ attribution, shown: { scenario } }) =>
    attribution && {
      title: attributionFinding(attribution, scenario),
      subtitle: joined(
        `${DRIVERS_DRAWN}, ${formatNumber(attribution.runs)} runs.`,
        overlapInWords(attribution),
      ),
      notes: joined(stopped(attributedRisk(attribution, scenario)), overlapInWords(attribution)),
    },
  members: ({ shown: { results, scenario } }) => ({
    title: membersFinding(results, scenario),
    subtitle: membersDrawn(scenario),
    notes: "Dues and worth are sums over the horizon, discounted to its start.",
  }),
  rules: ({ rules }) =>
    rules?.splits && rules.risks
      ? {
          title: rulesLead(rules),
          subtitle: "Risk of falling apart, and what founders pay at the start, under each rule",
          notes: joined(rulesWhy(rules), rulesNote(rules)),
        }
      : null,
  levers: ({ levers, shown: { scenario } }) =>
    levers && {
      title: leversFinding(levers),
      subtitle: joined(leversQuestion(levers, scenario), "Smallest change first."),
      notes: "Each lever is moved alone, by the smallest change that reaches the target in the same futures.",
    },
  comparison: comparisonWords,
  assumptions: ({ shown: { scenario }, baseline }) => ({
    title: "What these numbers rest on",
    subtitle: scenario.name,
    notes: stopped(sourcesFinding(sourcedGroups(scenario, baseline), scenario, baseline)),
  }),
  sources: ({ shown: { scenario }, baseline }) => ({
    title: sourcesFinding(sourcedGroups(scenario, baseline), scenario, baseline),
    subtitle: "Where the numbers come from",
    notes: NO_FORECAST,
  }),
};

/** The words of every slide that there is material for, in their order; the presenter's own where there are some. */
export function slideTexts(material: SlideMaterial, edits: SlideEdits): readonly SlideText[] {
  return SLIDE_IDS.flatMap((id) => {
    const words = WORDS[id](material);
    return words === null ? [] : [{ id, ...words, title: words.title.replace(/\.$/, ""), ...edits[id] }];
  });
}
