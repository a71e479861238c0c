import type { OrganisationRow } from "./build-organisations.ts";

/** Customers around Porto. */
export const portoOrganisations: readonly OrganisationRow[] = [
  {
    key: "hotel-ribeirosa",
    name: "Hotel Ribeirosa",
    trade: "hotel",
    contacts: [
      ["Ana Lobato", "Maintenance"],
      ["Miguel Sarmento", "Chef"],
    ],
    sites: [
      ["Hotel", "Rua das Flores 112, 4050-265 Porto", 41.1443, -8.6142],
      ["Hotel Foz", "Rua do Passeio Alegre 310, 4150-570 Porto", 41.1489, -8.6731],
    ],
  },
  {
    key: "padaria-moinhal",
    name: "Padaria Moinhal",
    trade: "bakery",
    contacts: [["Fernanda Couto", "Owner"]],
    sites: [
      ["Bakery", "Rua de Costa Cabral 820, 4200-213 Porto", 41.1668, -8.5932],
      ["Shop Maia", "Rua Engenheiro Duarte Pacheco 60, 4470-174 Maia", 41.2351, -8.6201],
    ],
  },
  {
    key: "caves-penhadouro",
    name: "Caves Penhadouro",
    trade: "winery",
    contacts: [
      ["Álvaro Noronha", "Winemaker"],
      ["Luísa Queirós", "Cellar"],
    ],
    sites: [
      ["Lodge", "Rua Rei Ramiro 70, 4400-281 Vila Nova de Gaia", 41.1371, -8.6201],
      ["Winery Pinhão", "Rua António Manuel Saraiva 12, 5085-037 Pinhão", 41.1905, -7.5461],
      ["Winery Régua", "Rua da Ferreirinha 40, 5050-261 Peso da Régua", 41.1629, -7.7871],
    ],
  },
  {
    key: "hospital-santa-vireia",
    name: "Hospital Santa Vireia",
    trade: "hospital",
    contacts: [
      ["Paulo Sequeira", "Clinical engineering"],
      ["Teresa Amorim", "Imaging"],
    ],
    sites: [
      ["Main building", "Rua de Antero de Quental 241, 4050-052 Porto", 41.1591, -8.6119],
      ["Outpatients", "Rua de Damião de Góis 96, 4050-221 Porto", 41.1602, -8.6167],
    ],
  },
  {
    key: "clinica-alvorim",
    name: "Clínica Alvorim",
    trade: "clinic",
    contacts: [["Dra. Joana Alvorim", "Director"]],
    sites: [
      ["Clinic Braga", "Avenida Central 88, 4710-229 Braga", 41.5515, -8.4203],
      ["Clinic Guimarães", "Rua de Santo António 54, 4800-162 Guimarães", 41.4434, -8.2947],
    ],
  },
  {
    key: "conservas-marluz",
    name: "Conservas Marluz",
    trade: "food_plant",
    contacts: [
      ["Rogério Festas", "Maintenance"],
      ["Carla Maia", "Production"],
    ],
    sites: [
      ["Cannery", "Avenida Serpa Pinto 560, 4450-277 Matosinhos", 41.1791, -8.6929],
      ["Cold store", "Rua do Castanhal 22, 4480-124 Vila do Conde", 41.3467, -8.7382],
    ],
  },
  {
    key: "lacticinios-serravento",
    name: "Lacticínios Serravento",
    trade: "food_plant",
    contacts: [["Domingos Leal", "Plant engineer"]],
    sites: [["Dairy", "Zona Industrial, Lote 14, 4560-164 Penafiel", 41.2118, -8.2901]],
  },
  {
    key: "armazens-trofal",
    name: "Armazéns Trofal",
    trade: "warehouse",
    contacts: [["Bruno Moutinho", "Warehouse lead"]],
    sites: [
      ["Warehouse Trofa", "Rua Industrial da Trofa 190, 4785-042 Trofa", 41.3371, -8.5571],
      ["Depot Leça", "Rua de Belchior Robles 41, 4450-062 Leça da Palmeira", 41.1951, -8.6981],
    ],
  },
  {
    key: "moldes-aveirol",
    name: "Moldes Aveirol",
    trade: "machine_shop",
    contacts: [["Sérgio Ramalho", "Tool room"]],
    sites: [["Tool room", "Zona Industrial de Taboeira 31, 3800-055 Aveiro", 40.6452, -8.6112]],
  },
  {
    key: "supermercados-quintasol",
    name: "Supermercados Quintasol",
    trade: "supermarket",
    contacts: [
      ["Mónica Barros", "Store operations"],
      ["Jorge Pinhal", "Maintenance"],
    ],
    sites: [
      ["Store Boavista", "Avenida da Boavista 1340, 4100-114 Porto", 41.1581, -8.6375],
      ["Store Póvoa", "Avenida Mouzinho de Albuquerque 95, 4490-409 Póvoa de Varzim", 41.3812, -8.7591],
      ["Store Gaia", "Avenida da República 1022, 4430-190 Vila Nova de Gaia", 41.1243, -8.6061],
    ],
  },
  {
    key: "tasca-do-rebolo",
    name: "Tasca do Rebolo",
    trade: "restaurant",
    contacts: [["Armindo Rebolo", "Owner"]],
    sites: [["Restaurant", "Rua do Almada 344, 4050-034 Porto", 41.1513, -8.6121]],
  },
  {
    key: "cantinas-norvela",
    name: "Cantinas Norvela",
    trade: "canteen",
    contacts: [["Graça Pimentel", "Kitchen manager"]],
    sites: [
      ["Campus canteen", "Rua Dr. Roberto Frias 210, 4200-465 Porto", 41.1779, -8.5971],
      ["School kitchen Gaia", "Rua de Soares dos Reis 670, 4400-317 Vila Nova de Gaia", 41.1291, -8.6182],
    ],
  },
  {
    key: "saneamento-leixal",
    name: "Saneamento Leixal",
    trade: "water_works",
    contacts: [["Vasco Teles", "Operations"]],
    sites: [
      ["Treatment works", "Rua da Estrada Velha 300, 4455-411 Perafita", 41.2268, -8.7072],
      ["Pump house Maia", "Rua de Simão Bolívar 45, 4470-214 Maia", 41.2389, -8.6262],
    ],
  },
  {
    key: "condominios-portovela",
    name: "Condomínios Portovela",
    trade: "property",
    contacts: [["Isabel Drumond", "Property manager"]],
    sites: [
      ["Residence Antas", "Rua de Santos Pousada 1180, 4000-480 Porto", 41.1583, -8.5961],
      ["Offices Maia", "Avenida Visconde de Barreiros 75, 4470-151 Maia", 41.2329, -8.6231],
    ],
  },
];
