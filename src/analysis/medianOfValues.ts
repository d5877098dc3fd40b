/** The median; the mean of the two in the middle when there are as many below as above.
 * @param values  at least one, no NaN; left as they are
 * @example medianOfValues([3, 1, 2, 10]) // 2.5 */
export function medianOfValues(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] as number) + (sorted[Math.floor(half)] as number)) / 2;
}
