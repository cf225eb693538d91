package org.bounceback.store;

import java.nio.file.Path;

/** Databases of one kind for tests. */
public interface Databases {

  /** Opens the one of that folder; another call finds what was written before. */
  Database open(Path folder) throws StoreFailed;
}
