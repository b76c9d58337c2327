// Files kept on the phone, for a week, so that a reload or a closed tab loses none. Several tabs may
// use it at once: every change is one transaction.

export interface KeptFile {
  file: Blob;
  fingerprint: string;
  savedAt: number;
}

const name = "evidence";
const maxAge_ms = 7 * 24 * 60 * 60 * 1000;
// Some versions of Safari never answer the first page that asks.
const openedWithin_ms = 5000;

const eraseOld = (database: IDBDatabase): void => {
  const request = database.transaction(name, "readwrite").objectStore(name).openCursor();
  request.onsuccess = () => {
    const cursor = request.result;
    if (!cursor) return;
    if ((cursor.value as KeptFile).savedAt < Date.now() - maxAge_ms) cursor.delete();
    cursor.continue();
  };
};

const openDatabase = (onClosed: () => void): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    setTimeout(reject, openedWithin_ms);
    const request = indexedDB.open("zhiping", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(name);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      database.onclose = onClosed;
      database.onversionchange = () => {
        database.close();
        onClosed();
      };
      eraseOld(database);
      resolve(database);
    };
  });

export class FileStore {
  private database: Promise<IDBDatabase> | undefined;

  // Rejects when the phone refuses it: no room, private browsing, a file that cannot be read.
  async keep(id: string, file: Blob, fingerprint: string): Promise<void> {
    const kept: KeptFile = { file, fingerprint, savedAt: Date.now() };
    await this.transact("readwrite", (store) => store.put(kept, id));
  }

  find(id: string): Promise<KeptFile | undefined> {
    return this.transact<KeptFile | undefined>("readonly", (store) => store.get(id)).catch(() => undefined);
  }

  async erase(id: string): Promise<void> {
    await this.transact("readwrite", (store) => store.delete(id)).catch(() => {}); // Then the week ends it.
  }

  async rename(from: string, to: string, shared: boolean): Promise<void> {
    await this.transact("readwrite", (store) => {
      const request = store.get(from);
      request.onsuccess = () => {
        if (!request.result) return;
        store.put(request.result, to);
        if (!shared) store.delete(from);
      };
      return request;
    }).catch(() => {}); // Then it is found under its old id, or not at all.
  }

  private open(): Promise<IDBDatabase> {
    if (!this.database) {
      const close = (): void => {
        this.database = undefined;
      };
      this.database = openDatabase(close);
      this.database.catch(close);
    }
    return this.database;
  }

  private async transact<Value>(
    mode: IDBTransactionMode,
    ask: (store: IDBObjectStore) => IDBRequest<Value>,
  ): Promise<Value> {
    const database = await this.open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(name, mode);
      const request = ask(transaction.objectStore(name));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  }
}
