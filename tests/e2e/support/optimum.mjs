// What the civil-service rules give in a case small enough to try everything:
// another way to the answer than the engine's, written from the rules as people
// read them, so that the page's answer can be held against it.
import { csvFile } from "./sheets.mjs";

const grades = ["AA", "AO", "EO", "HEO", "SEO", "Grade 7", "Grade 6", "SCS1", "SCS2", "SCS3", "SCS4"];
/** Places of a mentor and wants of a mentee under these rules. */
const most = 3;

const person = (kind, n, [grade, organisation, profession, trait, wish]) => ({
  name: `${kind} ${n}`, first: kind, last: `${n}`, email: `${kind}.${n}@example.gov`,
  grade, organisation: `Department of ${organisation}`, profession, trait, wish,
});

/** Four mentors and seven mentees; one best answer and no second. */
export const mentors = [
  ["HEO", "Roads", "Policy", "Night worker"], ["HEO", "Parks", "Policy", "Carer"],
  ["HEO", "Water", "Policy", "Night worker"], ["HEO", "Water", "Digital", ""],
].map((it, n) => person("mentor", n, it));

export const mentees = [
  ["AO", "Parks", "Policy", "", "yes"], ["HEO", "Water", "Policy", "Carer", "no"],
  ["AO", "Water", "Policy", "Night worker", "no"], ["EO", "Parks", "Digital", "Night worker", "yes"],
  ["AO", "Roads", "Policy", "", "no"], ["EO", "Roads", "Security", "Carer", "yes"],
  ["EO", "Water", "Digital", "", "no"],
].map((it, n) => person("mentee", n, it));

/** The lists as files, their rows in this order or turned around. */
export function smallLists({ turned = false } = {}) {
  const rows = (list, row) => (turned ? [...list].reverse() : list).map(row);
  const files = [
    csvFile("mentors.csv", [
      ["Grade", "FIRST NAME", "Last name", "Email Address", "both mentor and mentee", "job title", "Organisation", "profession", "characteristics", "biography"],
      ...rows(mentors, (it) => [it.grade, it.first, it.last, it.email, "no", "Some role", it.organisation, it.profession, it.trait, `I am ${it.name}.`]),
    ]),
    csvFile("mentees.csv", [
      ["first name", "last name", "email address", "Both Mentor and Mentee", "Job Title", "grade", "organisation", "Profession", "match with similar identity", "identity to match", "biography"],
      ...rows(mentees, (it) => [it.first, it.last, it.email, "no", "Some role", it.grade, it.organisation, it.profession, it.wish, it.trait, `I am ${it.name}.`]),
    ]),
  ];
  return turned ? files.reverse() : files;
}

/** Points of a pair; null where a rule keeps the two apart. */
function points(mentor, mentee) {
  const above = grades.indexOf(mentor.grade) - grades.indexOf(mentee.grade);
  if ((above !== 1 && above !== 2) || mentor.organisation === mentee.organisation) return null;
  const wish = mentee.wish === "yes" && mentor.trait !== "" && mentor.trait === mentee.trait;
  return (above === 1 ? 9 : 12) + (mentor.profession === mentee.profession ? 10 : 0) + (wish ? 6 : 0);
}

/** Every best answer: most mentees with a mentor, then most pairings, then most mentors, then most points. */
export function bestAnswers() {
  const pairs = mentors.flatMap((mentor, m) => mentees.flatMap((mentee, e) => {
    const worth = points(mentor, mentee);
    return worth === null ? [] : [{ m, e, worth }];
  }));
  let best = [];
  let reached = [-1];
  for (let choice = 0; choice < 2 ** pairs.length; choice += 1) {
    const taken = pairs.filter((_, at) => (choice >> at) & 1);
    const load = (list, of) => list.map((_, n) => taken.filter((pair) => pair[of] === n).length);
    const [places, wants] = [load(mentors, "m"), load(mentees, "e")];
    if ([...places, ...wants].some((n) => n > most)) continue;
    const served = (loads) => loads.filter((n) => n > 0).length;
    const total = taken.reduce((sum, { worth }) => sum + worth, 0);
    const now = [served(wants), taken.length, served(places), total];
    const by = now.map((n, at) => n - (reached[at] ?? -1)).find((n) => n !== 0) ?? 0;
    if (by > 0) [best, reached] = [[], now];
    if (by >= 0) best.push({ reached: now, pairs: taken.map(({ m, e, worth }) => `${mentees[e].name} – ${mentors[m].name}: ${worth}`).sort() });
  }
  return best;
}
