/** Export: the whole page in one file. */
export function OneFileExport() {
  return null;
}
