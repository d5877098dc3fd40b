interface Block {
  /** Sum of the wished positions, each taken back by its rank within the block. */
  sum: number;
  count: number;
}

/** Moves labels as little as possible so that none overlap and none leaves the chart.
 *
 * Labels keep the order of their wished positions. When they cannot all fit, they share the room evenly.
 * @param wishes  wished centre of each label, px, in any order
 * @param gap  least distance between two centres, px
 * @param low  least centre, px
 * @param high  greatest centre, px; at least `low`
 * @returns centres in the order of `wishes`
 * @example spreadLabels([10, 12, 90], 14, 0, 100) // [4, 18, 90] */
export function spreadLabels(wishes: readonly number[], gap: number, low: number, high: number): number[] {
  if (wishes.length === 0) return [];
  const room = wishes.length > 1 ? (high - low) / (wishes.length - 1) : gap;
  const step = Math.min(gap, room);
  const order = wishes.map((_, index) => index).sort((a, b) => (wishes[a] ?? 0) - (wishes[b] ?? 0) || a - b);
  const centres = new Array<number>(wishes.length);
  const most = high - step * (wishes.length - 1);
  const starts = pooled(order.map((index, rank) => (wishes[index] ?? 0) - step * rank));
  order.forEach((index, rank) => {
    centres[index] = Math.max(low, Math.min(most, starts[rank] ?? low)) + step * rank;
  });
  return centres;
}

/** The non-decreasing sequence nearest to `values` in least squares (pool adjacent violators). */
function pooled(values: readonly number[]): number[] {
  const blocks: Block[] = [];
  for (const value of values) {
    let block: Block = { sum: value, count: 1 };
    for (
      let last = blocks.at(-1);
      last && last.sum / last.count > block.sum / block.count;
      last = blocks.at(-1)
    ) {
      block = { sum: block.sum + last.sum, count: block.count + last.count };
      blocks.pop();
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ sum, count }) => new Array<number>(count).fill(sum / count));
}
