// The last resort when the app itself has stopped: replaces the page and offers
// everything saved here as one JSON file, read without the app's own code. What
// is sealed stays sealed. The key database is deliberately never opened.
(function () {
  "use strict";

  var databases = ["civic-mentor", "civic-mentor-sample"];
  var boot = window.civicMentorBoot;
  var shown = false;

  function settled(request) {
    return new Promise(function (resolve, reject) {
      request.onsuccess = function () { resolve(request.result); };
      request.onerror = function () { reject(request.error); };
    });
  }

  /** Opens a database as it stands; null where there is none. */
  function openExisting(name) {
    return new Promise(function (resolve, reject) {
      var request = indexedDB.open(name);
      var isNew = false;
      request.onupgradeneeded = function () {
        isNew = true; // it did not exist: leave it that way
        request.transaction.abort();
      };
      request.onsuccess = function () { resolve(request.result); };
      request.onerror = function (event) {
        event.preventDefault();
        if (isNew) resolve(null); else reject(request.error);
      };
      request.onblocked = function () { reject(new Error("blocked")); };
    });
  }

  function base64(bytes) {
    var text = "";
    for (var at = 0; at < bytes.length; at += 32768) {
      text += String.fromCharCode.apply(null, bytes.subarray(at, at + 32768));
    }
    return btoa(text);
  }

  /** A stored value as JSON; what JSON lacks becomes an object with one `$` key. */
  function plain(value) {
    if (value === undefined) return null;
    if (typeof value === "bigint") return { $bigint: String(value) };
    if (typeof value === "number" && !isFinite(value)) return { $number: String(value) };
    if (value === null || typeof value !== "object") return value;
    if (value instanceof Date) return { $date: value.toISOString() };
    if (value instanceof ArrayBuffer) return { $bytes: base64(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) {
      return { $bytes: base64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
    }
    if (value instanceof Map) return { $map: Array.from(value, function (pair) { return pair.map(plain); }) };
    if (value instanceof Set) return { $set: Array.from(value, plain) };
    if (Array.isArray(value)) return value.map(plain);
    var made = {};
    Object.keys(value).sort().forEach(function (key) { made[key] = plain(value[key]); });
    return made;
  }

  async function readDatabase(name) {
    var database = await openExisting(name);
    if (!database) return null;
    try {
      var names = Array.from(database.objectStoreNames).sort();
      var stores = {};
      if (names.length > 0) {
        var reading = database.transaction(names, "readonly");
        await Promise.all(names.map(async function (store) {
          var from = reading.objectStore(store);
          var found = await Promise.all([settled(from.getAllKeys()), settled(from.getAll())]);
          stores[store] = found[0].map(function (key, at) {
            return { key: plain(key), value: plain(found[1][at]) };
          });
        }));
      }
      return { name: name, version: database.version, stores: stores };
    } finally {
      database.close();
    }
  }

  /** Everything saved on this computer as one object, or null where nothing is. */
  async function readAll() {
    var found = (await Promise.all(databases.map(readDatabase))).filter(Boolean);
    if (found.length === 0) return null;
    var build = document.querySelector('meta[name="civic-mentor-build"]');
    return {
      format: "civic-mentor-rescue",
      version: 1,
      build: build ? build.content : "",
      made: new Date().toISOString(),
      databases: found
    };
  }

  async function download(screen) {
    try {
      var copy = await readAll();
      if (!copy) return screen.say(boot.text("download_empty"));
      var link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([JSON.stringify(copy)], { type: "application/json" }));
      link.download = "civic-mentor-rescue-" + copy.made.slice(0, 16).replace(":", "") + ".json";
      link.click();
      setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
      screen.say(boot.text("download_done"));
    } catch (error) {
      screen.say(boot.text("download_failed"));
    }
  }

  /** When the app last saved, from the line it keeps outside its database. */
  function lastSaveTime() {
    try {
      return Number(JSON.parse(boot.stored("civic-mentor.sentinel")).last_saved_ms) || 0;
    } catch (unreadable) {
      return 0;
    }
  }

  function lastSave() {
    var at = lastSaveTime();
    if (!at) return boot.text("saved_unknown");
    var today = new Date().toDateString() === new Date(at).toDateString();
    var time = new Intl.DateTimeFormat(boot.language(), today
      ? { timeStyle: "short" }
      : { dateStyle: "medium", timeStyle: "short" }).format(at);
    return boot.text(today ? "saved_today" : "saved_at").replace("{time}", time);
  }

  function show() {
    if (shown) return;
    shown = true;
    var screen = boot.screen(
      boot.text("broke_title"),
      [lastSave(), boot.text("broke_body")],
      [
        boot.button(boot.text("download"), function () { download(screen); }),
        boot.reloadButton(true)
      ]
    );
  }

  function isTrap(error) {
    return typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
  }

  // The app's panic hook sends the first; a trap that got past it is the rest.
  window.addEventListener("civic-mentor-panic", show);
  window.addEventListener("error", function (event) { if (isTrap(event.error)) show(); });
  window.addEventListener("unhandledrejection", function (event) { if (isTrap(event.reason)) show(); });

  boot.broke = show;
  boot.readAll = readAll;
})();
