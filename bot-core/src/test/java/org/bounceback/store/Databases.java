package org.bounceback.store;

import java.nio.file.Path;

/** Databases of one kind for tests. */
public interface Databases {

  /**
   * Opens the one of that folder; another call finds what was written before. A new one is a copy
   * with all tables, unless it was connected to before.
   */
  Database open(Path folder) throws StoreException;

  /** Connects to it without bringing its tables up to date. */
  Connections connect(Path folder) throws StoreException;

  /** Does what an operator does who goes back to the program of that schema. */
  void putBack(Path folder, String schema) throws Exception;
}
