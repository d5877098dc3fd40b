import { formatNumber } from "../model/format";

const WIDTH = 30;
const REDRAW_MILLISECONDS = 50;

/** A bar on standard error while a terminal is there to show it. */
export function progressBar(total: number, terminal: NodeJS.WriteStream) {
  let drawnAt = Number.NEGATIVE_INFINITY;
  return {
    show(done: number): void {
      if (!terminal.isTTY || performance.now() - drawnAt < REDRAW_MILLISECONDS) return;
      drawnAt = performance.now();
      const filled = Math.round((WIDTH * done) / total);
      const bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
      terminal.write(`\r${bar} ${formatNumber(done)} of ${formatNumber(total)} runs `);
    },
    clear(): void {
      if (terminal.isTTY) terminal.write("\r\u001b[2K");
    },
  };
}
