// The rows of the board as docs/protocol.md lists them, and what every view is handed.
import type {ReadonlySignal} from "@preact/signals";
import type {Store} from "#store.js";
import type {Clock} from "#clock.js";
import type {Socket} from "#socket.js";
import type {Model} from "#wall-model.js";
import type {Sender} from "#act.js";

/** Any row: an id and plain values. */
export interface Row { id: number; [field: string]: any }

export interface EventRow extends Row {
  code: string; title: string; theme: string; welcome: string; language: string; timezone: string;
  phase: string; phase_ends_at: string | null; announcement: string; dots: number; demo?: boolean;
  dots_shown: boolean; turn_seconds: number | null; circle: boolean; circle_after: number | null; scene: string; showing: number | null;
}
export interface PersonRow extends Row { name: string; organisation: string; role: string; listed: boolean; at: number | null }
export interface RoomRow extends Row { name: string; where: string; capacity: number | null; url: string; position: number }
export interface SlotRow extends Row { label: string; starts_at: string; ends_at: string; position: number }
export interface TopicRow extends Row {
  number: number; title: string; text: string; convener: number; room: number | null; slot: number | null;
  state: string; hidden: boolean; consent: boolean; summary: string; merged_into: number | null;
  opened_at: string | null; closed_at: string | null; rehung_at: string | null;
  conclusion: number | null;
}
export interface CommentRow extends Row {
  topic: number; person: number; text: string; html: string; kind: string; at: string;
  photo: string | null; photo_small: string | null; photo_width: number | null; photo_height: number | null;
}
export interface TurnRow extends Row {
  person: number | null; topic: number | null; position: number; state: string; held_at: string | null; words: string;
}
export interface VoteRow extends Row { topic: number; dots: number }
export interface ConclusionRow extends Row { text: string; topic: number | null; person: number; adopted: boolean }
export interface StanceRow extends Row { conclusion: number; person: number; stance: string; reason: string }
export interface PlanRow extends Row {
  what: string; first_step: string; due: string | null; owner: number | null; proposer: number;
  topic: number | null; conclusion: number | null; network: number | null; state: string; note: string;
  progress_at: string | null;
}
export interface SupportRow extends Row { plan: number; person: number }
export interface NetworkRow extends Row {
  name: string; purpose: string; host: number | null; topic: number | null; plan: number | null; rhythm: string;
  next_meeting: string | null; next_minutes: number; next_where: string;
}
export interface MembershipRow extends Row { network: number; person: number }

export interface Entry {
  seq: number; at: string; actor: number | null; action: string;
  put: Record<string, Record<string, Row>>; drop: Record<string, number[]>;
}
export interface Board { seq: number; server_time?: string; rows: Record<string, Record<string, Row>> }

/** What the server writes into the page. */
export interface Boot {
  view: "phone" | "wall" | "console" | "plans" | "networks" | "replay"; code: string; language: string; timezone: string;
  me: number | null; role: "participant" | "facilitator" | null; urls: Record<string, string>;
  csrf: string; join_url: string; demo?: boolean;
}

/** What app.js hands to a view's mount(). */
export interface Ctx {
  boot: Boot; store: Store; socket: Socket; clock: Clock; model: Model;
  me: ReadonlySignal<PersonRow | undefined>; role: ReadonlySignal<string | null>;
  act: Sender["act"];
  /** actions whose first sending failed: they wait, and the person sees them */
  outbox: Sender["outbox"];
  /** actions not yet answered, the waiting ones too */
  pending: Sender["pending"];
  /** actions that waited and were then refused; they stay until dropped */
  refused: Sender["refused"];
  drop: Sender["drop"];
  /** the photo being sent, and how much of it has gone out */
  progress: Sender["progress"];
  /** what waits, with its photo; null when this device has let go of it */
  whole: Sender["box"]["whole"];
  /** the server no longer knows this person */
  gone: ReadonlySignal<boolean>;
}
