/** What ended a run; in the kernel's order. */
export const CAUSES = ["quorum", "funds", "obsolete"] as const;
export type Cause = (typeof CAUSES)[number];

/** What set an ending off, judged over the eight quarters that close with it; in the kernel's order. */
export const TRIGGERS = ["sponsor", "price", "split", "departures", "cost"] as const;
export type Trigger = (typeof TRIGGERS)[number];
