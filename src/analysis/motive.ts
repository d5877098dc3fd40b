import type { Departure } from "./trace";

/** What moves a member most, by the parts of its hazard: dues above what leaving forfeits, these but less than reasons
 * of its own, or its own alone. */
export type Motive = "price" | "mixed" | "own";

export function motiveOf({ ownHazardPerYear: own, priceHazardPerYear: price }: Departure): Motive {
  if (price <= 0) return "own";
  return price >= own ? "price" : "mixed";
}
