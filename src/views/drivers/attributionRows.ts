import type { Attribution, Contribution } from "../../analysis/attribution";
import type { AttributionRow } from "../../charts/AttributionChart";
import { formatChance, formatInterval, formatRoughly } from "../../model/chances";
import { DRIVER_WORDS, formatContribution, leadingDrivers } from "../../state/findings/drivers";

const UNTOLD = "too few runs to tell";

const intervalOf = ({ low, high }: Contribution) =>
  Number.isFinite(low) && Number.isFinite(high)
    ? `${formatContribution(low)} to ${formatContribution(high)}`
    : UNTOLD;

/** A row for each driver, the largest contribution first, and one for what is left when all are off. */
export function attributionRows(attribution: Attribution): readonly AttributionRow[] {
  const { contributions, rest } = attribution;
  const leading = new Set(leadingDrivers(attribution).map(({ driver }) => driver));
  const present = contributions.filter(({ isPresent }) => isPresent);
  const absent = contributions.filter(({ isPresent }) => !isPresent);
  const driverRow = (contribution: Contribution): AttributionRow => {
    const { driver, isPresent, value, low, high, without } = contribution;
    const { title, off } = DRIVER_WORDS[driver];
    const [amount, interval] = [formatContribution(value), intervalOf(contribution)];
    return {
      id: driver,
      name: title,
      kind: isPresent ? (leading.has(driver) ? "leading" : "other") : "absent",
      value,
      low,
      high,
      amount,
      interval,
      without: isPresent ? formatRoughly(without.value) : "",
      off,
      explanation: isPresent
        ? `${amount} points (95%: ${interval}); with it alone off, ${formatChance(without)} (${formatInterval(without)}) fall apart. Off means: ${off}.`
        : `Switching it off would change nothing. Off means: ${off}.`,
    };
  };
  return [
    ...present.toSorted((a, b) => b.value - a.value).map(driverRow),
    ...absent.map(driverRow),
    {
      id: "rest",
      name: "Left with all of them off",
      kind: "rest",
      ...rest,
      amount: rest.value === 0 ? `under ${(rest.high * 100).toFixed(2)}` : formatContribution(rest.value),
      interval: formatInterval(rest),
      without: "",
      off: "",
      explanation: `With all of them off, ${formatChance(rest)} (${formatInterval(rest)}) fall apart.`,
    },
  ];
}
