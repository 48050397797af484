//! The competencies every template starts with.
//!
//! Four levels each, lowest first, one line a level. Replaceable like
//! everything else in a programme.

use super::words::{Words, words};

/// A competency with its levels.
#[derive(Debug)]
pub(super) struct CompetencyPlan {
    /// Its name; also an option of the skill questions.
    pub(super) name: Words,
    /// What it covers.
    pub(super) description: Words,
    /// Its levels, one line each.
    pub(super) levels: Words,
}

const fn competency(name: Words, description: Words, levels: Words) -> CompetencyPlan {
    CompetencyPlan {
        name,
        description,
        levels,
    }
}

pub(super) const COMPETENCIES: &[CompetencyPlan] = &[
    competency(
        words("Communication", "Comunicación"),
        words(
            "Listening, speaking and writing so that colleagues, the public and decision makers understand.",
            "Escuchar, hablar y escribir de modo que colegas, público y autoridades entiendan.",
        ),
        words(
            "Says and writes clearly what is asked for\nAdapts to who is listening and checks what was understood\nExplains hard matters simply and hears what is not said\nSets how a whole agency speaks with the people it serves",
            "Dice y escribe con claridad lo que se le pide\nSe adapta a quien escucha y comprueba qué se entendió\nExplica asuntos difíciles con sencillez y percibe lo que no se dice\nDefine cómo toda una agencia habla con las personas a las que sirve",
        ),
    ),
    competency(
        words("Decision-making", "Toma de decisiones"),
        words(
            "Weighing facts, law, risk and people's needs, deciding in time and owning the result.",
            "Sopesar hechos, leyes, riesgos y necesidades, decidir a tiempo y responder por el resultado.",
        ),
        words(
            "Decides within clear rules and asks when unsure\nCompares options and explains the choice\nDecides with incomplete facts and corrects the course early\nMakes and defends decisions that bind many others",
            "Decide dentro de reglas claras y pregunta si hay dudas\nCompara opciones y explica su elección\nDecide con datos incompletos y corrige el rumbo pronto\nToma y defiende decisiones que obligan a muchas personas",
        ),
    ),
    competency(
        words("Problem-solving", "Resolución de problemas"),
        words(
            "Finding the cause behind a symptom and trying remedies that last.",
            "Encontrar la causa detrás del síntoma y probar remedios duraderos.",
        ),
        words(
            "Notices problems and describes them well\nFinds causes and tries out a remedy\nSolves problems that cross teams and learns from failures\nBuilds an office that finds and mends its own problems",
            "Nota los problemas y los describe bien\nEncuentra las causas y prueba un remedio\nResuelve problemas entre equipos y aprende de los fracasos\nForma una oficina que halla y corrige sus propios problemas",
        ),
    ),
    competency(
        words("Conflict resolution", "Resolución de conflictos"),
        words(
            "Meeting disagreement early, fairly and with respect, within teams and with the public.",
            "Enfrentar los desacuerdos pronto, con justicia y respeto, en el equipo y con el público.",
        ),
        words(
            "Stays calm and seeks help in a conflict\nTalks a disagreement through with the other side\nMediates between others and keeps agreements alive\nPrevents conflicts by how work and power are shared",
            "Mantiene la calma y busca ayuda en un conflicto\nConversa un desacuerdo con la otra parte\nMedia entre otras personas y cuida los acuerdos\nPreviene conflictos con la manera de repartir trabajo y poder",
        ),
    ),
    competency(
        words("Strategic planning", "Planificación estratégica"),
        words(
            "Connecting daily work with the agency's mission and preparing for what is coming.",
            "Conectar el trabajo diario con la misión de la agencia y prepararse para lo que viene.",
        ),
        words(
            "Knows the agency's goals and their own part in them\nPlans a year of work with measures\nTurns a direction into programmes and budgets\nSets direction together with the public and partners",
            "Conoce las metas de la agencia y su parte en ellas\nPlanifica un año de trabajo con medidas\nConvierte un rumbo en programas y presupuestos\nFija el rumbo junto con el público y los aliados",
        ),
    ),
    competency(
        words("Programme development", "Desarrollo de programas"),
        words(
            "Designing services with the people who use them, starting them and improving them.",
            "Diseñar servicios con quienes los usan, ponerlos en marcha y mejorarlos.",
        ),
        words(
            "Helps to run an existing programme\nImproves a programme with feedback from its users\nDesigns and starts a new programme\nBuilds and closes programmes so that all of them fit together",
            "Ayuda a llevar un programa existente\nMejora un programa con la opinión de quienes lo usan\nDiseña e inicia un programa nuevo\nCrea y cierra programas para que el conjunto encaje",
        ),
    ),
    competency(
        words("Ethics", "Ética"),
        words(
            "Acting in the public's interest, seeing conflicts of interest and speaking up.",
            "Actuar en el interés público, reconocer conflictos de interés y decirlo.",
        ),
        words(
            "Knows the rules on gifts, records and interests\nRecognizes a dilemma and asks for advice\nHelps others to decide rightly under pressure\nMakes it safe for everyone to raise a concern",
            "Conoce las reglas sobre regalos, archivos e intereses\nReconoce un dilema y pide consejo\nAyuda a otras personas a decidir bien bajo presión\nLogra que cualquiera pueda plantear una inquietud sin temor",
        ),
    ),
    competency(
        words("Digital literacy", "Competencia digital"),
        words(
            "Using, choosing and questioning the tools and data that services run on.",
            "Usar, elegir y cuestionar las herramientas y los datos que sostienen los servicios.",
        ),
        words(
            "Uses the office's tools with care for privacy\nCombines tools and data to do work better\nChooses tools with users, security and access in mind\nLeads digital change that leaves nobody behind",
            "Usa las herramientas de la oficina cuidando la privacidad\nCombina herramientas y datos para trabajar mejor\nElige herramientas pensando en usuarios, seguridad y acceso\nDirige un cambio digital que no deja a nadie atrás",
        ),
    ),
    competency(
        words("Project management", "Gestión de proyectos"),
        words(
            "Bringing a piece of work to its end: scope, people, time, money and risk.",
            "Llevar un trabajo a término: alcance, personas, tiempo, dinero y riesgo.",
        ),
        words(
            "Delivers a task on time and says early when it slips\nRuns a small project with a plan\nRuns a project with several teams and a budget\nSteers many projects and stops those that no longer serve",
            "Entrega a tiempo y avisa pronto si hay retraso\nDirige un proyecto pequeño con un plan\nDirige un proyecto con varios equipos y presupuesto\nConduce muchos proyectos y detiene los que ya no sirven",
        ),
    ),
    competency(
        words("Policy analysis", "Análisis de políticas"),
        words(
            "Reading, comparing and writing policy with its effects on people in mind.",
            "Leer, comparar y redactar políticas pensando en sus efectos en las personas.",
        ),
        words(
            "Reads a rule and explains what it asks for\nCompares options with their costs and effects\nWrites a proposal that holds up in public\nShapes policy with those it affects, across agencies",
            "Lee una norma y explica qué exige\nCompara opciones con sus costos y efectos\nRedacta una propuesta que resiste el debate público\nDa forma a políticas con las personas afectadas y otras agencias",
        ),
    ),
];
