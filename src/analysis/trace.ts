export type {
  Departure,
  SponsorState,
  Trace,
  TraceEvent,
  TraceGroup,
  TraceQuarter,
} from "../engine/trace";
