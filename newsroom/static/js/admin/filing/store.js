// What waits on the phone, in the browser's own database: reports by number, and the bytes of their photos.
const STORES = ["reports", "photos"];
let opened;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open("lapor", 1);
    asked.onupgradeneeded = () => {
      for (const name of STORES) asked.result.createObjectStore(name, { keyPath: "number" });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  return opened;
}

async function run(mode, work) {
  const transaction = (await open()).transaction(STORES, mode);
  const done = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  const asked = work((name) => transaction.objectStore(name));
  await done;
  return asked?.result;
}

export const keep = (name, row) => run("readwrite", (store) => store(name).put(row));
export const find = (name, number) => run("readonly", (store) => store(name).get(number));
export const remove = (name, number) => run("readwrite", (store) => store(name).delete(number));

// Oldest first: what was finished first is sent first.
export async function reportsOf(user) {
  const found = await run("readonly", (store) => store("reports").getAll());
  return found.filter((report) => report.user === user).sort((one, other) => one.begunAt - other.begunAt);
}

export function forget(report) {
  return run("readwrite", (store) =>
    ifUntouched(store, report, () => {
      for (const { number } of report.photos) store("photos").delete(number);
      store("reports").delete(report.number);
    }),
  );
}

// What became of a report that was sent.
export function mark(report) {
  return run("readwrite", (store) => ifUntouched(store, report, () => store("reports").put(report)));
}

// Whoever took a report back to change it while it was being sent needs it as it is, and its photos.
function ifUntouched(store, { number, begunAt }, act) {
  const asked = store("reports").get(number);
  asked.onsuccess = () => asked.result?.state === "waiting" && asked.result.begunAt === begunAt && act();
}

// A page on plain HTTP has no randomUUID.
export function newNumber() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
