package org.bounceback.app.demo.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bounceback.sandbox.wire.Bytes;

/**
 * The files that the browser handed over and that no message or form took yet. Of too many the
 * oldest is forgotten. Safe for concurrent use.
 */
final class PendingFileStore {
  private static final int MAX = 20;

  private final Map<String, PendingFile> files = new LinkedHashMap<>();

  /** Keeps one and gives the name by which it is taken. */
  synchronized String keep(String name, byte[] content) {
    if (files.size() == MAX) {
      files.remove(files.keySet().iterator().next());
    }
    String id = UUID.randomUUID().toString();
    files.put(id, new PendingFile(name, Bytes.of(content)));
    return id;
  }

  /** Takes these out, in this order. */
  synchronized List<PendingFile> take(List<String> ids) {
    if (!files.keySet().containsAll(ids)) {
      throw new IllegalArgumentException("a file is gone; choose it again");
    }
    return ids.stream().map(files::remove).toList();
  }
}
