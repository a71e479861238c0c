import type { DemoSignIn, DemoStaff, DemoTeam, DemoTechnician, DemoVehicle } from "./types.ts";

/** The desk's three teams, and which trades are routed to each. */
export const teams: readonly DemoTeam[] = [
  {
    key: "kitchen-and-cold",
    name: "Kitchen and cold",
    skills: ["electrical", "refrigeration", "gas", "plumbing"],
    categories: ["cooking", "warewashing", "refrigeration"],
  },
  {
    key: "plant",
    name: "Plant and machines",
    skills: ["mechanical", "hydraulics", "pressure_systems", "controls", "machine_tools"],
    categories: [
      "pumps",
      "compressed_air",
      "material_handling",
      "conveying",
      "packaging",
      "machine_tools",
      "labelling",
    ],
  },
  {
    key: "buildings-and-medical",
    name: "Buildings and medical",
    skills: ["imaging", "electronics", "lifts", "gas", "pressure_systems"],
    categories: ["imaging", "sterilisation", "ventilation", "heating", "lifts"],
  },
];

/** Vans with what they carry. */
export const vehicles: readonly DemoVehicle[] = [
  {
    key: "van-v1",
    name: "Van V1",
    registration: "0417 KZD",
    regionKey: "valencia",
    carriesCategories: ["cooking", "warewashing", "refrigeration"],
  },
  {
    key: "van-v2",
    name: "Van V2",
    registration: "2260 LBH",
    regionKey: "valencia",
    carriesCategories: ["pumps", "compressed_air", "material_handling", "conveying", "packaging", "labelling"],
  },
  {
    key: "van-v3",
    name: "Van V3",
    registration: "8835 LMT",
    regionKey: "valencia",
    carriesCategories: ["imaging", "sterilisation", "ventilation", "heating", "lifts", "machine_tools"],
  },
  {
    key: "van-p1",
    name: "Van P1",
    registration: "31-XQ-08",
    regionKey: "porto",
    carriesCategories: ["cooking", "warewashing", "refrigeration", "heating", "ventilation"],
  },
  {
    key: "van-p2",
    name: "Van P2",
    registration: "74-ZE-52",
    regionKey: "porto",
    carriesCategories: [
      "pumps",
      "compressed_air",
      "conveying",
      "packaging",
      "machine_tools",
      "imaging",
      "sterilisation",
      "lifts",
    ],
  },
  {
    key: "van-b1",
    name: "Van B1",
    registration: "WX19 KFD",
    regionKey: "bristol",
    carriesCategories: ["cooking", "warewashing", "refrigeration"],
  },
  {
    key: "van-b2",
    name: "Van B2",
    registration: "WR21 ZTO",
    regionKey: "bristol",
    carriesCategories: ["pumps", "compressed_air", "material_handling", "conveying", "packaging", "machine_tools"],
  },
  {
    key: "van-b3",
    name: "Van B3",
    registration: "WV20 HNE",
    regionKey: "bristol",
    carriesCategories: ["imaging", "sterilisation", "ventilation", "heating", "lifts", "labelling"],
  },
];

type Row = readonly [
  name: string,
  role: DemoTechnician["role"],
  teamKey: string,
  vehicleKey: string,
  skills: DemoTechnician["skills"],
];

const keyOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z ]/g, "")
    .replaceAll(" ", "-");

const inRegion = (regionKey: string, language: DemoTechnician["language"], rows: readonly Row[]): DemoTechnician[] =>
  rows.map(([name, role, teamKey, vehicleKey, skills]) => ({
    key: keyOf(name),
    name,
    role,
    email: `${keyOf(name).replace("-", ".")}@desk.example`,
    teamKey,
    regionKey,
    language,
    skills,
    vehicleKey,
  }));

/** Everybody who goes out to repair; each region covers every skill. */
export const technicians: readonly DemoTechnician[] = [
  ...inRegion("valencia", "es", [
    [
      "Diego Ferrer",
      "technician",
      "kitchen-and-cold",
      "van-v1",
      ["electrical", "electronics", "plumbing", "mechanical", "gas"],
    ],
    ["Amparo Climent", "technician", "kitchen-and-cold", "van-v1", ["refrigeration", "electrical", "gas", "plumbing"]],
    [
      "Vicent Pastor",
      "technician",
      "plant",
      "van-v2",
      ["mechanical", "hydraulics", "pressure_systems", "machine_tools"],
    ],
    ["Nuria Bosch", "technician", "buildings-and-medical", "van-v3", ["imaging", "electronics", "pressure_systems"]],
    [
      "Paco Giner",
      "technician",
      "buildings-and-medical",
      "van-v3",
      ["lifts", "gas", "plumbing", "controls", "refrigeration"],
    ],
    ["Lucia Navarro", "engineer", "plant", "van-v2", ["controls", "electronics", "electrical", "machine_tools"]],
  ]),
  ...inRegion("porto", "pt", [
    ["Rui Tavares", "technician", "kitchen-and-cold", "van-p1", ["refrigeration", "electrical", "electronics", "gas"]],
    ["Nuno Figueira", "technician", "kitchen-and-cold", "van-p1", ["refrigeration", "mechanical", "plumbing", "gas"]],
    ["Sofia Magalhaes", "technician", "plant", "van-p2", ["mechanical", "controls", "machine_tools", "hydraulics"]],
    ["Helena Pacheco", "technician", "plant", "van-p2", ["mechanical", "pressure_systems", "plumbing", "electrical"]],
    [
      "Tiago Brandao",
      "technician",
      "buildings-and-medical",
      "van-p2",
      ["lifts", "imaging", "electronics", "pressure_systems"],
    ],
  ]),
  ...inRegion("bristol", "en", [
    ["Owen Pritchard", "technician", "kitchen-and-cold", "van-b1", ["refrigeration", "gas", "plumbing", "electrical"]],
    ["Callum Reid", "technician", "plant", "van-b2", ["mechanical", "hydraulics", "pressure_systems", "electrical"]],
    [
      "Priya Raman",
      "technician",
      "buildings-and-medical",
      "van-b3",
      ["imaging", "electronics", "lifts", "pressure_systems"],
    ],
    [
      "Ben Hartley",
      "technician",
      "buildings-and-medical",
      "van-b3",
      ["plumbing", "gas", "lifts", "refrigeration", "controls"],
    ],
    ["Grace Adeyemi", "engineer", "plant", "van-b2", ["controls", "electronics", "electrical", "machine_tools"]],
  ]),
];

/** Desk people who do not travel. */
export const staff: readonly DemoStaff[] = [
  { key: "elena-marques", name: "Elena Marques", email: "elena.marques@desk.example", language: "en", role: "admin" },
  {
    key: "ivan-robledo",
    name: "Ivan Robledo",
    email: "ivan.robledo@caldorra.example",
    language: "en",
    role: "manufacturer",
    manufacturerKey: "caldorra",
  },
];

/** The five people whom a newcomer can be. */
export const signIns: readonly DemoSignIn[] = [
  { role: "customer", personKey: "cocinas-albaran-marta-soler" },
  { role: "technician", personKey: "diego-ferrer" },
  { role: "engineer", personKey: "lucia-navarro" },
  { role: "admin", personKey: "elena-marques" },
  { role: "manufacturer", personKey: "ivan-robledo" },
];
