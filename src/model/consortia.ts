/** A group that paid together for something shared, and what became of it. */
export interface Consortium {
  readonly name: string;
  /** Year of its start and of its end; null while it goes on, or when nobody knows that it ended. */
  readonly from: number;
  readonly to: number | null;
  /** Members at the start; null when not known. */
  readonly founders: number | null;
  /** What happened, in a line. */
  readonly story: string;
  /** Years under watch and whether it ended in them, if it counts for `BASE_RATE`. */
  readonly watched: { readonly years: number; readonly ended: boolean } | null;
  /** False when dates or events rest on memory alone. */
  readonly isChecked: boolean;
}

const ended = (years: number) => ({ years, ended: true });
const lasted = (years: number) => ({ years, ended: false });

type Row = readonly [
  name: string,
  from: number,
  to: number | null,
  founders: number | null,
  watched: Consortium["watched"],
  story: string,
];

const CHECKED: readonly Row[] = [
  ["Libra", 2019, 2022, 28, ended(2.62), "Regulators objected: 7 members left within ten days. Assets sold."],
  ["R3", 2015, null, 9, lasted(11.2), "Six of 42 banks left when dues became equity; then a vendor."],
  [
    "SEMATECH",
    1987,
    2015,
    14,
    lasted(27.8),
    "Nobody left in the first five-year term, three soon after. Absorbed.",
  ],
  [
    "MCC",
    1982,
    2000,
    10,
    ended(17.5),
    "Three of 20 members gave notice in 1987; it ran out of members and money.",
  ],
  ["Symbian Foundation", 2008, 2010, 10, ended(2.37), "Handset makers moved to Android; Nokia took it back."],
  ["LiMo Foundation", 2007, 2011, 6, ended(4.68), "Grew to 60 members, lost to Android, folded into Tizen."],
  [
    "OpenStack Foundation",
    2012,
    null,
    8,
    lasted(14.2),
    "Platinum members left at the end of terms; the seats were filled again.",
  ],
  [
    "Hyperledger",
    2015,
    null,
    null,
    lasted(8.8),
    "Over 15 members cut funds or quit within months of 2017; it grew on.",
  ],
  [
    "Net-Zero Insurance Alliance",
    2021,
    2024,
    8,
    ended(2.8),
    "Threatened with antitrust suits: 18 of 30 left within 96 days.",
  ],
  [
    "Net-Zero Banking Alliance",
    2021,
    2025,
    43,
    ended(4.45),
    "Political pressure: the six largest US banks left within 32 days.",
  ],
  ["we.trade", 2017, 2022, 12, ended(5.4), "Six of 12 banks would not pay again; liquidated."],
  ["Marco Polo", 2017, 2023, 30, ended(5.4), "A rescue fell through; insolvent with debts of €5.2M."],
  ["Contour", 2018, 2023, 8, ended(3.8), "Shareholders would not pay more and no lead investor came."],
  [
    "TradeLens",
    2018,
    2022,
    2,
    ended(4.3),
    "Maersk and IBM stopped: rivals would not join a competitor's platform.",
  ],
  ["ITER", 1988, null, 4, null, "The United States left in 1998 and came back in 2003."],
  [
    "Superconducting Super Collider",
    1987,
    1993,
    1,
    null,
    "Costs rose 2.6 times, partners did not come, Congress cancelled it.",
  ],
  ["Human Genome Project", 1990, 2003, 6, null, "Done early and below its plan."],
  [
    "Nemotron Coalition",
    2026,
    null,
    8,
    null,
    "Eight AI companies; NVIDIA gives the compute. No dues disclosed.",
  ],
];

const UNCHECKED: readonly Row[] = [
  [
    "CERN",
    1954,
    null,
    12,
    null,
    "Shares follow national income. Two members left in seventy years; one returned.",
  ],
  ["Concorde", 1962, null, 2, null, "Britain tried to leave in 1964: the treaty had no way out."],
  ["Iridium", 1991, 1999, null, null, "Cost about $5B; bankrupt nine months after launch."],
  ["OSDL", 2000, 2007, null, null, "Merged into the Linux Foundation."],
];

const read =
  (isChecked: boolean) =>
  (row: Row): Consortium => {
    const [name, from, to, founders, watched, story] = row;
    return { name, from, to, founders, watched, story, isChecked };
  };

/** Real consortia; those whose history could be checked come first. */
export const CONSORTIA: readonly Consortium[] = [...CHECKED.map(read(true)), ...UNCHECKED.map(read(false))];
