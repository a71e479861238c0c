import type { OrganisationRow } from "./build-organisations.ts";

/** Customers around Bristol. */
export const bristolOrganisations: readonly OrganisationRow[] = [
  {
    key: "quillmere-hotels",
    name: "Quillmere Hotels",
    trade: "hotel",
    contacts: [
      ["Harriet Doyle", "Facilities manager"],
      ["Sam Okafor", "Executive chef"],
    ],
    sites: [
      ["Harbourside", "17 Canons Road, Bristol BS1 5UH", 51.4497, -2.5987],
      ["Bath", "42 Great Pulteney Street, Bath BA2 4DR", 51.3841, -2.3541],
    ],
  },
  {
    key: "crumbwell-bakers",
    name: "Crumbwell Bakers",
    trade: "bakery",
    contacts: [
      ["Joe Tanner", "Night baker"],
      ["Wendy Crumb", "Owner"],
    ],
    sites: [
      ["Bakery Bedminster", "210 North Street, Bristol BS3 1JF", 51.4407, -2.6081],
      ["Bakery Keynsham", "31 High Street, Keynsham BS31 1DP", 51.4143, -2.4969],
      ["Bakery Frome", "6 Catherine Hill, Frome BA11 1BY", 51.2301, -2.3229],
    ],
  },
  {
    key: "st-orrins-hospital",
    name: "St Orrin's Hospital",
    trade: "hospital",
    contacts: [
      ["Deborah Nash", "Clinical engineering"],
      ["Faisal Karim", "Radiology lead"],
      ["Tom Wickes", "Estates"],
    ],
    sites: [
      ["Main building", "88 Horfield Road, Bristol BS2 8ED", 51.4594, -2.5969],
      ["Community hospital Clevedon", "14 Old Street, Clevedon BS21 6BS", 51.4389, -2.8519],
      ["Clinic Yate", "22 West Walk, Yate BS37 4AX", 51.5401, -2.4131],
    ],
  },
  {
    key: "larkhay-dental",
    name: "Larkhay Dental",
    trade: "clinic",
    contacts: [["Dr Anjali Mistry", "Principal dentist"]],
    sites: [
      ["Clifton", "9 Whiteladies Road, Bristol BS8 1PB", 51.4588, -2.6096],
      ["Portishead", "51 High Street, Portishead BS20 6AG", 51.4839, -2.7671],
    ],
  },
  {
    key: "severnlea-foods",
    name: "Severnlea Foods",
    trade: "food_plant",
    contacts: [
      ["Craig Lomas", "Engineering manager"],
      ["Aneta Wolska", "Line lead"],
    ],
    sites: [
      ["Ready meals", "Kings Weston Lane, Avonmouth BS11 8AZ", 51.5069, -2.6721],
      ["Bakery hall", "3 Great Western Way, Yate BS37 5NG", 51.5443, -2.4289],
    ],
  },
  {
    key: "mendip-curd",
    name: "Mendip Curd Company",
    trade: "food_plant",
    contacts: [["Alice Penrose", "Dairy manager"]],
    sites: [["Dairy", "West Horrington Lane, Wells BA5 3ED", 51.2242, -2.6081]],
  },
  {
    key: "avonreach-logistics",
    name: "Avonreach Logistics",
    trade: "warehouse",
    contacts: [
      ["Darren Cole", "Shift manager"],
      ["Kasia Nowak", "Fleet"],
    ],
    sites: [
      ["Hub Avonmouth", "Poplar Way West, Avonmouth BS11 0YW", 51.5172, -2.6691],
      ["Depot Swindon", "Faraday Road, Swindon SN3 5JY", 51.5709, -1.7391],
    ],
  },
  {
    key: "tolldown-machining",
    name: "Tolldown Machining",
    trade: "machine_shop",
    contacts: [["Steve Garland", "Works manager"]],
    sites: [
      ["Works Filton", "12 Gipsy Patch Lane, Bristol BS34 8LY", 51.5231, -2.5619],
      ["Works Thornbury", "5 Midland Way, Thornbury BS35 2BS", 51.6061, -2.5189],
    ],
  },
  {
    key: "greenpenny-stores",
    name: "Greenpenny Stores",
    trade: "supermarket",
    contacts: [
      ["Lorraine Fitch", "Store support"],
      ["Imran Shah", "Area maintenance"],
    ],
    sites: [
      ["Store Gloucester Road", "301 Gloucester Road, Bristol BS7 8PE", 51.4791, -2.5892],
      ["Store Weston", "70 High Street, Weston-super-Mare BS23 1HS", 51.3477, -2.9789],
      ["Store Nailsea", "18 Somerset Square, Nailsea BS48 1RQ", 51.4337, -2.7591],
      ["Store Chippenham", "27 Market Place, Chippenham SN15 3HJ", 51.4581, -2.1159],
      ["Store Fishponds", "744 Fishponds Road, Bristol BS16 3UA", 51.4819, -2.5279],
    ],
  },
  {
    key: "the-copper-ladle",
    name: "The Copper Ladle",
    trade: "restaurant",
    contacts: [["Rhys Morgan", "Chef"]],
    sites: [["Restaurant", "24 King Street, Bristol BS1 4EF", 51.4522, -2.5951]],
  },
  {
    key: "saltbarrow-kitchen",
    name: "Saltbarrow Kitchen",
    trade: "restaurant",
    contacts: [["Megan Tuttle", "General manager"]],
    sites: [["Restaurant", "3 Marine Parade, Clevedon BS21 7QS", 51.4411, -2.8607]],
  },
  {
    key: "westacre-school-meals",
    name: "Westacre School Meals",
    trade: "canteen",
    contacts: [["Janet Pike", "Area catering manager"]],
    sites: [
      ["Production kitchen", "40 Hengrove Way, Bristol BS14 0HR", 51.4131, -2.5869],
      ["Academy Hartcliffe", "8 Bishport Avenue, Bristol BS13 0RL", 51.4079, -2.6041],
      ["School Patchley", "19 Coniston Road, Patchway BS34 5LP", 51.5279, -2.5771],
    ],
  },
  {
    key: "brueside-water",
    name: "Brueside Water",
    trade: "water_works",
    contacts: [["Gareth Lyle", "Site operator"]],
    sites: [
      ["Works", "Kingston Seymour Road, Clevedon BS21 6UT", 51.4062, -2.8701],
      ["Pump house Bath", "Brassmill Lane, Bath BA1 3JP", 51.3859, -2.3989],
    ],
  },
  {
    key: "harbourcourt-estates",
    name: "Harbourcourt Estates",
    trade: "property",
    contacts: [
      ["Olivia Brand", "Building manager"],
      ["Pete Simms", "Caretaker"],
    ],
    sites: [
      ["Redcliff Court", "66 Redcliff Street, Bristol BS1 6LS", 51.4499, -2.5901],
      ["Aztec offices", "1400 Park Avenue, Bristol BS32 4RT", 51.5441, -2.5651],
      ["Temple House", "15 Temple Way, Bristol BS2 0BU", 51.4531, -2.5831],
    ],
  },
  {
    key: "orchardmill-cider",
    name: "Orchardmill Cider",
    trade: "winery",
    contacts: [["Ned Hurrell", "Cider maker"]],
    sites: [["Mill", "Long Ashton Road, Bristol BS41 9LQ", 51.4302, -2.6572]],
  },
  {
    key: "kingsdown-vets",
    name: "Kingsdown Vets",
    trade: "clinic",
    contacts: [["Dr Fiona Baird", "Veterinary surgeon"]],
    sites: [["Surgery", "112 Cotham Road, Bristol BS6 6DN", 51.4641, -2.6001]],
  },
];
