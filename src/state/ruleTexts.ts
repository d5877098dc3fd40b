import type { SharingRule } from "../analysis/sharedDues";

/** A rule of sharing in plain words. */
export interface RuleText {
  /** Heads a column. */
  readonly title: string;
  /** As it begins a sentence: "Sharing equally would …". */
  readonly sharing: string;
  /** What it is. */
  readonly help: string;
  readonly source: string;
}

export const RULE_TEXTS: Readonly<Record<SharingRule, RuleText>> = {
  equal: {
    title: "Equal",
    sharing: "Sharing equally",
    help: "Everybody pays the same.",
    source: "Common practice of small consortia",
  },
  tiered: {
    title: "By fee units",
    sharing: "Sharing by fee units",
    help: "Each class of members counts as so many fee units, and everybody pays the same for each unit.",
    source: "Common practice of standards bodies and foundations",
  },
  proportional: {
    title: "By worth",
    sharing: "Sharing by worth",
    help: "Everybody pays the same share of what membership is worth to it.",
    source: "Aristotle, Nicomachean Ethics V; Thomson (2003)",
  },
  capped: {
    title: "Equal, up to worth",
    sharing: "Sharing equally up to worth",
    help: "Everybody pays the same, but nobody more than membership is worth to it.",
    source: "Constrained equal awards: Maimonides, 12th century; Thomson (2003)",
  },
  talmud: {
    title: "Talmud",
    sharing: "Sharing by the Talmud rule",
    help: "Everybody pays the same up to half of its worth; beyond that, everybody keeps the same of the other half.",
    source:
      "The nucleolus, which makes the worst-off coalition as content as can be: Aumann & Maschler (1985)",
  },
  shapley: {
    title: "Shapley",
    sharing: "Sharing by random arrival",
    help: "Members are asked one by one, in random order, for what is still missing, up to their worth; each pays its mean over all orders. The simulation does not run this rule.",
    source: "The Shapley value as random arrival: O’Neill (1982)",
  },
};
