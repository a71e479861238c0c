import type { Language } from "../core/domain/languages.ts";

/** What an invented desk would let its customers try first. */
export type DemoArticle = {
  readonly title: string;
  readonly text: string;
  readonly category: string;
  readonly language: Language;
};

/** Articles of the demo, all published: what people can mend by themselves, in the languages of its customers. */
export const demoArticles: readonly DemoArticle[] = [
  {
    title: "Dishwasher: cloudy glasses",
    text: "Rinse aid or salt has run out.\n1. Fill both up to the mark.\n2. Rub the filter clean under the tap.\n3. Run one programme with nothing in it, then the glasses again.\nStill cloudy? Tell us, and say which salt you use.",
    category: "warewashing",
    language: "en",
  },
  {
    title: "Thick frost on the evaporator",
    text: "Frost grows where the door is left open.\n1. Close the door and look whether its seal lies flat all around; wipe it.\n2. Start the defrost by hand: hold the snowflake for five seconds.\n3. Give it an hour.\nIf the frost is back the next day, write to us.",
    category: "refrigeration",
    language: "en",
  },
  {
    title: "Label printer: labels are pale or streaky",
    text: "The print head is dusty.\n1. Switch the printer off and let it cool for a minute.\n2. Wipe the head with the cleaning pen from the lid, in one direction.\n3. Print a test label.",
    category: "labelling",
    language: "en",
  },
  {
    title: "Vacuum packer: air in the bag",
    text: "Mostly the sealing bar or the bag is dirty.\n1. Wipe the bar and the rim of the bag dry.\n2. Lay the bag flat, its opening a finger's width over the bar.\n3. Look at the lid's seal for cuts.",
    category: "packaging",
    language: "en",
  },
  {
    title: "Gas boiler: pressure is too low",
    text: "Below one bar the boiler locks itself.\n1. Open the filling tap slowly until the gauge shows 1.5 bar.\n2. Close it, and press reset once.\nDo you smell gas? Leave the room and call the gas emergency line.",
    category: "heating",
    language: "en",
  },
  {
    title: "Lavavajillas: los vasos salen turbios",
    text: "Falta abrillantador o sal.\n1. Rellene los dos hasta la marca.\n2. Limpie el filtro bajo el grifo.\n3. Haga un programa en vacío y repita con los vasos.",
    category: "warewashing",
    language: "es",
  },
  {
    title: "Cámara frigorífica: mucho hielo en el evaporador",
    text: "El hielo crece si la puerta queda abierta.\n1. Cierre la puerta y mire si la junta apoya bien.\n2. Inicie el desescarche: mantenga pulsado el copo cinco segundos.\n3. Espere una hora.",
    category: "refrigeration",
    language: "es",
  },
  {
    title: "Máquina de lavar loiça: os copos saem baços",
    text: "Falta abrilhantador ou sal.\n1. Encha os dois até à marca.\n2. Limpe o filtro debaixo da torneira.\n3. Faça um programa em vazio e repita com os copos.",
    category: "warewashing",
    language: "pt",
  },
];
