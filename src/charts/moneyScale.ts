import { type ScaleLinear, scaleLinear } from "d3";
import { formatUsd } from "../model/format";
import { textWidth } from "./textWidth";

export interface MoneyTick {
  readonly at: number;
  readonly label: string;
}

/** Money that may be below nothing. */
export const signed = (usd: number) => formatUsd(usd).replace("-", "−");

const LABEL_SIZE = 11;

/** A horizontal axis of money, with as many ticks as their labels leave room for.
 * @param ends  least and most, dollars; the first below the second
 * @param width  of the axis, px */
export function moneyScale(
  ends: readonly [number, number],
  width: number,
): { readonly x: ScaleLinear<number, number>; readonly ticks: readonly MoneyTick[] } {
  const x = scaleLinear(ends, [0, width]);
  const widest = Math.max(...ends.map((end) => textWidth(signed(end), LABEL_SIZE))) + 24;
  const ticks = x.ticks(Math.max(2, Math.min(8, Math.floor(width / widest))));
  return { x, ticks: ticks.map((at) => ({ at, label: signed(at) })) };
}
