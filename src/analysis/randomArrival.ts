/** Who comes, by groups of claimants alike, and what there is. */
export interface Arrivals {
  /** At least 0, at most what all claims add to. */
  readonly estate: number;
  /** At least 0, of one claimant of each group. */
  readonly claims: ArrayLike<number>;
  /** Whole and at least 0. */
  readonly counts: ArrayLike<number>;
}

/** Beyond so many claimants, the ways to choose among them are more than a number can hold. */
const MOST_CLAIMANTS = 1000;

/** How many different sets can come before a claimant, at most; infinite where that cannot be worked out exactly. */
export function setsOf(counts: ArrayLike<number>): number {
  let sets = 1;
  let claimants = 0;
  for (let group = 0; group < counts.length; group++) {
    claimants += counts[group] ?? 0;
    sets *= (counts[group] ?? 0) + 1;
  }
  return claimants > MOST_CLAIMANTS ? Number.POSITIVE_INFINITY : sets;
}

const sumOf = (values: ArrayLike<number>, counts: ArrayLike<number>) => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] ?? 0) * (counts[i] ?? 0);
  return sum;
};

/** What one claimant of each group gets on average over all orders in which claimants may come, each being paid in
 * full as long as the estate lasts. Takes as many steps as there are sets with claims below the estate, or, as the
 * rule is its own dual, below what the estate lacks.
 * @source O'Neill (1982), Math. Soc. Sci. 2 */
export function exactArrival({ estate, claims, counts }: Arrivals): Float64Array {
  const groups = claims.length;
  const total = sumOf(claims, counts);
  const isLoss = estate * 2 > total;
  const amount = isLoss ? total - estate : estate;
  const order = Array.from({ length: groups }, (_, group) => group)
    .filter((group) => (counts[group] ?? 0) > 0 && (claims[group] ?? 0) > 0)
    .sort((a, b) => (claims[b] ?? 0) - (claims[a] ?? 0));
  const sizes = order.map((group) => counts[group] ?? 0);
  const each = order.map((group) => claims[group] ?? 0);
  const chances = chancesOf(sizes.reduce((sum, size) => sum + size, 0));
  const shares = new Float64Array(order.length);
  const taken = new Array<number>(order.length).fill(0);

  /** Adds what those still to come would get if these came first, by how likely they are to. */
  const settle = (rest: number, came: number, ways: number) => {
    const weight = ways * (chances[came] ?? 0);
    for (let g = 0; g < order.length; g++) {
      const [size = 1, claim = 0] = [sizes[g], each[g]];
      const toCome = (size - (taken[g] ?? 0)) / size;
      shares[g] = (shares[g] ?? 0) + weight * toCome * Math.min(claim, rest);
    }
  };
  const choose = (g: number, rest: number, came: number, ways: number) => {
    if (g === order.length) return settle(rest, came, ways);
    const [size = 0, claim = 0] = [sizes[g], each[g]];
    let chosen = ways;
    for (let k = 0; k <= size && rest - k * claim > 0; k++) {
      taken[g] = k;
      choose(g + 1, rest - k * claim, came + k, chosen);
      chosen *= (size - k) / (k + 1);
    }
    taken[g] = 0;
  };
  choose(0, amount, 0, 1);

  const values = new Float64Array(groups);
  for (const [g, group] of order.entries()) {
    const share = shares[g] ?? 0;
    values[group] = isLoss ? (each[g] ?? 0) - share : share;
  }
  return values;
}

/** For each number of those who came before: how likely a claimant comes after exactly one such set. */
function chancesOf(claimants: number): Float64Array {
  const chances = new Float64Array(claimants);
  let ways = 1;
  for (let came = 0; came < claimants; came++) {
    chances[came] = 1 / claimants / ways;
    ways *= (claimants - 1 - came) / (came + 1);
  }
  return chances;
}

/** An order of all claimants, as the group of each. */
function lineOf(counts: ArrayLike<number>): Int32Array {
  const claimants = sumOf(counts, new Uint8Array(counts.length).fill(1));
  const line = new Int32Array(claimants);
  for (let group = 0, at = 0; group < counts.length; group++) {
    const count = counts[group] ?? 0;
    line.fill(group, at, at + count);
    at += count;
  }
  return line;
}

function shuffle(line: Int32Array, random: () => number): void {
  for (let last = line.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const moved = line[last] ?? 0;
    line[last] = line[other] ?? 0;
    line[other] = moved;
  }
}

/** Estimates of `exactArrival` from random orders, each taken forward and backward.
 * @param pairs  how many orders are drawn, at least 2 for standard errors
 * @param random  uniform in [0, 1)
 * @returns what one claimant of each group gets, and how far that may be off */
export function sampledArrival({ estate, claims, counts }: Arrivals, pairs: number, random: () => number) {
  const groups = claims.length;
  const line = lineOf(counts);
  const values = new Float64Array(groups);
  const squares = new Float64Array(groups);
  const got = new Float64Array(groups);
  const pay = (group: number, rest: number) => {
    const claim = claims[group] ?? 0;
    const paid = Math.min(claim, rest);
    got[group] = (got[group] ?? 0) + paid;
    return rest - paid;
  };
  for (let pair = 0; pair < pairs; pair++) {
    shuffle(line, random);
    got.fill(0);
    for (let i = 0, rest = estate; i < line.length && rest > 0; i++) rest = pay(line[i] ?? 0, rest);
    for (let i = line.length - 1, rest = estate; i >= 0 && rest > 0; i--) rest = pay(line[i] ?? 0, rest);
    for (let group = 0; group < groups; group++) {
      const count = counts[group] ?? 0;
      const mean = count === 0 ? 0 : (got[group] ?? 0) / (2 * count);
      const before = values[group] ?? 0;
      const after = before + (mean - before) / (pair + 1);
      values[group] = after;
      squares[group] = (squares[group] ?? 0) + (mean - before) * (mean - after);
    }
  }
  const standardErrors = squares.map((sum) => Math.sqrt(sum / Math.max(1, pairs - 1) / pairs));
  return { values, standardErrors };
}
