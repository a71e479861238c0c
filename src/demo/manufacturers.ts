import type { DemoManufacturer } from "./types.ts";

/** Makers of equipment; none of them exists. */
export const manufacturers: readonly DemoManufacturer[] = [
  { key: "caldorra", name: "Caldorra Hornos", country: "ES", about: "Combi and deck ovens" },
  { key: "brenwick", name: "Brenwick & Hale", country: "GB", about: "Ovens and warewashing for kitchens" },
  { key: "ondelle", name: "Ondelle Lavage", country: "FR", about: "Dishwashers" },
  { key: "kelvarra", name: "Kelvarra Frío", country: "ES", about: "Cold rooms and refrigerated cabinets" },
  { key: "climarel", name: "Climarel Aria", country: "IT", about: "Chillers and rooftop units" },
  { key: "tormant", name: "Tormant Pumpen", country: "DE", about: "Centrifugal and progressive cavity pumps" },
  { key: "hidrovela", name: "Hidrovela Bombas", country: "PT", about: "Pumps for wine, food and sludge" },
  { key: "pneumora", name: "Pneumora Druckluft", country: "DE", about: "Screw compressors" },
  { key: "grendal", name: "Grendal Truck", country: "SE", about: "Electric forklifts" },
  { key: "transvolta", name: "Transvolta Handling", country: "IT", about: "Conveyors and pallet trucks" },
  { key: "packlune", name: "Packlune", country: "IT", about: "Flow wrappers and vacuum packers" },
  { key: "etiquor", name: "Etiquor Marking", country: "FR", about: "Label printers" },
  { key: "sonivera", name: "Sonivera Imaging", country: "NL", about: "Ultrasound and X-ray devices" },
  { key: "sterivant", name: "Sterivant", country: "CH", about: "Autoclaves" },
  { key: "brasenor", name: "Brasenor Caldeiras", country: "PT", about: "Gas boilers" },
  { key: "elevane", name: "Elevane Doors", country: "ES", about: "Lift doors and their drives" },
  { key: "spindrel", name: "Spindrel Precision", country: "CH", about: "Machine tool spindles" },
];
