import { type From, type Mapping, type Target, targets } from "./mapping.ts";
import { likelyOrder, parseDate } from "./parse-date.ts";

/** What columns are called in English, Spanish, Portuguese, German, French and Italian, folded; the likeliest first. */
const names: Readonly<Record<Exclude<Target, "currency">, string>> = {
  id: "id|ident|identifier|work order id|wo id|order id|record id|row id|work order|work order number|wo number|order number|ticket|ticket number|case id|numero|nummer|auftragsnummer|auftrag|orden|orden de trabajo|n orden|ot|ordem|ordem de servico|os|numero de orden|numero ordine|ordine|bon de travail|numero de bon|n bon",
  at: "date|event date|start date|reported at|report date|reported on|created at|created|opened at|open date|datetime|timestamp|launch date|work date|failure date|fecha|fecha averia|fecha de la averia|fecha inicio|data|data da avaria|data inicio|datum|meldedatum|stoerungsdatum|beginn|date de panne|date panne|date debut|data guasto|data intervento",
  problem:
    "problem|problem description|problem text|fault|fault description|failure|failure description|malfunction|complaint|symptom|symptoms|defect|issue|issue description|description|short text|discrepancy|concern|notification|error|errorid|error code|averia|falla|fallo|problema|sintoma|descripcion|descripcion de la averia|avaria|defeito|descricao|descricao do problema|queixa|stoerung|fehler|mangel|problembeschreibung|fehlerbeschreibung|beschreibung|schaden|kurztext|panne|defaut|symptome|description de la panne|probleme|guasto|difetto|anomalia|descrizione|descrizione del guasto|sintomo",
  cause:
    "cause|root cause|failure cause|reason|causa|causa raiz|ursache|schadensursache|grund|cause racine|causa del guasto|causa radice",
  solution:
    "solution|action|action taken|corrective action|resolution|remedy|repair|repair description|work done|work performed|work carried out|maint action|what was done|solucion|accion|reparacion|trabajo realizado|solucao|acao|reparacao|reparo|servico realizado|loesung|massnahme|behebung|reparatur|taetigkeit|durchgefuehrte arbeit|intervention|travail effectue|reparation|solution apportee|soluzione|azione|riparazione|intervento|lavoro eseguito",
  fix: "fix|fix label|fix code|action code|repair code|solution code|resolution code|remedy code|fault type|component replaced|component|comp|codigo de reparacion|codigo de accion|codigo da acao|reparaturcode|massnahmencode|code action|code intervention|codice azione|codice intervento",
  unit: "unit|unit id|asset|asset id|asset number|equipment|equipment id|equipment number|machine|machine id|machineid|serial|serial number|sn|vin|tail number|tag|equipo|maquina|numero de serie|n serie|activo|equipamento|ativo|maschine|anlage|equipmentnummer|geraet|seriennummer|maschinennummer|machine numero|equipement|numero serie|macchina|impianto|matricola|numero di serie|attrezzatura",
  model: "model|model name|model number|product model|type|modelo|modell|typ|modele|modello|tipo",
  family:
    "family|product family|series|product line|familia|serie|gamma|produktfamilie|baureihe|famille|gamme|famiglia",
  manufacturer:
    "manufacturer|maker|make|brand|vendor|oem|fabricante|marca|hersteller|marke|fabrikat|fabricant|marque|constructeur|produttore|costruttore|fabbricante",
  category:
    "category|product category|equipment category|equipment type|asset type|class|categoria|categoria de producto|kategorie|geraeteart|produktkategorie|categorie|categorie de produit",
  organisation:
    "organisation|organization|customer|client|company|account|organizacion|cliente|empresa|organizacao|kunde|firma|organisation cliente|societe|azienda|societa",
  region:
    "region|country|state|area|province|pais|provincia|regiao|land|bundesland|gebiet|pays|departement|regione|paese",
  minutes:
    "minutes|labour minutes|labor minutes|repair minutes|duration minutes|duration|repair time|time spent|labour time|labor time|hours|labour hours|labor hours|minutos|duracion|tiempo de reparacion|horas|duracao|tempo de reparo|minuten|dauer|reparaturzeit|stunden|arbeitszeit|duree|temps passe|heures|minuti|durata|ore|tempo di riparazione",
  parts:
    "parts|parts used|spare parts|materials|part|repuestos|recambios|piezas|materiales|pecas|materiais|ersatzteile|teile|material|pieces|pieces detachees|materiel|ricambi|pezzi|materiali",
  cost: "cost|total cost|repair cost|price|amount|cost aud|cost eur|cost usd|cost gbp|coste|costo|importe|custo|valor|kosten|betrag|cout|montant|prix|costo totale|importo",
};

/** Which of two targets may have a column that fits both. */
const order: readonly (keyof typeof names)[] = [
  "id",
  "at",
  "problem",
  "solution",
  "cause",
  "fix",
  "manufacturer",
  "model",
  "family",
  "category",
  "unit",
  "organisation",
  "region",
  "minutes",
  "parts",
  "cost",
];

/**
 * A mapping guessed from the names of the columns, in six languages, and from some rows: each target gets at most one column and each
 * column one target, the closest name first. Codes of currencies stand in the names of cost columns.
 */
export function guessMapping(columns: readonly string[], sample: readonly (readonly string[])[]): Mapping {
  const folded = columns.map(fold);
  const taken = new Set<number>();
  const found: Partial<Record<Target, From>> = {};
  // Whole names in all targets first, so that "fault type" is not taken as a fault.
  for (const fits of [isWhole, isPart]) {
    for (const target of order) {
      if (found[target] !== undefined) continue;
      const at = bestColumn(folded, names[target].split("|"), taken, fits);
      if (at < 0) continue;
      if (target === "at" && !looksLikeDates(sample, at)) continue;
      taken.add(at);
      found[target] = columns[at] ?? "";
    }
  }
  const costColumn = typeof found.cost === "string" ? fold(found.cost) : "";
  const currency = /\b(aud|cad|chf|eur|gbp|jpy|usd|brl|mxn)\b/.exec(costColumn)?.[1];
  if (currency !== undefined) found.currency = { value: currency.toUpperCase() };
  const dates = typeof found.at === "string" ? sample.map((row) => row[columns.indexOf(String(found.at))] ?? "") : [];
  const minutesColumn = typeof found.minutes === "string" ? fold(found.minutes) : "";
  return {
    columns: Object.fromEntries(targets.flatMap((name) => (found[name] === undefined ? [] : [[name, found[name]]]))),
    dates: likelyOrder(dates) ?? "day first",
    minutesAre: /\b(hours?|horas?|stunden|heures?|ore)\b/.test(minutesColumn) ? "hours" : "minutes",
    nothing: ["n/a", "unknown", "-"],
  };
}

function bestColumn(
  folded: readonly string[],
  wanted: readonly string[],
  taken: ReadonlySet<number>,
  fits: (column: string, name: string) => boolean,
): number {
  for (const name of wanted) {
    const at = folded.findIndex((column, index) => !taken.has(index) && fits(column, name));
    if (at >= 0) return at;
  }
  return -1;
}

const isWhole = (column: string, name: string): boolean => column === name;
/** Words of a longer name, but no short name in it: "os" is in many. */
const isPart = (column: string, name: string): boolean =>
  name.length >= 5 && (column.startsWith(`${name} `) || column.endsWith(` ${name}`));

function looksLikeDates(sample: readonly (readonly string[])[], at: number): boolean {
  const given = sample.map((row) => (row[at] ?? "").trim()).filter((text) => text !== "");
  if (given.length === 0) return true;
  const dates = given.filter(
    (text) => parseDate(text, "day first") !== null || parseDate(text, "month first") !== null,
  );
  return dates.length * 2 >= given.length;
}

/** "ErrorID", "fecha_avería" and "Störungs-Datum" as plain lower-case words. */
function fold(name: string): string {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/ä/gi, "ae")
    .replace(/ö/gi, "oe")
    .replace(/ü/gi, "ue")
    .replace(/ß/g, "ss")
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
