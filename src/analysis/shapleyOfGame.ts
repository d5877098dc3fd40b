/** Shapley value of every player of a game: its marginal contribution, averaged over all orders of joining.
 * @param worths  worth of each coalition, 2ⁿ of them: bit i of the place says whether player i is in
 * @returns one number a player; they add to the worth of all less the worth of none
 * @throws {RangeError} when the length is no power of two, or a worth is not finite
 * @source Shapley (1953), A value for n-person games
 * @example shapleyOfGame([0, 1, 1, 4]) // [2, 2] */
export function shapleyOfGame(worths: ArrayLike<number>): readonly number[] {
  const players = 31 - Math.clz32(worths.length);
  if (worths.length === 0 || 1 << players !== worths.length) {
    throw new RangeError(`a game has a power of two coalitions, not ${worths.length}`);
  }
  const worthOf = (coalition: number) => worths[coalition] as number;
  if (!Array.from(worths).every(Number.isFinite))
    throw new RangeError("the worth of a coalition is a number");
  const weights = weightsOf(players);
  return Array.from({ length: players }, (_, player) => {
    const own = 1 << player;
    let value = 0;
    for (let others = 0; others < worths.length; others++) {
      if ((others & own) !== 0) continue;
      value += (weights[sizeOf(others)] as number) * (worthOf(others | own) - worthOf(others));
    }
    return value;
  });
}

/** Share of all orders in which just so many players have joined, and these, before a given one. */
function weightsOf(players: number): readonly number[] {
  const weights = [1 / players];
  for (let size = 1; size < players; size++) {
    weights.push(((weights[size - 1] as number) * size) / (players - size));
  }
  return weights;
}

function sizeOf(coalition: number): number {
  let size = 0;
  for (let rest = coalition; rest > 0; rest &= rest - 1) size++;
  return size;
}
