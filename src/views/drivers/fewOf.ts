/** So many rows are shown at first. */
export const FEW = 12;

/** Whether a list is worth cutting short: a button in place of a single row would save nothing. */
export const isLong = (count: number): boolean => count > FEW + 1;

/** The rows to show of a list that may be cut short. */
export const fewOf = <Row>(rows: readonly Row[], isAll: boolean): readonly Row[] =>
  isAll || !isLong(rows.length) ? rows : rows.slice(0, FEW);
