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
    help: "Everybody pays by its fee units, as members of classes do.",
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
    help: "Members come in random order, and each pays what is still missing, up to its worth; the mean over all orders.",
    source: "The Shapley value as random arrival: O’Neill (1982)",
  },
};
