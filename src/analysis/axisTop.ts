/** Worth beyond so many times the highest dues would press the fan flat. */
const FAR = 3;
/** Room above the fan for the words that say so. */
const HEADROOM = 1.3;

/** The most that the axis of dues shows.
 * @param dues  the highest dues drawn, dollars a year
 * @param worth  the highest worth, dollars a year */
export function axisTop(dues: number, worth: number): number {
  if (dues === 0) return worth > 0 ? worth : 1;
  return worth > FAR * dues ? dues * HEADROOM : Math.max(dues, worth);
}
