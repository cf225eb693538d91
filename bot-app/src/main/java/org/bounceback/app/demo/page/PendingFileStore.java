package org.bounceback.app.demo.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bounceback.sandbox.wire.Bytes;

/**
 * Stores uploaded files of the browser until a message or form uses them. If there are too many,
 * the oldest is deleted. Safe for concurrent use.
 */
final class PendingFileStore {
  private static final int MAX_FILES = 20;

  private final Map<String, PendingFile> files = new LinkedHashMap<>();

  /** Stores a file and returns its id. */
  synchronized String store(String name, byte[] content) {
    if (files.size() == MAX_FILES) {
      files.remove(files.keySet().iterator().next());
    }
    String id = UUID.randomUUID().toString();
    files.put(id, new PendingFile(name, Bytes.of(content)));
    return id;
  }

  /** Removes and returns these files, in this order. */
  synchronized List<PendingFile> remove(List<String> ids) {
    if (!files.keySet().containsAll(ids)) {
      throw new IllegalArgumentException("a file was deleted; choose it again");
    }
    return ids.stream().map(files::remove).toList();
  }
}
