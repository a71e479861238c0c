const id = (at: number) => `01890000-0000-7000-8000-0000000000${String(at).padStart(2, "0")}`;

const fixes = [
  { id: id(1), title: "Replace door seal", used: 12, merged: 1 },
  { id: id(2), title: "Reset <b>breaker</b>", used: 0, merged: 0 },
];
const entry = {
  ...fixes[0],
  medianMinutes: 45,
  wordings: [
    { words: "Replace door seal", times: 9, own: true },
    { words: "Swap gasket", times: 3, own: false },
  ],
  mergedFrom: [{ id: id(3), title: "Swap gasket" }],
  articles: [],
};
const articles = [
  {
    id: id(5),
    title: "Reset the breaker",
    text: "Switch it off.\n\nWait.",
    language: "en",
    category: null,
    state: "draft",
  },
];
const suggestions = {
  ready: true,
  abstained: null,
  fixes: [
    {
      fixId: id(1),
      label: "Replace door seal",
      probability: 0.72,
      explanation: "7 of 9 similar faults on this family were closed by this; none came back within 30 days.",
      worked: null,
    },
  ],
  maybeSame: { number: 1001, title: "The same" },
};

/** What the fake desk answers of fixes, articles and likely fixes; undefined for other addresses. */
export function answerOfBook(path: string): unknown {
  if (path === "/api/v1/fixes") return { items: fixes, nextCursor: null };
  if (path === "/api/v1/fixes/proposals")
    return { items: [{ id: id(9), title: "Replace doorseal", intoTitle: "Replace door seal", likeness: 0.91 }] };
  if (path.startsWith("/api/v1/fixes/")) return entry;
  if (path === "/api/v1/articles") return { items: articles, nextCursor: null };
  return path.endsWith("/suggestions") ? suggestions : undefined;
}
