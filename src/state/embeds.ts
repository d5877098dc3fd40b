import { escapedMarkup } from "../share/oneFile";

/** The charts that can stand in other pages, by the name that the address has for them. */
export const EMBEDS = [
  { id: "survival", title: "Survival" },
  { id: "dues", title: "Dues" },
  { id: "futures", title: "100 futures" },
  { id: "drivers", title: "Drivers" },
  { id: "members", title: "Members" },
] as const;

export type EmbedId = (typeof EMBEDS)[number]["id"];

/** The chart that an address asks for, or one sentence, without its full stop, on why there is none. */
type EmbedReading =
  | { readonly chart: EmbedId; readonly problem: null }
  | { readonly chart: null; readonly problem: string };

/** Names longer than this are not repeated. */
const LONGEST_NAME = 40;

/** @param search  of the page's address, with "?"
 * @returns null when the address asks for the whole page
 * @example embedIn("?embed=dues") // { chart: "dues", problem: null } */
export function embedIn(search: string): EmbedReading | null {
  const name = new URLSearchParams(search).get("embed");
  if (name === null) return null;
  const chart = EMBEDS.find(({ id }) => id === name)?.id;
  if (chart !== undefined) return { chart, problem: null };
  const asked =
    name === "" || name.length > LONGEST_NAME ? "There is no such chart" : `There is no chart “${name}”`;
  const ids = EMBEDS.map(({ id }) => id);
  return { chart: null, problem: `${asked}: ?embed= takes ${ids.slice(0, -1).join(", ")} or ${ids.at(-1)}` };
}

/** What to put into a page for it to show a chart.
 * @param page  the address of Quorum, without a fragment
 * @param fragment  of the scenario's link, without "#"
 * @param scenarioName  for those who cannot see the chart */
export function embedCode(page: string, chart: EmbedId, fragment: string, scenarioName: string): string {
  const title = `Quorum: ${EMBEDS.find(({ id }) => id === chart)?.title}, ${scenarioName}`;
  const address = `${page}?embed=${chart}#${fragment}`;
  return `<iframe src="${escapedMarkup(address)}" title="${escapedMarkup(title)}" width="640" height="400" style="border:0" loading="lazy"></iframe>`;
}
