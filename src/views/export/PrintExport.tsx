/** Export: slides and a brief on paper or as a PDF. */
export function PrintExport() {
  return null;
}
