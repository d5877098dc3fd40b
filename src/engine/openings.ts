/** What each run starts from: its draws, and its first quarter's bill as a yearly rate. Arrays hold a number a run, or
 * a row a run where a width is given. */
export interface Openings {
  readonly runs: number;
  /** First stratum of each group, and one more entry that ends the last: a group whose members differ in worth has
   * five strata, every other group one. */
  readonly firstStrata: readonly number[];
  readonly frontierCostUsd: Float64Array<ArrayBuffer>;
  readonly costGrowthPerYear: Float64Array<ArrayBuffer>;
  readonly valueGrowthPerYear: Float64Array<ArrayBuffer>;
  readonly operatingCostUsdPerYear: Float64Array<ArrayBuffer>;
  /** Of the first generation. */
  readonly overrun: Float64Array<ArrayBuffer>;
  readonly billUsdPerYear: Float64Array<ArrayBuffer>;
  readonly fromSponsorsUsdPerYear: Float64Array<ArrayBuffer>;
  /** What members owe together. */
  readonly owedUsdPerYear: Float64Array<ArrayBuffer>;
  /** Worth of membership to one of a stratum in the first quarter; `runs × strata`. */
  readonly worthUsdPerYear: Float64Array<ArrayBuffer>;
  /** The same as drawn, before shocks and lag scale it; `runs × strata`. */
  readonly drawnWorthUsdPerYear: Float64Array<ArrayBuffer>;
  /** Members from the start; `runs × strata`. */
  readonly founders: Float64Array<ArrayBuffer>;
  /** Those who may join later; `runs × strata`. */
  readonly prospects: Float64Array<ArrayBuffer>;
  /** `runs × strata`. */
  readonly exitHazardPerYear: Float64Array<ArrayBuffer>;
  /** `runs × sponsors`. */
  readonly withdrawalHazardPerYear: Float64Array<ArrayBuffer>;
}

/** Room for what so many runs start from. */
export function emptyOpenings(runs: number, firstStrata: readonly number[], sponsors: number): Openings {
  const strata = firstStrata.at(-1) ?? 0;
  return {
    runs,
    firstStrata,
    frontierCostUsd: new Float64Array(runs),
    costGrowthPerYear: new Float64Array(runs),
    valueGrowthPerYear: new Float64Array(runs),
    operatingCostUsdPerYear: new Float64Array(runs),
    overrun: new Float64Array(runs),
    billUsdPerYear: new Float64Array(runs),
    fromSponsorsUsdPerYear: new Float64Array(runs),
    owedUsdPerYear: new Float64Array(runs),
    worthUsdPerYear: new Float64Array(runs * strata),
    drawnWorthUsdPerYear: new Float64Array(runs * strata),
    founders: new Float64Array(runs * strata),
    prospects: new Float64Array(runs * strata),
    exitHazardPerYear: new Float64Array(runs * strata),
    withdrawalHazardPerYear: new Float64Array(runs * sponsors),
  };
}
