import * as layout from "../kernel/layout";

/** A scenario as the kernel reads it: `layout.PARAMETERS_SIZE` numbers, in the order of `kernel/layout.ts`. */
export type Parameters = Float64Array<ArrayBuffer>;

/** How many quarters and groups of members the results of a parameter block have, and how many of the groups are
 * followed. */
export function sizeOf(parameters: Parameters): { quarters: number; groups: number; followed: number } {
  return {
    quarters: parameters[layout.QUARTERS] as number,
    groups: parameters[layout.GROUPS] as number,
    followed: parameters[layout.FOLLOWED_GROUPS] as number,
  };
}
