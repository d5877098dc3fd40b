/** Export: a deck with charts that can be edited. */
export function SlidesExport() {
  return null;
}
