import type { TicketInsight } from "../../../core/domain/ticket-insight.ts";
import type { ReportView, TicketView } from "../../../core/domain/ticket-view.ts";

/** An invented report, as tests and the gallery of cards draw it. */
export const sampleReport: ReportView = {
  id: "01890000-0000-7000-8000-0000000000a1",
  version: 2,
  state: "submitted",
  author: { id: "01890000-0000-7000-8000-000000000003", name: "Jo Lind" },
  malfunction: "The oven trips the breaker four minutes after it is switched on.",
  cause: "The lower heating element leaks to earth.",
  solution: "Element replaced, insulation measured at 200 megohm, two heating cycles watched.",
  fix: "Replace heating element",
  parts: [
    { name: "Heating element 3 kW", number: "HX-4711", quantity: 1 },
    { name: "Ceramic terminal", number: null, quantity: 2 },
  ],
  labourMinutes: 95,
  travelMinutes: 40,
  sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  submittedAt: new Date("2026-03-02T15:30:00Z"),
  signature: null,
  objection: null,
};

/** An invented ticket; every field that a card shows is filled. */
export const sampleTicket: TicketView = {
  id: "01890000-0000-7000-8000-000000000001",
  number: 1042,
  version: 7,
  status: "new",
  title: "The oven in line 2 trips the breaker",
  description: "The oven in line 2 trips the breaker when it heats.\nIt began on Monday.",
  category: "oven",
  urgency: "high",
  impact: "line",
  priority: "p2",
  tags: ["bakery", "night shift"],
  dueAt: new Date("2026-03-03T12:00:00Z"),
  opener: { id: "01890000-0000-7000-8000-000000000002", name: "Marta Rossi" },
  organisation: { id: "01890000-0000-7000-8000-000000000012", name: "Bakery Rossi" },
  site: {
    id: "01890000-0000-7000-8000-000000000013",
    name: "Main street",
    address: "1 Main street, Porto",
    timeZone: "Europe/Lisbon",
  },
  equipment: {
    id: "01890000-0000-7000-8000-000000000014",
    name: "Oven line 2",
    model: "X200",
    manufacturer: "Hornova",
    family: "X",
    category: "oven",
    serialNumber: "HX-204711",
  },
  assignee: null,
  vehicle: null,
  team: null,
  travel: null,
  proposal: {
    candidates: [
      {
        accountId: "01890000-0000-7000-8000-000000000003",
        name: "Jo Lind",
        score: 95,
        factors: [],
        vehicle: { id: "01890000-0000-7000-8000-000000000015", name: "Van 1" },
        travel: null,
      },
      {
        accountId: "01890000-0000-7000-8000-000000000004",
        name: "Kim Aho",
        score: 60,
        factors: [],
        vehicle: { id: "01890000-0000-7000-8000-000000000015", name: "Van 1" },
        travel: null,
      },
    ],
    vehicleId: "01890000-0000-7000-8000-000000000015",
    vehicleName: "Van 1",
    leftOut: [],
    at: "2026-03-02T09:00:00.000Z",
  },
  acceptedAt: null,
  startedAt: null,
  resolvedAt: null,
  closedAt: null,
  createdAt: new Date("2026-03-02T09:00:00Z"),
  updatedAt: new Date("2026-03-02T09:00:00Z"),
  holdReason: null,
  report: null,
  rating: null,
  sla: [],
  mergedIntoNumber: null,
  elsewhere: null,
  demo: false,
  facts: {
    openerId: "01890000-0000-7000-8000-000000000002",
    organisationId: "01890000-0000-7000-8000-000000000012",
    assigneeId: null,
    membersSeeEachOther: true,
  },
};

/** The same ticket with somebody at work on it. */
export const sampleJob: TicketView = {
  ...sampleTicket,
  status: "in_progress",
  assignee: sampleReport.author,
  vehicle: { id: "01890000-0000-7000-8000-000000000015", name: "Van 1" },
  acceptedAt: new Date("2026-03-02T09:30:00Z"),
  startedAt: new Date("2026-03-02T11:00:00Z"),
  facts: { ...sampleTicket.facts, assigneeId: sampleReport.author.id },
};

/** What the desk could have learnt about it. */
export const sampleInsight: TicketInsight = {
  fixes: {
    fixes: [
      {
        fixId: "01890000-0000-7000-8000-0000000000b1",
        label: "Replace heating element",
        probability: 0.72,
        seen: { of: 9, times: 7, level: "family" },
        medianMinutes: 95,
        parts: ["Heating element 3 kW", "Ceramic terminal"],
        returned: 0,
        medianDaysToReturn: null,
        nearest: [],
      },
      {
        fixId: "01890000-0000-7000-8000-0000000000b2",
        label: "Dry out the insulation",
        probability: 0.11,
        seen: { of: 9, times: 1, level: "family" },
        medianMinutes: null,
        parts: [],
        returned: 1,
        medianDaysToReturn: 12,
        nearest: [],
      },
    ],
    abstained: null,
  },
  guesses: { category: { value: "oven", probability: 0.9 }, urgency: { value: "critical", probability: 0.8 } },
  maybeSame: { ticketId: "01890000-0000-7000-8000-0000000000c1", number: 1040, title: "Breaker of line 2 trips" },
  said: {},
};
