/** Export: the results as tables. */
export function ResultsExport() {
  return null;
}
