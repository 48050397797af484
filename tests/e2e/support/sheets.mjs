// Spreadsheets of our own making, the same at every call: two lists in the form
// of the civil-service matching exercise, and a sign-up sheet with headings as a
// busy office writes them.

/** A spreadsheet to give to a file field: `setInputFiles(csvFile("mentors.csv", rows))`. */
export function csvFile(name, rows) {
  const cell = (value) => (/[",\n]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  return { name, mimeType: "text/csv", buffer: Buffer.from(rows.map((row) => row.map(cell).join(",")).join("\r\n")) };
}

/** Numbers from 0 up to `below`, from a seed: the minimal standard generator. */
function chance(seed) {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

const grades = ["AA", "AO", "EO", "HEO", "SEO", "Grade 7", "Grade 6", "SCS1", "SCS2", "SCS3", "SCS4"];
const departments = ["Department of Roads", "Department of Water", "Department of Parks", "Department of Records"];
const professions = ["Policy", "Security", "Digital", "Finance"];
const traits = ["Carer", "Night worker", "First in family", ""];

const two = (n) => String(n).padStart(2, "0");

/** `mentors.csv` and `mentees.csv`: headings in mixed case, columns in an order of their own. */
export function civilService(n_mentors = 24, n_mentees = 30) {
  const next = chance(2027);
  const person = (kind, n, grade) => ({
    first: kind, last: two(n), email: `${kind}.${two(n)}@example.gov`, both: "no", title: "Some role",
    grade, organisation: departments[next(4)], profession: professions[next(4)], trait: traits[next(4)],
  });
  const mentors = Array.from({ length: n_mentors }, (_, n) => person("mentor", n, grades[4 + next(7)]));
  const mentees = Array.from({ length: n_mentees }, (_, n) => ({ ...person("mentee", n, grades[next(8)]), wish: next(2) === 0 ? "yes" : "no" }));
  return [
    csvFile("mentors.csv", [
      ["Grade", "FIRST NAME", "Last name", "Email Address", "both mentor and mentee", "job title", "Organisation", "profession", "characteristics", "biography"],
      ...mentors.map((it) => [it.grade, it.first, it.last, it.email, it.both, it.title, it.organisation, it.profession, it.trait, `I am ${it.first} ${it.last}.`]),
    ]),
    csvFile("mentees.csv", [
      ["first name", "last name", "email address", "Both Mentor and Mentee", "Job Title", "grade", "organisation", "Profession", "match with similar identity", "identity to match", "biography"],
      ...mentees.map((it) => [it.first, it.last, it.email, it.both, it.title, it.grade, it.organisation, it.profession, it.wish, it.trait, `I am ${it.first} ${it.last}.`]),
    ]),
  ];
}

const firsts = ["Ana", "Ben", "Carla", "Dev", "Elena", "Farid", "Grace", "Hector", "Ines", "Jamal", "Kim", "Luis", "Mai", "Noah", "Olga"];
const lasts = ["Alvarez", "Brooks", "Chen", "Diaz", "Evans", "Flores", "Gupta", "Hill", "Ito", "Jones", "Khan", "Lopez", "Moore", "Nguyen", "Ortiz"];
const skills = ["Budgets", "Public speaking", "Hiring", "Data", "Writing", "Grants", "Negotiation"];
const bands = ["Band 2", "Band 3", "Band 4", "Band 5", "Band 6"];
const offices = ["Public Works", "Library", "Parks & Rec", "City Clerk", "Human Resources"];

/** One sheet of 150 people, mentors and mentees mixed, with the headings of a stranger. */
export function signUpSheet() {
  const next = chance(150);
  const some = (n) => Array.from({ length: n }, () => skills[next(skills.length)]).filter((it, at, all) => all.indexOf(it) === at).join("; ");
  const rows = Array.from({ length: 150 }, (_, n) => {
    const [first, last] = [firsts[n % 15], lasts[Math.floor(n / 10)]];
    const mentor = n % 5 < 2;
    return [
      `${8 + (n % 9)}/1${n % 9}/2026 9:0${n % 9}`, `${first} ${last}`, `${first}.${last}${n}@city.example.gov`.toLowerCase(),
      mentor ? "A mentor" : "A mentee", offices[next(5)], bands[mentor ? 2 + next(3) : next(3)],
      mentor ? "" : some(3), mentor ? some(4) : "", mentor ? String(1 + next(2)) : "", n % 7 === 0 ? "Fridays are hard for me" : "",
    ];
  });
  return csvFile("Mentoring sign-up (responses).csv", [
    ["Timestamp", "Your name", "Work e-mail", "I'd like to be…", "Which office are you in?", "Pay band", "What would you like to get better at?", "What could you help someone with?", "How many people could you mentor?", "Anything else?"],
    ...rows,
  ]);
}
