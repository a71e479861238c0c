import type { OrganisationRow } from "./build-organisations.ts";

/** Customers around Valencia. */
export const valenciaOrganisations: readonly OrganisationRow[] = [
  {
    key: "cocinas-albaran",
    name: "Cocinas Albarán",
    trade: "canteen",
    contacts: [
      ["Marta Soler", "Production manager", "en"],
      ["Julián Esteve", "Shift lead"],
      ["Rosa Miralles", "Kitchen manager"],
    ],
    sites: [
      ["Central kitchen", "Carrer dels Traginers 14, 46014 València", 39.4519, -0.4093],
      ["School kitchen Benimaclet", "Carrer d'Emili Baró 52, 46020 València", 39.4869, -0.3602],
      ["Canteen Paterna", "Avinguda de Benjamin Franklin 12, 46980 Paterna", 39.5448, -0.4612],
    ],
  },
  {
    key: "hotel-bocagran",
    name: "Hotel Bocagrán",
    trade: "hotel",
    contacts: [
      ["Carmen Ibáñez", "Head of maintenance"],
      ["Toni Cardona", "Chef"],
    ],
    sites: [
      ["Hotel", "Carrer de la Pau 31, 46003 València", 39.4734, -0.3731],
      ["Beach house", "Passeig de Neptú 44, 46011 València", 39.4663, -0.3239],
    ],
  },
  {
    key: "forn-tres-bessons",
    name: "Forn Tres Bessons",
    trade: "bakery",
    contacts: [["Empar Bessó", "Owner"]],
    sites: [
      ["Bakery Russafa", "Carrer de Sueca 40, 46006 València", 39.4605, -0.3741],
      ["Shop Torrent", "Carrer de l'Església 9, 46900 Torrent", 39.4369, -0.4657],
    ],
  },
  {
    key: "clinica-llaurant",
    name: "Clínica Llaurant",
    trade: "clinic",
    contacts: [
      ["Dra. Inés Llaurant", "Medical director"],
      ["Pilar Gascó", "Practice manager"],
    ],
    sites: [
      ["Clinic", "Gran Via del Marqués del Túria 60, 46005 València", 39.4656, -0.3654],
      ["Clinic Alzira", "Carrer Major Santa Caterina 21, 46600 Alzira", 39.1508, -0.4359],
    ],
  },
  {
    key: "hospital-sant-vidre",
    name: "Hospital Sant Vidre",
    trade: "hospital",
    contacts: [
      ["Joaquín Peris", "Medical engineering"],
      ["Asunción Roig", "Radiology"],
      ["Manel Codina", "Technical services"],
    ],
    sites: [
      ["Main building", "Avinguda de Campanar 118, 46015 València", 39.4872, -0.3958],
      ["Day hospital", "Carrer de Sagunt 180, 46009 València", 39.4893, -0.3718],
      ["Health centre Sagunt", "Avinguda Sants de la Pedra 33, 46500 Sagunt", 39.6778, -0.2697],
    ],
  },
  {
    key: "citrics-marjalet",
    name: "Cítrics Marjalet",
    trade: "food_plant",
    contacts: [
      ["Salvador Marí", "Plant manager"],
      ["Begoña Talens", "Maintenance"],
    ],
    sites: [
      ["Packing house", "Polígon La Closa 7, 46600 Alzira", 39.1602, -0.4487],
      ["Juice plant", "Camí de la Ratlla 3, 46410 Sueca", 39.2021, -0.3138],
    ],
  },
  {
    key: "bodega-altorrojo",
    name: "Bodega Altorrojo",
    trade: "winery",
    contacts: [["Fermín Cuenca", "Cellar master"]],
    sites: [
      ["Winery", "Carretera de Utiel km 4, 46340 Requena", 39.5102, -1.1341],
      ["Bottling hall", "Calle del Rozaleme 18, 46340 Requena", 39.4849, -1.0978],
    ],
  },
  {
    key: "logistica-tramontel",
    name: "Logística Tramontel",
    trade: "warehouse",
    contacts: [
      ["David Llopis", "Warehouse lead"],
      ["Sonia Ferrando", "Fleet"],
    ],
    sites: [
      ["Warehouse Riba-roja", "Polígon El Oliveral, Carrer F 22, 46394 Riba-roja", 39.5071, -0.5063],
      ["Cross-dock Silla", "Polígon Industrial, Carrer 4 nº 11, 46460 Silla", 39.3597, -0.4219],
      ["Port depot", "Carrer de Menorca 19, 46023 València", 39.4571, -0.3434],
    ],
  },
  {
    key: "mecanitzats-ferrany",
    name: "Mecanitzats Ferrany",
    trade: "machine_shop",
    contacts: [["Quique Ferrany", "Workshop lead"]],
    sites: [["Workshop", "Polígon Fuente del Jarro, Carrer Ciutat de Llíria 35, 46988 Paterna", 39.5217, -0.4633]],
  },
  {
    key: "supermercats-bonplau",
    name: "Supermercats Bonplau",
    trade: "supermarket",
    contacts: [
      ["Neus Aparici", "Store operations"],
      ["Héctor Valls", "Regional maintenance"],
    ],
    sites: [
      ["Store Ángel Guimerà", "Carrer d'Àngel Guimerà 48, 46008 València", 39.4699, -0.3861],
      ["Store Gandia", "Carrer Sant Francesc de Borja 70, 46701 Gandia", 38.9667, -0.1823],
      ["Store Llíria", "Carrer del Duc de Llíria 27, 46160 Llíria", 39.6268, -0.5949],
      ["Store Mislata", "Avinguda de Gregori Gea 41, 46920 Mislata", 39.4752, -0.4171],
    ],
  },
  {
    key: "restaurante-salobrar",
    name: "Restaurante El Salobrar",
    trade: "restaurant",
    contacts: [["Vicenta Chulià", "Owner"]],
    sites: [["Restaurant", "Carrer de Francesc Monleón 12, 46012 El Palmar", 39.3137, -0.3192]],
  },
  {
    key: "taperia-corrimiento",
    name: "Tapería Corrimiento",
    trade: "restaurant",
    contacts: [["Andrés Mompó", "Chef"]],
    sites: [
      ["Bar Carmen", "Carrer dels Cavallers 29, 46001 València", 39.4766, -0.3796],
      ["Bar Cánovas", "Carrer de Serrano Morales 6, 46004 València", 39.4676, -0.3676],
    ],
  },
  {
    key: "aigues-del-maset",
    name: "Aigües del Maset",
    trade: "water_works",
    contacts: [["Ricard Monzó", "Operations"]],
    sites: [
      ["Treatment works", "Camí del Pinedo 90, 46012 València", 39.4259, -0.3411],
      ["Pump house Picassent", "Camí de l'Omet 5, 46220 Picassent", 39.3621, -0.4623],
    ],
  },
  {
    key: "fincas-turocasa",
    name: "Fincas Turocasa",
    trade: "property",
    contacts: [
      ["Maite Blasco", "Property manager"],
      ["Óscar Tortajada", "Caretaker"],
    ],
    sites: [
      ["Residence Aragó", "Avinguda d'Aragó 24, 46021 València", 39.4736, -0.3567],
      ["Offices Cortes", "Avinguda de les Corts Valencianes 39, 46015 València", 39.4912, -0.4021],
      ["Residence Castelló", "Carrer d'Enmig 80, 12001 Castelló", 39.9846, -0.0381],
    ],
  },
  {
    key: "dental-nacra",
    name: "Dental Nacra",
    trade: "clinic",
    contacts: [["Dr. Pau Semper", "Dentist"]],
    sites: [["Practice", "Carrer de Colón 74, 46004 València", 39.4697, -0.3707]],
  },
];
