// The guard that runs before the app. It refuses to start inside a frame, says
// in plain words what a browser lacks or why loading failed, and otherwise adds
// start.js. Old syntax on purpose: an old browser must still be able to read it.
(function () {
  "use strict";

  var texts = {
    en: {
      loading: "Loading Civic Mentor…",
      framed_title: "Civic Mentor does not run inside another page",
      framed_body: "The page around this one could read over your shoulder. Open Civic Mentor in a tab of its own.",
      framed_act: "Open in its own tab",
      old_title: "This browser is too old for Civic Mentor",
      old_body: "It lacks what the page needs to do its work on your computer (WebAssembly and JavaScript modules). Use a current version of Edge, Chrome, Firefox or Safari. Nothing was changed.",
      failed_title: "Civic Mentor did not load",
      failed_body: "A part of the page did not arrive or was changed on its way. Nothing was changed on this computer. Check the connection and load the page again; if it keeps happening, tell the person who hosts this page.",
      reload: "Load the page again",
      broke_title: "Something broke",
      saved_today: "Your last save was at {time}.",
      saved_at: "Your last save was on {time}.",
      saved_unknown: "What was saved before is still on this computer.",
      broke_body: "Changes made after that may be missing. Download a copy now to be safe, then load the page again.",
      download: "Download a copy",
      download_empty: "There is nothing saved on this computer to download.",
      download_failed: "The copy could not be made: the browser did not give the saved data. Nothing was changed. Load the page again and make a backup there.",
      download_done: "The copy is in your downloads folder. It holds names and answers: keep it as safe as your personnel files."
    },
    es: {
      loading: "Cargando Civic Mentor…",
      framed_title: "Civic Mentor no funciona dentro de otra página",
      framed_body: "La página que rodea a esta podría ver lo que usted hace. Abra Civic Mentor en su propia pestaña.",
      framed_act: "Abrir en su propia pestaña",
      old_title: "Este navegador es demasiado antiguo para Civic Mentor",
      old_body: "Le falta lo que la página necesita para trabajar en su computadora (WebAssembly y módulos de JavaScript). Use una versión actual de Edge, Chrome, Firefox o Safari. No se cambió nada.",
      failed_title: "Civic Mentor no se cargó",
      failed_body: "Una parte de la página no llegó o cambió en el camino. No se cambió nada en esta computadora. Revise la conexión y vuelva a cargar la página; si sigue pasando, avise a la persona que publica esta página.",
      reload: "Volver a cargar la página",
      broke_title: "Algo falló",
      saved_today: "Lo último se guardó a las {time}.",
      saved_at: "Lo último se guardó el {time}.",
      saved_unknown: "Lo que se guardó antes sigue en esta computadora.",
      broke_body: "Es posible que falten los cambios posteriores. Descargue ahora una copia para mayor seguridad y después vuelva a cargar la página.",
      download: "Descargar una copia",
      download_empty: "No hay nada guardado en esta computadora para descargar.",
      download_failed: "No se pudo hacer la copia: el navegador no entregó los datos guardados. No se cambió nada. Vuelva a cargar la página y haga allí una copia de seguridad.",
      download_done: "La copia está en su carpeta de descargas. Contiene nombres y respuestas: guárdela con el mismo cuidado que los expedientes de personal."
    }
  };

  function stored(key) {
    try {
      return window.localStorage.getItem(key);
    } catch (refused) {
      return null; // storage is blocked; the page itself says so later
    }
  }

  function language() {
    var wanted = stored("civic-mentor.language") || navigator.language || "en";
    return wanted.slice(0, 2).toLowerCase() === "es" ? "es" : "en";
  }

  function text(key) {
    return texts[language()][key];
  }

  function element(tag, content) {
    var made = document.createElement(tag);
    made.textContent = content;
    return made;
  }

  /** Replaces the page by a heading, paragraphs and buttons or links. */
  function screen(title, paragraphs, acts) {
    var main = document.createElement("main");
    main.className = "boot";
    main.id = "boot-screen";
    var heading = element("h1", title);
    heading.tabIndex = -1;
    main.appendChild(heading);
    paragraphs.forEach(function (words) { main.appendChild(element("p", words)); });
    var row = document.createElement("div");
    row.className = "boot-acts";
    acts.forEach(function (act) { row.appendChild(act); });
    main.appendChild(row);
    var said = element("p", "");
    said.setAttribute("role", "status");
    main.appendChild(said);

    document.title = title + " · Civic Mentor";
    document.body.textContent = "";
    document.body.appendChild(main);
    heading.focus();
    return { say: function (words) { said.textContent = words; } };
  }

  function button(words, act, plain) {
    var made = element("button", words);
    made.type = "button";
    if (plain) made.className = "boot-plain";
    made.addEventListener("click", act);
    return made;
  }

  function reloadButton(plain) {
    return button(text("reload"), function () { window.location.reload(); }, plain);
  }

  function inFrame() {
    try {
      return window.top !== window.self;
    } catch (hidden) {
      return true;
    }
  }

  function refuseFrame() {
    var link = element("a", text("framed_act"));
    link.href = window.location.href;
    link.target = "_blank";
    link.rel = "noopener";
    screen(text("framed_title"), [text("framed_body")], [link]);
  }

  function begin() {
    var loading = element("p", text("loading"));
    loading.className = "boot boot-loading";
    loading.id = "boot-loading";
    loading.setAttribute("role", "status");
    document.body.appendChild(loading);
    var start = document.createElement("script");
    start.type = "module";
    start.src = "start.js";
    start.onerror = function () { boot.failed(); };
    document.head.appendChild(start);
  }

  var boot = window.civicMentorBoot = {
    text: text,
    language: language,
    stored: stored,
    screen: screen,
    button: button,
    reloadButton: reloadButton,
    /** Called by start.js once the app stands. */
    started: function () {
      var loading = document.getElementById("boot-loading");
      if (loading) loading.remove();
    },
    /** Called when a file of the page did not load. */
    failed: function () {
      screen(text("failed_title"), [text("failed_body")], [reloadButton(false)]);
    }
  };

  // Before the first paint, so that nothing flashes in the wrong look or language.
  document.documentElement.lang = language();
  document.documentElement.setAttribute("data-theme", stored("civic-mentor.theme") || "system");

  if (inFrame()) {
    refuseFrame();
  } else if (typeof WebAssembly !== "object" || !("noModule" in HTMLScriptElement.prototype)) {
    screen(text("old_title"), [text("old_body")], []);
  } else {
    begin();
  }
})();
