//! Lines of work in the sample: titles by level, and what people say of them.

/// A line of work.
pub(super) struct Field {
    /// The profession as people write it.
    pub(super) profession: &'static str,
    /// The unit it is done in.
    pub(super) unit: &'static str,
    /// Job titles, one for each programme level, lowest first.
    pub(super) titles: &'static [&'static str; 7],
    /// What people who lead say of the work.
    pub(super) of_leading: &'static [&'static str],
    /// What people who do it say of the work.
    pub(super) of_doing: &'static [&'static str],
    /// The same in Spanish, said by either.
    pub(super) in_spanish: &'static str,
}

pub(super) const PUBLIC_WORKS: Field = Field {
    profession: "Public works",
    unit: "Public Works",
    titles: &[
        "Utility worker",
        "Engineering technician",
        "Project engineer",
        "Operations supervisor",
        "Water systems manager",
        "Assistant public works director",
        "Public works director",
    ],
    of_leading: &[
        "My crews look after the pumps, valves and miles of pipe that nobody thinks about until they fail.",
        "I have rebuilt two bridges, one budget and, after the flood, most of a storm drain plan.",
        "I spend half my day on capital projects and the other half keeping good people from leaving.",
    ],
    of_doing: &[
        "I inspect street and sewer work and explain the detours to people who live along them.",
        "My desk is mostly a truck: water quality rounds in the morning, reports in the afternoon.",
        "I manage small paving projects and want to be trusted with a large one.",
    ],
    in_spanish: "Trabajo en obras públicas, donde lo importante es que el agua corra y nadie lo note.",
};

pub(super) const FINANCE: Field = Field {
    profession: "Finance",
    unit: "Finance and Budget",
    titles: &[
        "Accounting clerk",
        "Budget analyst",
        "Senior budget analyst",
        "Accounting supervisor",
        "Finance manager",
        "Deputy finance director",
        "Finance director",
    ],
    of_leading: &[
        "I build the budget with twelve departments and explain it to people who have seven minutes.",
        "I have brought us through two audits and one very bad software change.",
        "Numbers are the easy part of my work; saying no in a way people can live with is the hard one.",
    ],
    of_doing: &[
        "I prepare the monthly reports and have begun to ask what the numbers are trying to say.",
        "I pay our invoices on time and would like to understand how the money gets there in the first place.",
        "I analyze budget requests and present them to managers who have been here longer than I have lived.",
    ],
    in_spanish: "Preparo presupuestos y me gusta explicar los números con palabras sencillas.",
};

pub(super) const HUMAN_SERVICES: Field = Field {
    profession: "Human services",
    unit: "Family and Adult Services",
    titles: &[
        "Office specialist",
        "Case manager",
        "Senior case manager",
        "Casework supervisor",
        "Branch manager",
        "Deputy district manager",
        "District director",
    ],
    of_leading: &[
        "I was a caseworker for nine years before I led caseworkers, and I still take a case each winter.",
        "My branch serves four towns, and my staff carry more than people should; making that bearable is my job.",
        "I opened our first evening office, and learned more about change from that than from any course.",
    ],
    of_doing: &[
        "I help families apply for food and housing support, often in the hardest week of their year.",
        "I coordinate home visits and would like to supervise a team without losing touch with families.",
        "New colleagues are sent to me with questions, so I may as well learn to lead properly.",
    ],
    in_spanish: "Acompaño a familias que buscan apoyo para alimentos, vivienda o cuidado de sus mayores.",
};

pub(super) const PLANNING: Field = Field {
    profession: "Planning",
    unit: "Community Development",
    titles: &[
        "Permit technician",
        "Assistant planner",
        "Associate planner",
        "Senior planner",
        "Planning manager",
        "Deputy community development director",
        "Community development director",
    ],
    of_leading: &[
        "I have stood in front of two hundred angry neighbors and gone home with a plan they had improved.",
        "Housing is the work of my life, and most of it happens in meetings nobody remembers.",
        "My team writes code in the old sense: land use rules that a builder can read.",
    ],
    of_doing: &[
        "I review permits and try to answer the question people meant to ask.",
        "I run workshops about a downtown plan and am learning to hear those who do not come.",
        "I write staff reports, and would like to be in the room where they are discussed.",
    ],
    in_spanish: "Trabajo en planificación urbana y dirijo talleres con vecinos en dos idiomas.",
};

pub(super) const IT: Field = Field {
    profession: "Information technology",
    unit: "Technology Services",
    titles: &[
        "Help desk technician",
        "Systems analyst",
        "Senior systems analyst",
        "Service desk supervisor",
        "IT manager",
        "Deputy chief information officer",
        "Chief information officer",
    ],
    of_leading: &[
        "I have replaced a thirty-year-old system without stopping a single benefit payment, and have the gray hair to show for it.",
        "I lead a team of eleven who keep the lights on, and I protect their weekends.",
        "I buy less software than I used to and talk to clerks more.",
    ],
    of_doing: &[
        "I support three offices that each believe they are the only one.",
        "I build reports and small tools, and people have started to bring me their real problems.",
        "I moved here from a private company and am still learning how decisions are made in government.",
    ],
    in_spanish: "Cuido los sistemas que otras oficinas usan cada día, y enseño a usarlos con calma.",
};

pub(super) const NATURE: Field = Field {
    profession: "Natural resources",
    unit: "Land and Water Programmes",
    titles: &[
        "Field assistant",
        "Natural resource specialist",
        "Senior resource specialist",
        "Watershed supervisor",
        "Resource manager",
        "Deputy division administrator",
        "Division administrator",
    ],
    of_leading: &[
        "I work where farmers, fish and lawyers meet, and have friends among two of the three.",
        "I led the recovery after the ridge fires, which is where I learned what planning is for.",
        "I began by counting salmon and now count votes, permits and budget lines.",
    ],
    of_doing: &[
        "I monitor streams and write the permits that keep them cool.",
        "I walk other people's land for a living, so I have learned to ask before I advise.",
        "I coordinate volunteers for wetland projects and want to run a programme of my own.",
    ],
    in_spanish: "Vigilo arroyos y humedales, y hablo con quienes viven y siembran junto a ellos.",
};

pub(super) const SAFETY: Field = Field {
    profession: "Public safety",
    unit: "Emergency Management",
    titles: &[
        "Dispatcher trainee",
        "Dispatcher",
        "Senior dispatcher",
        "Shift supervisor",
        "Emergency manager",
        "Deputy safety director",
        "Safety director",
    ],
    of_leading: &[
        "I plan for the day nobody wants and hope to be bored by it.",
        "I have led night shifts, an ice storm and a merger of two call centers; the merger was the hardest.",
        "I teach supervisors how to talk with a crew after a bad call.",
    ],
    of_doing: &[
        "I answer calls at two in the morning, and people tell me I stay calm.",
        "I train volunteers for shelters and would like to lead the exercise this year.",
        "I was made lead of my shift last spring, over people who taught me the job.",
    ],
    in_spanish: "Atiendo emergencias y enseño a otras personas a mantener la calma.",
};

pub(super) const PARKS: Field = Field {
    profession: "Parks and recreation",
    unit: "Parks and Recreation",
    titles: &[
        "Recreation aide",
        "Recreation coordinator",
        "Parks planner",
        "Recreation supervisor",
        "Parks manager",
        "Deputy parks director",
        "Parks director",
    ],
    of_leading: &[
        "I opened a park on a landfill and a pool on a shoestring.",
        "I hire eighty teenagers every summer, which is the best leadership school I know.",
        "My parks are where every other department's problems come to sit down, so I have learned to work with all of them.",
    ],
    of_doing: &[
        "I run after-school programmes in three neighborhoods, and know most of the grandmothers.",
        "I schedule fields, coaches and patience.",
        "I plan trails and am learning how a small project survives a budget season.",
    ],
    in_spanish: "Organizo actividades para jóvenes en parques donde se hablan cuatro idiomas.",
};

pub(super) const HR: Field = Field {
    profession: "Human resources",
    unit: "Human Resources",
    titles: &[
        "Personnel clerk",
        "Recruiter",
        "Human resources analyst",
        "Employee relations supervisor",
        "Human resources manager",
        "Deputy human resources director",
        "Human resources director",
    ],
    of_leading: &[
        "I have sat on both sides of the bargaining table and was glad of both.",
        "I rewrote our hiring so that it asks what people can do, and our teams look different now.",
        "People come to me when something has gone wrong; I would like to meet some before.",
    ],
    of_doing: &[
        "I recruit for hard-to-fill jobs and want to understand them better than the posting does.",
        "I help employees with leave and benefits, which is to say with their lives.",
        "I answer questions about contracts all day and am curious how they are made.",
    ],
    in_spanish: "Ayudo a contratar y a recibir a quienes empiezan en el servicio público.",
};

pub(super) const LIBRARY: Field = Field {
    profession: "Libraries",
    unit: "Public Library",
    titles: &[
        "Library assistant",
        "Librarian",
        "Senior librarian",
        "Branch supervisor",
        "Library services manager",
        "Deputy library director",
        "Library director",
    ],
    of_leading: &[
        "I turned a quiet library into a loud one with quiet rooms.",
        "I have managed branches through a levy that failed and one that passed.",
        "I believe a good desk is the best service design course in government.",
    ],
    of_doing: &[
        "I help people with job applications, tax forms and, now and then, a book.",
        "I lead story time on Tuesdays and a staff committee on Thursdays; the first is better attended.",
        "I manage our bilingual collection and would like a say in the next one.",
    ],
    in_spanish: "En la biblioteca ayudo con trámites, empleo y lectura, en inglés y en español.",
};

pub(super) const HEALTH: Field = Field {
    profession: "Public health",
    unit: "Public Health",
    titles: &[
        "Clinic assistant",
        "Community health worker",
        "Epidemiologist",
        "Nursing supervisor",
        "Health programme manager",
        "Deputy health administrator",
        "Health administrator",
    ],
    of_leading: &[
        "I ran the vaccine clinics at the fairground and still meet people who remember the line.",
        "I supervise nurses, which mostly means removing obstacles they have stopped mentioning.",
        "I write grants, plans and apologies, and try to keep the last ones short.",
    ],
    of_doing: &[
        "I visit new parents at home and know which streets have no bus.",
        "I track outbreaks and have learned that a chart is only as good as the talk that goes with it.",
        "I coordinate a tobacco programme and would like to lead people, not only tasks.",
    ],
    in_spanish: "Soy parte de salud comunitaria y visito hogares donde la confianza se gana despacio.",
};

pub(super) const TRANSPORT: Field = Field {
    profession: "Transportation",
    unit: "Roads and Transit",
    titles: &[
        "Road maintenance worker",
        "Transportation analyst",
        "Transportation engineer",
        "Maintenance supervisor",
        "District manager",
        "Deputy region administrator",
        "Region administrator",
    ],
    of_leading: &[
        "I keep two mountain passes open and a public meeting civil, and can teach you the second.",
        "I started on a snowplow, and my crews know it.",
        "I have learned to give credit quickly and blame slowly.",
    ],
    of_doing: &[
        "I count buses, riders and complaints, and look for what they have in common.",
        "I design crossings near schools and want the next one built before the children graduate.",
        "I lead a small road crew and have never been taught how.",
    ],
    in_spanish: "Trabajo en caminos y transporte público para que la gente llegue a tiempo y segura.",
};

pub(super) const EXTENSION: Field = Field {
    profession: "Extension and education",
    unit: "County Programmes",
    titles: &[
        "Programme aide",
        "Outreach coordinator",
        "Community educator",
        "Faculty lead",
        "County leader",
        "Regional administrator",
        "Associate director",
    ],
    of_leading: &[
        "I bring research to kitchens, orchards and county fairs, and bring questions back.",
        "I have built programmes with growers, with teenagers and with no money.",
        "I supervise faculty across three counties, so I lead mostly by listening and by telephone.",
    ],
    of_doing: &[
        "I teach nutrition classes in church basements and write the reports at night.",
        "I work with young people who raise animals, and with the parents who drive them.",
        "I am the only one with my job in the county, so I would love a colleague to think with.",
    ],
    in_spanish: "Enseño nutrición y agricultura a familias del campo, casi siempre en español.",
};
