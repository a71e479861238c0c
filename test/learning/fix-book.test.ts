import { afterEach, beforeEach, expect, test } from "vitest";
import { listFixEntries, readFixEntry } from "../../src/core/store/fix-entries.ts";
import { listOpenProposals } from "../../src/core/store/fix-proposals.ts";
import type { Work } from "../../src/core/store/work.ts";
import { acceptTicket } from "../../src/core/usecases/accept-ticket.ts";
import { assignTicket } from "../../src/core/usecases/assign-ticket.ts";
import { decideFixProposal } from "../../src/core/usecases/decide-fix-proposal.ts";
import { findFixNamed } from "../../src/core/usecases/find-fix.ts";
import { mergeFixes } from "../../src/core/usecases/merge-fixes.ts";
import { renameFix } from "../../src/core/usecases/rename-fix.ts";
import { resolveFix } from "../../src/core/usecases/resolve-fix.ts";
import { restoreFix } from "../../src/core/usecases/restore-fix.ts";
import { splitFix } from "../../src/core/usecases/split-fix.ts";
import { startTicket } from "../../src/core/usecases/start-ticket.ts";
import { storeFixProposals } from "../../src/core/usecases/store-fix-proposals.ts";
import { submitReport } from "../../src/core/usecases/submit-report.ts";
import { type Chat, openChat } from "../dialog/dialog-harness.ts";
import { problemOf } from "../harness/problem-of.ts";

let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
});
afterEach(() => chat[Symbol.asyncDispose]());

const run = <T>(fn: (work: Work) => Promise<T>) => chat.t.desk.transact(fn);
const resolve = (words: string) => run((work) => resolveFix(work, words));
const entry = (fixId: string) => run((work) => readFixEntry(work, fixId));

/** A repair that its technician named so. Returns the report's id. */
async function repair(words: string): Promise<string> {
  const { customer, technician, admin } = chat.people;
  const { id: ticketId } = await chat.open(customer, chat.private(customer, `c-${chat.t.desk.newId()}`));
  return run(async (work) => {
    const assignee = { ticketId, assigneeId: technician.accountId, vehicleId: null, reason: null, drawnAt: null };
    await assignTicket(work, admin, assignee);
    await acceptTicket(work, technician, { ticketId });
    await startTicket(work, technician, { ticketId });
    const text = {
      malfunction: "m",
      cause: "c",
      solution: "s",
      fix: words,
      parts: "",
      labourMinutes: 30,
      travelMinutes: 0,
    };
    return (await submitReport(work, technician, { ticketId, ...text })).reportId;
  });
}
const fixOf = async (reportId: string) => {
  const [row] = await chat.t.db.sql<{ fix_id: string; fix_words: string; title: string }[]>`
    select r.fix_id, r.fix_words, f.title from reports r join fixes f on f.id = r.fix_id where r.id = ${reportId}`;
  return row;
};

test("merged fixes count as one, words on reports stay, later words lead to the same; undone, all is as before", async () => {
  const { engineer } = chat.people;
  const seal = await repair("Replace door seal");
  const gasket = await repair("Swap the gasket");
  const [into, from] = [(await fixOf(seal))?.fix_id ?? "", (await fixOf(gasket))?.fix_id ?? ""];
  await run((work) => mergeFixes(work, engineer, { fixId: from, intoId: into }));
  expect(await entry(into)).toMatchObject({ title: "Replace door seal", used: 2, merged: 1, medianMinutes: 30 });
  expect(await entry(from)).toBeNull();
  const later = await repair("swap the GASKET!");
  expect(await fixOf(later)).toMatchObject({ fix_id: into, fix_words: "swap the GASKET!" });
  expect(await fixOf(gasket)).toMatchObject({ fix_words: "Swap the gasket" });
  await run((work) => restoreFix(work, engineer, { fixId: from }));
  expect(await fixOf(later)).toMatchObject({ fix_id: from, fix_words: "swap the GASKET!" });
  expect(await entry(into)).toMatchObject({ used: 1, merged: 0 });
  expect(await entry(from)).toMatchObject({ used: 2 });
  const kinds = await chat.t.db.sql`select kind from events where kind like 'fix.%' order by position, at`;
  expect(kinds.map((row) => row.kind)).toEqual(["fix.merged", "fix.restored"]);
});

test("the warehouse is told of every report and fix that changed its label", async () => {
  const { engineer } = chat.people;
  const one = await repair("Swap the gasket");
  const [into, from] = [await resolve("Replace door seal"), (await fixOf(one))?.fix_id ?? ""];
  await chat.t.db.sql`delete from reporting_changes`;
  await run((work) => mergeFixes(work, engineer, { fixId: from, intoId: into }));
  const told = await chat.t.db.sql`select subject, key from reporting_changes`;
  expect(told).toContainEqual({ subject: "fix", key: from });
  const [row] = await chat.t.db.sql`select canonical_title from reporting.fixes where key = ${from}`;
  expect(row?.canonical_title).toBe("Replace door seal");
});

test("chosen wordings go to a new fix with their repairs, and later ones follow them", async () => {
  const { engineer } = chat.people;
  const [seal, gasket, lip] = [
    await repair("Replace door seal"),
    await repair("Swap gasket"),
    await repair("Replace lip"),
  ];
  const main = (await fixOf(seal))?.fix_id ?? "";
  for (const other of [gasket, lip]) {
    const fixId = (await fixOf(other))?.fix_id ?? "";
    await run((work) => mergeFixes(work, engineer, { fixId, intoId: main }));
  }
  const after = await repair("replace LIP");
  expect((await entry(main))?.wordings.map(({ words, times, own }) => [words, times, own])).toEqual(
    expect.arrayContaining([
      ["Replace door seal", 1, true],
      ["Swap gasket", 1, false],
      ["Replace lip", 2, false],
    ]),
  );
  const split = await run((work) =>
    splitFix(work, engineer, { fixId: main, title: "Renew lip seal", wordings: ["replace lip"] }),
  );
  expect(split).toMatchObject({ title: "Renew lip seal", moved: 2 });
  expect(await entry(split.fixId)).toMatchObject({ used: 2 });
  expect((await fixOf(after))?.fix_words).toBe("replace LIP");
  expect(await resolve("Replace lip")).toBe(split.fixId);
  expect(await resolve("Swap gasket")).toBe(main);
  expect((await entry(main))?.used).toBe(2);
});

test("a split that makes no sense is refused and changes nothing", async () => {
  const { engineer } = chat.people;
  const main = await resolve("Replace door seal");
  await resolve("Replace fan");
  const split = (title: string, wordings: readonly string[]) =>
    problemOf(run((work) => splitFix(work, engineer, { fixId: main, title, wordings })));
  expect(await split("Other", ["no such words"])).toBe("fix.wording_unknown");
  expect(await split("Other", ["Replace door seal"])).toBe("fix.wording_kept");
  expect(await split("Other", ["", "…"])).toBe("field.missing");
  expect(await split("replace DOOR seal", ["x"])).toBe("fix.title_taken");
  expect(await split("x".repeat(50_000), ["y".repeat(50_000)])).toBe("fix.wording_unknown");
  expect(await run((work) => listFixEntries(work, { text: "", limit: 10, offset: 0 }))).toHaveLength(2);
});

test("a renamed fix is found by its old name too; a merged name changes places with it; another's is refused", async () => {
  const { engineer } = chat.people;
  const main = await resolve("Replace door seal");
  const other = await resolve("Replace fan");
  await run((work) => renameFix(work, engineer, { fixId: main, title: "Renew door seal" }));
  expect(await resolve("replace door seal")).toBe(main);
  expect(await entry(main)).toMatchObject({ title: "Renew door seal" });
  await run((work) => renameFix(work, engineer, { fixId: main, title: "Replace door seal" }));
  expect(await entry(main)).toMatchObject({ title: "Replace door seal" });
  expect(await resolve("Renew door seal")).toBe(main);
  await run((work) => renameFix(work, engineer, { fixId: main, title: "REPLACE door seal" }));
  expect(await entry(main)).toMatchObject({ title: "REPLACE door seal", merged: 1 });
  expect(await problemOf(run((work) => renameFix(work, engineer, { fixId: main, title: "replace fan" })))).toBe(
    "fix.title_taken",
  );
  expect(await entry(other)).toMatchObject({ title: "Replace fan" });
});

test("merges across each other make no ring, at once or one after the other", async () => {
  const { engineer, admin } = chat.people;
  const [a, b] = [await resolve("Replace door seal"), await resolve("Swap gasket")];
  const outcomes = await Promise.allSettled([
    run((work) => mergeFixes(work, engineer, { fixId: a, intoId: b })),
    run((work) => mergeFixes(work, admin, { fixId: b, intoId: a })),
  ]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await run((work) => listFixEntries(work, { text: "", limit: 10, offset: 0 }))).toHaveLength(1);
  expect(await problemOf(run((work) => mergeFixes(work, engineer, { fixId: a, intoId: a })))).toBe("fix.merge_self");
});

test("technicians read fixes and change none", async () => {
  const { technician } = chat.people;
  const [a, b] = [await resolve("Replace door seal"), await resolve("Swap gasket")];
  const refused = "action.forbidden";
  expect(await problemOf(run((work) => mergeFixes(work, technician, { fixId: a, intoId: b })))).toBe(refused);
  expect(await problemOf(run((work) => renameFix(work, technician, { fixId: a, title: "x" })))).toBe(refused);
  expect(await problemOf(run((work) => splitFix(work, technician, { fixId: a, title: "x", wordings: [] })))).toBe(
    refused,
  );
  expect(await problemOf(run((work) => restoreFix(work, technician, { fixId: a })))).toBe(refused);
});

test("a fix is named by its title, by words that it alone has, or not at all", async () => {
  await resolve("Replace door seal");
  await resolve("Replace fan motor");
  const named = (words: string) => run((work) => findFixNamed(work, words));
  expect(await named("REPLACE door-seal")).toMatchObject({ title: "Replace door seal" });
  expect(await named("fan")).toMatchObject({ title: "Replace fan motor" });
  expect(await problemOf(named("replace"))).toBe("fix.ambiguous");
  for (const words of ["weld", "'; drop table fixes --", "%", "\u0000", "ü".repeat(50_000)]) {
    expect(await problemOf(named(words))).toBe("fix.unknown");
  }
});

test("what is proposed is decided once, merged only when approved, and never proposed again", async () => {
  const { engineer, admin, technician } = chat.people;
  const [a, b, c] = [
    await resolve("Replace door seal"),
    await resolve("Replace doorseal"),
    await resolve("Swap gasket"),
  ];
  const proposals = [
    { fixId: b, intoId: a, likeness: 0.9 },
    { fixId: c, intoId: a, likeness: 0.6 },
    { fixId: a, intoId: a, likeness: 1 },
    { fixId: "x", intoId: a, likeness: 1 },
    { fixId: b, intoId: c, likeness: Number.NaN },
  ];
  expect(await run((work) => storeFixProposals(work, proposals))).toBe(2);
  expect(await run((work) => storeFixProposals(work, [{ fixId: a, intoId: b, likeness: 0.95 }]))).toBe(0);
  const [first, second] = await run((work) => listOpenProposals(work, 10));
  expect([first?.title, first?.intoTitle]).toEqual(["Replace doorseal", "Replace door seal"]);
  expect(await run((work) => listFixEntries(work, { text: "", limit: 10, offset: 0 }))).toHaveLength(3);
  const decide = (person: typeof admin, proposalId = "", approved = true) =>
    run((work) => decideFixProposal(work, person, { proposalId, approved }));
  expect(await problemOf(decide(technician, first?.id))).toBe("action.forbidden");
  await decide(engineer, first?.id);
  await decide(admin, second?.id, false);
  expect(await problemOf(decide(admin, first?.id, false))).toBe("proposal.decided");
  expect(await resolve("Replace doorseal")).toBe(a);
  expect(await resolve("Swap gasket")).toBe(c);
  expect(await run((work) => storeFixProposals(work, proposals))).toBe(0);
  expect(await run((work) => listOpenProposals(work, 10))).toEqual([]);
});
