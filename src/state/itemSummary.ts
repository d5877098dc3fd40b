import { formatFactor, formatQuantity, formatValue, formatYears } from "../model/format";
import type { MemberGroup, Shock, Sponsor } from "../model/schema";
import type { Item, ListName } from "./partners";

function memberSummary({ count, joinsPerYear, valueUsdPerYear, commitmentYears }: MemberGroup): string {
  const isProspect = joinsPerYear > 0;
  const number = formatQuantity(count, "members");
  const joins = `join ${formatValue(joinsPerYear, "timesPerYear")}`;
  return [
    ...(isProspect ? [`${number} prospects`, joins] : count === 1 ? [] : [`${number} members`]),
    `worth ${formatQuantity(valueUsdPerYear, "usd")}`,
    ...(commitmentYears > 0 ? [`committed ${formatYears(commitmentYears)}`] : []),
  ].join(", ");
}

function sponsorSummary({ share, capUsdPerYear, noticeYears, replacementProbability }: Sponsor): string {
  return [
    `pays ${formatValue(share, "share")}`,
    ...(capUsdPerYear === null ? [] : [`at most ${formatValue(capUsdPerYear, "usdPerYear")}`]),
    ...(noticeYears > 0 ? [`${formatYears(noticeYears)} notice`] : []),
    ...(replacementProbability > 0 ? [`${formatValue(replacementProbability, "share")} replaced`] : []),
  ].join(", ");
}

const EFFECTS = [
  ["cost", "cost"],
  ["value", "worth"],
  ["memberHazard", "departures"],
  ["sponsorHazard", "withdrawals"],
] as const;

function shockSummary(shock: Shock): string {
  const effects = EFFECTS.filter(([key]) => shock[key] !== 1).map(
    ([key, title]) => `${title} ${formatFactor(shock[key])}`,
  );
  const often = formatValue(shock.ratePerYear, "timesPerYear");
  return [often, `lasts ${formatYears(shock.durationYears)}`, ...effects].join(", ");
}

/** An item of a list in a line.
 * @example itemSummary("members", mistral) // "worth $30M – $200M, committed 1 year" */
export function itemSummary(list: ListName, item: Item): string {
  if (list === "members") return memberSummary(item as MemberGroup);
  return list === "sponsors" ? sponsorSummary(item as Sponsor) : shockSummary(item as Shock);
}
