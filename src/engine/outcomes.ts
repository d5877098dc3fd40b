/** What the founder of one seat paid and enjoyed: present values in dollars, one a run. */
export interface SeatOutcomes {
  /** Dues, notice quarters and exit fee included. */
  readonly duesPv: Float64Array<ArrayBuffer>;
  /** Worth of membership, and after leaving what is left of it while the consortium lives. */
  readonly worthPv: Float64Array<ArrayBuffer>;
  /** Worth of access in full from the start to the consortium's end or the horizon, whether it is a member or not. */
  readonly accessPv: Float64Array<ArrayBuffer>;
}

/** What became of each run, in the order of their numbers. Two scenarios with one seed share their random numbers run
 * by run, so their outcomes pair up by index. */
export interface Outcomes {
  readonly runs: number;
  /** The quarters that a run lived before it fell apart, at least 1; 0 when it is still together at the horizon. */
  readonly endedAfter: Uint8Array<ArrayBuffer>;
  /** Place in `TRIGGERS` of what set the ending off; −1 when there was none. */
  readonly trigger: Int8Array<ArrayBuffer>;
  /** Mean dues of a payer over the whole life of the run, dollars a year; 0 when nobody ever paid. */
  readonly duesUsdPerYear: Float64Array<ArrayBuffer>;
  /** Active members at the run's end or the horizon. */
  readonly members: Float64Array<ArrayBuffer>;
  /** Null unless a seat was asked for. */
  readonly seat: SeatOutcomes | null;
}

/** Room for the outcomes of so many runs. */
export const emptyOutcomes = (runs: number, hasSeat: boolean): Outcomes => ({
  runs,
  endedAfter: new Uint8Array(runs),
  trigger: new Int8Array(runs),
  duesUsdPerYear: new Float64Array(runs),
  members: new Float64Array(runs),
  seat: hasSeat
    ? {
        duesPv: new Float64Array(runs),
        worthPv: new Float64Array(runs),
        accessPv: new Float64Array(runs),
      }
    : null,
});

/** Puts the outcomes of some runs into their place, from the run `first` on. */
export function placeOutcomes(all: Outcomes, part: Outcomes, first: number): void {
  all.endedAfter.set(part.endedAfter, first);
  all.trigger.set(part.trigger, first);
  all.duesUsdPerYear.set(part.duesUsdPerYear, first);
  all.members.set(part.members, first);
  if (all.seat === null || part.seat === null) return;
  all.seat.duesPv.set(part.seat.duesPv, first);
  all.seat.worthPv.set(part.seat.worthPv, first);
  all.seat.accessPv.set(part.seat.accessPv, first);
}
